/** Fee or no fee: how referrals that carry one fare beside those that carry none. */
import type { Outcomes } from '../referrals/status.ts';
import { sumByCurrency, type Money } from '../money/money.ts';

/** One side as the record counts it. `closed` are the outcomes of conversion: won, lost, no response, declined. */
export interface FeeSide extends Outcomes {
  readonly referrals: number;
  /** Closed business of the won ones: so many clients, and their amounts added up, a currency a row. */
  readonly business: readonly (Money & { readonly won: number })[];
  readonly wonWithoutAmount: number;
}

export interface FeeComparison {
  readonly withFee: FeeSide;
  readonly withoutFee: FeeSide;
  /** The side on which the greater share of the closed was won. */
  readonly convertsMore: 'with' | 'without' | 'neither';
  /** For each currency that both sides have: the closed business per client won, rounded half up. */
  readonly perClient: readonly {
    readonly currency: string;
    readonly withFee: number;
    readonly withoutFee: number;
  }[];
}

/** With fewer closed referrals on either side a share says nothing. */
const CLOSED_TO_COMPARE = 5;

/**
 * The two sides beside each other; undefined where either has fewer than 5 closed. Shares are compared as fractions,
 * so that equal ones are equal. Which side is better for it is not said: fees are seldom given out by lot.
 */
export function compareByFee(withFee: FeeSide, withoutFee: FeeSide): FeeComparison | undefined {
  if (Math.min(withFee.closed, withoutFee.closed) < CLOSED_TO_COMPARE) return undefined;
  const difference = withFee.won * withoutFee.closed - withoutFee.won * withFee.closed;
  return {
    withFee: { ...withFee, business: sumRows(withFee.business) },
    withoutFee: { ...withoutFee, business: sumRows(withoutFee.business) },
    convertsMore: difference > 0 ? 'with' : difference < 0 ? 'without' : 'neither',
    perClient: perClient(sumRows(withFee.business), sumRows(withoutFee.business)),
  };
}

type Row = FeeSide['business'][number];

/** One row a currency, by code. Throws a UserError when a sum is too large to be exact. */
function sumRows(rows: readonly Row[]): Row[] {
  return sumByCurrency(rows).map((amount) => ({
    ...amount,
    won: rows.filter(({ currency }) => currency === amount.currency).reduce((sum, { won }) => sum + won, 0),
  }));
}

function perClient(withFee: readonly Row[], withoutFee: readonly Row[]): FeeComparison['perClient'] {
  return withFee.flatMap((row) => {
    const other = withoutFee.find(({ currency }) => currency === row.currency);
    if (other === undefined || row.won === 0 || other.won === 0) return [];
    return [{ currency: row.currency, withFee: average(row), withoutFee: average(other) }];
  });
}

/** Half up, with exact integers. */
function average({ minor, won }: Row): number {
  const [whole, rest] = [Math.floor(minor / won), ((minor % won) + won) % won];
  return whole + (rest * 2 >= won ? 1 : 0);
}
