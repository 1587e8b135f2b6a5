import type { Day } from '../calendar/day.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { RelationshipFacts } from './facts.ts';
import { isKnown } from './is-known.ts';

/** Whether somebody is a partner on a day: known by then, and not archived. */
export function isActive(
  {
    partner,
    facts,
  }: { readonly partner: { readonly archivedOn: Day | null }; readonly facts: RelationshipFacts },
  on: Day,
): boolean {
  return isKnown(facts) && !isPutAway(partner, on);
}
