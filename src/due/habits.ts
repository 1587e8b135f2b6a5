/** The habit of meeting somebody new every week [durden]. */
import { addDays, type Day } from '../calendar/day.ts';
import { metOn, WEEK, NEW_PEOPLE_DAYS, type Newcomer } from './due.ts';

/** How many new people were met in the last 7 and the last 28 days, today included. */
export function newPeople(
  newcomers: readonly Newcomer[],
  madeOn: Day,
  today: Day,
): { week: number; fourWeeks: number } {
  const met = newcomers.map((newcomer) => metOn(newcomer, madeOn)).filter((on) => on !== undefined);
  const since = (days: number) => met.filter((on) => on > addDays(today, -days) && on <= today).length;
  return { week: since(WEEK), fourWeeks: since(NEW_PEOPLE_DAYS) };
}
