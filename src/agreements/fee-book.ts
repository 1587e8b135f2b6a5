/** The book of the fees of a period, for an accountant: every entry by itself, in such a way that they add up to the accounts. */
import type { Day } from '../calendar/day.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { explainLine } from './fee-explanation.ts';
import { governing, type AgreedTerms, type Fees } from './fee-record.ts';
import type { FeeDirection } from './fee-terms.ts';
import type { PaymentKind } from './payment.ts';
import type { AccountKey } from './settle-account.ts';
import { keyOf, type Balance } from './settle.ts';

/** What is booked: what accrued, was paid, came back or was let go of in the period, and what stands open at its end. */
type EntryKind = 'accrued' | PaymentKind | 'settled' | 'due' | 'credit';

/** One entry; its amount is in minor units, below zero where a refund takes a fee back, or a payment came back. */
export interface Entry extends AccountKey {
  readonly kind: EntryKind;
  /** Of what is due: the day it accrued; of a credit: since when there is one. */
  readonly day: Day | null;
  readonly minor: number;
  /** What the fee is for; several where a payment went to the oldest that was due. */
  readonly referrals: readonly number[];
  /** The number of a payment; null for anything else. */
  readonly payment: number | null;
  /** How it was reckoned, in words without a name; empty where nothing was. */
  readonly about: string;
}

interface Days {
  readonly since: Day;
  readonly until: Day;
}

/**
 * The entries of a period, both days inclusive, of fees that were reckoned up to its last day: by account, day and number.
 * For each account those of a kind add up to the total of the statement.
 */
export function feeBook({ balances: accounts, record }: Fees, days: Days): Entry[] {
  const paymentsOf = groupedBy(record.payments, keyOf);
  const isIn = ({ day }: { readonly day: Day }) => days.since <= day && day <= days.until;
  return accounts.flatMap((account) => {
    const { partner, direction, currency, lines, letGo, waivings, wentTo, credit, creditSince } = account;
    const entry = (kind: EntryKind, day: Day | null, minor: number, more: Partial<Entry> = {}): Entry => ({
      partner,
      direction,
      currency,
      kind,
      day,
      minor,
      referrals: [],
      payment: null,
      about: '',
      ...more,
    });
    const own = paymentsOf.get(keyOf(account)) ?? [];
    const waived = waivedBy(account);
    return [
      ...lines
        .filter(({ line }) => line.minor !== 0 && isIn(line))
        .map(({ line }) =>
          entry('accrued', line.day, line.minor, { referrals: [line.referral], about: explainLine(line) }),
        ),
      ...own
        .filter((each) => each.minor > 0 && isIn(each))
        .flatMap((each) => {
          const minor = each.kind === 'waived' ? (waived.get(each.number) ?? 0) : each.minor;
          const { toward } = each;
          const referrals = toward === null ? (wentTo.get(each.number) ?? []) : [toward.referral];
          const of = { referrals, payment: each.number };
          return minor === 0
            ? []
            : [entry(each.kind, each.day, each.kind === 'returned' ? -minor : minor, of)];
        }),
      ...waivings
        .filter((each) => each.payment === null && isIn(each))
        .map(({ day, minor, referral }) =>
          entry('waived', day, minor, {
            referrals: [referral],
            about: minor < 0 ? 'a refund took back the fee that was waived' : 'waived before it accrued',
          }),
        ),
      ...letGo.filter(isIn).map((each) => entry('settled', each.day, each.minor)),
      ...lines
        .filter(({ due }) => due > 0)
        .map(({ line, due }) =>
          entry('due', line.day, due, { referrals: [line.referral], about: explainLine(line) }),
        ),
      ...(credit === 0 ? [] : [entry('credit', creditSince, credit)]),
    ];
  });
}

/** By the numbers of waivers: how much of each found a fee to waive on its day. */
function waivedBy({ waivings }: Balance): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { payment, minor } of waivings) {
    if (payment !== null) sums.set(payment, (sums.get(payment) ?? 0) + minor);
  }
  return sums;
}

/** By the numbers of referrals: the terms that govern the fee on each. */
export function termsOfReferrals({ record }: Pick<Fees, 'record'>): ReadonlyMap<number, AgreedTerms> {
  const termsOf = groupedBy(record.terms, ({ partner }) => partner);
  return new Map(
    record.referrals.flatMap((referral) => {
      const terms = governing(termsOf.get(referral.partner) ?? [], referral);
      return terms === null ? [] : [[referral.number, terms] as const];
    }),
  );
}

/** Who pays whom, and what came of it, for a heading of its own: `paid to`, `received from`. */
export const BOOKED: Readonly<Record<EntryKind, Readonly<Record<FeeDirection, string>>>> = {
  accrued: { 'i-pay': 'accrued to', 'they-pay': 'accrued from' },
  paid: { 'i-pay': 'paid to', 'they-pay': 'received from' },
  waived: { 'i-pay': 'waived by', 'they-pay': 'waived for' },
  returned: { 'i-pay': 'came back from', 'they-pay': 'returned to' },
  settled: { 'i-pay': 'settled for good with', 'they-pay': 'settled for good with' },
  due: { 'i-pay': 'due to', 'they-pay': 'due from' },
  credit: { 'i-pay': 'paid too much to', 'they-pay': 'received too much from' },
};
