import type { Day } from '../calendar/day.ts';
import { usageError } from '../text/errors.ts';
import { formatDate } from '../calendar/day-words.ts';
import type { JointActivityKind } from '../kinds/words.ts';

/** Something done together beyond sending clients; without a last day it goes on. Costs are mine, in minor units. */
export interface JointActivityDraft {
  partnerId: number;
  kind: JointActivityKind;
  what: string;
  fromDay: Day;
  untilDay: Day | null;
  currency: string | null;
  costMinor: number | null;
  minutes: number | null;
}

/** A joint activity as recorded, with its partner's name beside it. */
export interface JointActivityRecord extends JointActivityDraft {
  id: number;
  uuid: string;
  partnerName: string;
}

/** Refuses an activity that would end before it begins. */
export function checkJointActivity({
  fromDay,
  untilDay,
}: Pick<JointActivityDraft, 'fromDay' | 'untilDay'>): void {
  if (untilDay === null || untilDay >= fromDay) return;
  throw usageError(`it would end (${formatDate(untilDay)}) before it begins (${formatDate(fromDay)})`);
}
