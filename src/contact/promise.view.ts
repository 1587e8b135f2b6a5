import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { goalText, progressText } from './goal-progress.ts';
import { isCounted } from './goal.ts';
import { promises, stateOf, type Promised } from './promise.ts';

/** A promise in one phrase with how it stands: `...; 4 of 6 referrals`, `...; done, Fri 20 Nov 2026`. */
export function promiseLine(promise: Promised, today: Day): string {
  const { doneOn } = promise;
  const state = stateOf(promise, today);
  const parts = [
    promises.phrase(promise, today),
    progressText(promise) ?? '',
    doneOn === null ? (state === 'open' ? '' : state) : `done, ${formatDay(doneOn)}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** A promise as it is told once it is recorded: a goal that counts from another day, or that nobody counts, is named as such. */
export function promisedLine(promise: Promised, today: Day): string {
  const { goal, fromDay } = promise;
  const from =
    goal === null || fromDay === null || fromDay === today ? '' : `; counts from ${formatDay(fromDay)}`;
  const uncounted =
    goal === null || isCounted(goal) ? '' : `; goal ${goalText(goal)}, which you count yourself`;
  return `${promiseLine(promise, today)}${from}${uncounted}`;
}
