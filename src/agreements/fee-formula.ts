/** The fee on one referral as a function of its total: the one place where a fee is reckoned. */
import { money } from '../money/money.ts';
import { EXACT_WHOLE, exactShare } from '../money/percent.ts';
import type { FeeRule } from './fee-terms.ts';

/** So much of a total at one percent, in millionths. */
export interface FeePart {
  readonly minor: number;
  readonly millionths: number;
}

/** A fee before any cap, in minor units, with what it is the sum of. */
export interface Fee {
  /** The total by percent; empty where the fee has none. */
  readonly parts: readonly FeePart[];
  readonly flat: number;
  readonly bonus: number;
  /** The sum, rounded once, half up. */
  readonly minor: number;
  /** Whether rounding changed it. */
  readonly rounded: boolean;
}

export const NO_FEE: Fee = { parts: [], flat: 0, bonus: 0, minor: 0, rounded: false };

/**
 * f(total): what a total of the referral earns before any cap. Nothing for a total of zero or less (all was refunded).
 * It never falls as the total rises. Tiers are taken to be in the currency of the total.
 * Throws a UserError when the sum is no safe integer.
 */
export function feeOn(rule: FeeRule, total: number, isFirst: boolean): Fee {
  if (total <= 0) return NO_FEE;
  const parts = partsOf(rule, total);
  const flat = rule.flatMinor ?? 0;
  const bonus = isFirst ? (rule.firstBonusMinor ?? 0) : 0;
  const percent = sumOfParts(parts);
  // The currency serves only the check that the sum is exact.
  return {
    parts,
    flat,
    bonus,
    minor: money(percent.minor + flat + bonus, 'USD').minor,
    rounded: percent.rounded,
  };
}

function partsOf({ percentMillionths, tiers }: FeeRule, total: number): FeePart[] {
  if (percentMillionths === null) return [];
  const steps = [{ aboveMinor: 0, percentMillionths }, ...tiers];
  return steps.flatMap((step, i) => {
    const upTo = Math.min(total, steps[i + 1]?.aboveMinor ?? total);
    const minor = upTo - step.aboveMinor;
    return minor > 0 ? [{ minor, millionths: step.percentMillionths }] : [];
  });
}

/**
 * Several parts added up exactly and rounded once: rounding each would drift by a cent a tier. One part alone is
 * what `percentOf` returns.
 */
function sumOfParts(parts: readonly FeePart[]): { minor: number; rounded: boolean } {
  const product = parts.reduce(
    (sum, { minor, millionths }) => sum + BigInt(minor) * exactShare(millionths),
    0n,
  );
  return { minor: Number((product + EXACT_WHOLE / 2n) / EXACT_WHOLE), rounded: product % EXACT_WHOLE !== 0n };
}
