import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { goalText, progressText } from './goal-progress.ts';
import { isCounted } from './goal.ts';
import { closedWords, isShort, promises, stateOf, type Promised } from './promise.ts';

/** Closed after its last day, and the goal was not reached by then. */
function isMissed(promise: Promised): boolean {
  const { dueOn, doneOn, dropped } = promise;
  return isShort(promise) && !dropped && dueOn !== null && doneOn !== null && doneOn > dueOn;
}

/** A promise in one phrase with how it stands: `...; 4 of 6 referrals`, `...; done, Fri 20 Nov 2026`. */
export function promiseLine(promise: Promised, today: Day): string {
  const state = stateOf(promise, today);
  const parts = [
    promises.phrase(promise, today),
    isMissed(promise) ? `missed: ${progressText(promise) ?? ''}` : (progressText(promise) ?? ''),
    promise.doneOn !== null ? closedWords(promise) : state === 'open' ? '' : state,
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
