/** Where the fee on each referral stands: what has accrued, and what is expected or left to be settled by hand. */
import { sumByCurrency, type Money } from '../money/money.ts';
import { expectedFees, feesByHand, type ExpectedFee, type FeeByHand } from './expected-fees.ts';
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
  readonly expected: ExpectedFee | undefined;
  readonly byHand: FeeByHand | undefined;
}

/** The standing of every referral of a record, by its number. */
export function feeStandings(fees: Fees): FeeStanding[] {
  const { record, balances } = fees;
  const lines = balances.flatMap(({ lines: all }) => all);
  const expected = expectedFees(fees);
  const byHand = feesByHand(fees);
  return record.referrals.map((referral) => {
    const ofIt = (each: { readonly referral: number }) => each.referral === referral.number;
    const own = lines.filter(({ line }) => ofIt(line));
    return {
      referral,
      terms: governing(record.terms, referral),
      own: ownTerms(record.terms, referral) !== undefined,
      accrued: some(own.map(({ line: { minor, currency } }) => ({ minor, currency }))),
      due: some(own.map(({ line: { currency }, due: minor }) => ({ minor, currency }))),
      expected: expected.find(ofIt),
      byHand: byHand.find(ofIt),
    };
  });
}

function some(amounts: readonly Money[]): Money[] {
  return sumByCurrency(amounts).filter(({ minor }) => minor !== 0);
}
