/** Shares of small numbers say nothing: they are told from enough on, and the numbers always. */
import { ENOUGH_CLOSED, type Outcomes } from '../referrals/status.ts';
import { percentWords, wholePercent } from '../text/percent.ts';
import type { Share } from './followed.ts';

/** From so many on, a share of something says something. */
export const ENOUGH = ENOUGH_CLOSED;

/** In whole percent; undefined where there are too few. */
export function percentOf({ n, of }: Share): number | undefined {
  return of < ENOUGH ? undefined : wholePercent(n, of);
}

/** `5 of 9 (56%)`, `1 of 3`: the percentage from enough on. */
export function shareOf(share: Share): string {
  const { n, of } = share;
  return `${n} of ${of}${of < ENOUGH ? '' : ` (${percentWords(n, of)})`}`;
}

/** A share as {@link shareOf} words it; `none` where there is nothing to have a share of. */
export function shareOr(share: Share, none: string): string {
  return share.of === 0 ? none : shareOf(share);
}

/** `9 closed, 5 won (56%)`, `3 closed, 1 won: too few for a share`. */
export function wonWords(outcomes: Outcomes): string {
  return outcomes.closed === 0 ? 'none closed' : `${outcomes.closed} closed, ${wonOnly(outcomes)}`;
}

/** `5 won (56%)`, `1 won: too few for a share`. */
export function wonOnly({ won, closed }: Outcomes): string {
  return `${won} won${closed < ENOUGH ? ': too few for a share' : ` (${percentWords(won, closed)})`}`;
}
