/** The pictures of a report as blocks: what each is called, what it counts and when, and the table with its numbers. */
import { hourlyRateOf, type CostSettings } from '../advice/costs.ts';
import { asMonth, firstDayOf, type Day } from '../calendar/day.ts';
import { formatDate, formatMonth } from '../calendar/day-words.ts';
import { periodWords, type Period } from '../calendar/period.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney } from '../money/money.ts';
import { ENOUGH_CLOSED } from '../referrals/status.ts';
import type { Block, Table } from '../screen/blocks.ts';
import type {
  Concentration,
  CostsAndBusiness,
  MirroredBars,
  NetworkMap,
  Outcomes,
  Quarters,
  Timeline,
} from '../screen/chart.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { capitalized } from '../text/capitalized.ts';
import { SHARE_FROM } from './portfolio.ts';

type ChartBlock = Extract<Block, { is: 'chart' }>;

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

/** Given and received per partner; the won ones are of those received, so that they never pass them. */
export function barsChart(rows: MirroredBars['rows'], period: Period, today: Day, table?: Table): ChartBlock {
  return {
    is: 'chart',
    chart: {
      kind: 'mirrored-bars',
      title: 'Given and received per partner',
      counts: `Clients introduced: ${periodWords(period)}. Won: how many of those received were won, whenever that was, ${asKnown(today)}.`,
      rows,
    },
    table: table ?? tableOf(BAR_COLUMNS, rows),
  };
}

const MONTH_COLUMNS: readonly Column<Timeline['months'][number]>[] = [
  text('Month', ({ month }) => formatMonth(asMonth(month))),
  number('Given', ({ given }) => given),
  number('Received', ({ received }) => received),
  number('Won', ({ won }) => won),
];

/** Months side by side: introductions by their own month, won ones by the month of the outcome. */
export function monthsChart(months: Timeline['months'], until: Day): ChartBlock {
  const since = firstDayOf(asMonth(months[0]?.month ?? until.slice(0, 7)));
  return {
    is: 'chart',
    chart: {
      kind: 'timeline',
      title: 'Given, received and won by month',
      counts: `${formatDate(since)} to ${formatDate(until)}. Given and received in the month of the introduction; won, both ways together, in the month of the outcome.`,
      months,
    },
    table: tableOf(MONTH_COLUMNS, months),
  };
}

type Way = Outcomes['ways'][number];

/** What became of those introduced in the period, each way. */
export function outcomesChart(ways: Outcomes['ways'], period: Period, today: Day): ChartBlock {
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
      counts: `Clients introduced: ${periodWords(period)}; their outcomes whenever they came, ${asKnown(today)}.`,
      ways,
    },
    table: tableOf(columns, ways),
  };
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
  const share = closed < ENOUGH_CLOSED ? '' : ` (${Math.round((won / closed) * 100)}%)`;
  return closed === 0 ? '' : `${won} of ${closed}${share}`;
}

/** The quarters of the year of that day beside those of the year before. */
export function quartersChart(quarters: Quarters['quarters'], until: Day, recordsSince: Day): ChartBlock {
  const year = Number(until.slice(0, 4));
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
      counts: ['Clients introduced in each quarter, given and received together.', ...notes].join(' '),
      unit: 'introduced',
      year: now,
      before,
      quarters,
    },
    table: tableOf(columns, quarters),
  };
}

/** Who sends how much of what is received. */
export function concentrationChart(
  { parts, total, percent }: Pick<Concentration, 'parts' | 'total' | 'percent'>,
  period: Period,
): ChartBlock {
  const isTold = total >= SHARE_FROM;
  const marked = percent === undefined ? '' : ` Marked: who sent ${percent}% or more.`;
  const few = isTold ? '' : ` Shares are told from ${SHARE_FROM} received on.`;
  const columns: readonly Column<Concentration['parts'][number]>[] = [
    text('Partner', ({ name }) => name),
    number('Received', ({ received }) => received),
    ...(isTold
      ? [
          {
            key: 'share',
            heading: 'Share',
            align: 'right' as const,
            value: ({ received }: Concentration['parts'][number]) =>
              `${Math.round((received / total) * 100)}%`,
          },
        ]
      : []),
  ];
  return {
    is: 'chart',
    chart: {
      kind: 'concentration',
      title: 'Who sends you clients',
      counts: `${total} received: ${periodWords(period)}.${marked}${few}`,
      parts,
      total,
      percent,
    },
    table: tableOf(columns, parts),
  };
}

/** Costs beside closed business, a picture for each currency; `table` is behind the first. */
export function costCharts(
  charts: readonly Pick<CostsAndBusiness, 'currency' | 'rows'>[],
  by: 'partner' | 'quarter',
  period: Period,
  settings: CostSettings,
  table?: Table,
): ChartBlock[] {
  return charts.map(({ currency, rows }, at) => {
    const isHome = currency === settings.currency;
    const name = `Costs beside closed business, ${by === 'partner' ? 'by partner' : 'by quarter'}`;
    return {
      is: 'chart',
      chart: {
        kind: 'costs-and-business',
        title: charts.length === 1 && isHome ? name : `${name}, ${currency}`,
        counts: `${periodWords(period)}, in ${currency}. Costs: ${costsAre(isHome, settings)}. Business: closed business from clients received, on the day of the outcome.`,
        currency,
        rows,
      },
      table: at === 0 && isHome && table !== undefined ? table : tableOf(moneyColumns(by, currency), rows),
    };
  });
}

function costsAre(isHome: boolean, settings: CostSettings): string {
  const rate = hourlyRateOf(settings);
  if (!isHome) return 'fees paid and joint costs';
  if (rate === undefined) return 'fees paid and joint costs, your time aside';
  return `your time at ${formatMoney({ minor: rate, currency: settings.currency })} an hour, fees paid and joint costs`;
}

type CostRow = CostsAndBusiness['rows'][number];

function moneyColumns(by: 'partner' | 'quarter', currency: string): readonly Column<CostRow>[] {
  const money = (heading: string, value: (row: CostRow) => number | undefined): Column<CostRow> => ({
    key: heading,
    heading,
    align: 'right',
    value: (row) => {
      const minor = value(row);
      return minor === undefined ? 'not known' : formatMoney({ minor, currency });
    },
  });
  return [
    text(by === 'partner' ? 'Partner' : 'Quarter', ({ name }) => name),
    money('Costs', ({ costs }) => costs),
    money('Business', ({ business }) => business),
  ];
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
