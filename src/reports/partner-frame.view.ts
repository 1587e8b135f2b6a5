import type { FeesSettled } from '../agreements/fees-settled.ts';
import type { Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { Brief, MeetingFrame } from './meeting-frame.view.ts';
import type { Meeting } from './meeting.ts';
import type { PartnerReport } from './partner-report.ts';
import type { Returns, ReturnsRow } from './returns.ts';
import type { YearBeside } from './this-year.ts';
import type { Question } from './worth-asking.ts';

/** What the report on one partner is told with beside itself; `brief` where it is of a period that ends today. */
export interface PartnerFrame {
  readonly today: Day;
  readonly brief: Brief | undefined;
  /** What is worth asking today; none where the period ended earlier. */
  readonly questions: readonly Question[];
  readonly settings: Settings;
  /** Fees that changed hands in the period. */
  readonly fees: FeesSettled;
  /** What it took and brought in the period, and in the quarters that it is told by. */
  readonly returns: Returns;
  readonly quarters: readonly ReturnsRow[];
  /** The year of the last day beside the one before; undefined where nothing is on record of either. */
  readonly year: YearBeside | undefined;
}

/** What the words of a meeting need, from those of the report. */
export function meetingFrame(
  { handle, row, stageSince }: PartnerReport,
  { meeting, dueWords }: Brief,
  today: Day,
): [Meeting, MeetingFrame] {
  return [meeting, { today, handle, next: row.checkIn, stageSince, dueWords }];
}
