/** What a correction does to fees that stood before: which accrued, are expected, or are left to be settled by hand. */
import type { Money } from '../money/money.ts';
import type { FeeStanding } from './fee-standing.ts';

/** The fee on one referral before and after; undefined where there was none to speak of. */
export interface FeeMove {
  readonly number: number;
  readonly client: string | null;
  readonly before: FeeStanding | undefined;
  readonly after: FeeStanding | undefined;
}

/** The referrals on which something stands otherwise than before, by number. */
export function feeMoves(before: readonly FeeStanding[], after: readonly FeeStanding[]): FeeMove[] {
  const [old, now] = [byNumber(before), byNumber(after)];
  const numbers = [...new Set([...old.keys(), ...now.keys()])].toSorted((a, b) => a - b);
  return numbers.flatMap((number): FeeMove[] => {
    const [was, is] = [old.get(number), now.get(number)];
    const client = (is ?? was)?.referral.client ?? null;
    return keyOf(was) === keyOf(is) ? [] : [{ number, client, before: was, after: is }];
  });
}

/** Whether a fee that had accrued is another one now: that is never to happen unseen. */
export function isOfAccrued({ before, after }: FeeMove): boolean {
  return (
    before !== undefined && before.accrued.length > 0 && amounts(before.accrued) !== amounts(after?.accrued)
  );
}

function byNumber(standings: readonly FeeStanding[]): Map<number, FeeStanding> {
  return new Map(standings.map((each) => [each.referral.number, each]));
}

function keyOf(standing: FeeStanding | undefined): string {
  if (standing === undefined) return '[][] false';
  const { accrued, expected, byHand } = standing;
  return `${amounts(accrued)}${expected?.unknown ?? amounts(expected?.amounts)} ${byHand !== undefined}`;
}

function amounts(all: readonly Money[] = []): string {
  return JSON.stringify(all.map(({ minor, currency }) => [minor, currency]));
}
