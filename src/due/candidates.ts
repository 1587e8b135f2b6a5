/** The yearly look through the acquaintances for those who may become referral partners [durden]. */
import { isPutAway } from '../partners/put-away.ts';
import { professionsOf, sphereOf } from '../partners/professions.ts';
import type { Relationship } from '../advice/relationship.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Acquaintances whose profession serves the same clients as mine; all of them where mine is not set, or is none that
 * the table of professions knows.
 */
export function candidatesAmong(relationships: readonly Relationship[], settings: Settings): Relationship[] {
  const mine = professionsOf(settings.profession ?? '');
  const sphere = sphereOf(settings.profession ?? '');
  return relationships.filter(({ partner, facts }) => {
    if (facts.stage !== 'acquaintance' || isPutAway(partner, facts.asOf) || facts.doNotRefer === true)
      return false;
    return mine.length === 0 || professionsOf(partner.profession ?? '').some((group) => sphere.has(group));
  });
}
