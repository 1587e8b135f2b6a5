import type { Day } from '../calendar/day.ts';
import type { NextCheckIn } from '../contact/rhythm.ts';
import type { DueItem } from '../due/due.ts';
import type { Column } from '../screen/columns.view.ts';
import type { Meeting } from './meeting.ts';

/** A meeting, and how what waits is told: the columns of the list of what is due. */
export interface Brief {
  readonly meeting: Meeting;
  readonly dueColumns: readonly Column<DueItem>[];
}

/** What the words need beside the record. */
export interface MeetingFrame {
  readonly today: Day;
  /** How commands name the partner. */
  readonly handle: string;
  readonly next: NextCheckIn;
  /** The first day of the stage as it stands. */
  readonly stageSince: Day | undefined;
  readonly dueColumns: readonly Column<DueItem>[];
}
