import {
  addDays,
  addMonths,
  daysInMonth,
  FIRST_YEAR,
  firstDayOf,
  isCalendarDay,
  isDay,
  isMonth,
  LAST_YEAR,
  partsOf,
  toDay,
  weekdayOf,
  type Day,
  type Month,
} from './day.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

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

const monthName = (month: number): string => MONTHS[month - 1] ?? '';
const monthShort = (month: number): string => monthName(month).slice(0, 3);
const weekdayName = (day: Day): string => WEEKDAYS[weekdayOf(day)] ?? '';

/** What a day without a direction is taken for: behind us (`--on`, `--since`) or ahead (`--by`, `--next`). */
export type Bare = 'past' | 'coming';

export interface DayContext {
  readonly today: Day;
  readonly bare: Bare;
}

type Form = (words: string, context: DayContext) => Day | undefined;

/** No day or month is written longer; longer text is refused before any pattern looks at it. */
export const LONGEST = 40;

/**
 * Reads a day as a person types it. Letter case, commas and hyphens between words do not matter.
 *
 * - `2026-11-18`, also with `/` or `.`, always year, month, day
 * - `today`, `yesterday`, `tomorrow`
 * - `friday`, `fri`: the nearest one in the direction of `bare`; today counts
 * - `last friday`: the nearest before today; `next friday`: the nearest after today;
 *   `this friday`: the one of this week, Monday to Sunday
 * - `3 days ago`, `in 2 weeks`, `a month ago`; without `ago` or `in` (`3d`, `3w`, `2 months`, `1y`) in the direction
 *   of `bare`; months and years clamp to the month's end
 * - `18 nov`, `nov 18`, `18 november`: the nearest in the direction of `bare`; today counts; 29 feb goes to a leap year
 * - `18 nov 2026`, `nov 18 2026`; a weekday before it (`wed 18 nov 2026`) must be the right one
 *
 * Everything else throws a usage UserError that says what is wrong; days whose order of day and month can be read two
 * ways (`3/4/2026`) are refused with both readings.
 */
export function parseDay(text: string, context: DayContext): Day {
  const words = plainWords(text);
  for (const form of words.length > LONGEST ? [] : DAY_FORMS) {
    const day = form(words, context);
    if (day !== undefined) return day;
  }
  throw usageError(`${quoted(text)} cannot be read as a day`, dayExamples(context));
}

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

function dayExamples({ today, bare }: DayContext): string {
  const { month, dayOfMonth } = partsOf(today);
  const short = `"${dayOfMonth} ${monthShort(month).toLowerCase()}"`;
  return bare === 'past'
    ? `days are written like ${today}, yesterday, friday, "last friday", "3 weeks ago", 3w or ${short}`
    : `days are written like ${today}, tomorrow, friday, "next friday", "in 2 weeks", 2w or ${short}`;
}

/** Why a day does not exist, for a message. */
function whyNoDay(year: number, month: number, dayOfMonth: number): string {
  if (year < FIRST_YEAR || year > LAST_YEAR) return `years run from ${FIRST_YEAR} to ${LAST_YEAR}`;
  if (monthName(month) === '') return `there is no month ${month}; the order is year, month, day`;
  if (dayOfMonth < 1) return 'days count from 1';
  return `${monthName(month)} ${year} has ${daysInMonth(year, month)} days`;
}

function existing(words: string, year: number, month: number, dayOfMonth: number): Day {
  if (isCalendarDay(year, month, dayOfMonth)) return toDay(year, month, dayOfMonth);
  throw usageError(`there is no day "${words}": ${whyNoDay(year, month, dayOfMonth)}`);
}

const yearFirst: Form = (words) => {
  if (isDay(words)) return words;
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(words);
  return match ? existing(words, Number(match[1]), Number(match[3]), Number(match[4])) : undefined;
};

const namedDay: Form = (words, { today }) => {
  if (words === 'today') return today;
  if (words === 'yesterday') return moved(words, () => addDays(today, -1));
  return words === 'tomorrow' ? moved(words, () => addDays(today, 1)) : undefined;
};

const weekday: Form = (words, { today, bare }) => {
  const match = /^(?:(last|next|this) )?([a-z]+)$/.exec(words);
  const wanted = weekdayNumber(match?.[2] ?? '');
  if (!match || wanted === undefined) return undefined;
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  const behind = (7 - ahead) % 7;
  return moved(words, () => {
    if (match[1] === 'last') return addDays(today, -(behind || 7));
    if (match[1] === 'next') return addDays(today, ahead || 7);
    if (match[1] === 'this') return addDays(today, fromMonday(wanted) - fromMonday(weekdayOf(today)));
    return addDays(today, bare === 'past' ? -behind : ahead);
  });
};

const fromMonday = (weekdayIndex: number): number => (weekdayIndex + 6) % 7;

const distance: Form = (words, { today, bare }) => {
  const match = /^(in )?(an?|\d{1,5}) ?(d|days?|w|wks?|weeks?|m|mo|months?|y|yrs?|years?)( ago)?$/.exec(
    words,
  );
  if (!match || (match[1] !== undefined && match[4] !== undefined)) return undefined;
  const amount = match[2]?.startsWith('a') ? 1 : Number(match[2]);
  const past = match[4] !== undefined || (match[1] === undefined && bare === 'past');
  const n = past ? -amount : amount;
  return moved(words, () => {
    switch (match[3]?.charAt(0)) {
      case 'd':
        return addDays(today, n);
      case 'w':
        return addDays(today, n * 7);
      case 'm':
        return addMonths(today, n);
      default:
        return addMonths(today, n * 12);
    }
  });
};

/** Runs off the end of the calendar are mistakes in what was typed. */
function moved(words: string, move: () => Day): Day {
  try {
    return move();
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    throw usageError(`there is no day "${words}": years run from ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
}

const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)?';
const DAY_FIRST = new RegExp(`^(?:([a-z]+) )?${ORDINAL} ([a-z]+)(?: (\\d{4}))?$`);
const MONTH_FIRST = new RegExp(`^(?:([a-z]+) )?([a-z]+) ${ORDINAL}(?: (\\d{4}))?$`);

const dayAndMonth: Form = (words, context) => {
  const dayFirst = DAY_FIRST.exec(words);
  const match = dayFirst ?? MONTH_FIRST.exec(words);
  if (!match) return undefined;
  const month = monthNumber((dayFirst ? match[3] : match[2]) ?? '');
  const saidWeekday = match[1] === undefined ? undefined : weekdayNumber(match[1]);
  if (month === undefined || (match[1] !== undefined && saidWeekday === undefined)) return undefined;
  const dayOfMonth = Number(dayFirst ? match[2] : match[3]);
  const day =
    match[4] === undefined
      ? nearest(words, month, dayOfMonth, context)
      : existing(words, Number(match[4]), month, dayOfMonth);
  if (saidWeekday === undefined || saidWeekday === weekdayOf(day)) return day;
  throw usageError(`"${words}" contradicts itself: ${formatDay(day).slice(4)} is a ${weekdayName(day)}`);
};

function nearest(words: string, month: number, dayOfMonth: number, { today, bare }: DayContext): Day {
  const longest = daysInMonth(2000, month);
  if (dayOfMonth < 1 || dayOfMonth > longest) {
    throw usageError(`there is no day "${words}": ${monthName(month)} has ${longest} days`);
  }
  const step = bare === 'past' ? -1 : 1;
  for (let { year } = partsOf(today); year >= FIRST_YEAR && year <= LAST_YEAR; year += step) {
    if (!isCalendarDay(year, month, dayOfMonth)) continue;
    const day = toDay(year, month, dayOfMonth);
    if (bare === 'past' ? day <= today : day >= today) return day;
  }
  throw usageError(`there is no day "${words}": years run from ${FIRST_YEAR} to ${LAST_YEAR}`);
}

/** Recognizes what looks like a day but names none, or two; always throws or passes. */
const refused: Form = (words, context) => {
  refuseTwoReadings(words);
  const month = monthOnly(words);
  if (month !== undefined) {
    const first = formatDay(firstDayOf(month)).slice(4).toLowerCase();
    throw usageError(`"${words}" names a month, not a day`, `add the day: "${first}"`);
  }
  const vague = /^(last|next|this) (week|month|quarter|year)$/.exec(words);
  if (vague) {
    const unit = vague[2] === 'quarter' ? '3 months' : `1 ${vague[2]}`;
    const instead = { last: `"${unit} ago"`, next: `"in ${unit}"` }[vague[1] ?? ''] ?? 'today';
    throw usageError(`"${words}" names no single day`, `write ${instead}, or the day itself`);
  }
  if (/^\d+$/.test(words)) {
    throw usageError(`"${words}" alone is a number, not a day`, bareNumberHint(words, context));
  }
  return undefined;
};

function refuseTwoReadings(words: string): void {
  const match = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec(words);
  if (!match) return;
  const [a, b] = [Number(match[1]), Number(match[3])];
  const year = match[4]?.length === 2 ? 2000 + Number(match[4]) : Number(match[4] ?? 2000);
  const readings = [
    { month: b, dayOfMonth: a },
    { month: a, dayOfMonth: b },
  ]
    .filter((r) => isCalendarDay(year, r.month, r.dayOfMonth))
    .map((r) =>
      match[4] === undefined
        ? `"${r.dayOfMonth} ${monthShort(r.month).toLowerCase()}"`
        : `${toDay(year, r.month, r.dayOfMonth)} (${r.dayOfMonth} ${monthShort(r.month)})`,
    );
  throw usageError(
    `"${words}" does not say which number is the day and which the month`,
    readings.length === 0
      ? 'write year, month, day, like 2026-11-18'
      : `write ${[...new Set(readings)].join(' or ')}`,
  );
}

function bareNumberHint(words: string, context: DayContext): string {
  const compact = `${words.slice(0, 4)}-${words.slice(4, 6)}-${words.slice(6)}`;
  if (isDay(compact)) return `write ${compact}`;
  const n = Number(words);
  if (n < 1 || n > 31) return dayExamples(context);
  const month = monthShort(partsOf(context.today).month).toLowerCase();
  const days = context.bare === 'past' ? `"${n} days ago"` : `"in ${n} days"`;
  return `write "${n} ${month}" for the day of the month, or ${days}`;
}

const DAY_FORMS: readonly Form[] = [yearFirst, namedDay, weekday, distance, dayAndMonth, refused];

/** A month as `2024-03`, `mar 2024` or `march 2024`, in plain words; undefined when it is no such text. */
export function monthOnly(words: string): Month | undefined {
  if (isMonth(words)) return words;
  const match = /^([a-z]+) (\d{4})$/.exec(words);
  const number = monthNumber(match?.[1] ?? '');
  if (!match || number === undefined) return undefined;
  const month = `${match[2]}-${String(number).padStart(2, '0')}`;
  if (isMonth(month)) return month;
  throw usageError(`there is no month "${words}": years run from ${FIRST_YEAR} to ${LAST_YEAR}`);
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
