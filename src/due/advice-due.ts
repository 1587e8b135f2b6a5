/** Verdicts that ask for something, as what waits: loaded only where there may be any. */
import { ruleFor, verdictBy } from '../advice/ladder.ts';
import { ASKS_FROM } from '../advice/may-ask.ts';
import type { Relationship } from '../advice/relationship.ts';
import { rankOf } from '../advice/words.ts';
import type { Day } from '../calendar/day.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { Settings } from '../settings/settings.ts';
import type { Waiting } from './due.ts';

/**
 * The verdicts of rank 6 and 7 on partners who are not put away, unless they are declined: they can be acted on from today
 * on, and are never late.
 */
export function adviceDue(
  relationships: readonly Relationship[],
  isDeclined: (relationship: Relationship) => boolean,
  settings: Settings,
  today: Day,
): Waiting[] {
  return relationships.flatMap((relationship): Waiting[] => {
    const { partner, facts } = relationship;
    if (isPutAway(partner, today)) return [];
    const rule = ruleFor(facts, settings);
    const verdict = verdictBy(rule, facts, settings);
    const rank = rankOf(verdict);
    if (rank < ASKS_FROM || isDeclined(relationship)) return [];
    const judged = { facts, settings, verdict, rule: rule.id };
    return [{ kind: 'advice', subject: 'advice', partner, number: undefined, dueOn: today, rank, judged }];
  });
}
