/** How much is exchanged with a partner: the notions that a look at everybody takes, apart from the others so that it loads little. */
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';

type Exchanged = Pick<RelationshipFacts, 'given' | 'received'>;

/** Fewer partners than so many in a direction give no first place. */
export const FIRST_AMONG = 3;

/** Given and received of the window, together. */
export function exchangedOf(facts: Exchanged): number {
  return facts.given + facts.received;
}

export function isHighVolume(facts: Exchanged, settings: Settings): boolean {
  return exchangedOf(facts) >= settings['formalize-at'];
}

/** More than what is best kept informal. */
export function isPattern(facts: Exchanged, settings: Settings): boolean {
  return exchangedOf(facts) > settings['informal-to'];
}

/** Strictly first in what I receive and in what I give, among at least 3 partners in each. */
export function isFirstInBoth({ standing }: RelationshipFacts): boolean {
  if (standing === undefined) return false;
  return [standing.received, standing.given].every(
    ({ strictlyFirst, partners }) => strictlyFirst && partners >= FIRST_AMONG,
  );
}

/** How many referrals ever prove a relationship [refnet]. */
export function provenFrom(settings: Settings): number {
  return Math.max(settings['informal-to'], 1);
}
