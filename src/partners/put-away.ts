import type { Day } from '../calendar/day.ts';

/**
 * Whether a partner is put away (archived) on a day: the one rule of who is left out where partners are listed, advised
 * on or to be checked in with. What was exchanged with them counts on, and what is due to anybody stays due.
 */
export function isPutAway({ archivedOn }: { readonly archivedOn: Day | null }, on: Day): boolean {
  return archivedOn !== null && archivedOn <= on;
}
