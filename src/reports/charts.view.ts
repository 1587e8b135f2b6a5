/** The pictures of a report as blocks: what each is called, what it counts and when, and the table with its numbers. */
import { hourlyRateOf, type CostSettings } from '../advice/costs.ts';
import { asMonth, firstDayOf, type Day } from '../calendar/day.ts';
import { formatDate, formatMonth } from '../calendar/day-words.ts';
import { firstOf, partWith, periodWords, type Period } from '../calendar/period.ts';
import { quarterName } from '../calendar/quarters.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney } from '../money/money.ts';
import { DIRECTIONS, type Direction } from '../referrals/direction.ts';
import { ENOUGH_CLOSED } from '../referrals/status.ts';
import type { Block, Table } from '../screen/blocks.ts';
import type {
  CostsAndBusiness,
  MirroredBars,
  NetworkMap,
  Outcomes,
  Quarters,
  Timeline,
} from '../screen/chart.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { capitalized } from '../text/capitalized.ts';
import { percentWords } from '../text/percent.ts';
import { DRAWN_FROM, monthsAsked, waysOf } from './charts.ts';
import type { Concentrated } from './concentration.ts';
import { concentrationColumns } from './concentration.view.ts';
import type { OutcomesTold } from './outcomes.ts';
import { SHARE_FROM } from './portfolio.ts';

export type ChartBlock = Extract<Block, { is: 'chart' }>;

function number<T>(heading: string, value: (row: T) => number | undefined): Column<T> {
  return { key: heading, heading, align: 'right', value: (row) => value(row) ?? null };
}

function text<T>(heading: string, value: (row: T) => string): Column<T> {
  return { key: heading, heading, value, shrinksTo: 14 };
}

/** Up to when it is known what became of them. */
function asKnown(today: Day): string {
  return `as known on ${formatDate(today)}`;
}

type Bar = MirroredBars['rows'][number];

const BAR_COLUMNS: readonly Column<Bar>[] = [
  text('Partner', ({ name }) => name),
  number('Given', ({ given }) => given),
  number('Received', ({ received }) => received),
  number('Won', ({ won }) => won),
];

/** Given and received per partner, or per what the rows are; the won ones are of those received, so that they never pass them. */
export function barsChart(
  rows: MirroredBars['rows'],
  { period, today, rowsAre }: { readonly period: Period; readonly today: Day; readonly rowsAre: string },
  table?: Table,
): ChartBlock {
  return {
    is: 'chart',
    chart: {
      kind: 'mirrored-bars',
      title: `Given and received ${rowsAre === 'partner' ? 'per' : 'by'} ${rowsAre}`,
      counts: `Clients introduced: ${periodWords(period)}. Won: how many of those received were won, whenever that was, ${asKnown(today)}.`,
      rowsAre,
      rows,
    },
    table: table ?? tableOf(BAR_COLUMNS, rows),
  };
}

/** A picture of so many referrals; of a few the table alone, under its heading. */
export function pictureOf(block: ChartBlock, referrals: number): Block[] {
  if (referrals >= DRAWN_FROM) return [block];
  const { chart, table } = block;
  return [{ is: 'heading', text: chart.title }, { is: 'note', text: chart.counts }, table];
}

const MONTH_COLUMNS: readonly Column<Timeline['months'][number]>[] = [
  text('Month', ({ month }) => formatMonth(asMonth(month))),
  number('Given', ({ given }) => given),
  number('Received', ({ received }) => received),
  number('Won', ({ won }) => won),
];

/** Months side by side: introductions by their own month, won ones by the month of the outcome. */
export function monthsChart(months: Timeline['months'], period: Period): ChartBlock {
  const { until } = period;
  const since = firstDayOf(asMonth(months[0]?.month ?? until.slice(0, 7)));
  const asked = monthsAsked(period);
  const cut = asked > months.length ? `: the last ${months.length} of ${asked}` : '';
  return {
    is: 'chart',
    chart: {
      kind: 'timeline',
      title: `Given, received and won by month${cut}`,
      counts: `${formatDate(since)} to ${formatDate(until)}${longer(since, period)}. Given and received in the month of the introduction; won, both ways together, in the month of the outcome.`,
      months,
    },
    table: tableOf(MONTH_COLUMNS, months),
  };
}

/** A picture that begins before the period says so: what stands in it is more than what is told elsewhere. */
function longer(since: Day, period: Period): string {
  return since < period.since
    ? `, to compare: longer than this report, which is of ${periodWords(period)}`
    : '';
}

type Way = Outcomes['ways'][number];

/** What became of those introduced in the period, each way, and how many were won in the period itself. */
export function outcomesChart(told: OutcomesTold, today: Day): ChartBlock {
  const { period } = told;
  const ways = waysOf(told);
  const parts = (ways[0]?.parts ?? []).filter(({ outcome }) => ways.some((way) => partOf(way, outcome) > 0));
  const columns: readonly Column<Way>[] = [
    text('', ({ direction }) => capitalized(label(direction))),
    number('Introduced', (way) => introducedIn(way)),
    ...parts.map(({ outcome, label: heading }) =>
      number<Way>(capitalized(heading), (way) => partOf(way, outcome)),
    ),
    { key: 'share', heading: 'Won of closed', align: 'right', value: wonOfClosed },
  ];
  return {
    is: 'chart',
    chart: {
      kind: 'outcomes',
      title: 'What became of the clients introduced',
      counts: `Clients introduced: ${periodWords(period)}; their outcomes whenever they came, ${asKnown(today)}. ${wonBothWays(told)}`,
      ways,
      sharesFrom: ENOUGH_CLOSED,
    },
    table: tableOf(columns, ways),
  };
}

/** `9 of the 22 introduced in Q3 have been won so far; won in Q3 itself: 6.`: two counts that are easily taken for one. */
function wonBothWays({ introduced, closed, period }: OutcomesTold): string {
  const sum = (of: (way: Direction) => number) => DIRECTIONS.reduce((total, way) => total + of(way), 0);
  const all = sum((way) => introduced[way].introduced);
  const won = sum((way) => introduced[way].by.won);
  const wonThen = sum((way) => closed[way].by.won);
  const name = partWords(period);
  const [when, then] =
    name === undefined ? ['on these days', 'on them'] : [`in ${name}`, `in ${name} itself`];
  return `${won} of the ${all} introduced ${when} ${won === 1 ? 'has' : 'have'} been won so far; won ${then}, whenever introduced: ${wonThen}.`;
}

/** `Q3`, `2026`, `September 2026`: a part of the calendar by its name. */
function partWords({ since, part }: Period): string | undefined {
  if (part === 'quarter') return quarterName(partWith(since, 'quarter')).slice(0, 2);
  if (part === 'year') return since.slice(0, 4);
  return part === 'month' ? formatMonth(asMonth(since.slice(0, 7))) : undefined;
}

function partOf({ parts }: Way, outcome: string): number {
  return parts.find((part) => part.outcome === outcome)?.n ?? 0;
}

function introducedIn({ parts }: Way): number {
  return parts.reduce((sum, { n }) => sum + n, 0);
}

/** `9 of 17 (53%)`: both numbers, the share from enough closed on. */
function wonOfClosed(way: Way): string {
  const closed = introducedIn(way) - partOf(way, 'open');
  const won = partOf(way, 'won');
  const share = closed < ENOUGH_CLOSED ? '' : ` (${percentWords(won, closed)})`;
  return closed === 0 ? '' : `${won} of ${closed}${share}`;
}

/** The quarters of the year that the period ends in beside those of the year before. */
export function quartersChart(quarters: Quarters['quarters'], period: Period, recordsSince: Day): ChartBlock {
  const year = Number(period.until.slice(0, 4));
  const begun = firstOf(year, 1);
  const [now, before] = [String(year), String(year - 1)];
  const part = quarters.find((each) => each.part?.startsWith('to ') === true);
  const notes = [
    ...(part === undefined ? [] : [`${part.quarter} ${part.part} in both years.`]),
    ...(quarters.some(({ before: n }) => n === undefined)
      ? [`On record since ${formatDate(recordsSince)}.`]
      : []),
  ];
  const columns: readonly Column<Quarters['quarters'][number]>[] = [
    text('Quarter', ({ quarter, part: days }) => (days === undefined ? quarter : `${quarter} ${days}`)),
    number(now, ({ now: n }) => n),
    number(before, ({ before: n }) => n),
  ];
  return {
    is: 'chart',
    chart: {
      kind: 'quarters',
      title: `${now} beside ${before}`,
      counts: [
        `Clients introduced in each quarter, given and received together${longer(begun, period)}.`,
        ...notes,
      ].join(' '),
      unit: 'introduced',
      year: now,
      before,
      quarters,
    },
    table: tableOf(columns, quarters),
  };
}

/** From this share of all on, in percent, someone is near enough to the mark for it to be drawn. */
const NEAR_MARK = 20;

/** Who sends how much of what is received. */
export function concentrationChart(told: Concentrated): ChartBlock {
  const { received: total, senders, mark, period } = told;
  const isShared = total >= SHARE_FROM;
  const isNear = isShared && (senders[0]?.received ?? 0) * 100 >= total * NEAR_MARK;
  const marked = isNear ? ` Marked: who sent ${mark}% or more.` : '';
  const few = isShared ? '' : ` Shares are told from ${SHARE_FROM} received on.`;
  return {
    is: 'chart',
    chart: {
      kind: 'concentration',
      title: 'Who sends you clients',
      counts: `${total} received: ${periodWords(period)}.${marked}${few}`,
      parts: senders.map(({ name, received }) => ({ name, received })),
      total,
      percent: isNear ? mark : undefined,
      isShared,
    },
    table: withoutEmpty(tableOf(concentrationColumns(told), senders)),
  };
}

/** A table without the columns in which there is nothing. */
function withoutEmpty(table: Table): Table {
  return {
    ...table,
    columns: table.columns.filter(({ cells }, at) => at === 0 || cells.some((cell) => cell !== '')),
  };
}

/** So many bars make a picture: fewer are read faster as numbers. */
const FEWEST_BARS = 3;

/**
 * Costs beside closed business: a picture for each currency with enough bars, and in the table of the first all of them;
 * of none the table alone, under its heading. `table` is that table, where there is one already, with costs in the home
 * currency: it stands alone where no picture is of that.
 */
export function costCharts(
  charts: readonly Pick<CostsAndBusiness, 'currency' | 'rows'>[],
  by: 'partner' | 'quarter',
  period: Period,
  settings: CostSettings,
  table?: Table,
): Block[] {
  const drawn = charts.filter(({ rows }) => barsIn(rows) >= FEWEST_BARS);
  const whole = table ?? costTable(charts, by);
  // Costs of the table are in the home currency: behind a picture of another they would be numbers of other bars.
  const isBehind = table === undefined || drawn[0]?.currency === settings.currency;
  const alone: Block[] = [
    { is: 'heading', text: `Costs by ${by}` },
    { ...withoutEmpty(whole), fitted: true },
  ];
  if (drawn.length === 0) return alone;
  const pictures = drawn.map(({ currency, rows }, at): Block => {
    const isHome = currency === settings.currency;
    const isWithoutCosts = rows.every(({ costs }) => costs === 0);
    const name = `${isWithoutCosts ? 'Closed business' : 'Costs beside closed business,'} by ${by}`;
    const costs = isWithoutCosts ? '' : ` Costs: ${costsAre(isHome, settings)}.`;
    return {
      is: 'chart',
      chart: {
        kind: 'costs-and-business',
        title: charts.length === 1 && isHome ? name : `${name}, ${currency}`,
        counts: `${periodWords(period)}, in ${currency}.${costs} Business: closed business from clients received, on the day of the outcome.`,
        currency,
        rows: by === 'partner' ? rows.toSorted((a, b) => (b.business ?? 0) - (a.business ?? 0)) : rows,
      },
      table: withoutEmpty(at === 0 && isBehind ? whole : costTable([{ currency, rows }], by)),
    };
  });
  return isBehind ? pictures : [...alone, ...pictures];
}

/** Both at least once: how many bars there are. */
function barsIn(rows: readonly CostRow[]): number {
  return rows.flatMap(({ costs, business }) => [costs, business]).filter((minor) => (minor ?? 0) !== 0)
    .length;
}

function costsAre(isHome: boolean, settings: CostSettings): string {
  const rate = hourlyRateOf(settings);
  if (!isHome) return 'fees paid and joint costs';
  if (rate === undefined) return 'fees paid and joint costs, your time aside';
  return `your time at ${formatMoney({ minor: rate, currency: settings.currency })} an hour, fees paid and joint costs`;
}

type CostRow = CostsAndBusiness['rows'][number];

/** The rows of the currencies, which are of the same names in the same order, with columns for each of them. */
function costTable(
  charts: readonly Pick<CostsAndBusiness, 'currency' | 'rows'>[],
  by: 'partner' | 'quarter',
): Table {
  interface At {
    readonly name: string;
    readonly at: number;
  }
  const money = (currency: string, rows: readonly CostRow[], key: 'costs' | 'business'): Column<At> => ({
    key: `${key}-${currency}`,
    heading: capitalized(key),
    align: 'right',
    value: ({ at }) => {
      const minor = rows[at]?.[key];
      if (minor === 0) return '';
      return minor === undefined ? 'not known' : formatMoney({ minor, currency });
    },
  });
  const columns = charts.flatMap(({ currency, rows }) => [
    money(currency, rows, 'costs'),
    money(currency, rows, 'business'),
  ]);
  const rows = (charts[0]?.rows ?? []).map(({ name }, at) => ({ name, at }));
  return tableOf([text<At>(by === 'partner' ? 'Partner' : 'Quarter', ({ name }) => name), ...columns], rows);
}

const MAP_COLUMNS: readonly Column<NetworkMap['partners'][number]>[] = [
  text('Partner', ({ name }) => name),
  text('Profession', ({ profession }) => profession ?? ''),
  number('Given', ({ given }) => given),
  number('Received', ({ received }) => received),
];

/** Me in the middle of the network. */
export function mapChart(
  partners: NetworkMap['partners'],
  { me, period }: { readonly me: string | undefined; readonly period: Period },
): ChartBlock {
  return {
    is: 'chart',
    chart: {
      kind: 'network-map',
      title: 'Map of the network',
      counts: `Clients introduced: ${periodWords(period)}. A line is as wide as the number, all of them on one scale.`,
      me: me ?? 'you',
      partners,
    },
    table: tableOf(MAP_COLUMNS, partners),
  };
}
