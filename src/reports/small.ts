/** Shares of small numbers say nothing: they are told from enough on, and the numbers always. */
import { ENOUGH_CLOSED, type Outcomes } from '../referrals/status.ts';
import type { Share } from './followed.ts';

/** From so many on, a share of something says something. */
export const ENOUGH = ENOUGH_CLOSED;

/** In whole percent; undefined where there are too few. */
export function percentOf({ n, of }: Share): number | undefined {
  return of < ENOUGH ? undefined : Math.round((n / of) * 100);
}

/** `5 of 9 (56%)`, `1 of 3`: the percentage from enough on. */
export function shareOf(share: Share): string {
  const percent = percentOf(share);
  return `${share.n} of ${share.of}${percent === undefined ? '' : ` (${percent}%)`}`;
}

/** `9 closed, 5 won (56%)`, `3 closed, 1 won: too few for a share`. */
export function wonWords(outcomes: Outcomes): string {
  return outcomes.closed === 0 ? 'none closed' : `${outcomes.closed} closed, ${wonOnly(outcomes)}`;
}

/** `5 won (56%)`, `1 won: too few for a share`. */
export function wonOnly({ won, closed }: Outcomes): string {
  const percent = percentOf({ n: won, of: closed });
  return `${won} won${percent === undefined ? ': too few for a share' : ` (${percent}%)`}`;
}
