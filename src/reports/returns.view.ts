/** What went back and forth, what it took and what it brought: as tables and as data, of partners and of quarters. */
import { costsPerWon } from '../advice/costs-per-won.ts';
import {
  benefitOf,
  hourlyRateOf,
  isBenefitKnown,
  overheadOf,
  timeOf,
  type CostFacts,
  type CostSettings,
} from '../advice/costs.ts';
import { hoursWords } from '../advice/costs-words.ts';
import { quarterWord } from '../calendar/period.ts';
import { quarterName } from '../calendar/quarters.ts';
import type { Plain } from '../kinds/type.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import { rows, type Block } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { BROADCASTS, isEmpty, type Returns, type ReturnsRow, type ToRecord } from './returns.ts';

function amounts(all: readonly Money[]): string {
  return all
    .filter(({ minor }) => minor !== 0)
    .map(formatMoney)
    .join(', ');
}

function none(n: number, text = String(n)): string {
  return n === 0 ? '' : text;
}

/** Spent in the home currency; nothing for nothing. */
function spent(returns: CostFacts, settings: CostSettings): string {
  const costs = overheadOf(returns, settings);
  return none(costs.minor, formatMoney(costs));
}

/** What costs are made of: the time only where an hour has its worth. */
function costsLegend(settings: CostSettings): string {
  const rate = hourlyRateOf(settings);
  if (rate === undefined) return 'fees paid and joint costs, your time aside';
  const hour = formatMoney({ minor: rate, currency: settings.currency });
  return `time at ${hour} an hour, fees paid and joint costs`;
}

/** Which quarter, in data: the way it is typed, and its days as far as they are told. */
const QUARTER_KEYS: readonly Column<ReturnsRow>[] = [
  { key: 'quarter', value: ({ quarter }) => (quarter === undefined ? null : quarterWord(quarter.since)) },
  { key: 'since', value: ({ quarter }) => quarter?.since ?? null },
  { key: 'until', value: ({ quarter }) => quarter?.until ?? null },
];

const PARTNER_KEYS: readonly Column<ReturnsRow>[] = [
  { key: 'partner', value: ({ partner }) => partner?.name ?? null },
  {
    key: 'partnerId',
    value: ({ partner }) => (partner === undefined || partner.id === BROADCASTS.id ? null : `p${partner.id}`),
  },
];

const partnerColumn: Column<ReturnsRow> = {
  key: 'partner',
  heading: 'Partner',
  value: ({ partner }) => partner?.name ?? null,
  shrinksTo: 14,
};

const quarterColumn: Column<ReturnsRow> = {
  key: 'quarter',
  heading: 'Quarter',
  value: ({ quarter }) => (quarter === undefined ? null : quarterName(quarter)),
};

/** What was spent beside what came in, a row for each partner or quarter. */
export function costColumns(by: 'partner' | 'quarter', settings: CostSettings): Column<ReturnsRow>[] {
  return explainedOnce(by === 'partner', [
    by === 'partner' ? partnerColumn : quarterColumn,
    {
      key: 'time',
      heading: 'Time',
      value: ({ returns }) => none(returns.minutes, hoursWords(returns.minutes)),
      align: 'right',
      dropsAt: 3,
    },
    {
      key: 'feesPaid',
      heading: 'Fees paid',
      value: ({ returns }) => amounts(returns.feesPaid),
      align: 'right',
      dropsAt: 2,
    },
    {
      key: 'jointCosts',
      heading: 'Joint',
      value: ({ returns }) => amounts(returns.jointCosts),
      align: 'right',
      dropsAt: 1,
      legend: 'costs of what is done together, when it began',
    },
    {
      key: 'costs',
      heading: 'Costs',
      value: ({ returns }) => spent(returns, settings),
      align: 'right',
      legend: costsLegend(settings),
    },
    {
      key: 'closed',
      heading: 'Closed',
      value: ({ returns }) => none(returns.receivedOutcomes.closed),
      align: 'right',
      dropsAt: 5,
      legend: 'received',
    },
    {
      key: 'won',
      heading: 'Won',
      value: ({ returns }) => none(returns.receivedOutcomes.won),
      align: 'right',
      dropsAt: 7,
      legend: 'received',
    },
    {
      key: 'costsPerWon',
      heading: 'Each won',
      value: ({ returns }) => {
        const each = costsPerWon(returns, settings);
        return each === undefined ? '' : formatMoney(each.amount);
      },
      align: 'right',
      dropsAt: 6,
      legend: 'costs for each client received and won, rounded',
    },
    {
      key: 'business',
      heading: 'Business',
      value: ({ returns }) => amounts(returns.businessReceived),
      align: 'right',
      dropsAt: 8,
      legend: 'closed business from clients received',
    },
    {
      key: 'feesReceived',
      heading: 'Fees in',
      value: ({ returns }) => amounts(returns.feesReceived),
      align: 'right',
      dropsAt: 4,
      legend: 'fees received',
    },
  ]);
}

/** Of two tables of the same columns the first alone says what they count. */
function explainedOnce(isFirst: boolean, columns: readonly Column<ReturnsRow>[]): Column<ReturnsRow>[] {
  return columns.map(({ legend, ...column }) =>
    isFirst && legend !== undefined ? { ...column, legend } : column,
  );
}

/** What went back and forth in each quarter, with what it took and brought; of one partner (or all as one), or of several. */
function quarterColumns(of: 'one' | 'several', settings: CostSettings): Column<ReturnsRow>[] {
  const counted = (
    heading: string,
    value: (returns: Returns) => number,
    more: Partial<Column<ReturnsRow>> = {},
  ): Column<ReturnsRow> => ({
    key: heading,
    heading,
    value: ({ returns }) => none(value(returns)),
    align: 'right',
    ...more,
  });
  return [
    ...(of === 'one' ? [] : [partnerColumn]),
    quarterColumn,
    counted('Given', ({ given }) => given),
    counted('Received', ({ received }) => received),
    counted('Closed', ({ outcomes }) => outcomes.closed, { dropsAt: 2, legend: 'both ways' }),
    counted('Won', ({ outcomes }) => outcomes.won, { dropsAt: 4, below: 'named', legend: 'both ways' }),
    {
      key: 'Business',
      heading: 'Business',
      value: ({ returns }) => amounts(returns.businessReceived),
      align: 'right',
      dropsAt: 5,
      below: 'named',
      legend: 'closed business from clients received',
    },
    {
      key: 'Fees in',
      heading: 'Fees in',
      value: ({ returns }) => amounts(returns.feesReceived),
      align: 'right',
      dropsAt: 1,
      legend: 'fees received',
    },
    {
      key: 'Costs',
      heading: 'Costs',
      value: ({ returns }) => spent(returns, settings),
      align: 'right',
      dropsAt: 3,
      below: 'named',
      legend: costsLegend(settings),
    },
  ];
}

/** Everything that is counted, as JSON and CSV have it: a public contract. Amounts in their own currencies, sums in mine. */
export function returnsColumns(settings: CostSettings): Column<ReturnsRow>[] {
  const money = (key: string, all: (returns: Returns) => readonly Money[]): Column<ReturnsRow> => ({
    key,
    value: ({ returns }) => all(returns).map(plainMoney),
  });
  const number = (key: string, value: (returns: Returns) => number): Column<ReturnsRow> => ({
    key,
    value: ({ returns }) => value(returns),
  });
  return [
    number('given', ({ given }) => given),
    number('received', ({ received }) => received),
    number('closed', ({ outcomes }) => outcomes.closed),
    number('won', ({ outcomes }) => outcomes.won),
    number('receivedClosed', ({ receivedOutcomes }) => receivedOutcomes.closed),
    number('receivedWon', ({ receivedOutcomes }) => receivedOutcomes.won),
    money('businessReceived', ({ businessReceived }) => businessReceived),
    money('feesReceived', ({ feesReceived }) => feesReceived),
    money('feesPaid', ({ feesPaid }) => feesPaid),
    money('jointCosts', ({ jointCosts }) => jointCosts),
    number('minutes', ({ minutes }) => minutes),
    {
      key: 'time',
      value: ({ returns }) =>
        hourlyRateOf(settings) === undefined ? null : plainMoney(timeOf(returns, settings)),
    },
    { key: 'costs', value: ({ returns }) => plainMoney(overheadOf(returns, settings)) },
    {
      key: 'benefit',
      value: ({ returns }) =>
        isBenefitKnown(returns, settings) ? plainMoney(benefitOf(returns, settings)) : null,
    },
    { key: 'costsPerWon', value: ({ returns }) => perWon(returns, settings) },
  ];
}

function perWon(returns: CostFacts, settings: CostSettings): Plain {
  const each = costsPerWon(returns, settings);
  return each === undefined ? null : plainMoney(each.amount);
}

/**
 * The columns of {@link returnsColumns} after what a row is of: the partner, the quarter, or both; null where it is of all
 * of them.
 */
export function wholeColumns(
  of: readonly ('partner' | 'quarter')[],
  settings: CostSettings,
): Column<ReturnsRow>[] {
  return [
    ...(of.includes('partner') ? PARTNER_KEYS : []),
    ...(of.includes('quarter') ? QUARTER_KEYS : []),
    ...returnsColumns(settings),
  ];
}

/** What to record, as JSON has it. */
export function plainToRecord(all: readonly ToRecord[]): Plain {
  return all.map(({ id, text, command }) => ({ id, text, command }));
}

/** Each partner's quarters, the name once, and those of all together. */
export function quarterlyBlocks(
  ofPartners: readonly ReturnsRow[],
  all: readonly ReturnsRow[],
  settings: CostSettings,
): Block[] {
  if (ofPartners.length === 0) {
    const text = 'Nothing is on record in these quarters.';
    return rows([{ cells: [text], command: 'refnet log CLIENT --from PARTNER' }]);
  }
  const once = ofPartners.map((row, at) =>
    row.partner?.id === ofPartners[at - 1]?.partner?.id ? { ...row, partner: undefined } : row,
  );
  const shared = sharedNote(ofPartners, all);
  return [
    { is: 'heading', text: 'Quarters, all together' },
    { ...tableOf(quarterColumns('one', settings), all), fitted: true },
    { is: 'blank' },
    { is: 'heading', text: 'Quarters by partner' },
    { ...tableOf(explainedOnce(false, quarterColumns('several', settings)), once), fitted: true },
    ...(shared.length === 0 ? [] : [{ is: 'blank' as const }, ...shared]),
  ];
}

/** Where partners shared a touch, why the time in their lines comes to more than the whole. */
export function sharedNote(lines: readonly ReturnsRow[], wholes: readonly ReturnsRow[]): Block[] {
  const minutes = (told: readonly ReturnsRow[]) =>
    told.reduce((sum, { returns }) => sum + returns.minutes, 0);
  const twice = minutes(lines) - minutes(wholes);
  return twice > 0 ? [{ is: 'note', text: sharedWords(twice) }] : [];
}

/** Why lines come to more than the whole, by so many minutes. */
export function sharedWords(twice: number): string {
  return `Time shared by several partners stands in the line of each, and once in the whole: lines exceed it by ${hoursWords(twice)}.`;
}

/** The quarters of one partner, where there are at least two with anything. */
export function partnerQuarters(quarters: readonly ReturnsRow[], settings: CostSettings): Block[] {
  if (quarters.filter(({ returns }) => !isEmpty(returns)).length < 2) return [];
  return [
    { is: 'heading', text: 'By quarter' },
    { ...tableOf(quarterColumns('one', settings), quarters), fitted: true },
  ];
}

/** A quarter by its name and in one line: `3 given, 4 received, 2 closed, 1 won, CAD 1,200 business`. */
export function quarterLine({ quarter, returns }: ReturnsRow, settings: CostSettings): [string, string] {
  const { given, received, outcomes, businessReceived, feesReceived } = returns;
  const parts = [
    `${given} given`,
    `${received} received`,
    `${outcomes.closed} closed`,
    `${outcomes.won} won`,
    ...[
      [amounts(businessReceived), 'business'],
      [amounts(feesReceived), 'fees received'],
      [spent(returns, settings), 'costs'],
    ].flatMap(([amount = '', what = '']) => (amount === '' ? [] : [`${amount} ${what}`])),
  ];
  return [quarter === undefined ? '' : quarterName(quarter), parts.join(', ')];
}
