import type { Day } from '../calendar/day.ts';
import type { Partner } from './partner.ts';
import { isPutAway } from './put-away.ts';

/** Why a client is better not sent to a partner. */
export type NotToRefer =
  | { readonly why: 'archived' }
  | { readonly why: 'do-not-refer' }
  | { readonly why: 'not-taking'; readonly until: Day };

/** Why a client is better not sent to a partner on a day, what weighs most first; undefined where nothing speaks against it. */
export function whyNotToRefer(
  partner: Pick<Partner, 'archivedOn' | 'doNotRefer' | 'notTakingUntil'>,
  on: Day,
): NotToRefer | undefined {
  const { doNotRefer, notTakingUntil } = partner;
  if (doNotRefer) return { why: 'do-not-refer' };
  if (isPutAway(partner, on)) return { why: 'archived' };
  return notTakingUntil !== null && notTakingUntil > on
    ? { why: 'not-taking', until: notTakingUntil }
    : undefined;
}
