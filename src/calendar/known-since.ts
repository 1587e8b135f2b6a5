import { formatDay, formatMonth } from './day-words.ts';
import { monthOf, type Day } from './day.ts';

/** How exactly a day is known: `year` and `month` mean that their first day stands for them. */
export const PRECISIONS = ['year', 'month', 'day'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Since when a partner is known: a day, or a month or year that stands for its first day. */
export interface KnownSince {
  readonly day: Day;
  readonly precision: Precision;
}

/** `2021` for a year, `Mar 2024` for a month, `Fri 15 Mar 2024` for a day; readKnownSince reads it back. */
export function formatKnownSince({ day, precision }: KnownSince): string {
  if (precision === 'year') return day.slice(0, 4);
  return precision === 'month' ? formatMonth(monthOf(day)) : formatDay(day);
}

/** `2021`, `2024-03`, `2024-03-15`: since when somebody is known, as it is typed. */
export function plainKnownSince({ day, precision }: KnownSince): string {
  return day.slice(0, { year: 4, month: 7, day: 10 }[precision]);
}
