import type { CollectionRecord } from './collection.ts';
import { formatDay } from '../calendar/day-words.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import type { Column } from '../screen/columns.view.ts';

/** A collection as JSON has it. */
export const COLLECTION_COLUMNS: readonly Column<CollectionRecord>[] = [
  { key: 'number', value: (collection) => collection.id },
  { key: 'referral', value: (collection) => collection.referralId },
  { key: 'client', value: (collection) => collection.clientName },
  { key: 'partner', value: (collection) => collection.partnerName },
  { key: 'partnerId', value: (collection) => `p${collection.partnerId}` },
  { key: 'day', value: (collection) => collection.onDay },
  { key: 'amount', value: ({ amountMinor, currency }) => formatAmountPlain(amountMinor, currency) },
  { key: 'currency', value: (collection) => collection.currency },
  { key: 'note', value: (collection) => collection.note },
  { key: 'uuid', value: (collection) => collection.uuid },
];

/** `CAD 500 collected for #2, Max P. (Victor Osei), Fri 20 Nov 2026`: a collection in one phrase. */
export function collectionPhrase(collection: CollectionRecord): string {
  const { amountMinor, currency, referralId, clientName, partnerName, onDay } = collection;
  const amount = formatMoney({ minor: Math.abs(amountMinor), currency });
  const verb = amountMinor < 0 ? 'refunded' : 'collected';
  const client = clientName === null ? '' : `, ${clientName}`;
  return `${amount} ${verb} for #${referralId}${client} (${partnerName}), ${formatDay(onDay)}`;
}
