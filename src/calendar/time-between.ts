import { count } from '../text/count.ts';
import { formatDate } from './day-words.ts';
import { daysBetween, earlierDay, laterDay, wholeMonthsBetween, type Day } from './day.ts';

/**
 * How far a day is from today, in one unit rounded down: `today`, `yesterday`, `5 days ago` (to 13), `3 weeks ago`
 * (until 2 months), `4 months ago` (until 2 years), `2 years ago`; ahead `tomorrow`, `in 3 weeks`.
 */
export function ago(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${distanceWords(today, day)}` : `${distanceWords(day, today)} ago`;
}

/** How far a day is from today, as {@link ago}; the day itself, `31 Mar 2026`, in what is told up to an earlier day. */
export function agoOn(day: Day, until: Day, today: Day): string {
  return until < today ? formatDate(day) : ago(day, today);
}

/** How long it is from a day to a later one, in one unit rounded down, as {@link ago} does: `8 months`. */
export function distanceWords(from: Day, to: Day): string {
  const days = daysBetween(from, to);
  if (days < 14) return count(days, 'day');
  const months = wholeMonthsBetween(from, to);
  if (months < 2) return count(Math.floor(days / 7), 'week');
  return months < 24 ? count(months, 'month') : count(Math.floor(months / 12), 'year');
}

/**
 * The time between two days, in either order, in whole units: `2 years 10 months`, `4 months`, and below a month
 * `12 days` (`0 days` for the same day).
 */
export function span(from: Day, to: Day): string {
  const [start, end] = [earlierDay(from, to), laterDay(from, to)];
  const months = wholeMonthsBetween(start, end);
  if (months === 0) return count(daysBetween(start, end), 'day');
  const words = [count(Math.floor(months / 12), 'year'), count(months % 12, 'month')];
  return words.filter((part) => !part.startsWith('0 ')).join(' ');
}
