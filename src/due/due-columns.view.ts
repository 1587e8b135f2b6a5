import { amountPlain } from '../money/plain-money.ts';
import type { Column } from '../screen/columns.view.ts';
import type { DueItem } from './due.ts';
import { commandOf, factText, isFee, KINDS, STATES, type Words } from './due-item.view.ts';

/** An item as JSON and CSV have it, and as a Markdown table shows it. */
export function dueColumns(words: Words & { readonly command?: typeof commandOf }): Column<DueItem>[] {
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
    { key: 'amount', value: (item) => ('money' in item ? amountPlain(item.money) : null) },
    { key: 'expected', value: (item) => amountPlain(expectedOf(item)) },
    { key: 'currency', value: (item) => ('money' in item ? item.money : expectedOf(item))?.currency ?? null },
    { key: 'dueOn', value: ({ dueOn }) => dueOn },
    { key: 'text', heading: 'About', value: (item) => factText(item, words) },
    { key: 'command', heading: 'Command', value: (item) => command(item, words) },
    { key: 'source', value: ({ source }) => source ?? null },
  ];
}
