/** A number of a report with the rows it counts, for a screen and as data. */
import { costsWords, hoursWords } from '../advice/costs-words.ts';
import { BENEFIT_FROM } from '../advice/costs.ts';
import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { periodOptions, periodWords, type Period } from '../calendar/period.ts';
import type { Plain } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import type { AverageBusiness } from '../referrals/origins.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { cellText, tableOf, type Column } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import { count } from '../text/count.ts';
import { percentWords } from '../text/percent.ts';
import { strong } from '../text/spans.ts';
import { factsOf, middleOf, type CountedRow, type RowsRead, type Total } from './explained.ts';
import { PAID_BY, WAIVED_FOR, type Apart } from './explained-apart.ts';
import type { LeftOut, Reason } from './left-out.ts';
import type { Figure } from './figure.ts';
import { figuresBySection, figuresOf, onlyOf } from './figure-words.ts';
import type { ReportSection } from './report.ts';
import { SECTION_NAMES } from './section-words.ts';
import { yearBefore } from './referrers.ts';
import { SHARE_FROM } from './portfolio.ts';
import { ENOUGH } from './small.ts';

/** A number with what it counts. */
export interface Explanation {
  readonly figure: Figure;
  readonly section: ReportSection | undefined;
  /** The days that are counted; undefined where there are none: nothing is on record of a period before. */
  readonly days: Period | undefined;
  readonly partner: { readonly id: number; readonly name: string } | undefined;
  readonly rows: readonly CountedRow[];
  readonly leftOut: readonly LeftOut[];
  readonly total: Total;
  /** What its rows come to one by one, where they are never added to each other. */
  readonly apart: readonly Apart[];
}

interface Frame {
  readonly period: Period;
  readonly settings: Settings;
  readonly today: Day;
  /** How many rows stand there. */
  readonly shown: number;
}

/** The number with its definition, the rows it counts, what they come to, and what was left out and why. */
export function explanationBlocks(explanation: Explanation, frame: Frame): Block[] {
  const { figure, days, partner, rows: all } = explanation;
  const shown = all.slice(0, frame.shown);
  const rest = all.length - shown.length;
  const more = rest === 0 ? undefined : `... ${rest} more: ${again(explanation, frame)} --all`;
  return apart(
    [
      {
        is: 'title',
        text: partner === undefined ? figure.name : `${figure.name}: ${partner.name}`,
        ...(days === undefined ? {} : { beside: windowWords(figure, days) }),
      },
    ],
    [{ is: 'paragraph', text: definitionOf(figure) }],
    all.length === 0
      ? rows([
          {
            cells: [
              days === undefined ? 'There is no period before these days.' : 'No row counts on these days.',
            ],
          },
        ])
      : [{ ...tableOf(told(rowColumns(explanation), all), shown), fitted: true, more }],
    rows([...totalRows(explanation, frame.settings), ...leftOutRows(explanation.leftOut)]),
    all.some(({ number: n }) => n !== null)
      ? [{ is: 'note', text: 'one of them whole: refnet show NUMBER' }]
      : [],
  );
}

/** The columns, those of which no row has anything without a heading. */
function told(columns: readonly Column<CountedRow>[], all: readonly CountedRow[]): Column<CountedRow>[] {
  return columns.map(({ heading, ...column }) =>
    heading !== undefined && all.some((row) => cellText(column, row) !== '')
      ? { ...column, heading }
      : column,
  );
}

const NAMES: { readonly [adds in Figure['adds']]?: string } = { sum: 'Sum' };

/** The command that explains it again, on the same days. */
function again({ figure, section, partner }: Explanation, { period, today }: Frame): string {
  const whom = partner === undefined ? '' : ` p${partner.id}`;
  const only = onlyOf(section === undefined ? [] : [section]);
  return `refnet report${whom}${periodOptions(period, today)}${only} --explain ${figure.id}`;
}

function definitionOf({ definition, source }: Pick<Figure, 'definition' | 'source'>): string {
  return source === undefined ? definition : `${definition.slice(0, -1)} [${source}].`;
}

function windowWords({ window }: Figure, days: Period): string {
  switch (window) {
    case 'year-before':
      return periodWords(yearBefore(days));
    case 'ever':
      return `up to ${formatDate(days.until)}`;
    case 'last-day':
      return formatDate(days.until);
    case 'own':
      return `each on its days, to ${formatDate(days.until)}`;
    default:
      return periodWords(days);
  }
}

function totalRows(explanation: Explanation, settings: Settings): Row[] {
  const { figure, apart: parts } = explanation;
  const name = strong(NAMES[figure.adds] ?? 'In all');
  if (figure.apart === undefined) return [{ cells: [name, totalWords(explanation, settings)] }];
  if (parts.length === 0)
    return [{ cells: [name, figure.apart === 'objective' ? 'no objective on these days' : 'nothing'] }];
  return parts.map(({ name: each, adds, rows: own, total }, at) => {
    const words = totalWords({ ...explanation, figure: { ...figure, adds }, rows: own, total }, settings);
    return { cells: [at === 0 ? strong('Each') : '', `${each}: ${words}`] };
  });
}

/** What the rows come to, as it is shown in the report, with the reckoning where it is one. */
function totalWords({ figure, total, rows: all }: Explanation, settings: Settings): string {
  const amounts = (total.amounts ?? []).map(formatMoney).join(', ');
  if (total.tooFew !== undefined) {
    return `too few to tell: ${total.tooFew} received, told from ${SHARE_FROM} on`;
  }
  switch (figure.adds) {
    case 'count':
      return figure.id === 'why-not-won' ? withReasons(all) : String(total.count ?? 0);
    case 'clients':
      return `${count(total.count ?? 0, 'client')}, ${count(all.length, 'name')}`;
    case 'weeks':
      return count(total.count ?? 0, 'week');
    case 'partners':
      return count(total.count ?? 0, 'partner');
    case 'minutes':
      return total.count === 0 ? '0 minutes' : `${total.count} minutes, ${hoursWords(total.count ?? 0)}`;
    case 'sum':
      return amounts === '' ? 'nothing' : `${amounts} from ${all.length}`;
    case 'average':
      return averagesWords(total);
    case 'share': {
      const { count: n = 0, of = 0, percent } = total;
      const share =
        percent === undefined
          ? `; in percent from ${figure.id === 'share-of-received' ? SHARE_FROM : ENOUGH} on`
          : ` (${percentWords(n, of)})`;
      return `${n} of ${of}${share}`;
    }
    case 'median':
      return total.count === undefined ? 'none' : `${count(total.count, 'day')} in the middle of ${total.of}`;
    case 'time':
      return settings['hourly-rate'] === undefined ? 'no hourly rate is set' : amounts;
    case 'costs':
      return costsText(all, settings, 'took');
    case 'benefit':
      return amounts === ''
        ? `not known: it is from ${BENEFIT_FROM} received closed on, every won one with an amount in ${settings.currency}`
        : costsText(all, settings, 'brought');
    case 'costs-per-won':
      return amounts === ''
        ? 'nothing was won, or nothing spent'
        : `${amounts} for each of ${total.of} won; ${costsText(all, settings, 'took')}`;
  }
}

function withReasons(all: readonly CountedRow[]): string {
  const without = all.filter(({ of }) => of === null).length;
  if (without === 0) return String(all.length);
  return `${all.length}, ${without === all.length ? 'none with a reason noted' : `${without} of them with no reason noted`}`;
}

/** Each currency by how many it is of. */
function averagesWords({ amounts = [] }: Total): string {
  const each = amounts.map(
    (amount) => `${formatMoney(amount)} on average of ${'of' in amount ? amount.of : 0}`,
  );
  return each.length === 0 ? 'nothing' : each.join(', ');
}

function costsText(all: readonly CountedRow[], settings: Settings, name: string): string {
  return costsWords(factsOf(all, settings), settings).find((each) => each.name === name)?.text ?? '';
}

const WHY: Readonly<Record<Reason, string>> = {
  void: 'void: entered by mistake, or twice',
  'no-consent': 'the client did not agree to be contacted',
  'not-chosen': 'not chosen: the client took another of the names',
  source: 'through a source that is no partner',
  'without-amount': 'won without an amount',
  'other-currency': 'in another currency, never added up',
  waived: 'waived: nothing changed hands',
};

/** So many numbers stand beside a reason. */
const NUMBERED = 8;

function leftOutRows(all: readonly LeftOut[]): Row[] {
  return all.map(({ why, rows: those }, at) => {
    const numbers = those.flatMap(({ number: n }) => n ?? []);
    const more = numbers.length - NUMBERED;
    const which = `${numbers.slice(0, NUMBERED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return { cells: [at === 0 ? 'Left out' : '', `${those.length} ${WHY[why]} (${which})`] };
  });
}

/** What stands in a column of its own beside the row. */
function forHeading({ id, rows: read }: Figure): { heading?: string } {
  if (id === 'why-not-won' || read.some((each) => each.read === 'nowhere')) return { heading: 'Why' };
  const isOfSeveral = read.some((each) => each.read === 'needs' || each.read === 'objectives');
  return isOfSeveral ? { heading: 'For' } : {};
}

/** These count by the day of the outcome. */
const BY_OUTCOME: readonly RowsRead[] = ['closed', 'ended', 'to-tell'];

/** What of a figure and its rows decides which columns say something. */
interface Told {
  readonly figure: Figure;
  readonly reads: readonly RowsRead[];
  /** All of them count by the day of their outcome. */
  readonly areOutcomes: boolean;
  /** Some of them do, beside others that count by their own day. */
  readonly isMixed: boolean;
}

function toldOf(figure: Figure): Told {
  const reads = figure.rows.map(({ read }) => read);
  const outcomes = reads.filter((read) => BY_OUTCOME.includes(read)).length;
  return {
    figure,
    reads,
    areOutcomes: outcomes > 0 && outcomes === reads.length,
    isMixed: outcomes > 0 && outcomes < reads.length,
  };
}

/** The rows: what is read of them is told where there is any; on a narrow screen what says least goes first. */
export function rowColumns({
  figure,
  rows: all,
}: Pick<Explanation, 'figure' | 'rows'>): Column<CountedRow>[] {
  const shown = toldOf(figure);
  return [
    ...numberColumns(),
    ...dayColumns(shown),
    ...whoseColumns(shown),
    ...stateColumns(shown),
    ...countedColumns(shown, all),
    { key: 'introduction', value: ({ introduction }) => introduction },
  ];
}

function numberColumns(): Column<CountedRow>[] {
  return [
    {
      key: 'number',
      heading: 'Number',
      value: ({ number: n }) => n,
      text: ({ record: of, number: n }) => (n === null ? '' : of === 'partner' ? `p${n}` : String(n)),
      align: 'right',
    },
    { key: 'record', value: ({ record: of }) => of },
  ];
}

function dayColumns({ reads, areOutcomes, isMixed }: Told): Column<CountedRow>[] {
  return [
    {
      key: 'day',
      heading: 'Day',
      value: ({ day }) => day,
      text: ({ day, countsOn }) => {
        const at = isMixed ? countsOn : day;
        return at === null ? '' : formatDate(at);
      },
      // An outcome counts by its own day.
      dropsAt: areOutcomes ? 2 : 8,
    },
    {
      key: 'closedOn',
      ...(isMixed ? {} : { heading: 'Outcome' }),
      value: ({ closedOn }) => closedOn,
      text: ({ part, closedOn, countsOn }) => {
        const day = BY_OUTCOME.includes(part) ? countsOn : part === 'archived' ? closedOn : null;
        return day === null ? '' : formatDate(day);
      },
      dropsAt: 6,
    },
    {
      key: 'countsOn',
      ...(reads.includes('waiting') ? { heading: 'Due since' } : {}),
      value: ({ countsOn }) => countsOn,
      text: ({ countsOn }) => (countsOn === null ? '' : formatDate(countsOn)),
      dropsAt: 9,
    },
  ];
}

/** Whom it is with, and what it is for. */
function whoseColumns({ figure, reads }: Told): Column<CountedRow>[] {
  return [
    {
      key: 'of',
      ...forHeading(figure),
      value: ({ of }) => of,
      text: ({ of }) => (of === null ? '' : reads.includes('nowhere') ? label(of) : of),
      shrinksTo: 10,
      dropsAt: 7,
    },
    {
      key: 'partner',
      heading: 'Partner',
      value: ({ partner }) => partner,
      text: ({ partner, sharedBy, source, record: of }) =>
        sharedBy ??
        partner ??
        (source === null ? (of === 'broadcast' ? 'Broadcasts' : '') : `${source} (source)`),
      shrinksTo: 12,
      dropsAt: 10,
    },
    { key: 'partnerId', value: ({ partnerId }) => (partnerId === null ? null : `p${partnerId}`) },
    { key: 'source', value: ({ source }) => source },
    { key: 'client', heading: 'Client', value: ({ client }) => client, shrinksTo: 10, dropsAt: 3 },
  ];
}

/** Which way it went, and how it stands. */
function stateColumns({ figure }: Told): Column<CountedRow>[] {
  const isOneWay = figure.id === 'fees-paid' || figure.id === 'fees-received';
  return [
    {
      key: 'direction',
      ...(figure.direction === undefined ? { heading: 'Way' } : {}),
      value: ({ direction, fee }) => direction ?? fee,
      text: ({ direction, fee, what }) =>
        direction ?? (fee === null || isOneWay ? '' : (what === 'waived' ? WAIVED_FOR : PAID_BY)[fee]),
      dropsAt: 1,
    },
    {
      key: 'status',
      heading: 'Status',
      value: ({ what }) => what,
      text: ({ what, record: of }) => (what === null ? '' : of === 'need' ? what : label(what)),
      dropsAt: 4,
    },
  ];
}

/** What of a row goes into the number. */
function countedColumns(
  { figure, reads, areOutcomes, isMixed }: Told,
  all: readonly CountedRow[],
): Column<CountedRow>[] {
  const middle = figure.adds === 'median' ? middleOf(all) : [];
  const isMoney = figure.adds !== 'count' || areOutcomes || isMixed || reads.includes('objectives');
  return [
    {
      key: 'days',
      ...(figure.adds === 'median' ? { heading: 'Days' } : {}),
      value: ({ days }) => days,
      align: 'right',
    },
    {
      key: 'middle',
      ...(figure.adds === 'median' ? { heading: 'Middle' } : {}),
      value: (row) => (figure.adds === 'median' ? middle.includes(row) : null),
      text: (row) => (middle.includes(row) ? 'here' : ''),
    },
    {
      key: 'counted',
      ...(reads.some((read) => read === 'to-thank' || read === 'to-tell') ? { heading: figure.name } : {}),
      value: ({ isAmong }) => isAmong,
      text: ({ isAmong }) => (isAmong === true ? 'yes' : isAmong === false ? 'no' : ''),
    },
    {
      key: 'minutes',
      heading: 'Time',
      value: ({ part, minutes }) => (part === 'time' ? minutes : null),
      text: ({ part, minutes }) => (part === 'time' && minutes !== null ? hoursWords(minutes) : ''),
      align: 'right',
      dropsAt: 5,
    },
    {
      key: 'amount',
      ...(isMoney ? { heading: 'Amount' } : {}),
      value: ({ amount }) => (amount === null ? null : plainMoney(amount)),
      text: ({ amount }) => (amount === null ? '' : formatMoney(amount)),
      align: 'right',
      dropsAt: 11,
    },
  ];
}

/** What a number is made of, as JSON has it: a public contract. */
export function explanationAsPlain(explanation: Explanation): Plain {
  const { figure, section, days, partner, rows: all, leftOut, total, apart: parts } = explanation;
  const columns = rowColumns(explanation);
  const window = days !== undefined && figure.window === 'year-before' ? yearBefore(days) : days;
  const hasFirst = figure.window !== 'ever' && figure.window !== 'last-day' && figure.window !== 'own';
  return {
    measure: figure.id,
    name: figure.name,
    definition: figure.definition,
    source: figure.source ?? null,
    section: section ?? null,
    since: hasFirst ? (window?.since ?? null) : null,
    until: window?.until ?? null,
    partner: partner?.name ?? null,
    partnerId: partner === undefined ? null : `p${partner.id}`,
    adds: figure.adds,
    rows: all.map((row) => record(columns, row)),
    leftOut: leftOut.map(({ why, rows: those }) => ({ why, rows: those.map((row) => record(columns, row)) })),
    total: plainTotal(total),
    apart: parts.map(({ name, total: each }) => ({ name, ...plainTotal(each) })),
  };
}

/** An average stands with how many it is of. */
function amountAsPlain(amount: Money | AverageBusiness): Plain {
  return { ...plainMoney(amount), ...('of' in amount ? { of: amount.of } : {}) };
}

function plainTotal({ count: n, of, percent, amounts }: Total) {
  return {
    count: n ?? null,
    of: of ?? null,
    percent: percent ?? null,
    amounts: amounts?.map(amountAsPlain) ?? null,
  };
}

/** What can be explained: the words of every section, or of one with what each counts. */
export function figuresBlocks(sections: readonly ReportSection[]): Block[] {
  const heading = (beside: string): Block => ({ is: 'heading', text: 'What a number counts', beside });
  if (sections.length > 0) {
    return apart([
      heading(`refnet report ${onlyOf(sections).trim()} --explain MEASURE`),
      ...rows(figuresOf(sections).map((each) => ({ cells: [each.id, definitionOf(each)] }))),
    ]);
  }
  return [
    heading('refnet report --explain MEASURE'),
    ...rows(
      figuresBySection().map(({ section: of, figures }) => ({
        cells: [of === 'report' ? 'Whole report' : SECTION_NAMES[of], figures.map(({ id }) => id).join(', ')],
      })),
    ),
  ];
}

/** The figures as a list. */
export const FIGURE_COLUMNS: readonly Column<Figure>[] = [
  { key: 'measure', value: ({ id }) => id },
  { key: 'name', value: ({ name }) => name },
  { key: 'definition', value: ({ definition }) => definition },
  { key: 'source', value: ({ source }) => source ?? null },
  { key: 'sections', value: ({ stands }) => Object.keys(stands).filter((each) => each !== 'report') },
  { key: 'says', value: ({ says }) => says },
];

export function figuresAsPlain(sections: readonly ReportSection[]): Plain {
  return figuresOf(sections).map((each) => record(FIGURE_COLUMNS, each));
}
