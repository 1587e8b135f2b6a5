import { CLOCKS_DIFFER } from './clock.ts';
import { dayOfInstant, laterDay, type Day } from './day.ts';

/**
 * The last day of what can have happened, by the clock or by the day that stands in for today: what comes from another
 * computer may be of the day that has begun there already.
 */
export function latestDay(today: Day, now: Date, timeZone: string | undefined): Day {
  const day = dayOfInstant(new Date(now.getTime() + CLOCKS_DIFFER), timeZone);
  return laterDay(day, today);
}
