import type { AdviceInShort } from '../advice/advise.ts';
import { verdictLabel, type Verdict } from '../advice/words.ts';
import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { ago } from '../calendar/time-between.ts';
import type { Gap } from '../referrals/gaps.ts';
import { formatAmountPlain, formatMoney, type Money } from '../money/money.ts';
import type { PartnerRow } from '../advice/relationship.ts';
import type { DueCount } from '../due/due.ts';
import type { DueCheckIn, NetworkReport, Volume, VolumeRow } from './report.ts';
import type { Settings } from '../settings/settings.ts';
import { count, list } from '../text/count.ts';
import { sparkline } from '../text/spark.ts';
import { dim, strong, toned, type Span, type Text } from '../text/spans.ts';
import { displayWidth, padEnd, truncate } from '../text/width.ts';
import { wrapText } from '../text/wrap.ts';
import { fitColumns, type Column, type Plain } from '../screen/columns.view.ts';
import { dueWords, nowByKind, rhythmPhrase } from '../due/due-words.view.ts';
import { GAP_COLUMNS, gapsBlock, gapText } from '../referrals/gaps.view.ts';
import { Drawn } from '../screen/drawn.ts';
import { record, renderList, type Look } from '../screen/list.view.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import { drawGroups } from '../screen/paint.view.ts';
import { drawPlain } from '../screen/table.view.ts';

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
  const groups: Text[][] = [
    heading(report, frame, look),
    totals(report, look.width - 2).map((line) => `  ${line}`),
    volumeTable(report, frame, look),
    formalizeBlock(report, frame, look),
    othersBlock(report, look),
    checkInsBlock(report, frame, look, DUE_SHOWN),
    gapsBlock(frame.gaps, look, GAPS_SHOWN),
    dueBlock(frame, look),
    next(report, frame).map(dim),
  ];
  return drawGroups(groups, look.style);
}

const GAPS_SHOWN = 5;

/** Whose network it is, and the period. */
export function heading(report: NetworkReport, frame: ReportFrame, { width }: Look): Text[] {
  return spread(toned('strong', titleOf(frame)), periodWords(report), width);
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

/** Two texts at the two ends of a line, or on two lines where there is no room. */
function spread(left: Span, right: string, width: number): Text[] {
  const room = width - displayWidth(left.text) - displayWidth(right);
  return room < 2 ? [[left], right] : [[left, ' '.repeat(room), right]];
}

function totals(report: NetworkReport, width: number): string[] {
  const { partners, totals: total } = report;
  const counts = [
    count(partners, 'partner'),
    volumeWords(total),
    total.closed === 0 ? '' : `${total.won} won of ${total.closed} closed`,
  ].filter((part) => part !== '');
  const line = counts.join('    ');
  return [...(displayWidth(line) <= width ? [line] : counts), ...businessWords(total)].flatMap((each) =>
    wrapText(each, width),
  );
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
    },
    { key: 'closed', value: (row) => row.closed },
    {
      key: 'closedBusiness',
      ...(anyBusiness ? { heading: 'Business' } : {}),
      value: (row) => row.businessReceived.map(plainMoney),
      text: (row) => amounts(row.businessReceived),
      align: 'right',
      dropsAt: 3,
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
export function monthsText(months: readonly number[], plain = false): string {
  return plain ? months.join(' ') : sparkline(months);
}

function plainMoney({ minor, currency }: Money): Plain {
  return { amount: formatAmountPlain(minor, currency), currency };
}

/** The volume of each partner shown, as lines of a screen. */
export function volumeTable(report: NetworkReport, frame: ReportFrame, look: Look): Text[] {
  const rows = report.volume.slice(0, frame.shown);
  if (rows.length === 0) return ['  No referral in this period yet.'];
  const shown = fitColumns(volumeColumns(report, frame, look.plain), rows, look.width - 2);
  const [headings = '', ...lines] = drawPlain(shown, rows.length).map((line) => `  ${line.trimEnd()}`);
  const rest = report.volume.slice(frame.shown);
  const more = rest.reduce((sum, row) => sum + row.exchanged, 0);
  const tail = rest.length === 0 ? [] : [`  ... ${rest.length} more, ${more} exchanged: refnet report --all`];
  const legend = legendOf(shown);
  return [
    strong('Volume by partner'),
    dim(headings),
    ...lines,
    ...tail,
    ...(legend === '' ? [] : wrapText(legend, look.width - 2).map((line) => dim(`  ${line}`))),
  ];
}

/** What the columns count that their headings have no room to say. */
function legendOf(shown: readonly { heading: string }[]): string {
  const has = (name: string) => shown.some((column) => column.heading === name);
  return [
    has('Won') ? 'Won: of all closed, both ways' : '',
    has('Business') ? 'Business: closed business from referrals received' : '',
  ]
    .filter((part) => part !== '')
    .join('. ');
}

/** Whom it is time to formalize with, or not yet, as lines of a screen. */
export function formalizeBlock(report: NetworkReport, frame: ReportFrame, look: Look): Text[] {
  const rule = `${frame.settings['formalize-at']} or more exchanged a year`;
  const title = spread(toned('strong', 'Time to formalize'), rule, look.width);
  const declined =
    report.declined === 0 ? [] : [`  ${count(report.declined, 'other')} declined: refnet advise`];
  if (report.timeToFormalize.length === 0)
    return [...title, ...(declined.length > 0 ? declined : ['  nobody yet'])];
  const shown = report.timeToFormalize;
  const names = Math.min(24, Math.max(...shown.map(({ partner }) => nameWidth(partner))));
  const lines = shown.flatMap(({ partner, advice }) => {
    const name = padEnd(truncate(partner.name, names), names);
    const isTime = advice.verdict === 'time-to-formalize';
    return adviceLines(
      isTime ? toned('strong', name) : { text: name },
      names,
      advice,
      frame.handle(partner),
      look.width,
    );
  });
  const more = report.moreToFormalize;
  return [...title, ...lines, ...(more > 0 ? [`  ... ${more} more: refnet report --all`] : []), ...declined];
}

function adviceLines(
  name: Span,
  nameColumns: number,
  advice: AdviceInShort,
  handle: string,
  width: number,
): Text[] {
  const indent = nameColumns + 4;
  const texts = wrapText(`${advice.summary}${caveat(advice)}`, Math.max(20, width - indent));
  const [only = ''] = texts;
  const command = `refnet advise ${handle}`;
  const fits = texts.length === 1 && indent + displayWidth(only) + 4 + displayWidth(command) <= width;
  const lines = fits ? [`${only}    ${command}`] : texts;
  return lines.map((line, index) => (index === 0 ? ['  ', name, `  ${line}`] : ' '.repeat(indent) + line));
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

function nameWidth(partner: PartnerRow): number {
  return displayWidth(partner.name);
}

function othersBlock(report: NetworkReport, look: Look): Text[] {
  const labels = report.others.map(({ verdict, partners }) => `${verdictLabel(verdict)} ${partners.length}`);
  const widest = Math.max(0, ...labels.map(displayWidth));
  return report.others.map(({ partners }, index) => {
    const names = partners.map(({ partner, exchanged }) =>
      exchanged === 0 ? partner.name : `${partner.name} ${exchanged}`,
    );
    const label = toned('strong', padEnd(labels[index] ?? '', widest));
    return [label, `  ${fitNames(names, look.width - widest - 2)}`];
  });
}

/** How many names fit by themselves, without the number of the others. */
function mostNames(names: readonly string[], width: number): number {
  let used = 0;
  const first = names.findIndex((name) => (used += displayWidth(name) + 2) - 2 > width);
  return first === -1 ? names.length : first;
}

/** As many names as fit one line, and how many there are beyond. */
function fitNames(names: readonly string[], width: number): string {
  for (let shown = mostNames(names, width); shown > 0; shown -= 1) {
    const more = names.length - shown;
    const text = names.slice(0, shown).join(', ') + (more === 0 ? '' : ` and ${more} more`);
    if (displayWidth(text) <= width) return text;
  }
  return truncate(names.join(', '), width);
}

const DUE_SHOWN = 5;

/** The check-ins due, at most `most` of them, as lines of a screen; nothing where none is. */
export function checkInsBlock(report: NetworkReport, frame: ReportFrame, look: Look, most: number): Text[] {
  const due = report.checkInsDue;
  if (due.length === 0) return [];
  const overdue = due.filter(({ state }) => state === 'overdue').length;
  const title = `Check-ins due ${due.length}${overdue === 0 ? '' : `, ${overdue} overdue`}`;
  const columns: Column<DueCheckIn>[] = [
    { key: 'partner', heading: '', value: ({ partner }) => partner.name, shrinksTo: 14 },
    { key: 'state', heading: '', value: ({ state }) => state },
    {
      key: 'last',
      heading: '',
      value: ({ lastCheckIn, everyMonths }) => rhythmPhrase(lastCheckIn, everyMonths, formatDate),
    },
    {
      key: 'next',
      heading: '',
      value: ({ partner }) => `refnet check-in ${frame.handle(partner)}`,
      dropsAt: 1,
    },
  ];
  const shown = due.slice(0, most);
  const [, ...lines] = drawPlain(fitColumns(columns, shown, look.width - 2), shown.length);
  const more = due.length - shown.length;
  return [
    strong(title),
    ...lines.map((line) => `  ${line.trimEnd()}`),
    ...(more > 0 ? [`  ... ${count(more, 'more', 'more')}: refnet partners --sort last-check-in`] : []),
  ];
}

/** What is waiting, counted, with the command that lists it. */
function dueBlock({ due }: ReportFrame, { width }: Look): Text[] {
  const words = due === undefined ? '' : dueWords(due);
  if (words === '') return [];
  const [first = '', ...rest] = wrapText(`Due: ${words}`, width);
  const last = rest.at(-1) ?? first;
  const lines = [first, ...rest].slice(0, -1);
  return [...lines, ...spread({ text: last }, 'refnet due', width)];
}

function next(report: NetworkReport, frame: ReportFrame): string[] {
  const [first] = report.volume;
  return first === undefined
    ? ['next: refnet log "Client" --from PARTNER      refnet import FILE']
    : [`next: refnet report ${frame.handle(first.partner)}      refnet referrals --open`];
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
    `# ${escapeMarkdown(titleOf(frame))}\n\n${periodWords(report)}\n\n${totals(report, Infinity).map(escapeMarkdown).join('\n')}\n`,
    `\n## Volume by partner\n\n${table}`,
    section(`Time to formalize (${frame.settings['formalize-at']} or more exchanged a year)`, formalize),
    section('The others', others),
    section('Check-ins due', due),
    section('Asked for and not met', gaps),
  ];
  return new Drawn(parts.join(''));
}
