import { verdictBlocks } from '../advice/advice.view.ts';
import { hasNoCosts } from '../advice/costs-words.ts';
import type { FeesSettled } from '../agreements/fees-settled.ts';
import { formatDate, formatDayShort } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { periodWords } from '../calendar/period.ts';
import { ago } from '../calendar/time-between.ts';
import type { CheckIn } from '../contact/check-in.ts';
import { label } from '../kinds/vocabulary.ts';
import { isPutAway } from '../partners/put-away.ts';
import { introducedRows } from '../referrals/introduced.view.ts';
import { referrals as referralKind, type Referral } from '../referrals/referral.ts';
import { noneBut } from '../referrals/uncounted.ts';
import { type Block, type Row, apart, rows } from '../screen/blocks.ts';
import { tableOf } from '../screen/columns.view.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import type { Settings } from '../settings/settings.ts';
import { closedOptions } from './closed-options.ts';
import type { Meeting } from './meeting.ts';
import type { Brief, MeetingFrame } from './meeting-frame.view.ts';
import { meetingBlocks } from './meeting.view.ts';
import { signalLine } from './record-lines.view.ts';
import type { PartnerReport } from './partner-report.ts';
import {
  beforeBlocks,
  closedBlocks,
  feesBlocks,
  introducedWords,
  monthEnds,
  monthsWindow,
} from './report.view.ts';
import { type Returns, type ReturnsRow, type ToRecord, timeToRecord } from './returns.ts';
import { costRows, partnerQuarters } from './returns.view.ts';

/** How many referrals the screen lists. */
export const LISTED = 20;

/** What the report is told with beside itself; `brief` where it is of a period that ends today. */
export interface PartnerFrame {
  readonly today: Day;
  readonly brief: Brief | undefined;
  readonly settings: Settings;
  /** Fees that changed hands in the period. */
  readonly fees: FeesSettled;
  /** What it took and brought in the period, and in the quarters that it is told by. */
  readonly returns: Returns;
  readonly quarters: readonly ReturnsRow[];
}

/** The report on one partner. Without `listed`, how many referrals are listed at most, nothing is left out. */
export function partnerBlocks(report: PartnerReport, frame: PartnerFrame, listed?: number): Block[] {
  const { today, brief, fees } = frame;
  const { advice, months, period } = report;
  const [from, to] = monthEnds(period.until).map((month) => month.slice(0, 3));
  const bars: Block = {
    is: 'bars',
    values: months,
    from: from ?? '',
    to: to ?? '',
    text: `exchanged a month${monthsWindow(period)}`,
  };
  const checkIns = checkInBlocks(report, brief !== undefined, today);
  return apart(
    [{ is: 'title', text: titleOf(report, brief) }],
    brief === undefined
      ? []
      : meetingBlocks(...meetingFrame(report, brief, today), listed === undefined ? Infinity : undefined),
    [
      { is: 'heading', text: periodWords(period) },
      ...figureBlocks(report, today, fees),
      ...(months.some((n) => n > 0) ? [bars] : []),
    ],
    costsOf(report, frame),
    partnerQuarters(frame.quarters, frame.settings),
    verdictBlocks(advice),
    report.introducedBy.length === 0
      ? []
      : [{ is: 'heading', text: 'Introduced to you' }, ...introducedRows(report.introducedBy)],
    [{ is: 'heading', text: 'Referrals' }, referralsBlock(report, today, listed ?? Infinity)],
    checkIns.length === 0 ? [] : [{ is: 'heading', text: 'Check-ins' }, ...checkIns],
    feedbackBlocks(report, listed ?? Infinity),
  );
}

/** What it took and brought; nothing where nothing was spent or closed. */
export function costsOf(report: PartnerReport, frame: PartnerFrame): Block[] {
  const { returns, settings } = frame;
  if (hasNoCosts(returns)) return [];
  return [
    { is: 'heading', text: 'Costs and benefit' },
    ...costRows(returns, settings, toRecordOf(report, frame)),
  ];
}

/** What to record of time; nothing of a partner who is put away. */
export function toRecordOf(
  { handle, row }: PartnerReport,
  { returns, settings, today }: PartnerFrame,
): readonly ToRecord[] {
  if (hasNoCosts(returns) || isPutAway(row.partner, today)) return [];
  return timeToRecord(returns, settings, handle);
}

export function meetingFrame(
  { handle, row }: PartnerReport,
  { meeting, dueColumns }: Brief,
  today: Day,
): [Meeting, MeetingFrame] {
  return [meeting, { today, handle, next: row.checkIn, dueColumns }];
}

function referralsBlock({ referrals, handle }: PartnerReport, today: Day, listed: number): Block {
  if (referrals.length === 0) return { is: 'rows', rows: [{ cells: ['No referral in this period.'] }] };
  const columns = columnsOf<Referral>(referralKind, today).filter((column) => column.key !== 'partner');
  const more = referrals.length - listed;
  return {
    ...tableOf(columns, referrals.slice(0, listed)),
    more: more > 0 ? `... ${more} more: refnet referrals --partner ${handle}` : undefined,
  };
}

export function titleOf({ row: { partner } }: PartnerReport, brief: Brief | undefined): string {
  const business = brief?.meeting.partner.business ?? '';
  return [partner.name, partner.profession ?? '', business].filter((part) => part !== '').join(', ');
}

/** What was introduced and closed in the period, and in the one before. */
export function figureBlocks(report: PartnerReport, today: Day, fees: FeesSettled): Block[] {
  const { row, withoutAmount, handle } = report;
  const all = `refnet referrals --partner ${handle} --received --without-amount${closedOptions(report.period, today)}`;
  return [
    ...rows([{ cells: [introducedWords(row, noneBut('none introduced', report.uncounted))] }]),
    ...closedBlocks(row, withoutAmount, all),
    ...feesBlocks(fees),
    ...beforeBlocks(report),
  ];
}

/** The check-ins of the period; the last and the next one too, unless they are told already. */
function checkInBlocks(
  { checkIns, row, period: { until }, handle }: PartnerReport,
  isTold: boolean,
  today: Day,
): Block[] {
  const last = row.lastCheckIn === undefined ? 'none yet' : `last ${ago(row.lastCheckIn, until)}`;
  const due = row.checkIn.state === 'none' ? '' : `, next by ${formatDate(row.checkIn.dueOn)}`;
  return [
    ...rows(
      isTold
        ? []
        : isPutAway(row.partner, today)
          ? [{ cells: [last] }]
          : [{ cells: [last + due], command: `refnet check-in ${handle}` }],
    ),
    ...rows(checkIns.slice(0, 5).map((checkIn) => checkInRow(checkIn, until))),
  ];
}

/** What one said of the other's work in the period, newest first. */
function feedbackBlocks({ feedback, olderFeedback, period, handle }: PartnerReport, listed: number): Block[] {
  if (feedback.length === 0 && olderFeedback === 0) return [];
  const more = Math.max(0, feedback.length - listed);
  const rest = [
    ...(more > 0 ? [`${more} more`] : []),
    ...(olderFeedback > 0 ? [`${olderFeedback} earlier`] : []),
  ];
  return [
    { is: 'heading', text: 'Feedback and testimonials' },
    ...rows(
      feedback.slice(0, listed).map((signal) => {
        const { label: day, text } = signalLine(signal, period.until);
        return { cells: [day, text] };
      }),
    ),
    ...rows(
      rest.length === 0 ? [] : [{ cells: [`... ${rest.join(', ')}`], command: `refnet note ${handle}` }],
    ),
  ];
}

export function checkInRow({ onDay, kind, note, satisfaction }: CheckIn, until: Day): Row {
  const felt = satisfaction === null ? '' : `, satisfaction ${satisfaction} of 5`;
  return {
    cells: [formatDayShort(onDay, until), `${label(kind)}${felt}${note === null ? '' : `: ${note}`}`],
  };
}
