/** When an objective of the network asks for a look: seldom, and never all of them. */
import { formatDate } from '../calendar/day-words.ts';
import { addDays, addMonths, earlierDay, laterDay, type Day } from '../calendar/day.ts';
import { objectiveText } from '../contact/objective-kinds.ts';
import { standingOf, standingText, type Objective } from '../contact/objective.ts';
import type { Waiting } from './due.ts';

/** Days before its end from which one that is not reached is brought up; refnet's own number. */
const ENDING_DAYS = 14;

/**
 * What of the objectives waits: one that is reached or past its end, to be closed; one that is behind once a quarter of
 * its days are gone [refnet], to be looked at again in a month; any other from two weeks before its end. What is on track
 * and not near its end is no matter of any day.
 */
export function objectivesDue(objectives: readonly Objective[], today: Day): Waiting[] {
  return objectives.flatMap((objective): Waiting[] => {
    const { id: number, what, goal, fromDay, dueOn: on } = objective;
    const { state, daysInAll } = standingOf(objective, today);
    if (state === 'done') return [];
    const isOver = state === 'reached' || state === 'missed';
    const quarterOn = addDays(fromDay, Math.ceil(daysInAll / 4) - 1);
    const endingOn = laterDay(addDays(on, -ENDING_DAYS), fromDay);
    const isBehind = state === 'behind' && quarterOn <= today;
    const called = what === objectiveText(goal) ? '' : what;
    return [
      {
        kind: 'objective',
        subject: 'record',
        partner: undefined,
        number,
        on,
        called,
        told: `${called === '' ? '' : `${called}: `}${standingText(objective, today)}${isOver ? '' : `; until ${formatDate(on)}`}`,
        lookAgain: isOver ? undefined : earlierDay(addMonths(today, 1), addDays(on, 1)),
        dueOn: isOver ? today : isBehind ? earlierDay(quarterOn, endingOn) : endingOn,
      },
    ];
  });
}
