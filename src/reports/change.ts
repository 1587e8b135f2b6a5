/** What changed from one period to another, in numbers and in words. */
import { formatMoney, sumByCurrency, type Money } from '../money/money.ts';
import { conversionOf } from '../referrals/origins.ts';
import type { Outcomes } from '../referrals/status.ts';

/** Amounts of now less those of before, one a currency in which they differ; never across currencies. */
export function moneyChange(now: readonly Money[], before: readonly Money[]): readonly Money[] {
  const less = before.map(({ minor, currency }) => ({ minor: -minor, currency }));
  return sumByCurrency([...now, ...less]).filter(({ minor }) => minor !== 0);
}

/** The difference of two shares in percentage points; undefined where one of them says nothing. */
export function shareChange(now: Outcomes, before: Outcomes): number | undefined {
  const [share, then] = [conversionOf(now), conversionOf(before)];
  return share === undefined || then === undefined ? undefined : share - then;
}

/** `+3`, `-1`, `same`. */
export function signed(change: number): string {
  return change === 0 ? 'same' : change > 0 ? `+${change}` : String(change);
}

/** `+CAD 2,200`, `-CAD 50, +EUR 300`, `same`. */
export function signedMoney(change: readonly Money[]): string {
  if (change.length === 0) return 'same';
  return change
    .map(
      ({ minor, currency }) => `${minor < 0 ? '-' : '+'}${formatMoney({ minor: Math.abs(minor), currency })}`,
    )
    .join(', ');
}
