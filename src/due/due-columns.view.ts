import { formatAmountPlain, type Money } from '../money/money.ts';
import type { Column } from '../screen/columns.view.ts';
import type { DueItem } from './due.ts';
import { commandOf, factText, KINDS, STATES, type DueFrame } from './due.view.ts';
import type { FeeItem } from './fee-items.view.ts';

/** An item as JSON and CSV have it, and as a Markdown table shows it. */
export function dueColumns(
  words: Pick<DueFrame, 'today' | 'handle' | 'feeWords' | 'adviceWords' | 'command'>,
): Column<DueItem>[] {
  const { command = commandOf } = words;
  const expectedOf = (item: DueItem) => (isFee(item) ? words.feeWords?.expectedMoney(item) : undefined);
  return [
    { key: 'state', heading: 'When', value: ({ state }) => state, text: ({ state }) => STATES[state] },
    { key: 'kind', heading: 'What', value: ({ kind }) => kind, text: ({ kind }) => KINDS[kind] },
    {
      key: 'partner',
      heading: 'Partner',
      value: ({ partner }) => partner?.name ?? null,
      text: ({ partner, source }) => partner?.name ?? source ?? '',
    },
    { key: 'partnerId', value: ({ partner }) => (partner === undefined ? null : `p${partner.id}`) },
    { key: 'number', heading: '#', value: ({ number }) => number ?? null, align: 'right' },
    {
      key: 'client',
      value: (item) => ('client' in item ? item.client : 'fee' in item ? item.fee.client : null),
    },
    { key: 'amount', value: (item) => ('money' in item ? plainMoney(item.money) : null) },
    { key: 'expected', value: (item) => plainMoney(expectedOf(item)) },
    { key: 'currency', value: (item) => ('money' in item ? item.money : expectedOf(item))?.currency ?? null },
    { key: 'dueOn', value: ({ dueOn }) => dueOn },
    { key: 'text', heading: 'About', value: (item) => factText(item, words) },
    { key: 'command', heading: 'Command', value: (item) => command(item, words) },
    { key: 'source', value: ({ source }) => source ?? null },
  ];
}

export function isFee(item: DueItem): item is FeeItem {
  return 'money' in item || 'fee' in item;
}

function plainMoney(money: Money | undefined): string | null {
  return money === undefined ? null : formatAmountPlain(money.minor, money.currency);
}
