import { halfUp } from '../money/half-up.ts';
import type { Money } from '../money/money.ts';
import { overheadOf, type CostFacts, type CostSettings } from './costs.ts';

/**
 * What each received and won client took, half up to the minor unit, and whether that rounded it; undefined where none was
 * won or nothing is known to have been spent.
 */
export function costsPerWon(
  facts: CostFacts,
  settings: CostSettings,
): { readonly amount: Money; readonly isRounded: boolean } | undefined {
  const { won } = facts.receivedOutcomes;
  const { minor, currency } = overheadOf(facts, settings);
  if (won === 0 || minor === 0) return undefined;
  const isRounded = BigInt(minor) % BigInt(won) !== 0n;
  return { amount: { minor: halfUp(BigInt(minor), BigInt(won)), currency }, isRounded };
}
