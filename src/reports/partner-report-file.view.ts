import { namesOf } from '../advice/advice.view.ts';
import { firstStepOf, headingOf } from '../advice/verdict.view.ts';
import type { Advice } from '../advice/advise.ts';
import type { Finding } from '../advice/words.ts';
import { formatDate } from '../calendar/day-words.ts';
import { lastMonths, type Day } from '../calendar/day.ts';
import { periodWords } from '../calendar/period.ts';
import type { Plain } from '../kinds/type.ts';
import { introducedRows, plainIntroduced } from '../referrals/introduced.view.ts';
import { referrals as referralKind, type Referral } from '../referrals/referral.ts';
import type { Block, Row } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import { record } from '../screen/list.view.ts';
import { plainOf } from '../text/spans.ts';
import { meetingAsPlain } from './meeting-plain.view.ts';
import { meetingLines } from './meeting.view.ts';
import { signalLine } from './record-lines.view.ts';
import type { PartnerReport } from './partner-report.ts';
import { costsOf, toRecordOf } from './brief-parts.view.ts';
import { meetingFrame, type PartnerFrame } from './partner-frame.view.ts';
import { checkInRow, figureBlocks, titleOf } from './partner-report.view.ts';
import { beforeAsPlain, feesAsPlain, plainUncounted, volumeAsPlain } from './report-file.view.ts';
import { plainYear, yearLines } from './this-year-plain.view.ts';
import { plainToRecord, quarterLine, returnsColumns, wholeColumns } from './returns.view.ts';

/** Everything that the report tells, a line each, for CSV. */
export function linesOfPartner(report: PartnerReport, frame: PartnerFrame): ReportLine[] {
  const { today, brief, fees, quarters, settings } = frame;
  const { period } = report;
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
    ...yearLines(frame.year).map((told) => line('year', ...told)),
    ...adviceLines(report.advice),
    ...frame.questions.map(({ id, text, because, source }) =>
      line('question', id, `${text} ${because} [${source}]`),
    ),
    ...recordLines(report, today),
  ];
}

function line(part: string, name: string, text: string, more: Partial<ReportLine> = {}): ReportLine {
  return { part, label: name, number: undefined, text, command: undefined, ...more };
}

function adviceLines(advice: Advice): ReportLine[] {
  const told = (name: string, text: string, command?: string) => line('advice', name, text, { command });
  const found = (name: string, findings: readonly Finding[]) => findings.map(({ text }) => told(name, text));
  const names = namesOf(advice);
  return [
    told('verdict', headingOf(advice)),
    told('reason', advice.reason),
    told('rule', `${advice.principle} [${advice.source}]`),
    ...found(names.supports.toLowerCase(), advice.supports),
    ...found(names.holdsBack.toLowerCase(), advice.holdsBack),
    ...found('on record', advice.noted),
    ...found('not known', advice.missing),
    ...found('see to', advice.alerts),
    ...found('red flag', advice.redFlags),
    ...(advice.lookAgain === undefined ? [] : [told('look again', formatDate(advice.lookAgain))]),
    advice.next === undefined
      ? told('next', advice.rest)
      : told('next', advice.next.text, advice.next.command),
  ];
}

/** What is on record of the period: whom the partner introduced, referrals, check-ins and what was said of them. */
function recordLines(
  { introducedBy, referrals, checkIns, feedback, period }: PartnerReport,
  today: Day,
): ReportLine[] {
  return [
    ...rowsOf(introducedRows(introducedBy)).map(({ cells }) => {
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
    ...feedback.map((signal) => ({ part: 'feedback', ...signalLine(signal, period.until) })),
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

/** The report on one partner as JSON has it: a public contract. */
export function partnerReportAsPlain(report: PartnerReport, frame: PartnerFrame): Plain {
  const { today, brief, fees, returns, quarters, settings } = frame;
  const { row, advice, period } = report;
  const columns = columnsOf<Referral>(referralKind, today);
  const plain = (list: readonly Finding[]): Plain => list.map(({ id, text }) => ({ id, text }));
  return {
    partner: row.partner.name,
    partnerId: `p${row.partner.id}`,
    profession: row.partner.profession,
    stageSince: report.stageSince ?? null,
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
    year: plainYear(frame.year, settings),
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
    next: plainNext(report),
    questions: frame.questions.map(({ id, text, because, source }) => ({ id, text, because, source })),
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

/** The step that the advice names first; null where there is nothing to do. */
function plainNext({ advice }: PartnerReport): Plain {
  const { text, command } = firstStepOf(advice);
  return command === undefined ? null : { text, command };
}
