import type { FeesSettled } from '../agreements/fees-settled.ts';
import { hasNoCosts } from '../advice/costs-words.ts';
import type { Finding } from '../advice/words.ts';
import type { CheckIn } from '../contact/check-in.ts';
import type { Day } from '../calendar/day.ts';
import { formatDate, formatDayShort } from '../calendar/day-words.ts';
import { ago } from '../calendar/time-between.ts';
import { periodWords } from '../calendar/period.ts';
import { lastMonths } from '../calendar/day.ts';
import type { PartnerReport } from './partner-report.ts';
import type { Meeting } from './meeting.ts';
import {
  meetingAsPlain,
  meetingBlocks,
  meetingLines,
  signalLine,
  type Brief,
  type MeetingFrame,
} from './meeting.view.ts';
import { headingOf, namesOf, verdictBlocks } from '../advice/advice.view.ts';
import { isPutAway } from '../partners/put-away.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column, type Plain } from '../screen/columns.view.ts';
import { drawMarkdown } from '../screen/draw-markdown.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import { record, type Look } from '../screen/list.view.ts';
import { plainOf } from '../text/spans.ts';
import { introducedRows, plainIntroduced } from '../referrals/introduced.view.ts';
import { noneBut } from '../referrals/uncounted.ts';
import { closedOptions } from './closed-options.ts';
import { referrals as referralKind, type Referral } from '../referrals/referral.ts';
import {
  beforeBlocks,
  closedBlocks,
  feesBlocks,
  introducedWords,
  monthEnds,
  monthsWindow,
} from './report.view.ts';
import { beforeAsPlain, feesAsPlain, plainUncounted, volumeAsPlain } from './report-file.view.ts';
import { timeToRecord, type Returns, type ReturnsRow, type ToRecord } from './returns.ts';
import {
  costRows,
  partnerQuarters,
  plainToRecord,
  quarterLine,
  returnsColumns,
  wholeColumns,
} from './returns.view.ts';
import type { Settings } from '../settings/settings.ts';
import { label } from '../kinds/vocabulary.ts';

/** How many referrals the screen lists. */
const LISTED = 20;

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

/** The report on one partner, on a screen. */
export function drawPartnerReport(report: PartnerReport, frame: PartnerFrame, look: Look): Drawn {
  return drawText(partnerBlocks(report, frame, LISTED), look);
}

/** Without `listed`, how many referrals are listed at most, nothing is left out. */
function partnerBlocks(report: PartnerReport, frame: PartnerFrame, listed?: number): Block[] {
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
function costsOf(report: PartnerReport, frame: PartnerFrame): Block[] {
  const { returns, settings } = frame;
  if (hasNoCosts(returns)) return [];
  return [
    { is: 'heading', text: 'Costs and benefit' },
    ...costRows(returns, settings, toRecordOf(report, frame)),
  ];
}

/** What to record of time; nothing of a partner who is put away. */
function toRecordOf(
  { handle, row }: PartnerReport,
  { returns, settings, today }: PartnerFrame,
): readonly ToRecord[] {
  if (hasNoCosts(returns) || isPutAway(row.partner, today)) return [];
  return timeToRecord(returns, settings, handle);
}

function meetingFrame(
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

function titleOf({ row: { partner } }: PartnerReport, brief: Brief | undefined): string {
  const business = brief?.meeting.partner.business ?? '';
  return [partner.name, partner.profession ?? '', business].filter((part) => part !== '').join(', ');
}

/** What was introduced and closed in the period, and in the one before. */
function figureBlocks(report: PartnerReport, today: Day, fees: FeesSettled): Block[] {
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

function checkInRow({ onDay, kind, note, satisfaction }: CheckIn, until: Day): Row {
  const felt = satisfaction === null ? '' : `, satisfaction ${satisfaction} of 5`;
  return {
    cells: [formatDayShort(onDay, until), `${label(kind)}${felt}${note === null ? '' : `: ${note}`}`],
  };
}

/** Everything that the report tells, a line each, for CSV. */
export function linesOfPartner(report: PartnerReport, frame: PartnerFrame): ReportLine[] {
  const { today, brief, fees, quarters, settings } = frame;
  const { advice, period, referrals, checkIns } = report;
  const line = (part: string, name: string, text: string, more: Partial<ReportLine> = {}): ReportLine => ({
    part,
    label: name,
    number: undefined,
    text,
    command: undefined,
    ...more,
  });
  const found = (name: string, findings: readonly Finding[]) =>
    findings.map(({ text }) => line('advice', name, text));
  return [
    line('partner', 'name', titleOf(report, brief)),
    ...(brief === undefined ? [] : meetingLines(...meetingFrame(report, brief, today))),
    line('period', 'days', periodWords(period)),
    ...rowsOf(figureBlocks(report, today, fees)).map(({ cells, command }) =>
      line('period', 'counted', cells.map(plainOf).join(' '), { command }),
    ),
    line('period', 'months', report.months.join(' ')),
    ...rowsOf(costsOf(report, frame)).map(({ cells, command }) => {
      const [name = '', text = ''] = cells.map(plainOf);
      return line('costs', name.toLowerCase(), text, { command });
    }),
    ...quarters.map((row) => line('quarter', ...quarterLine(row, settings))),
    line('advice', 'verdict', headingOf(advice)),
    line('advice', 'reason', advice.reason),
    line('advice', 'rule', `${advice.principle} [${advice.source}]`),
    ...found(namesOf(advice).supports.toLowerCase(), advice.supports),
    ...found(namesOf(advice).holdsBack.toLowerCase(), advice.holdsBack),
    ...found('on record', advice.noted),
    ...found('not known', advice.missing),
    ...found('see to', advice.alerts),
    ...found('red flag', advice.redFlags),
    ...(advice.lookAgain === undefined ? [] : [line('advice', 'look again', formatDate(advice.lookAgain))]),
    ...(advice.next === undefined
      ? [line('advice', 'next', advice.rest)]
      : [line('advice', 'next', advice.next.text, { command: advice.next.command })]),
    ...rowsOf(introducedRows(report.introducedBy)).map(({ cells }) => {
      const [name = '', text = ''] = cells.map(plainOf);
      return line('introduced', name, text);
    }),
    ...referrals.map((referral) =>
      line('referral', referral.direction, referralKind.phrase(referral, today), { number: referral.id }),
    ),
    ...checkIns.map((checkIn) => {
      const [day = '', text = ''] = checkInRow(checkIn, period.until).cells.map(plainOf);
      return line('check-in', day, text, { number: checkIn.id });
    }),
    ...report.feedback.map((signal) => ({ part: 'feedback', ...signalLine(signal, period.until) })),
  ];
}

function rowsOf(blocks: readonly Block[]): Row[] {
  return blocks.flatMap((block) => (block.is === 'rows' ? block.rows : []));
}

/** A fact of the report as CSV has it. */
export interface ReportLine {
  readonly part: string;
  readonly label: string;
  readonly number: number | undefined;
  readonly text: string;
  readonly command: string | undefined;
}

export const LINE_COLUMNS: readonly Column<ReportLine>[] = [
  { key: 'part', value: ({ part }) => part },
  { key: 'label', value: ({ label: name }) => name },
  { key: 'number', value: ({ number }) => number ?? null },
  { key: 'text', value: ({ text }) => text },
  { key: 'command', value: ({ command }) => command ?? null },
];

/** The same as JSON has it: a public contract. */
export function partnerReportAsPlain(report: PartnerReport, frame: PartnerFrame): Plain {
  const { today, brief, fees, returns, quarters, settings } = frame;
  const { row, advice, period } = report;
  const columns = columnsOf<Referral>(referralKind, today);
  const plain = (list: readonly Finding[]): Plain => list.map(({ id, text }) => ({ id, text }));
  return {
    partner: row.partner.name,
    partnerId: `p${row.partner.id}`,
    since: period.since,
    until: period.until,
    ...volumeAsPlain(row),
    uncounted: plainUncounted(report.uncounted),
    withoutAmount: report.withoutAmount,
    ...feesAsPlain(fees),
    costs: {
      ...record(returnsColumns(settings), { returns }),
      toRecord: plainToRecord(toRecordOf(report, frame)),
    },
    quarters: quarters.map((each) => record(wholeColumns(['quarter'], settings), each)),
    before: beforeAsPlain(report.before),
    firstMonth: lastMonths(period.until, 12)[0] ?? null,
    months: report.months,
    verdict: advice.verdict,
    rule: advice.rule,
    source: advice.source,
    reason: advice.reason,
    supports: plain(advice.supports),
    holdsBack: plain(advice.holdsBack),
    noted: plain(advice.noted),
    missing: plain(advice.missing),
    alerts: plain(advice.alerts),
    redFlags: plain(advice.redFlags),
    lookAgain: advice.lookAgain ?? null,
    lastCheckIn: row.lastCheckIn ?? null,
    nextCheckIn: row.checkIn.state === 'none' ? null : row.checkIn.dueOn,
    meeting: brief === undefined ? null : meetingAsPlain(...meetingFrame(report, brief, today)),
    introduced: plainIntroduced(report.introducedBy),
    referrals: report.referrals.map((referral) => record(columns, referral)),
    checkIns: report.checkIns.map(({ id, onDay, kind, satisfaction, note }) => ({
      number: id,
      day: onDay,
      kind,
      satisfaction,
      note,
    })),
    feedback: report.feedback.map(({ id, onDay, kind, note }) => ({ number: id, day: onDay, kind, note })),
    olderFeedback: report.olderFeedback,
  };
}

/** The same as Markdown, every referral of the period with it. */
export function partnerReportAsMarkdown(report: PartnerReport, frame: PartnerFrame): Drawn {
  return drawMarkdown(partnerBlocks(report, frame));
}
