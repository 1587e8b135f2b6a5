import { formatDate, formatMonth } from '../calendar/day-words.ts';
import { firstDayOf, lastDayOf, monthOf } from '../calendar/day.ts';
import { beforeWords } from '../calendar/period.ts';
import { quarterName } from '../calendar/quarters.ts';
import type { Plain } from '../kinds/type.ts';
import { formatMoney } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import { apart, rows, type Block } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record, type Look } from '../screen/list.view.ts';
import { withBars, type Bars } from '../screen/with-bars.view.ts';
import { coverOfDays, coverRow } from './cover.view.ts';
import { isStill, type InTrend, type Trend } from './trend.ts';

/** Of more months than these the quarters alone stand on a screen. */
const MONTHS_SHOWN = 24;

/** Months and quarters, for a screen and for Markdown. */
export function trendBlocks(trend: Trend, look: Look): Block[] {
  const { months, quarters } = trend;
  const heading: Block = { is: 'heading', text: 'Month by month' };
  if (isStill(trend)) {
    const nothing = { cells: ['Nothing was introduced or closed on these days.'] };
    return [heading, ...rows([{ ...nothing, command: 'refnet log CLIENT --from PARTNER' }])];
  }
  const isShort = months.length <= MONTHS_SHOWN;
  return apart(
    isShort
      ? [
          heading,
          { ...tableOf(screenColumns('Month', monthName, trend, months, look), months), fitted: true },
        ]
      : [],
    quarters.length < 2
      ? []
      : [
          { is: 'heading', text: 'Quarter by quarter' },
          {
            ...tableOf(screenColumns('Quarter', quarterName, trend, quarters, look), quarters),
            fitted: true,
          },
        ],
    coverRows(trend),
    isShort ? [] : [{ is: 'note', text: `The ${months.length} months are in --format csv.` }],
  );
}

/** How far the record reaches back to the days told, and to those before that they stand beside. */
function coverRows({ period, before, months, recordsSince }: Trend): Block[] {
  if (months.some(({ isUnknown }) => isUnknown)) return coverRow('these days', 'part', recordsSince);
  return before === undefined ? [] : coverOfDays(beforeWords(before, period), before, recordsSince);
}

/** What is not known is no zero. */
const NOT_KNOWN = '-';

/** `Nov 2025`, `Nov 2025 from 21`, `Nov 2026 to 20`, `Nov 2026, 3 to 20`. */
function monthName({ since, until }: InTrend['days']): string {
  const month = monthOf(since);
  const [from, to] = [since, until].map((day) => formatDate(day).split(' ')[0]);
  const name = formatMonth(month);
  if (until === lastDayOf(month)) return since === firstDayOf(month) ? name : `${name} from ${from}`;
  return since === firstDayOf(month) ? `${name} to ${to}` : `${name}, ${from} to ${to}`;
}

function screenColumns(
  called: string,
  name: (days: InTrend['days']) => string,
  { before, period }: Trend,
  all: readonly InTrend[],
  look: Look,
): Column<InTrend>[] {
  const anyBusiness = all.some(({ businessReceived }) => businessReceived.length > 0);
  const known = (of: (each: InTrend) => number) => (each: InTrend) => (each.isUnknown ? NOT_KNOWN : of(each));
  const none = (n: number | undefined) => (n === 0 || n === undefined ? '' : String(n));
  const columns: (Column<InTrend> | Bars<InTrend>)[] = [
    { key: called, heading: called, value: ({ days }) => name(days) },
    { key: 'given', heading: 'Given', value: known(({ given }) => given), align: 'right' },
    { key: 'received', heading: 'Received', value: known(({ received }) => received), align: 'right' },
    { bars: ({ exchanged }) => exchanged, shows: 'given and received', dropsAt: 4 },
    {
      key: 'won',
      heading: 'Won',
      value: ({ won }) => none(won),
      align: 'right',
      dropsAt: 3,
      legend: 'both ways',
    },
    {
      key: 'business',
      ...(anyBusiness ? { heading: 'Business' } : {}),
      value: ({ businessReceived }) => businessReceived.map(formatMoney).join(', '),
      align: 'right',
      dropsAt: 2,
      legend: 'closed business from clients received',
    },
    {
      key: 'before',
      ...(before === undefined ? {} : { heading: 'Before' }),
      value: (each) => (each.before === undefined ? NOT_KNOWN : String(each.before)),
      align: 'right',
      dropsAt: 1,
      legend:
        before === undefined
          ? undefined
          : `given and received at the same place of ${beforeWords(before, period)}`,
    },
  ];
  return withBars(columns, all, look);
}

const TREND_COLUMNS: readonly Column<InTrend>[] = [
  { key: 'since', value: ({ days }) => days.since },
  { key: 'until', value: ({ days }) => days.until },
  { key: 'given', value: ({ given }) => given },
  { key: 'received', value: ({ received }) => received },
  { key: 'exchanged', value: ({ exchanged }) => exchanged },
  { key: 'closed', value: ({ closed }) => closed },
  { key: 'won', value: ({ won }) => won },
  { key: 'businessReceived', value: ({ businessReceived }) => businessReceived.map(plainMoney) },
  { key: 'exchangedBefore', value: ({ before }) => before ?? null },
];

/** Month by month as JSON has it: a public contract. */
export function trendAsPlain({ period, before, months, quarters }: Trend): { [key: string]: Plain } {
  return {
    since: period.since,
    until: period.until,
    before: before === undefined ? null : { since: before.since, until: before.until },
    months: months.map((each) => record(TREND_COLUMNS, each)),
    quarters: quarters.map((each) => record(TREND_COLUMNS, each)),
  };
}

interface Line extends InTrend {
  readonly part: 'month' | 'quarter';
}

/** Month by month in lines for CSV. */
export function trendLines({ months, quarters }: Trend): { columns: readonly Column<Line>[]; rows: Line[] } {
  return {
    columns: [{ key: 'part', value: ({ part }) => part }, ...TREND_COLUMNS],
    rows: [
      ...months.map((each) => ({ ...each, part: 'month' as const })),
      ...quarters.map((each) => ({ ...each, part: 'quarter' as const })),
    ],
  };
}
