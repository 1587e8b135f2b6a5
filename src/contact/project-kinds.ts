import type { Day } from '../calendar/day.ts';

/** What two partners do together beyond sending clients [rhythm, lanes, ally]. */
export const PROJECT_KINDS = [
  'event',
  'co-marketing',
  'bundle',
  'white-label',
  'shared-resource',
  'co-selling',
] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** The last day of what is done together, inclusive; null where it goes on. An event without an end lasts its first day. */
export function lastDayTogether(kind: ProjectKind, from: Day, until: Day | null): Day | null {
  return until ?? (kind === 'event' ? from : null);
}
