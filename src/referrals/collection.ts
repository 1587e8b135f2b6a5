import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { derived, kind, number, uuid, type Identity } from '../kinds/kind.ts';
import { amount, day, note, orNone, partner, text, whole } from '../kinds/type.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { amountPlain } from '../money/plain-money.ts';
import { UserError } from '../text/errors.ts';
import { counterpartName } from './referral.ts';

/** Money collected for a referral on a day; negative for a refund. */
export interface CollectionDraft {
  referralId: number;
  onDay: Day;
  amount: Money;
  note: string | null;
}

/** A collection as recorded, with its referral's client and partner beside it. */
export interface CollectionRecord extends CollectionDraft, Identity {
  clientName: string | null;
  partnerId: number | null;
  /** Null where the client came from a source. */
  partnerName: string | null;
  source: string | null;
}

export const collections = kind<CollectionDraft, CollectionRecord>({
  noun: 'collection',
  table: 'collections',
  of: 'referral',
  savedApart: true,
  phrase: collectionPhrase,
  fields: {
    id: number,
    referralId: {
      type: whole(1, 999_999_999),
      column: 'referral_id',
      json: 'referral',
      card: false,
    },
    clientName: { type: orNone(text), sql: 'r.client_name', json: 'client', card: false },
    partnerName: { type: orNone(text), sql: 'p.name', json: 'partner', card: false },
    source: { type: orNone(text), sql: 's.name', card: false },
    partnerId: { type: orNone(partner), sql: 'p.id', card: false },
    onDay: {
      type: day('past', { future: 'record what comes in once it is there' }),
      column: 'on_day',
      json: 'day',
      label: 'day',
      option: ['on', 'the day of it'],
      card: false,
    },
    amount: {
      type: amount({ allowNegative: true }),
      column: ['amount_minor', 'currency'],
      label: 'amount',
      option: ['collected', 'what came in; a refund is below zero'],
      plain: ({ amount: value }) => amountPlain(value),
      shape: { is: 'amount' },
      card: false,
    },
    '=currency': derived(text, ({ amount: { currency } }) => currency, { card: false }),
    note: { type: orNone(note), column: 'note', option: ['note', 'what it was for'] },
    uuid,
  },
});

/** `CAD 500 collected for #2, Max P. (Victor Osei), Fri 20 Nov 2026`: a collection in one phrase. */
function collectionPhrase(collection: Omit<CollectionRecord, 'id' | 'uuid' | 'note' | 'partnerId'>): string {
  const { amount: money, referralId, clientName, onDay } = collection;
  const client = clientName === null ? '' : `, ${clientName}`;
  return `${collectedWords(money)} for #${referralId}${client} (${counterpartName(collection)}), ${formatDay(onDay)}`;
}

/** `CAD 500 collected`, `CAD 500 refunded`. */
export function collectedWords({ minor, currency }: Money): string {
  return `${formatMoney({ minor: Math.abs(minor), currency })} ${minor < 0 ? 'refunded' : 'collected'}`;
}

/** Refuses an amount with which more of its currency would have gone back for a referral than came in. */
export function refuseOverRefund(
  referralId: number,
  others: readonly Pick<CollectionDraft, 'amount'>[],
  { minor, currency }: Money,
): void {
  const before = others
    .filter(({ amount: other }) => other.currency === currency)
    .reduce((sum, { amount: other }) => sum + other.minor, 0);
  if (before + minor >= 0) return;
  throw new UserError(
    `no more can go back than came in: ${formatMoney({ minor: before, currency })} for #${referralId}`,
  );
}
