/** Where the fee on each referral stands: what has accrued, and what is expected or left to be settled by hand. */
import { groupedBy } from '../text/grouped-by.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import {
  expectedFees,
  expectedOn,
  feesByHand,
  settledReferrals,
  type ExpectedFee,
  type FeeByHand,
} from './expected-fees.ts';
import { governing, ownTerms, type AgreedTerms, type FeeReferralRow, type Fees } from './fee-record.ts';

/** The fee on one referral; amounts one a currency, without those that are nothing. */
export interface FeeStanding {
  readonly referral: FeeReferralRow;
  /** The terms that govern it; null for no fee. */
  readonly terms: AgreedTerms | null;
  /** They were agreed for this one alone, also where that is no fee. */
  readonly own: boolean;
  readonly accrued: readonly Money[];
  readonly due: readonly Money[];
  readonly paid: readonly Money[];
  readonly waived: readonly Money[];
  readonly expected: ExpectedFee | undefined;
  readonly byHand: FeeByHand | undefined;
}

/** The standing of every referral of a record, by its number. */
export function feeStandings(fees: Fees): FeeStanding[] {
  const { record, balances } = fees;
  const linesOf = groupedBy(
    balances.flatMap(({ lines }) => lines),
    ({ line }) => line.referral,
  );
  const expected = new Map(expectedFees(fees).map((each) => [each.referral, each]));
  const byHand = new Map(feesByHand(fees).map((each) => [each.referral, each]));
  const termsOf = groupedBy(record.terms, ({ partner }) => partner);
  return record.referrals.map((referral) => {
    const own = linesOf.get(referral.number) ?? [];
    const terms = termsOf.get(referral.partner) ?? [];
    return {
      referral,
      terms: governing(terms, referral),
      own: ownTerms(terms, referral) !== undefined,
      accrued: some(own.map(({ line: { minor, currency } }) => ({ minor, currency }))),
      due: some(own.map(({ line: { currency }, due: minor }) => ({ minor, currency }))),
      paid: some(own.map(({ line: { currency }, paid: minor }) => ({ minor, currency }))),
      waived: some(own.map(({ line: { currency }, waived: minor }) => ({ minor, currency }))),
      expected: expected.get(referral.number),
      byHand: byHand.get(referral.number),
    };
  });
}

/**
 * Why there is nothing to say of the fee on a referral with terms: `waits` for the client to be won or money to come in,
 * `settled` for good, `paid` (what was expected), `late` or `returned` (all that came in), or `nothing` that the terms give
 * this one.
 */
export type NoFee = 'waits' | 'settled' | 'paid' | 'late' | 'returned' | 'nothing';

/** Undefined where the fee has lines, is expected or is to be settled by hand. */
export function whyNoFee(
  { record, accrual, balances }: Fees,
  { number, wonOn }: FeeReferralRow,
): NoFee | undefined {
  if (settledReferrals(record.payments).has(number)) return 'settled';
  const ofIt = (each: { readonly referral: number }) => each.referral === number;
  const expected = expectedOn(record, number);
  if (expected !== undefined && (expected.amounts.length > 0 || expected.unknown !== undefined))
    return undefined;
  if (expected !== undefined) return expected.booked.length > 0 ? 'paid' : 'nothing';
  if (balances.some(({ lines }) => lines.some(({ line }) => ofIt(line)))) return undefined;
  const setAside = accrual.setAside.filter(ofIt);
  const byHand = setAside.filter(({ reason }) => reason === 'currency').map(({ amount }) => amount);
  if (byHand.length > 0) return some(byHand).length === 0 ? 'returned' : undefined;
  if (setAside.length > 0) return 'late';
  return wonOn === null ? 'waits' : 'nothing';
}

function some(amounts: readonly Money[]): Money[] {
  return sumByCurrency(amounts).filter(({ minor }) => minor !== 0);
}
