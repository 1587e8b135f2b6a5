import type { Day } from '../calendar/day.ts';
import { usageError } from '../text/errors.ts';
import { formatDate } from '../calendar/day-words.ts';
import { vocabulary } from '../kinds/vocabulary.ts';

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

export const PROJECT_KIND_WORDS = vocabulary('kind of project', PROJECT_KINDS);

/** Something done together beyond sending clients; without a last day it goes on. Costs are mine, in minor units. */
export interface ProjectDraft {
  partnerId: number;
  kind: ProjectKind;
  what: string;
  fromDay: Day;
  untilDay: Day | null;
  currency: string | null;
  costMinor: number | null;
  minutes: number | null;
}

/** A project as recorded, with its partner's name beside it. */
export interface Project extends ProjectDraft {
  id: number;
  uuid: string;
  partnerName: string;
}

/** Refuses a project that would end before it begins. */
export function checkProject({ fromDay, untilDay }: Pick<ProjectDraft, 'fromDay' | 'untilDay'>): void {
  if (untilDay === null || untilDay >= fromDay) return;
  throw usageError(`it would end (${formatDate(untilDay)}) before it begins (${formatDate(fromDay)})`);
}
