import { formatDate } from '../calendar/day-words.ts';
import { addDays, type Day } from '../calendar/day.ts';
import { NEW_PEOPLE_DAYS, WEEK, type DueRecord } from './due.ts';
import { newPeople } from './habits.ts';

/**
 * `New people met: 1 in 7 days, 3 in 4 weeks`. In a file's first four weeks there is nothing to tell, which is said where
 * it was asked for: whoever is entered then was known before.
 */
export function habitLine(
  { newcomers, madeOn }: Pick<DueRecord, 'newcomers' | 'madeOn'>,
  today: Day,
  asked: boolean,
): string {
  const from = addDays(madeOn, NEW_PEOPLE_DAYS);
  if (today < from) return asked ? `New people met are counted from ${formatDate(from)} on` : '';
  const { week, fourWeeks } = newPeople(newcomers, madeOn, today);
  return `New people met: ${week} in ${WEEK} days, ${fourWeeks} in 4 weeks; one a week is a habit [durden]`;
}
