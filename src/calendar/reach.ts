import { usageError } from '../text/errors.ts';
import { formatDay } from './day-words.ts';
import type { Day } from './day.ts';

/**
 * The days that can be put on record, both inclusive. Whatever is reckoned from one of them (a review a year on, a fee
 * for a hundred years, the 12 months before) is a day of the calendar too.
 */
const FIRST = '1920-01-01';
const LAST = '2199-12-31';

/** What is said of a day beyond them. */
export const REACH = 'days on record run from 1920 to 2199';

/** Whether a day can be put on record. */
export function isInReach(day: Day): boolean {
  return day >= FIRST && day <= LAST;
}

/** The day itself, where it can be put on record. Throws a usage UserError for one beyond 1920 to 2199. */
export function inReach(day: Day): Day {
  if (isInReach(day)) return day;
  throw usageError(`${formatDay(day)} is out of reach: ${REACH}`);
}
