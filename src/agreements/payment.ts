import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { kind, number, uuid, type Identity } from '../kinds/kind.ts';
import { amount, day, note, orNone, partner, text, word, yesNo, type Type } from '../kinds/type.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { amountPlain } from '../money/plain-money.ts';
import { UserError } from '../text/errors.ts';
import { FEE_DIRECTION_WORDS, type FeeDirection } from './fee-terms.ts';

/** `paid` from payer to payee, `waived` by the payee, or `returned` by the payee to the payer out of a credit. */
export const PAYMENT_KINDS = ['paid', 'waived', 'returned'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** A payment, waiver or return as the ledger needs it; the amount is above zero. In the direction `they-pay` it is one that I received. */
export interface LedgerPayment {
  readonly number: number;
  readonly kind: PaymentKind;
  readonly partner: number;
  readonly direction: FeeDirection;
  readonly day: Day;
  readonly currency: string;
  readonly minor: number;
  /** The lines it is for: those of a referral, or the one of a collection; null for the oldest due, whichever. */
  readonly toward: Toward | null;
  /** Nothing more is due for its referral, then or later, whatever comes in. */
  readonly settles?: boolean | undefined;
}

export interface Toward {
  readonly referral: number;
  /** The one line it is for; left out where it is for the whole referral. */
  readonly collection?: number;
}

/** What a person says of a payment, a waiver or a return. */
export interface PaymentDraft {
  partnerId: number;
  kind: PaymentKind;
  direction: FeeDirection;
  onDay: Day;
  /** Above zero; zero may stand where it settles. */
  amount: Money;
  toward: Toward | null;
  /** Nothing more is due for the referral it is for, then or later, whatever comes in. */
  settles: boolean;
  note: string | null;
}

/** A payment, waiver or return as recorded, with its partner's name beside it. */
export interface Payment extends PaymentDraft, Identity {
  partnerName: string;
}

const VERBS: Readonly<Record<PaymentKind, Readonly<Record<FeeDirection, string>>>> = {
  paid: { 'i-pay': 'paid to', 'they-pay': 'received from' },
  waived: { 'i-pay': 'waived by', 'they-pay': 'waived for' },
  returned: { 'i-pay': 'came back from', 'they-pay': 'returned to' },
};

/** What a payment is for: kept as the number of a referral and, where it is for one line alone, of a collection. */
const toward: Type<Toward> = {
  shape: { is: 'whole' },
  placeholder: 'referral',
  parse: (typed) => ({ referral: Number(typed) }),
  show: ({ referral }) => `#${referral}`,
  plain: ({ referral }) => referral,
  toSql: ({ referral, collection = null }) => [referral, collection],
  fromSql: ([referral, collection = null]) => ({
    referral: Number(referral),
    ...(collection === null ? {} : { collection: Number(collection) }),
  }),
};

export const PAYMENT_DAY = day('past', { future: 'record a payment on its day, or a later one' });

export const payments = kind<PaymentDraft, Payment>({
  noun: 'payment',
  table: 'payments',
  savedApart: true,
  phrase: paymentPhrase,
  check: refuseNothing,
  fields: {
    id: number,
    kind: { type: word(vocabulary('kind of payment', PAYMENT_KINDS)), column: 'kind', card: false },
    partnerName: { type: text, sql: 'p.name', json: 'partner', card: false },
    partnerId: { type: partner, column: 'partner_id', words: ({ partnerName }) => partnerName, card: false },
    direction: { type: word(FEE_DIRECTION_WORDS), column: 'direction', card: false },
    onDay: {
      type: PAYMENT_DAY,
      column: 'on_day',
      json: 'day',
      label: 'day',
      option: ['on', 'the day of it'],
      card: false,
    },
    amount: {
      type: amount(),
      column: ['amount_minor', 'currency'],
      plain: ({ amount: value }) => amountPlain(value),
      shape: { is: 'amount' },
      option: ['amount', 'how much: 120, "CAD 120"'],
      card: false,
    },
    '=currency': {
      shape: { is: 'text' },
      of: { shown: ({ amount: { currency } }) => currency, given: ({ amount: { currency } }) => currency },
      card: false,
    },
    toward: {
      type: orNone(toward),
      column: ['toward_referral', 'toward_collection'],
      json: 'referral',
      card: false,
    },
    note: { type: orNone(note), column: 'note', option: ['note', 'a cheque number, a transfer'] },
    settles: {
      type: yesNo,
      column: 'settles',
      label: 'settled for good',
      words: ({ settles }) => (settles ? 'yes' : ''),
      flags: [{ name: 'reopen', help: 'a fee that was settled for good is open again', to: () => false }],
      card: false,
    },
    uuid,
  },
});

/** Nothing was paid only where that says that a fee is settled for good. */
function refuseNothing({ amount: { minor }, settles }: PaymentDraft): void {
  if (minor > 0 || settles) return;
  throw new UserError('a payment is more than nothing', { hints: ['remove it, if nothing was paid'] });
}

/** `CAD 120 paid to Victor Osei for #2, 20 Nov 2026`: a payment in one phrase. */
export function paymentPhrase(
  payment: Omit<PaymentDraft, 'note'> & { readonly partnerName: string },
): string {
  const { kind: own, direction, onDay, toward: to, partnerName, settles, amount: money } = payment;
  if (money.minor === 0) {
    const fee = to === null ? 'A fee' : `The fee on #${to.referral}`;
    const what = own === 'waived' ? VERBS.waived[direction] : 'settled for good with';
    return `${fee} ${what} ${partnerName}, ${formatDate(onDay)}`;
  }
  const referral = to === null ? '' : ` for #${to.referral}`;
  const settled = settles ? ', which settles it for good' : '';
  return `${formatMoney(money)} ${VERBS[own][direction]} ${partnerName}${referral}, ${formatDate(onDay)}${settled}`;
}

/** A payment that is about to be recorded comes after all others of its day. */
const NEXT_NUMBER = Number.MAX_SAFE_INTEGER;

/** The payment as the ledger needs it; one without a number yet is the next. */
export function inLedger(payment: Omit<PaymentDraft, 'note'> & { id?: number }): LedgerPayment {
  const {
    id = NEXT_NUMBER,
    kind: own,
    partnerId,
    direction,
    onDay,
    amount: money,
    toward: to,
    settles,
  } = payment;
  return { number: id, kind: own, partner: partnerId, direction, day: onDay, ...money, toward: to, settles };
}
