/** Days that are written in numbers, and why some of them are none. */
import { daysInMonth, FIRST_YEAR, isCalendarDay, LAST_YEAR } from './day.ts';
import { monthName } from './day-words.ts';
import { REACH } from './reach.ts';

/** `2026-11-18`, also with `/` or `.`. */
export const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;

/** Two numbers that are a day and a month, in this order or the other. */
export interface Numbers {
  readonly words: string;
  readonly separator: string;
  readonly first: number;
  readonly second: number;
  /** Undefined where none is written. */
  readonly year: number | undefined;
}

/** `18.11.`, `18/11/2026`, `11-18-26`, in plain words; undefined for any other text. */
export function numbersOf(words: string): Numbers | undefined {
  const match = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec(
    words.replace(/(?<=\d\.) (?=\d)/g, ''),
  );
  if (!match) return undefined;
  const [, first, separator = '', second, digits] = match;
  const year = digits === undefined ? undefined : yearOf(digits);
  return { words, separator, first: Number(first), second: Number(second), year };
}

/** `2026` or `26`: two digits are those within fifty years of 2019, as POSIX has it. */
export function yearOf(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year + (year < 69 ? 2000 : 1900);
}

/** Why a day does not exist, for a message. */
export function whyNoDay(year: number, month: number, dayOfMonth: number): string {
  if (year < FIRST_YEAR || year > LAST_YEAR) return REACH;
  if (monthName(month) === '') return `there is no month ${month}; the order is year, month, day`;
  if (dayOfMonth < 1) return 'days count from 1';
  return `${monthName(month)} ${year} has ${daysInMonth(year, month)} days`;
}

/** `November has 30 days`, of no year: February has at most 29. */
export function daysOfAnyYear(month: number): string {
  return `${monthName(month)} has ${month === 2 ? 'at most ' : ''}${daysInMonth(2000, month)} days`;
}

/** Which of two numbers is the month, where only one can be, and the other. */
export function monthAmong({ first, second }: Numbers): [month: number, dayOfMonth: number] {
  return monthName(second) === '' ? [first, second] : [second, first];
}

/** Why neither order makes a day. */
export function whyNeither(numbers: Numbers): string {
  const { first, second, year } = numbers;
  const [month, dayOfMonth] = monthAmong(numbers);
  if (monthName(month) === '') return `neither ${first} nor ${second} is a month`;
  if (dayOfMonth < 1) return 'days count from 1';
  return year === undefined ? daysOfAnyYear(month) : whyNoDay(year, month, dayOfMonth);
}

/**
 * Why a text that is written as a day in numbers, with its year, is none, whichever comes first: `February 2026 has 28
 * days`. Undefined for any other text.
 */
export function whyNoDayIn(text: string): string | undefined {
  const words = text.trim();
  const [, ...yearFirstParts] = YEAR_FIRST.exec(words) ?? [];
  const [year, , month, dayOfMonth] = yearFirstParts.map(Number);
  if (year !== undefined && month !== undefined && dayOfMonth !== undefined)
    return isCalendarDay(year, month, dayOfMonth) ? undefined : whyNoDay(year, month, dayOfMonth);
  const numbers = numbersOf(words);
  if (numbers?.year === undefined) return undefined;
  const { first, second } = numbers;
  const isDay = isCalendarDay(numbers.year, second, first) || isCalendarDay(numbers.year, first, second);
  return isDay ? undefined : whyNeither(numbers);
}
