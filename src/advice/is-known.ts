import type { RelationshipFacts } from './facts.ts';

/**
 * Whether a partner was known by the day of the facts: known since then by what was said, on record with anything, or
 * added by then. The one rule of who is no partner yet where a day of the past is looked at; beside it stands
 * `isPutAway`, of who is none any more.
 */
export function isKnown(facts: RelationshipFacts): boolean {
  const { asOf, knownSince, stageHistory, firstReferral, firstCheckIn, agreements, signals, projects } =
    facts;
  return (
    (knownSince !== undefined && knownSince.day <= asOf) ||
    firstReferral !== undefined ||
    firstCheckIn !== undefined ||
    [stageHistory, agreements, signals, projects].some((all) => (all ?? []).length > 0)
  );
}
