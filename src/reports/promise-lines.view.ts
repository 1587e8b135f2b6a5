/** What is promised, as the brief on a partner tells it: loaded where anything is. */
import { formatDay, formatDayShort } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { goalText, progressText } from '../contact/goal-progress.ts';
import { type Promised, stateOf } from '../contact/promise.ts';
import type { MeetingLine, MeetingPart } from './brief-line.ts';

/** What is promised under an agreement without a day or a goal is told with the agreement. */
export function isStanding({ agreementId, dueOn, goal }: Promised): boolean {
  return agreementId !== null && dueOn === null && goal === null;
}

/** Whose a promise is to see to: who promised it; where its goal is reached I close it, whoever that was. */
export function isMineToDo(promise: Promised, today: Day): boolean {
  return promise.side === 'mine' || stateOf(promise, today) === 'reached';
}

/** `the brochure, by Fri 27 Nov`, `4 of 6 referrals, by Thu 31 Dec`: what is counted is told by its count. */
export function promiseLine(promise: Promised, part: MeetingPart, today: Day): MeetingLine {
  const { id, what, goal, dueOn, side } = promise;
  const state = stateOf(promise, today);
  const progress = progressText(promise) ?? (goal === null ? '' : goalText(goal));
  const isCount = progress !== '' && progress.endsWith(what);
  const by = dueOn === null ? '' : `by ${formatDay(dueOn).slice(0, 3)} ${formatDayShort(dueOn, today)}`;
  return {
    part,
    label: 'promise',
    number: id,
    text: [isCount ? '' : what, progress, by, state === 'open' ? '' : state]
      .filter((each) => each !== '')
      .join(', ')
      .concat(state === 'reached' && side === 'theirs' && part === 'yours' ? ' by them' : ''),
    command: goal === null || state === 'reached' ? `refnet done ${id}` : `refnet show ${id}`,
    handed: true,
  };
}
