import type { AdviceInShort } from '../advice/in-short.ts';
import { verdictLabel, type Verdict } from '../advice/words.ts';
import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { ago } from '../calendar/time-between.ts';
import type { Gap } from '../referrals/gaps.ts';
import { formatAmountPlain, formatMoney, type Money } from '../money/money.ts';
import type { PartnerRow } from '../advice/relationship.ts';
import type { DueCount } from '../due/due.ts';
import type { NetworkReport, Volume, VolumeRow } from './report.ts';
import type { Settings } from '../settings/settings.ts';
import { count, list } from '../text/count.ts';
import { sparkline } from '../text/spark.ts';
import { strong } from '../text/spans.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column, type Plain } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import { dueWords, nowByKind, rhythmPhrase } from '../due/due-words.view.ts';
import { GAP_COLUMNS, gapsBlocks, gapText } from '../referrals/gaps.view.ts';
import { Drawn } from '../screen/drawn.ts';
import { record, renderList, type Look } from '../screen/list.view.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';

/** What the report needs beside its data: who it is for, and how partners are named in commands. */
export interface ReportFrame {
  settings: Settings;
  today: Day;
  /** The 12 trailing months of the partners shown, oldest first. */
  months: ReadonlyMap<number, number[]>;
  handle: (partner: PartnerRow) => string;
  /** How many partners the table shows. */
  shown: number;
  /** What was asked for in the period and nobody can do. */
  gaps: readonly Gap[];
  /** What is waiting, open referrals aside; undefined in a report that ends before today. */
  due: readonly DueCount[] | undefined;
}

/** The report on a screen. */
export function drawReport(report: NetworkReport, frame: ReportFrame, look: Look): Drawn {
  return drawText(reportBlocks(report, frame, look), look);
}

function reportBlocks(report: NetworkReport, frame: ReportFrame, look: Look): Block[] {
  return apart(
    [titleBlock(report, frame)],
    rows(totals(report).map((line) => ({ cells: [line] }))),
    volumeBlocks(report, frame, look),
    formalizeBlocks(report, frame),
    rows(report.others.map(otherRow)),
    checkInsBlocks(report, frame, DUE_SHOWN),
    gapsBlocks(frame.gaps, GAPS_SHOWN),
    dueBlocks(frame),
    [{ is: 'note', text: next(report, frame) }],
  );
}

const GAPS_SHOWN = 5;

/** Whose network it is, and the period. */
export function titleBlock(report: NetworkReport, frame: ReportFrame): Block {
  return { is: 'title', text: titleOf(frame), beside: periodWords(report) };
}

function titleOf({ settings }: ReportFrame): string {
  const name = settings['my-name'];
  return name === undefined ? 'Your referral network' : `Referral network of ${name}`;
}

function periodWords(report: NetworkReport): string {
  const { since, until } = report.period;
  return report.isVerdictWindow
    ? `12 months to ${formatDate(until)}`
    : `${formatDate(since)} to ${formatDate(until)}`;
}

function totals({ partners, totals: total }: NetworkReport): string[] {
  const counts = [
    count(partners, 'partner'),
    volumeWords(total),
    total.closed === 0 ? '' : `${total.won} won of ${total.closed} closed`,
  ];
  return [counts.filter((part) => part !== '').join('    '), ...businessWords(total)];
}

/** `61 exchanged (28 given, 33 received)`. */
export function volumeWords({ exchanged, given, received }: Volume): string {
  return `${count(exchanged, 'exchanged', 'exchanged')} (${given} given, ${received} received)`;
}

/** Closed business both ways, and what is known to be missing from it; nothing where nothing was won. */
export function businessWords(volume: Volume): string[] {
  const received = amounts(volume.businessReceived);
  const given = amounts(volume.businessGiven);
  const parts = [
    received === '' ? '' : `${received} closed business from referrals received`,
    given === '' ? '' : `${given} at partners from referrals given`,
    volume.wonWithoutAmount === 0 ? '' : `${volume.wonWithoutAmount} received and won without an amount`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [parts.join('; ')];
}

function amounts(list_: readonly Money[]): string {
  return list_.map(formatMoney).join(', ');
}

/** One partner's volume; on a narrow screen the months go first, then check-in, closed business and won. */
export function volumeColumns(report: NetworkReport, frame: ReportFrame, plain = false): Column<VolumeRow>[] {
  const anyClosed = report.totals.closed > 0;
  const anyBusiness = report.totals.businessReceived.length > 0;
  const columns: (Column<VolumeRow> | undefined)[] = [
    { key: 'partner', heading: 'Partner', value: (row) => row.partner.name, shrinksTo: 14 },
    { key: 'partnerId', value: (row) => `p${row.partner.id}` },
    { key: 'given', heading: 'Given', value: (row) => row.given, align: 'right' },
    { key: 'received', heading: 'Received', value: (row) => row.received, align: 'right' },
    { key: 'exchanged', heading: 'Exchanged', value: (row) => row.exchanged, align: 'right' },
    {
      key: 'won',
      ...(anyClosed ? { heading: 'Won' } : {}),
      value: (row) => row.won,
      text: (row) => (row.closed === 0 ? '' : `${row.won}/${row.closed}`),
      align: 'right',
      dropsAt: 4,
      legend: 'Won: of all closed, both ways',
    },
    { key: 'closed', value: (row) => row.closed },
    {
      key: 'closedBusiness',
      ...(anyBusiness ? { heading: 'Business' } : {}),
      value: (row) => row.businessReceived.map(plainMoney),
      text: (row) => amounts(row.businessReceived),
      align: 'right',
      dropsAt: 3,
      legend: 'Business: closed business from referrals received',
    },
    { key: 'wonWithoutAmount', value: (row) => row.wonWithoutAmount },
    {
      key: 'months',
      heading: '12 months',
      value: (row) => frame.months.get(row.partner.id) ?? [],
      text: (row) => monthsText(frame.months.get(row.partner.id) ?? [], plain),
      dropsAt: 1,
    },
    {
      key: 'lastCheckIn',
      heading: 'Check-in',
      value: (row) => row.lastCheckIn ?? null,
      text: (row) => (row.lastCheckIn === undefined ? '' : ago(row.lastCheckIn, report.period.until)),
      dropsAt: 2,
    },
    { key: 'verdict', value: (row) => row.verdict },
  ];
  return columns.filter((column) => column !== undefined);
}

/** Months as bars; read aloud, as their numbers. */
function monthsText(months: readonly number[], plain = false): string {
  return plain ? months.join(' ') : sparkline(months);
}

function plainMoney({ minor, currency }: Money): Plain {
  return { amount: formatAmountPlain(minor, currency), currency };
}

/** The volume of each partner shown. */
export function volumeBlocks(report: NetworkReport, frame: ReportFrame, { plain }: Look): Block[] {
  const shown = report.volume.slice(0, frame.shown);
  if (shown.length === 0) return rows([{ cells: ['No referral in this period yet.'] }]);
  const rest = report.volume.slice(frame.shown);
  const exchanged = rest.reduce((sum, row) => sum + row.exchanged, 0);
  return [
    { is: 'heading', text: 'Volume by partner' },
    {
      ...tableOf(volumeColumns(report, frame, plain), shown),
      fitted: true,
      more:
        rest.length === 0
          ? undefined
          : `... ${rest.length} more, ${exchanged} exchanged: refnet report --all`,
    },
  ];
}

/** Whom it is time to formalize with, or not yet. */
export function formalizeBlocks(report: NetworkReport, frame: ReportFrame): Block[] {
  const { timeToFormalize, moreToFormalize: more, declined } = report;
  const told: Row[] = [
    ...timeToFormalize.map((each) => formalizeRow(each, frame)),
    ...(more > 0 ? [{ cells: [`... ${more} more: refnet report --all`] }] : []),
    ...(declined > 0 ? [{ cells: [`${count(declined, 'other')} declined: refnet advise`] }] : []),
  ];
  return [
    {
      is: 'heading',
      text: 'Time to formalize',
      beside: `${frame.settings['formalize-at']} or more exchanged a year`,
    },
    ...rows(told.length === 0 ? [{ cells: ['nobody yet'] }] : told),
  ];
}

function formalizeRow(
  { partner, advice }: NetworkReport['timeToFormalize'][number],
  { handle }: ReportFrame,
): Row {
  const name = advice.verdict === 'time-to-formalize' ? strong(partner.name) : partner.name;
  return { cells: [name, advice.summary + caveat(advice)], command: `refnet advise ${handle(partner)}` };
}

/** Why somebody with the volume is not simply told that it is time. */
function caveat(advice: AdviceInShort): string {
  switch (advice.rule) {
    case 'volume':
    case 'joint':
      return '';
    case 'too-new':
      return `: too new${advice.lookAgain === undefined ? '' : `, look again ${formatDate(advice.lookAgain)}`}`;
    case 'held-back':
      return `: held back, ${list(
        advice.holdsBack.map(({ text }) => text),
        'and',
      )}`;
    default:
      return `: ${verdictLabel(advice.verdict).toLowerCase()}`;
  }
}

/** So many names stand for a verdict; of the others there is the number. */
const NAMED = 12;

function otherRow({ verdict, partners }: NetworkReport['others'][number]): Row {
  const names = partners
    .slice(0, NAMED)
    .map(({ partner, exchanged }) => (exchanged === 0 ? partner.name : `${partner.name} ${exchanged}`));
  const more = partners.length - names.length;
  return {
    cells: [
      strong(`${verdictLabel(verdict)} ${partners.length}`),
      names.join(', ') + (more > 0 ? ` and ${more} more` : ''),
    ],
  };
}

const DUE_SHOWN = 5;

/** The check-ins due, at most `most` of them; nothing where none is. */
export function checkInsBlocks(
  { checkInsDue: due }: NetworkReport,
  frame: ReportFrame,
  most: number,
): Block[] {
  if (due.length === 0) return [];
  const overdue = due.filter(({ state }) => state === 'overdue').length;
  const more = due.length - most;
  return [
    { is: 'heading', text: `Check-ins due ${due.length}${overdue === 0 ? '' : `, ${overdue} overdue`}` },
    ...rows([
      ...due.slice(0, most).map(({ partner, state, lastCheckIn, everyMonths }) => ({
        cells: [partner.name, state, rhythmPhrase(lastCheckIn, everyMonths, formatDate)],
        command: `refnet check-in ${frame.handle(partner)}`,
      })),
      ...(more > 0 ? [{ cells: [`... ${more} more: refnet partners --sort last-check-in`] }] : []),
    ]),
  ];
}

/** What is waiting, counted, with the command that lists it. */
function dueBlocks({ due }: ReportFrame): Block[] {
  const words = due === undefined ? '' : dueWords(due);
  return words === '' ? [] : rows([{ cells: [`Due: ${words}`], command: 'refnet due' }]);
}

function next(report: NetworkReport, frame: ReportFrame): string {
  const [first] = report.volume;
  return first === undefined
    ? 'next: refnet log "Client" --from PARTNER      refnet import FILE'
    : `next: refnet report ${frame.handle(first.partner)}      refnet referrals --open`;
}

/** The report as JSON has it: a public contract. */
export function reportAsPlain(report: NetworkReport, frame: ReportFrame): { [key: string]: Plain } {
  const columns = volumeColumns(report, frame);
  return {
    since: report.period.since,
    until: report.period.until,
    partners: report.partners,
    totals: volumeAsPlain(report.totals),
    volume: report.volume.map((row) => record(columns, row)),
    timeToFormalize: report.timeToFormalize.map(({ partner, exchanged, given, received, advice }) => ({
      partner: partner.name,
      partnerId: `p${partner.id}`,
      verdict: advice.verdict,
      rule: advice.rule,
      exchanged,
      given,
      received,
      reason: advice.reason,
      lookAgain: advice.lookAgain ?? null,
    })),
    declined: report.declined,
    others: Object.fromEntries(
      report.others.map(({ verdict, partners }): [Verdict, Plain] => [
        verdict,
        partners.map(({ partner, exchanged }) => ({
          partner: partner.name,
          partnerId: `p${partner.id}`,
          exchanged,
        })),
      ]),
    ),
    checkInsDue: report.checkInsDue.map((due) => ({
      partner: due.partner.name,
      partnerId: `p${due.partner.id}`,
      state: due.state,
      dueOn: due.dueOn,
      lastCheckIn: due.lastCheckIn ?? null,
      everyMonths: due.everyMonths,
    })),
    gaps: frame.gaps.map((gap) => record(GAP_COLUMNS, gap)),
    due: frame.due === undefined ? null : nowByKind(frame.due),
  };
}

function volumeAsPlain(volume: Volume): Plain {
  return {
    given: volume.given,
    received: volume.received,
    exchanged: volume.exchanged,
    won: volume.won,
    closed: volume.closed,
    businessReceived: volume.businessReceived.map(plainMoney),
    businessGiven: volume.businessGiven.map(plainMoney),
    wonWithoutAmount: volume.wonWithoutAmount,
  };
}

/** The report as Markdown. */
export function reportAsMarkdown(report: NetworkReport, frame: ReportFrame, look: Look): Drawn {
  const table = renderList(volumeColumns(report, frame), report.volume.slice(0, frame.shown), look, '').text;
  const formalize = report.timeToFormalize.map(
    ({ partner, advice }) =>
      `- **${escapeMarkdown(partner.name)}** ${escapeMarkdown(advice.summary + caveat(advice))}`,
  );
  const others = report.others.map(
    ({ verdict, partners }) =>
      `- ${verdictLabel(verdict)}: ${partners.map(({ partner }) => escapeMarkdown(partner.name)).join(', ')}`,
  );
  const due = report.checkInsDue.map(
    ({ partner, state, dueOn }) => `- ${escapeMarkdown(partner.name)}: ${state} since ${formatDate(dueOn)}`,
  );
  const gaps = frame.gaps.map((gap) => `- ${escapeMarkdown(`${gap.profession}: ${gapText(gap)}`)}`);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `\n## ${title}\n\n${lines.join('\n')}\n`;
  const parts = [
    `# ${escapeMarkdown(titleOf(frame))}\n\n${periodWords(report)}\n\n${totals(report).map(escapeMarkdown).join('\n')}\n`,
    `\n## Volume by partner\n\n${table}`,
    section(`Time to formalize (${frame.settings['formalize-at']} or more exchanged a year)`, formalize),
    section('The others', others),
    section('Check-ins due', due),
    section('Asked for and not met', gaps),
  ];
  return new Drawn(parts.join(''));
}
