import { damagedFile, UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

/** A calendar day, `YYYY-MM-DD`, of the years 1900 to 9999. Days compare in order as strings. */
export type Day = string & { readonly __day: unique symbol };

/** A calendar month, `YYYY-MM`, of the years 1900 to 9999. Months compare in order as strings. */
export type Month = string & { readonly __month: unique symbol };

/** A span of days: later than `after`, up to and including `to`. */
export interface DayWindow {
  readonly after: Day;
  readonly to: Day;
}

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 9999;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days the month (1 to 12) has in that year; 0 for a month there is none of. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return DAYS_IN_MONTH[month - 1] ?? 0;
}

/** The number that `length` ASCII digits from `start` spell, or -1: imports ask this for every row. */
function digitsAt(text: string, start: number, length: number): number {
  let value = 0;
  for (let i = start; i < start + length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether the year, month (1 to 12) and day of the month name a real day within 1900 to 9999. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return (
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    // Every month has 28 days, and imports ask this for every row.
    (day <= 28 || day <= daysInMonth(year, month))
  );
}

/** Whether the text is exactly one `YYYY-MM-DD` day that exists, within 1900 to 9999. */
export function isDay(text: string): text is Day {
  return (
    text.length === 10 &&
    text[4] === '-' &&
    text[7] === '-' &&
    isCalendarDay(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2))
  );
}

/** Whether the text is exactly one `YYYY-MM` month within 1900 to 9999. */
export function isMonth(text: string): text is Month {
  return isDay(`${text}-01`);
}

const pad2 = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** What was reckoned from days is none, or none of the years that are kept; where nobody typed it, the file is at fault. */
export class NoDay extends UserError {}

/** What is reckoned from days; undefined where it would need a day beyond the calendar. */
export function withinCalendar<T>(reckon: () => T): T | undefined {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof NoDay) return undefined;
    throw error;
  }
}

/** The day of that year, month (1 to 12) and day of the month. Throws a UserError when there is none such. */
export function toDay(year: number, month: number, day: number): Day {
  const text = `${year}-${pad2(month)}-${pad2(day)}`;
  // The digits were numbers a moment ago: reading them back would take as long as everything else here.
  if (isCalendarDay(year, month, day)) return text as Day;
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new NoDay(`that day lies outside the years ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
  throw new NoDay(`there is no day ${text}`);
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** Below zero where the first is the earlier, zero for the same day: what puts days in order. */
export function compareDays(a: Day, b: Day): number {
  return Number(a > b) - Number(a < b);
}

/** The text as a day, for values that should be days already. Throws a UserError when it is none. */
export function asDay(text: string): Day {
  if (isDay(text)) return text;
  throw damagedFile(`${quoted(text)} where a day belongs`);
}

/** The text as a month, for values that should be months already. Throws a UserError when it is none. */
export function asMonth(text: string): Month {
  if (isMonth(text)) return text;
  throw new UserError(`${quoted(text)} is not a month written as YYYY-MM`);
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  return { year: digitsAt(day, 0, 4), month: digitsAt(day, 5, 2), dayOfMonth: digitsAt(day, 8, 2) };
}

// Days are reckoned as whole numbers, and no Date is made of them: a report asks this thousands of times, and neither a time
// zone nor a change of the clock can shift a day. The year of the numbers begins in March, so that its leap day is the last.
const DAYS_IN_400_YEARS = 146_097;
const DAYS_IN_100_YEARS = 36_524;
const DAYS_IN_4_YEARS = 1461;

/** The days from 1 March of the year 0 to that day. */
function numberOf(day: Day): number {
  const { year, month, dayOfMonth } = partsOf(day);
  const fromMarch = (month + 9) % 12;
  const y = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leapDays + Math.floor((153 * fromMarch + 2) / 5) + dayOfMonth - 1;
}

/** The day of such a number. Throws a UserError outside 1900 to 9999. */
function dayOfNumber(number: number): Day {
  const cycle = Math.floor(number / DAYS_IN_400_YEARS);
  const rest = number - cycle * DAYS_IN_400_YEARS;
  // Within 400 years: the days that no leap day of a fourth, not a hundredth year adds are left out of the years of 365.
  const y = Math.floor(
    (rest -
      Math.floor(rest / (DAYS_IN_4_YEARS - 1)) +
      Math.floor(rest / DAYS_IN_100_YEARS) -
      Math.floor(rest / (DAYS_IN_400_YEARS - 1))) /
      365,
  );
  const dayOfYear = rest - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return toDay(cycle * 400 + y + (month < 3 ? 1 : 0), month, dayOfMonth);
}

/** The months from January of the year 0 to that of the day. */
function monthNumberOf(day: Day): number {
  return digitsAt(day, 0, 4) * 12 + digitsAt(day, 5, 2) - 1;
}

/** The day of a date in UTC; undefined where it is invalid or outside 1900 to 9999. */
export function dayOfDate(date: Date): Day | undefined {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return isCalendarDay(year, month, day) ? toDay(year, month, day) : undefined;
}

/** The day `n` days later (earlier when negative). Throws a UserError outside 1900 to 9999. */
export function addDays(day: Day, n: number): Day {
  return dayOfNumber(numberOf(day) + n);
}

/**
 * The day `n` months later (earlier when negative), at the month's end where that month is shorter.
 * Something that recurs is counted from its anchor (31 Jan + 1, + 2 months are 28 Feb, 31 Mar), never from the
 * last result. Throws a UserError outside 1900 to 9999.
 */
export function addMonths(day: Day, n: number): Day {
  const months = monthNumberOf(day) + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return toDay(year, month, Math.min(digitsAt(day, 8, 2), daysInMonth(year, month)));
}

/** Calendar days from `a` to `b`: 0 on the same day, negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return numberOf(b) - numberOf(a);
}

/**
 * The greatest `n` with `addMonths(from, n) <= to`; negative when `to` is earlier: the end of a month completes any number
 * of months, three from 31 Aug to 30 Nov.
 */
export function wholeMonthsBetween(from: Day, to: Day): number {
  const months = monthNumberOf(to) - monthNumberOf(from);
  const isReached = from.slice(8) <= to.slice(8) || addMonths(from, months) <= to;
  return isReached ? months : months - 1;
}

/** Whether `from` is at least `n` months old on `asOf`: `addMonths(from, n) <= asOf`, at any distance. */
export function isMonthsOld(from: Day, n: number, asOf: Day): boolean {
  // The years alone tell it of most: all of those between are over.
  const years = Number(asOf.slice(0, 4)) - Number(from.slice(0, 4)) - 1;
  if (years > 0 && years * 12 >= n) return true;
  return wholeMonthsBetween(from, asOf) >= n;
}

/** The trailing `n` months: later than `addMonths(asOf, -n)`, up to and including `asOf`. */
export function monthsAgoWindow(asOf: Day, n = 12): DayWindow {
  return { after: addMonths(asOf, -n), to: asOf };
}

/** Whether the day is later than `window.after` and not later than `window.to`. */
export function isWithin(day: Day, window: DayWindow): boolean {
  return day > window.after && day <= window.to;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  // 1 March of the year 0 was a Wednesday.
  return (numberOf(day) + 3) % 7;
}

/** The calendar month a day lies in. */
export function monthOf(day: Day): Month {
  return asMonth(day.slice(0, 7));
}

/** The first day of a month. */
export function firstDayOf(month: Month): Day {
  return asDay(`${month}-01`);
}

/** The last day of a month. */
export function lastDayOf(month: Month): Day {
  const [year, ofYear] = [digitsAt(month, 0, 4), digitsAt(month, 5, 2)];
  return toDay(year, ofYear, daysInMonth(year, ofYear));
}

/** The `n` calendar months that end with the month of `asOf` (which may be under way), oldest first. */
export function lastMonths(asOf: Day, n: number): Month[] {
  const first = firstDayOf(monthOf(asOf));
  return Array.from({ length: n }, (_, i) => monthOf(addMonths(first, i + 1 - n)));
}

/** The last `n` calendar months that are complete on `asOf` (its own month on its last day), oldest first. */
export function lastFullMonths(asOf: Day, n: number): Month[] {
  const month = monthOf(asOf);
  if (asOf === lastDayOf(month)) return lastMonths(asOf, n);
  return n > 0 ? lastMonths(addMonths(asOf, -1), n) : [];
}

/**
 * The calendar day of an instant: by the clock on the wall of this process, or in an IANA time zone.
 * Throws a UserError for an unknown zone or a day outside 1900 to 9999.
 */
export function dayOfInstant(instant: Date, timeZone?: string): Day {
  if (timeZone === undefined) {
    return toDay(instant.getFullYear(), instant.getMonth() + 1, instant.getDate());
  }
  const parts = zoneFormat(timeZone).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value);
  return toDay(part('year'), part('month'), part('day'));
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
  } catch (cause) {
    throw new UserError(`there is no time zone ${quoted(timeZone)}`, { cause });
  }
}
