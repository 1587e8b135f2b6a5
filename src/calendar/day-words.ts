import { firstDayOf, partsOf, weekdayOf, type Day, type Month } from './day.ts';

// English tables of our own: Intl costs start-up time and follows the locale of the machine.
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

function wordNumbers(names: readonly string[], first: number, others: Record<string, number>) {
  const numbers = new Map(Object.entries(others));
  names.forEach((name, i) => {
    numbers.set(name.toLowerCase(), i + first);
    numbers.set(name.slice(0, 3).toLowerCase(), i + first);
  });
  return numbers;
}

const MONTH_NUMBERS = wordNumbers(MONTHS, 1, { sept: 9 });
const WEEKDAY_NUMBERS = wordNumbers(WEEKDAYS, 0, { tues: 2, weds: 3, thur: 4, thurs: 4 });

/** 1 to 12 for a lower-case English month name or its usual short form, else undefined. */
export function monthNumber(word: string): number | undefined {
  return MONTH_NUMBERS.get(word);
}

/** 0 (Sunday) to 6 for a lower-case English weekday name or its usual short form, else undefined. */
export function weekdayNumber(word: string): number | undefined {
  return WEEKDAY_NUMBERS.get(word);
}

/** `November` for 11; empty for a month there is none of. */
export const monthName = (month: number): string => MONTHS[month - 1] ?? '';
/** `Nov` for 11. */
export const monthShort = (month: number): string => monthName(month).slice(0, 3);
/** `Thursday`. */
export const weekdayName = (day: Day): string => WEEKDAYS[weekdayOf(day)] ?? '';

/** No day or month is written longer; longer text is refused before any pattern looks at it. */
export const LONGEST = 40;

/** Typed text as the patterns look at it: lower case, single spaces, no commas, and hyphens within numbers alone. */
export function plainWords(text: string): string {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .trim();
  // The hyphens of 2026-11-18 stay, those of last-friday and 18-nov-2026 are spaces.
  return /^\d+-\d+/.test(words) ? words : words.replace(/(?<=[a-z\d])-(?=[a-z\d])/g, ' ');
}

/** `Thu 19 Nov 2026`; parseDay reads it back. */
export function formatDay(day: Day): string {
  return `${weekdayName(day).slice(0, 3)} ${formatDate(day)}`;
}

/** `20 Nov 2026`: a day within a sentence. */
export function formatDate(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${monthShort(month)} ${year}`;
}

/** `19 Nov` in the year of today, else `19 Nov 2025`. */
export function formatDayShort(day: Day, today: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  const short = `${dayOfMonth} ${monthShort(month)}`;
  return year === partsOf(today).year ? short : `${short} ${year}`;
}

/** `Nov 2026`. */
export function formatMonth(month: Month): string {
  const parts = partsOf(firstDayOf(month));
  return `${monthShort(parts.month)} ${parts.year}`;
}
