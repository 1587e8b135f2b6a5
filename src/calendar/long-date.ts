import { monthName } from './day-words.ts';
import { partsOf, type Day } from './day.ts';

/** `1 December 2026`: a day on paper, where no month is shortened. */
export function formatLongDate(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${monthName(month)} ${year}`;
}
