import type { Day } from '../calendar/day.ts';
import { periodOptions } from '../calendar/period.ts';
import type { FeeDirection } from '../agreements/fee-terms.ts';
import type { Plain } from '../kinds/type.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import { apart, rows, type Block } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import { count } from '../text/count.ts';
import { feeTotals, type FeeAccount, type FeesTold, type FeeTotal } from './fees-told.ts';

/** The fees of a period, for a screen and for Markdown. */
export function feesToldBlocks(told: FeesTold, today: Day): Block[] {
  const { period, accounts, expectedUnknown, byHand } = told;
  const details = `refnet fees${periodOptions(period, today) || ` --since ${period.since}`}`;
  if (accounts.length + expectedUnknown + byHand === 0) {
    const text = 'No fee was accrued, paid or expected on these days, which is usual.';
    return [{ is: 'heading', text: 'Fees' }, ...rows([{ cells: [text], command: 'refnet fees' }])];
  }
  const aside = [
    ...(expectedUnknown === 0 ? [] : [`${expectedUnknown} expected, the amount not known`]),
    ...(byHand === 0 ? [] : [`${byHand} to settle by hand`]),
  ];
  return apart(
    ...WAYS.map(({ direction, heading }) => {
      const own = accounts.filter((each) => each.direction === direction);
      if (own.length === 0) return [];
      const totals = feeTotals({ ...told, accounts: own });
      const settled = totals.filter(({ paid }) => paid !== 0).map((each) => amount(each, each.paid));
      const beside = settled.length === 0 ? '' : settled.join(', ');
      return [
        { is: 'heading', text: beside === '' ? heading : `${heading}: ${beside}` } as const,
        { ...tableOf(screenColumns(direction), own), fitted: true } as const,
        // A currency of one partner is told too, where another has a total: what is missing would seem forgotten.
        ...(totals.some(({ partners }) => partners > 1)
          ? rows(totals.map((each) => ({ cells: ['In all', totalWords(each)] })))
          : []),
      ];
    }),
    rows([
      ...(aside.length === 0 ? [] : [{ cells: [aside.join('; ')] }]),
      { cells: ['each with its lines'], command: details },
    ]),
  );
}

const WAYS: readonly { readonly direction: FeeDirection; readonly heading: string }[] = [
  { direction: 'they-pay', heading: 'Fees received' },
  { direction: 'i-pay', heading: 'Fees paid' },
];

function totalWords(total: FeeTotal): string {
  const parts = [
    ['accrued', total.accrued],
    [total.direction === 'i-pay' ? 'paid' : 'received', total.paid],
    ['due', total.due],
    ['expected', total.expected],
  ] as const;
  const told = parts
    .filter(([, minor]) => minor !== 0)
    .map(([what, minor]) => `${amount(total, minor)} ${what}`);
  return `${told.join(', ')} with ${count(total.partners, 'partner')}`;
}

function amount({ currency }: Pick<FeeAccount, 'currency'>, minor: number): string {
  return formatMoney({ minor, currency });
}

const KEYS = ['accrued', 'paid', 'waived', 'due', 'credit', 'expected'] as const;

function screenColumns(direction: FeeDirection): Column<FeeAccount>[] {
  const money = (
    key: (typeof KEYS)[number],
    heading: string,
    dropsAt: number,
    legend?: string,
  ): Column<FeeAccount> => ({
    key,
    heading,
    value: (each) => (each[key] === 0 ? '' : amount(each, each[key])),
    align: 'right',
    dropsAt,
    below: 'named',
    legend,
  });
  return [
    { key: 'partner', heading: 'Partner', value: ({ name }) => name, shrinksTo: 14 },
    money('accrued', 'Accrued', 4),
    money('paid', direction === 'i-pay' ? 'Paid' : 'Received', 6, 'less what came back'),
    money('waived', 'Waived', 1),
    money('due', 'Due', 5, 'at the end of these days, from all time before'),
    money('credit', 'Credit', 2, 'paid beyond what is due'),
    money('expected', 'Expected', 3, 'of clients won, reckoned, at the end of these days'),
  ];
}

const ACCOUNT_COLUMNS: readonly Column<FeeAccount>[] = [
  { key: 'partner', value: ({ name }) => name },
  { key: 'partnerId', value: ({ partnerId }) => `p${partnerId}` },
  { key: 'direction', value: ({ direction }) => direction },
  { key: 'currency', value: ({ currency }) => currency },
  ...KEYS.map((key): Column<FeeAccount> => ({
    key,
    value: (each) => plainMoney({ minor: each[key], currency: each.currency }),
  })),
];

/** The fees of a period as JSON has them: a public contract. `paid` is what changed hands, either way. */
export function feesToldAsPlain(told: FeesTold): { [key: string]: Plain } {
  const { period, accounts, expectedUnknown, byHand } = told;
  return {
    since: period.since,
    until: period.until,
    totals: feeTotals(told).map((each) => ({
      direction: each.direction,
      currency: each.currency,
      partners: each.partners,
      ...Object.fromEntries(
        KEYS.map((key) => [key, plainMoney({ minor: each[key], currency: each.currency })]),
      ),
    })),
    accounts: accounts.map((each) => record(ACCOUNT_COLUMNS, each)),
    expectedUnknown,
    byHand,
  };
}

/** The columns of CSV: the currency has one of its own, so that amounts are numbers. */
export const FEE_ACCOUNT_CSV: readonly Column<FeeAccount>[] = ACCOUNT_COLUMNS.map((column) => {
  const key = KEYS.find((each) => each === column.key);
  return key === undefined
    ? column
    : { ...column, value: (each) => formatAmountPlain(each[key], each.currency) };
});
