import { verdictLabel, type Finding } from '../advice/words.ts';
import type { CheckIn } from '../contact/check-in.ts';
import type { Day } from '../calendar/day.ts';
import { formatDate, formatDayShort } from '../calendar/day-words.ts';
import { ago } from '../calendar/time-between.ts';
import { periodWords } from '../calendar/period.ts';
import { lastMonths } from '../calendar/day.ts';
import type { PartnerReport } from './partner-report.ts';
import { verdictBlocks } from '../advice/advice.view.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Plain } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import { Drawn } from '../screen/drawn.ts';
import { record, renderList, type Look } from '../screen/list.view.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import { referrals as referralKind, type Referral } from '../referrals/referral.ts';
import {
  beforeBlocks,
  businessWords,
  closedBlocks,
  closedWords,
  monthEnds,
  introducedWords,
} from './report.view.ts';
import { beforeAsPlain, volumeAsPlain } from './report-file.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** How many referrals the screen lists. */
const LISTED = 20;

/** The report on one partner, on a screen. */
export function drawPartnerReport(report: PartnerReport, today: Day, look: Look): Drawn {
  return drawText(partnerBlocks(report, today), look);
}

function partnerBlocks(report: PartnerReport, today: Day): Block[] {
  const { row, advice, months, period, handle, withoutAmount } = report;
  const [from, to] = monthEnds(period.until).map((month) => month.slice(0, 3));
  const bars: Block = {
    is: 'bars',
    values: months,
    from: from ?? '',
    to: to ?? '',
    text: 'exchanged a month',
  };
  return apart(
    [
      { is: 'title', text: titleOf(report) },
      { is: 'paragraph', text: periodWords(period) },
    ],
    [
      ...rows([{ cells: [introducedWords(row)] }]),
      ...closedBlocks(row, withoutAmount, `refnet referrals --partner ${handle} --received --without-amount`),
      ...beforeBlocks(report),
      ...(months.some((n) => n > 0) ? [bars] : []),
    ],
    verdictBlocks(advice),
    [{ is: 'heading', text: 'Referrals' }, referralsBlock(report, today)],
    [{ is: 'heading', text: 'Check-ins' }, ...checkInBlocks(report)],
  );
}

function referralsBlock({ referrals, handle }: PartnerReport, today: Day): Block {
  if (referrals.length === 0) return { is: 'rows', rows: [{ cells: ['No referral in this period.'] }] };
  const columns = columnsOf<Referral>(referralKind, today).filter((column) => column.key !== 'partner');
  const more = referrals.length - LISTED;
  return {
    ...tableOf(columns, referrals.slice(0, LISTED)),
    more: more > 0 ? `... ${more} more: refnet referrals --partner ${handle}` : undefined,
  };
}

function titleOf({ row: { partner } }: PartnerReport): string {
  return [partner.name, partner.profession ?? ''].filter((part) => part !== '').join(', ');
}

function checkInBlocks({ checkIns, row, period: { until }, handle }: PartnerReport): Block[] {
  const last = row.lastCheckIn === undefined ? 'none yet' : `last ${ago(row.lastCheckIn, until)}`;
  const due = row.checkIn.state === 'none' ? '' : `, next by ${formatDate(row.checkIn.dueOn)}`;
  return [
    ...rows([{ cells: [last + due], command: `refnet check-in ${handle}` }]),
    ...rows(checkIns.slice(0, 5).map((checkIn) => checkInRow(checkIn, until))),
  ];
}

function checkInRow({ onDay, kind, note, satisfaction }: CheckIn, until: Day): Row {
  const felt = satisfaction === null ? '' : `, satisfaction ${satisfaction} of 5`;
  return {
    cells: [formatDayShort(onDay, until), `${label(kind)}${felt}${note === null ? '' : `: ${note}`}`],
  };
}

/** Its referrals alone: CSV, or a table of Markdown. */
export function listReferralsOf({ referrals }: PartnerReport, today: Day, look: Look): Drawn {
  return renderList(columnsOf<Referral>(referralKind, today), referrals, look, '');
}

/** The same as JSON has it: a public contract. */
export function partnerReportAsPlain(report: PartnerReport, today: Day): Plain {
  const { row, advice, period } = report;
  const columns = columnsOf<Referral>(referralKind, today);
  const plain = (list: readonly Finding[]): Plain => list.map(({ id, text }) => ({ id, text }));
  return {
    partner: row.partner.name,
    partnerId: `p${row.partner.id}`,
    since: period.since,
    until: period.until,
    ...volumeAsPlain(row),
    withoutAmount: report.withoutAmount,
    before: beforeAsPlain(report.before),
    firstMonth: lastMonths(period.until, 12)[0] ?? null,
    months: report.months,
    verdict: advice.verdict,
    rule: advice.rule,
    source: advice.source,
    reason: advice.reason,
    supports: plain(advice.supports),
    holdsBack: plain(advice.holdsBack),
    missing: plain(advice.missing),
    lookAgain: advice.lookAgain ?? null,
    lastCheckIn: row.lastCheckIn ?? null,
    nextCheckIn: row.checkIn.state === 'none' ? null : row.checkIn.dueOn,
    referrals: report.referrals.map((referral) => record(columns, referral)),
    checkIns: report.checkIns.map(({ id, onDay, kind, satisfaction, note }) => ({
      number: id,
      day: onDay,
      kind,
      satisfaction,
      note,
    })),
  };
}

/** The same as Markdown. */
export function partnerReportAsMarkdown(report: PartnerReport, today: Day, look: Look): Drawn {
  const table = listReferralsOf(report, today, look).text;
  const { row, advice, period } = report;
  const parts = [
    `# ${escapeMarkdown(titleOf(report))}\n\n${periodWords(period)}\n\n`,
    `${[introducedWords(row), ...(row.closed === 0 ? [] : [closedWords(row), ...businessWords(row)])]
      .map(escapeMarkdown)
      .join('\n')}\n\n`,
    `## ${verdictLabel(advice.verdict)}\n\n${escapeMarkdown(advice.reason)}\n`,
    `${escapeMarkdown(advice.principle)} [${advice.source}]\n\n`,
    `## Referrals\n\n${table}`,
  ];
  return new Drawn(parts.join(''));
}
