import type { AdviceInShort } from '../advice/in-short.ts';
import type { RuleId } from '../advice/ladder.ts';
import { verdictLabel } from '../advice/words.ts';
import type { Day } from '../calendar/day.ts';
import { lastMonths, monthOf } from '../calendar/day.ts';
import { formatDate, formatMonth } from '../calendar/day-words.ts';
import { beforeWords, periodOptions, periodWords, type Period } from '../calendar/period.ts';
import { coverOfDays } from './cover.view.ts';
import { agoOn } from '../calendar/time-between.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { Uncounted } from '../referrals/uncounted.ts';
import type { FeesSettled } from '../agreements/fees-settled.ts';
import type { Objective } from '../contact/objective.ts';
import type { objectivesBlocks as ObjectivesBlocks } from '../contact/objective.view.ts';
import type { Visibility } from '../contact/broadcast.ts';
import type { SphereGap } from '../partners/contact-sphere.ts';
import type { Gap } from '../referrals/gaps.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import type { PartnerRow } from '../advice/relationship.ts';
import type { DueCount } from '../due/due-counts.ts';
import type { NetworkReport, Volume, VolumeRow } from './report.ts';
import type { Settings } from '../settings/settings.ts';
import { capitalized } from '../text/capitalized.ts';
import { count, list } from '../text/count.ts';
import { percentWords } from '../text/percent.ts';
import { mostOf, sparkline } from '../text/spark.ts';
import { strong } from '../text/spans.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import { dueWords, rhythmPhrase } from '../due/due-words.view.ts';
import { withoutAmountAsked } from '../referrals/closed.ts';
import { ENOUGH_CLOSED } from '../referrals/status.ts';
import type { gapsBlocks as GapsBlocks } from '../referrals/gaps.view.ts';
import { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';

/** What the report needs beside its data: who it is for, and how partners are named in commands. */
export interface ReportFrame {
  settings: Settings;
  today: Day;
  /** The 12 calendar months of the partners shown up to the last day's, oldest first. */
  months: ReadonlyMap<number, number[]>;
  handle: (partner: PartnerRow) => string;
  /** How many partners the table shows. */
  shown: number;
  rare: Rare;
  /** Fees that changed hands in the period; undefined where none was ever agreed or paid. */
  fees: FeesSettled | undefined;
  /** What was asked for in the period and nobody can do. */
  gaps: readonly Gap[];
  /** Draws the gaps; loaded where there are any. */
  gapsBlocks: typeof GapsBlocks | undefined;
  /** The objectives of the network that are not closed by the last day, and what draws them; undefined where there are none. */
  objectives: { readonly all: readonly Objective[]; readonly blocks: typeof ObjectivesBlocks } | undefined;
  /** How visible one was up to the last day; undefined where nothing went out to many. */
  visible: { readonly visibility: Visibility; readonly line: string } | undefined;
  /** The professions that serve the same clients as mine: of the part on gaps alone. */
  sphere: readonly SphereGap[] | undefined;
  /** What is waiting, open referrals aside; undefined in a report that ends before today. */
  due: readonly DueCount[] | undefined;
}

/** What few reports tell. */
export interface Rare {
  /** The received referrals that were won in the period and have no amount, by number; and what lists them. */
  readonly withoutAmount: readonly number[];
  readonly allWithoutAmount?: string;
  /** What was introduced in the period and counts nowhere: told where nothing else was introduced, and to programs. */
  readonly uncounted: readonly Uncounted[];
  /** What is said where nothing was introduced, and where nothing was introduced or closed. */
  readonly none?: string;
  readonly empty?: string;
  /** How many clients the names given stand for: several of one introduction are of one client. */
  readonly clientsGiven?: number;
  readonly names?: string;
}

export const NOTHING_RARE: Rare = { withoutAmount: [], uncounted: [] };

/** The report on a screen. */
export function drawReport(report: NetworkReport, frame: ReportFrame, look: Look): Drawn {
  return drawText(apart(...reportGroups(report, frame, look)), look);
}

/** What it is made of, in this order; what is next comes last. */
export function reportGroups(report: NetworkReport, frame: ReportFrame, look: Look): readonly Block[][] {
  return [
    [titleBlock(report, frame)],
    totalsBlocks(report, frame),
    volumeBlocks(report, frame, look),
    formalizeBlocks(report, frame),
    rows(report.others.map((other) => otherRow(other, frame))),
    checkInsBlocks(report, frame, DUE_SHOWN),
    frame.gapsBlocks?.(frame.gaps, GAPS_SHOWN) ?? [],
    rows(frame.visible === undefined ? [] : [{ cells: [frame.visible.line] }]),
    frame.objectives?.blocks(frame.objectives.all, report.period.until) ?? [],
    dueBlocks(frame),
    [{ is: 'note', text: next(report, frame) }],
  ];
}

const GAPS_SHOWN = 5;

/** Whose network it is, and the period. */
export function titleBlock(report: NetworkReport, frame: ReportFrame): Block {
  return { is: 'title', text: titleOf(frame), beside: periodWords(report.period) };
}

/** Whose network it is. */
export function titleOf({ settings }: Pick<ReportFrame, 'settings'>): string {
  const name = settings['my-name'];
  return name === undefined ? 'Your referral network' : `Referral network of ${name}`;
}

/** What was introduced and closed in the period, what it came to, what is missing of it, and the period before. */
export function totalsBlocks(
  report: NetworkReport,
  { rare: { withoutAmount, allWithoutAmount = '', none, names = '' }, fees }: ReportFrame,
): Block[] {
  const { partners, archived, totals } = report;
  const others = archived === 0 ? '' : `, ${count(archived, 'other')} archived`;
  const introduced = `${introducedWords(totals, none)}    ${count(partners, 'partner')}${others}`;
  return [
    ...rows([introduced, names].flatMap((line) => (line === '' ? [] : [{ cells: [line] }]))),
    ...closedBlocks(totals, withoutAmount, allWithoutAmount),
    ...feesBlocks(fees),
    ...beforeBlocks(report),
  ];
}

/**
 * What was closed, and the closed business; a won referral without an amount is asked for, several of them by the
 * command that lists them. Nothing where nothing was closed.
 */
export function closedBlocks(volume: Volume, withoutAmount: readonly number[], all: string): Block[] {
  if (volume.closed === 0) return [];
  const lines = [closedWords(volume), ...businessWords(volume)].map((line) => ({ cells: [line] }));
  const asked = withoutAmountAsked(withoutAmount, all);
  return [
    ...rows(lines),
    ...rows(asked === undefined ? [] : [{ cells: [asked.text], command: asked.command }]),
  ];
}

/** `CAD 1,200 fees paid; CAD 300 fees received`: what changed hands in the period; nothing where nothing did. */
export function feesBlocks(fees: FeesSettled | undefined): Block[] {
  const parts = [
    ...settledWords(fees?.paid ?? [], 'paid', 'came back than were paid'),
    ...settledWords(fees?.received ?? [], 'received', 'went back than were received'),
  ];
  return rows(parts.length === 0 ? [] : [{ cells: [parts.join('; ')] }]);
}

/** Where more came back than changed hands, that is said and no amount below zero. */
function settledWords(all: readonly Money[], what: string, back: string): string[] {
  const [more, less] = [all.filter(({ minor }) => minor > 0), all.filter(({ minor }) => minor < 0)];
  return [
    ...(more.length === 0 ? [] : [`${amounts(more)} fees ${what}`]),
    ...(less.length === 0
      ? []
      : [`${amounts(less.map((each) => ({ ...each, minor: -each.minor })))} more in fees ${back}`]),
  ];
}

/** What the period before came to, and whether all of it is on record; nothing where nothing is known of it. */
export function beforeBlocks({ before, period }: Pick<NetworkReport, 'before' | 'period'>): Block[] {
  if (before === undefined) return [];
  const name = beforeWords(before.period, period);
  const parts = [
    introducedWords(before),
    ...(before.closed === 0 ? [] : [outcomeWords(before)]),
    ...businessWords(before),
  ];
  return [
    ...rows([{ cells: [`${capitalized(name)}: ${parts.join('; ')}`] }]),
    ...coverOfDays(name, before.period, before.recordsSince),
  ];
}

/** What was introduced in a period: `61 introduced (28 given, 33 received)`; `none` is said where nothing was. */
export function introducedWords({ exchanged, given, received }: Volume, none = 'none introduced'): string {
  return exchanged === 0 ? none : `${exchanged} introduced (${given} given, ${received} received)`;
}

/** `9 closed, 5 won (56%); 4 of them introduced earlier`. */
export function closedWords(volume: Volume): string {
  const { closed, introducedEarlier: earlier } = volume;
  const which =
    earlier === closed ? (closed === 1 ? '' : closed === 2 ? 'both ' : 'all ') : `${earlier} of them `;
  return `${outcomeWords(volume)}${earlier === 0 ? '' : `; ${which}introduced earlier`}`;
}

/** `9 closed, 5 won (56%)`: both counts, the share from enough closed on. */
function outcomeWords({ closed, won }: Volume): string {
  const share = closed < ENOUGH_CLOSED ? '' : ` (${percentWords(won, closed)})`;
  return `${closed} closed, ${won} won${share}`;
}

/** Closed business both ways; nothing where none is known. */
export function businessWords(volume: Volume): string[] {
  const received = amounts(volume.businessReceived);
  const given = amounts(volume.businessGiven);
  const parts = [
    received === '' ? '' : `${received} closed business`,
    given === '' ? '' : `${given} at partners`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [parts.join('; ')];
}

function amounts(list_: readonly Money[]): string {
  return list_.map(formatMoney).join(', ');
}

/** One partner's volume; on a narrow screen the months go first, then check-in, closed, closed business and won. */
export function volumeColumns(
  report: NetworkReport,
  frame: ReportFrame,
  numbers = false,
): Column<VolumeRow>[] {
  const anyClosed = report.totals.closed > 0;
  const anyBusiness = report.totals.businessReceived.length > 0;
  const most = mostOf([...frame.months.values()].flat());
  const monthsOf = (row: VolumeRow) => frame.months.get(row.partner.id) ?? NO_MONTHS;
  return [
    {
      key: 'partner',
      heading: 'Partner',
      value: (row) => row.partner.name,
      text: (row) => `${row.partner.name}${isArchived(row, report) ? ' (archived)' : ''}`,
      shrinksTo: 14,
    },
    { key: 'partnerId', value: (row) => `p${row.partner.id}` },
    { key: 'given', heading: 'Given', value: (row) => row.given, align: 'right' },
    { key: 'received', heading: 'Received', value: (row) => row.received, align: 'right' },
    { key: 'exchanged', value: (row) => row.exchanged },
    {
      key: 'closed',
      ...(anyClosed ? { heading: 'Closed' } : {}),
      value: (row) => row.closed,
      text: (row) => (row.closed === 0 ? '' : String(row.closed)),
      align: 'right',
      dropsAt: 3,
      legend: 'both ways',
    },
    {
      key: 'won',
      ...(anyClosed ? { heading: 'Won' } : {}),
      value: (row) => row.won,
      text: (row) => (row.closed === 0 ? '' : String(row.won)),
      align: 'right',
      dropsAt: 5,
      legend: 'both ways',
    },
    { key: 'introducedEarlier', value: (row) => row.introducedEarlier },
    {
      key: 'closedBusiness',
      ...(anyBusiness ? { heading: 'Business' } : {}),
      value: (row) => row.businessReceived.map(plainMoney),
      text: (row) => amounts(row.businessReceived),
      align: 'right',
      dropsAt: 4,
      legend: 'closed business from clients received',
    },
    { key: 'businessGiven', value: (row) => row.businessGiven.map(plainMoney) },
    { key: 'wonWithoutAmount', value: (row) => row.wonWithoutAmount },
    {
      key: 'months',
      heading: numbers ? monthsHeading(report.period.until) : barsHeading(report.period.until),
      value: monthsOf,
      numbers: monthsOf,
      text: (row) => monthsText(monthsOf(row), numbers, most),
      dropsAt: 1,
      called: numbers ? 'Months' : 'Bars',
      legend: monthsLegend(report.period, numbers ? 0 : most),
    },
    {
      key: 'lastCheckIn',
      heading: 'Check-in',
      value: (row) => row.lastCheckIn ?? null,
      text: ({ lastCheckIn: last }) =>
        last === undefined ? '' : agoOn(last, report.period.until, frame.today),
      dropsAt: 2,
    },
    { key: 'verdict', value: (row) => row.verdict },
  ];
}

/** Archived by the last day: not counted as a partner, and what was introduced and closed counts all the same. */
function isArchived({ partner }: VolumeRow, { period }: NetworkReport): boolean {
  return isPutAway(partner, period.until);
}

/** So many months are told of each partner. */
export const MONTHS_SHOWN = 12;
const NO_MONTHS = Array.from({ length: MONTHS_SHOWN }, () => 0);

/** `Dec to Nov`: the first and the last of the months that numbers stand for. */
export function monthsHeading(until: Day): string {
  return shortMonthEnds(until).join(' to ');
}

/** The first and the last of the months, each above its end of the bars. */
function barsHeading(until: Day): string {
  const [first = '', last = ''] = shortMonthEnds(until);
  return first.padEnd(MONTHS_SHOWN - last.length) + last;
}

function shortMonthEnds(until: Day): string[] {
  return monthEnds(until).map((month) => month.slice(0, 3));
}

/** `Dec 2025` and `Nov 2026`: the first and the last of the 12 calendar months up to a day's. */
export function monthEnds(until: Day): [string, string] {
  const months = lastMonths(until, MONTHS_SHOWN);
  return [formatMonth(months[0] ?? monthOf(until)), formatMonth(monthOf(until))];
}

/** `, Aug 2025 to Jul 2026`: which months the bars are of, where the period is another than the year they show. */
export function monthsWindow({ until, length }: Period): string {
  const isTheirs = length?.unit === 'month' && length.n === MONTHS_SHOWN;
  return isTheirs ? '' : `, ${monthEnds(until).join(' to ')}`;
}

/** What the bars count, and how many fill one: the scale is that of all partners, so that they compare. */
function monthsLegend(period: Period, most: number): string | undefined {
  const window = monthsWindow(period);
  if (most === 0) return window === '' ? undefined : `exchanged a month${window}`;
  return `exchanged a month${window}; a full one is ${most}`;
}

/** Months as bars of one scale; read aloud, as their numbers. */
function monthsText(months: readonly number[], numbers: boolean, most: number): string {
  return numbers ? months.join(' ') : sparkline(months, most);
}

/** What is said of days without a referral: those of a period that is over had none. */
export function nothingIn(until: Day, today: Day): string {
  return until < today ? 'No referral in this period.' : 'No referral in this period yet.';
}

/** The volume of each partner shown. */
export function volumeBlocks(report: NetworkReport, frame: ReportFrame, { numbers }: Look): Block[] {
  const shown = report.volume.slice(0, frame.shown);
  if (shown.length === 0) {
    return rows([{ cells: [frame.rare.empty ?? nothingIn(report.period.until, frame.today)] }]);
  }
  const rest = report.volume.slice(frame.shown);
  const introduced = rest.reduce((sum, row) => sum + row.exchanged, 0);
  const options = periodOptions(report.period, frame.today);
  return [
    { is: 'heading', text: 'By partner' },
    {
      ...tableOf(volumeColumns(report, frame, numbers), shown),
      fitted: true,
      more:
        rest.length === 0
          ? undefined
          : `... ${rest.length} more, ${introduced} introduced: refnet report${options} --all`,
    },
  ];
}

/** What brings up formalizing, a heading for each rule. */
export const FORMALIZE_BY: readonly {
  rule: RuleId;
  text: string;
  beside?: (frame: ReportFrame) => string;
}[] = [
  {
    rule: 'volume',
    text: 'Time to formalize',
    beside: ({ settings }) => `${settings['formalize-at']} or more exchanged a year`,
  },
  { rule: 'joint', text: 'Time to formalize', beside: () => 'something done together' },
  { rule: 'stakes', text: 'Time to formalize', beside: () => 'much at stake' },
  { rule: 'too-new', text: 'Too new to formalize' },
  { rule: 'held-back', text: 'Talk before formalizing' },
];

/** Whom it is time to formalize with, or not yet: by rule, the one that goes by the volume always. */
export function formalizeBlocks(report: NetworkReport, frame: ReportFrame): Block[] {
  const { timeToFormalize, moreToFormalize: more, declined } = report;
  const rest: Row[] = [
    ...(more > 0
      ? [{ cells: [`... ${more} more: refnet report${periodOptions(report.period, frame.today)} --all`] }]
      : []),
    ...(declined > 0 ? [{ cells: [`${count(declined, 'other')} declined: refnet advise`] }] : []),
  ];
  const groups = FORMALIZE_BY.map(({ rule, text, beside }): { head: Block; told: Row[] } => ({
    head: { is: 'heading', text, ...(beside === undefined ? {} : { beside: beside(frame) }) },
    told: timeToFormalize
      .filter(({ advice }) => advice.rule === rule)
      .map((each) => formalizeRow(each, frame)),
  })).filter(({ told }, at) => at === 0 || told.length > 0);
  const nobody: Row[] = [{ cells: ['nobody yet'] }];
  return apart(
    ...groups.map(({ head, told }, at) => [
      head,
      ...rows([
        ...(told.length === 0 && (rest.length === 0 || groups.length > 1) ? nobody : told),
        ...(at === groups.length - 1 ? rest : []),
      ]),
    ]),
  );
}

function formalizeRow(
  { partner, advice }: NetworkReport['timeToFormalize'][number],
  { handle, today }: ReportFrame,
): Row {
  const name = advice.verdict === 'time-to-formalize' ? strong(partner.name) : partner.name;
  const cells = [name, advice.summary + caveat(advice)];
  return isPutAway(partner, today) ? { cells } : { cells, command: `refnet advise ${handle(partner)}` };
}

/** Why somebody with the volume is not simply told that it is time. */
export function caveat(advice: AdviceInShort): string {
  switch (advice.rule) {
    case 'volume':
    case 'joint':
    case 'stakes':
      return '';
    case 'too-new':
      return advice.lookAgain === undefined ? '' : `: look again ${formatDate(advice.lookAgain)}`;
    case 'held-back':
      return `: ${list(
        advice.holdsBack.map(({ text }) => text),
        'and',
      )}`;
    default:
      return `: ${verdictLabel(advice.verdict, advice.rule).toLowerCase()}`;
  }
}

/** So many names stand for a verdict; of the others there is the number. */
const NAMED = 12;

function otherRow({ label, partners }: NetworkReport['others'][number], { handle }: ReportFrame): Row {
  const names = partners.slice(0, NAMED).map(({ partner, exchanged, asksForLook }) => {
    const name = exchanged === 0 ? partner.name : `${partner.name} ${exchanged}`;
    return asksForLook ? `${name} (see refnet advise ${handle(partner)})` : name;
  });
  const more = partners.length - names.length;
  return {
    cells: [strong(`${label} ${partners.length}`), names.join(', ') + (more > 0 ? ` and ${more} more` : '')],
  };
}

const DUE_SHOWN = 5;

/** The check-ins due, at most `most` of them; nothing where none is. */
export function checkInsBlocks(report: NetworkReport, frame: ReportFrame, most: number): Block[] {
  return [...dueCheckIns(report, frame, most), ...neverCheckedIn(report, frame, most)];
}

/** Who sent clients and was never checked in with, which no rhythm brings up; nothing where there is nobody. */
function neverCheckedIn(
  { neverCheckedIn: all }: NetworkReport,
  { handle }: ReportFrame,
  most: number,
): Block[] {
  const [first] = all;
  if (first === undefined) return [];
  const names = all.slice(0, most).map(({ partner, received }) => `${partner.name} ${received}`);
  const more = all.length - names.length;
  return rows([
    {
      cells: [
        `No check-in yet ${all.length}`,
        `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}, received in 12 months`,
      ],
      command: `refnet check-in ${handle(first.partner)}`,
    },
  ]);
}

function dueCheckIns({ checkInsDue: due }: NetworkReport, frame: ReportFrame, most: number): Block[] {
  if (due.length === 0) return [];
  const overdue = due.filter(({ state }) => state === 'overdue').length;
  const more = due.length - most;
  return [
    { is: 'heading', text: `Check-ins due ${due.length}${overdue === 0 ? '' : `, ${overdue} overdue`}` },
    ...rows([
      ...due.slice(0, most).map((each) => ({
        cells: [each.partner.name, each.state, rhythmPhrase(each, formatDate)],
        command: isPutAway(each.partner, frame.today)
          ? undefined
          : `refnet check-in ${frame.handle(each.partner)}`,
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
  const first = report.volume.find(({ partner }) => !isPutAway(partner, frame.today));
  if (first === undefined && report.volume.length > 0) return 'next: refnet referrals --open';
  if (first === undefined && report.period.until < frame.today) {
    return 'next: refnet report      refnet referrals';
  }
  return first === undefined
    ? 'next: refnet log "Client" --from PARTNER      refnet import FILE'
    : `next: refnet report ${frame.handle(first.partner)}${periodOptions(report.period, frame.today)}      refnet referrals --open`;
}
