import type { Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import { hasExtras, relationshipsOf, type NetworkSnapshot, type Relationship } from './relationship.ts';

/** Every partner of the snapshot with all facts: the code for fees and exclusive promises is loaded only where there are any. */
export async function wholeRelationshipsOf(
  snapshot: NetworkSnapshot,
  settings: Settings,
  today: Day,
): Promise<Relationship[]> {
  if (!hasExtras(snapshot)) return relationshipsOf(snapshot, settings, today);
  const { extraFacts } = await import('./relationship-extras.ts');
  return relationshipsOf(snapshot, settings, today, extraFacts(snapshot, settings));
}
