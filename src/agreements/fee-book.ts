/** The book of the fees of a period, for an accountant: every entry by itself, in such a way that they add up to the accounts. */
import type { Day } from '../calendar/day.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { explainLine } from './fee-explanation.ts';
import { governing, type AgreedTerms, type Fees } from './fee-record.ts';
import type { FeeDirection } from './fee-terms.ts';
import type { FeeLine } from './ledger.ts';
import type { LedgerPayment, PaymentKind } from './payment.ts';
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
  const isIn: IsIn = ({ day }) => days.since <= day && day <= days.until;
  return accounts.flatMap((account) => [
    ...accruedIn(account, isIn),
    ...paymentsIn(account, paymentsOf.get(keyOf(account)) ?? [], isIn),
    ...waivedAlone(account, isIn),
    ...account.letGo.filter(isIn).map(({ day, minor }) => entry(account, 'settled', { day, minor })),
    ...openAtEnd(account),
  ]);
}

/** Whether something is of the period. */
type IsIn = (of: { readonly day: Day }) => boolean;

/** An entry of an account, for no referral and of no payment unless that is said. */
function entry(
  { partner, direction, currency }: AccountKey,
  kind: EntryKind,
  said: Pick<Entry, 'day' | 'minor'> & Partial<Entry>,
): Entry {
  return { partner, direction, currency, kind, referrals: [], payment: null, about: '', ...said };
}

function accruedIn(account: Balance, isIn: IsIn): Entry[] {
  return account.lines
    .filter(({ line }) => line.minor !== 0 && isIn(line))
    .map(({ line }) => entry(account, 'accrued', { ...ofLine(line), minor: line.minor }));
}

function ofLine(line: FeeLine): Pick<Entry, 'day' | 'referrals' | 'about'> {
  return { day: line.day, referrals: [line.referral], about: explainLine(line) };
}

/** What was paid, returned or waived; of a waiving what it found to waive, and none where that was nothing. */
function paymentsIn(account: Balance, payments: readonly LedgerPayment[], isIn: IsIn): Entry[] {
  const waived = waivedBy(account);
  return payments
    .filter((each) => each.minor > 0 && isIn(each))
    .flatMap(({ kind, day, number, toward, minor: said }) => {
      const minor = kind === 'waived' ? (waived.get(number) ?? 0) : said;
      if (minor === 0) return [];
      const referrals = toward === null ? (account.wentTo.get(number) ?? []) : [toward.referral];
      return [
        entry(account, kind, {
          day,
          minor,
          referrals,
          payment: number,
        }),
      ];
    });
}

/** What was waived by no payment of the period: ahead of the fee, or taken back by a refund. */
function waivedAlone(account: Balance, isIn: IsIn): Entry[] {
  return account.waivings
    .filter((each) => each.payment === null && isIn(each))
    .map(({ day, minor, referral }) =>
      entry(account, 'waived', {
        day,
        minor,
        referrals: [referral],
        about: minor < 0 ? 'a refund took back the fee that was waived' : 'waived before it accrued',
      }),
    );
}

/** What stands open at the end of the period. */
function openAtEnd(account: Balance): Entry[] {
  const { lines, credit, creditSince } = account;
  return [
    ...lines
      .filter(({ due }) => due > 0)
      .map(({ line, due }) => entry(account, 'due', { ...ofLine(line), minor: due })),
    ...(credit === 0 ? [] : [entry(account, 'credit', { day: creditSince, minor: credit })]),
  ];
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
