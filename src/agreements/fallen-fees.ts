/** Fees that stand on clients who came to nothing after money had come in: it goes back, or is said to stay. */
import { compareDays, type Day } from '../calendar/day.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import { settledReferrals } from './expected-fees.ts';
import type { Fees } from './fee-record.ts';
import { feeDirectionOf, type FeeDirection } from './fee-terms.ts';

/** The fee on one such client; amounts one a currency. */
export interface FallenFee {
  readonly referral: number;
  readonly partner: number;
  readonly client: string | null;
  readonly direction: FeeDirection;
  /** The day of the outcome. */
  readonly fellOn: Day;
  /** What came in, less what went back; each above zero. */
  readonly cameIn: readonly Money[];
  /** The fee on it. */
  readonly accrued: readonly Money[];
  /** What of it was paid. */
  readonly paid: readonly Money[];
}

/** All of them by the day of the outcome, until the money went back or the fee is settled for good. */
export function fallenFees({ record, balances }: Pick<Fees, 'record' | 'balances'>): FallenFee[] {
  const linesOf = groupedBy(
    balances.flatMap((account) => account.lines),
    ({ line }) => line.referral,
  );
  const collectionsOf = groupedBy(record.collections, ({ referral }) => referral);
  const settled = settledReferrals(record.payments);
  return record.referrals
    .flatMap(({ number, partner, client, direction, fellOn }): FallenFee[] => {
      if (fellOn === null || settled.has(number)) return [];
      const own = linesOf.get(number) ?? [];
      const cameIn = some(collectionsOf.get(number) ?? []);
      const accrued = some(own.map(({ line: { minor, currency } }) => ({ minor, currency })));
      if (cameIn.length === 0 || accrued.length === 0) return [];
      const paid = some(own.map(({ line: { currency }, paid: minor }) => ({ minor, currency })));
      return [
        {
          referral: number,
          partner,
          client,
          direction: feeDirectionOf(direction),
          fellOn,
          cameIn,
          accrued,
          paid,
        },
      ];
    })
    .toSorted((a, b) => compareDays(a.fellOn, b.fellOn) || a.referral - b.referral);
}

function some(amounts: readonly Money[]): Money[] {
  return sumByCurrency(amounts.map(({ minor, currency }) => ({ minor, currency }))).filter(
    ({ minor }) => minor > 0,
  );
}
