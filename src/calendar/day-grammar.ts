/** How people write days: a closed grammar, each form one function. */
import {
  daysOfAnyYear,
  monthAmong,
  numbersOf,
  whyNeither,
  whyNoDay,
  YEAR_FIRST,
  yearOf,
  type Numbers,
} from './no-such-day.ts';
import { orderBySeparator, type DateOrder } from './date-order.ts';
import {
  addDays,
  addMonths,
  daysBetween,
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
import {
  formatDate,
  formatDay,
  LONGEST,
  monthName,
  monthNumber,
  monthShort,
  plainWords,
  weekdayName,
  weekdayNumber,
} from './day-words.ts';
import { REACH } from './reach.ts';
import type { DayBefore, DayContext } from './day-context.ts';
import { inEnglish } from './other-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

type Form = (words: string, context: DayContext) => Day | undefined;

/**
 * Reads a day as a person types it. Letter case, commas and hyphens between words do not matter.
 *
 * - `2026-11-18`, also with `/` or `.`, always year, month, day
 * - `today`, `yesterday`, `tomorrow`, `day before yesterday`
 * - `friday`, `fri`: the nearest one in the direction of `bare`, or in both; today counts
 * - `last friday`: the nearest before today; `next friday`: the nearest after today;
 *   `this friday`: the one of this week, Monday to Sunday
 * - `3 days ago`, `in 2 weeks`, `a month ago`; without `ago` or `in` (`3d`, `3w`, `2 months`, `1y`) in the direction
 *   of `bare`; months and years clamp to the month's end
 * - `18 nov`, `nov 18`, `18-Nov`, `18th of november`, `the 18th`: the nearest in the direction of `bare`; today counts;
 *   29 feb goes to a leap year, which is remarked on
 * - `18 nov 2026`, `nov 18 26`, `18/nov/2026`; a weekday before it (`wed 18 nov 2026`) must be the right one
 * - `18/11`, `18/11/2026`, `18-11-26`, `11/18`: what has one reading is that day; with points between them (`3.4.2026`,
 *   `28.9.`) the day comes first; else `dateOrder` decides, which is remarked on
 * - the same in the words of a few other languages: `3. Juli`, `gestern`, `letzten Freitag`, `vor 3 Wochen`, `hier`
 *
 * Where `bare` says `nearest`, the day nearest to today is taken, of two equally near the past one, and none after `end`.
 * A day of what is recorded that names no year is remarked on where it is taken for one more than six months ago.
 *
 * Two digits of a year are 1969 to 2068, as in POSIX. Everything else throws a usage UserError that says what is wrong;
 * that of two numbers whose order is not known has both days to choose from.
 */
export function readDay(text: string, context: DayContext): Day {
  const words = plainWords(text);
  const isShort = words.length <= LONGEST;
  const day = isShort ? (dayOfWords(words, context) ?? dayInOtherWords(words, context)) : undefined;
  if (day !== undefined) return day;
  throw usageError(`${quoted(text)} cannot be read as a day`, dayExamples(context));
}

function dayOfWords(words: string, context: DayContext): Day | undefined {
  for (const form of DAY_FORMS) {
    const day = form(words, context);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** A day in the words of another language, which are looked at where English has no reading. */
function dayInOtherWords(words: string, context: DayContext): Day | undefined {
  const english = inEnglish(words);
  return english === undefined ? undefined : dayOfWords(english, context);
}

/**
 * Refuses a day typed without a year whose latest past one lies before the referral itself, where the coming one is nearer
 * to today than that to the referral: it is not to be moved by a year because of it.
 */
export function refuseYearBefore(text: string, { read, since }: DayBefore, context: DayContext): void {
  const { today, dateOrder } = context;
  const coming = readDay(text, { today, bare: 'coming', dateOrder });
  if (coming <= today || daysBetween(today, coming) > daysBetween(read, since)) return;
  throw usageError(
    `${quoted(text)} is read as ${formatDay(read)}, before the referral itself, ${formatDay(since)}; ${formatDay(coming)} is still to come`,
    'give a day that has passed, or come back to it then',
  );
}

function dayExamples({ today, bare }: DayContext): string {
  const { month, dayOfMonth } = partsOf(today);
  const short = `"${dayOfMonth} ${monthShort(month).toLowerCase()}"`;
  return bare !== 'coming'
    ? `days are written like ${today}, yesterday, friday, "last friday", "3 weeks ago", 3w or ${short}`
    : `days are written like ${today}, tomorrow, friday, "next friday", "in 2 weeks", 2w or ${short}`;
}

function existing(words: string, year: number, month: number, dayOfMonth: number): Day {
  if (isCalendarDay(year, month, dayOfMonth)) return toDay(year, month, dayOfMonth);
  throw usageError(
    `there is no day "${words}": ${whyNoDay(year, month, dayOfMonth)}`,
    ...lastDayHint(year, month),
  );
}

/** What to type for the last day of a month; nothing where there is no such month. */
function lastDayHint(year: number, month: number): string[] {
  const last = daysInMonth(year, month);
  return isCalendarDay(year, month, last) ? [`its last day is written ${toDay(year, month, last)}`] : [];
}

/** Of no year: the last day of the nearest month of that name in the direction in which such days are read. */
function nearestLastDayHint(month: number, { today, bare }: DayContext): string {
  const { year } = partsOf(today);
  const here = toDay(year, month, daysInMonth(year, month));
  const isOver = bare === 'past' ? here > today : here < today;
  const last = daysInMonth(isOver ? year + (bare === 'past' ? -1 : 1) : year, month);
  return `its last day is written "${last} ${monthShort(month).toLowerCase()}"`;
}

const yearFirst: Form = (words) => {
  if (isDay(words)) return words;
  const match = YEAR_FIRST.exec(words);
  return match ? existing(words, Number(match[1]), Number(match[3]), Number(match[4])) : undefined;
};

const NAMED = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
  ['day before yesterday', -2],
  ['the day before yesterday', -2],
  ['day after tomorrow', 2],
  ['the day after tomorrow', 2],
]);

const namedDay: Form = (words, { today }) => {
  const away = NAMED.get(words);
  return away === undefined ? undefined : moved(words, () => addDays(today, away));
};

/** A form that reads on both sides of today: the nearest of the two, and with an end the nearest that is not after it. */
function nearestOf(form: Form): Form {
  return (words, context) => {
    const { today, bare } = context;
    if (bare !== 'nearest') return form(words, context);
    const end = endOf(context);
    const past = form(words, { ...context, bare: 'past' });
    if (past === undefined) return undefined;
    if (end !== undefined && past > end) return form(words, { ...context, bare: 'past', today: end });
    const coming = form(words, { ...context, bare: 'coming' }) ?? past;
    const isComing = daysBetween(today, coming) < daysBetween(past, today);
    return isComing && (end === undefined || coming <= end) ? coming : past;
  };
}

/** The day typed for the end beside a beginning; none where that cannot be read, which its own option says. */
function endOf({ end, remark: _remark, ...context }: DayContext): Day | undefined {
  if (end === undefined || /^\s*(?:open)?\s*$/i.test(end)) return undefined;
  try {
    return readDay(end, { ...context, bare: 'coming' });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const weekday: Form = nearestOf((words, { today, bare }) => {
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
});

const fromMonday = (weekdayIndex: number): number => (weekdayIndex + 6) % 7;

/** From one on. */
const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const distance: Form = (words, { today, bare }) => {
  const match =
    /^(in )?(an?|\d{1,5}|[a-z]{3,6}(?= )) ?(d|days?|w|wks?|weeks?|m|mo|months?|y|yrs?|years?)( ago)?$/.exec(
      words,
    );
  if (!match || (match[1] !== undefined && match[4] !== undefined)) return undefined;
  const said = match[2] ?? '';
  const amount = said.startsWith('a') ? 1 : NUMBERS.indexOf(said) + 1 || Number(said);
  if (Number.isNaN(amount)) return undefined;
  const past = match[4] !== undefined || (match[1] === undefined && bare !== 'coming');
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
    throw usageError(`there is no day "${words}": ${REACH}`);
  }
}

const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = "(?: '?(\\d{4}|\\d{2}))?";
const DAY_FIRST = new RegExp(`^(?:([a-z]+) )?${ORDINAL} ([a-z]+)${YEAR}$`);
const MONTH_FIRST = new RegExp(`^(?:([a-z]+) )?([a-z]+) ${ORDINAL}${YEAR}$`);

const dayAndMonth: Form = (words, context) => {
  const spelled = words
    .replace(/\u2019/g, "'")
    .replace(/(?<=[a-z])[./]+|[./]+(?=[a-z])|(?<=\d)\.(?= )/g, ' ')
    .replace(/\b(?:the|of)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const dayFirst = DAY_FIRST.exec(spelled);
  const match = dayFirst ?? MONTH_FIRST.exec(spelled);
  if (!match) return undefined;
  const month = monthNumber((dayFirst ? match[3] : match[2]) ?? '');
  const saidWeekday = match[1] === undefined ? undefined : weekdayNumber(match[1]);
  if (month === undefined || (match[1] !== undefined && saidWeekday === undefined)) return undefined;
  const dayOfMonth = Number(dayFirst ? match[2] : match[3]);
  const day =
    match[4] === undefined
      ? remarked(words, nearest(words, month, dayOfMonth, context), context)
      : existing(words, yearOf(match[4]), month, dayOfMonth);
  if (saidWeekday === undefined || saidWeekday === weekdayOf(day)) return day;
  throw usageError(`"${words}" contradicts itself: ${formatDate(day)} is a ${weekdayName(day)}`);
};

/** `the 18th`: the nearest day of that number, in a month that has it. */
const dayOfAnyMonth: Form = nearestOf((words, { today, bare }) => {
  const match = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/.exec(words);
  const dayOfMonth = Number(match?.[1]);
  if (!match || dayOfMonth < 1 || dayOfMonth > 31) return undefined;
  const step = bare === 'past' ? -1 : 1;
  // No two months that follow each other lack the same day.
  for (let months = 0; months < 3; months++) {
    const { year, month } = partsOf(moved(words, () => addMonths(today, step * months)));
    if (!isCalendarDay(year, month, dayOfMonth)) continue;
    const day = toDay(year, month, dayOfMonth);
    if (bare === 'past' ? day <= today : day >= today) return day;
  }
  return undefined;
});

function nearest(words: string, month: number, dayOfMonth: number, context: DayContext): Day {
  const day = nearestOf((_words, each) => inSomeYear(words, month, dayOfMonth, each))(words, context);
  if (day === undefined) throw usageError(`there is no day "${words}": ${REACH}`);
  return day;
}

function inSomeYear(words: string, month: number, dayOfMonth: number, context: DayContext): Day {
  const { today, bare } = context;
  const longest = daysInMonth(2000, month);
  if (dayOfMonth < 1 || dayOfMonth > longest) {
    throw usageError(
      `there is no day "${words}": ${daysOfAnyYear(month)}`,
      nearestLastDayHint(month, context),
    );
  }
  const step = bare === 'past' ? -1 : 1;
  for (let { year } = partsOf(today); year >= FIRST_YEAR && year <= LAST_YEAR; year += step) {
    if (!isCalendarDay(year, month, dayOfMonth)) continue;
    const day = toDay(year, month, dayOfMonth);
    if (bare === 'past' ? day > today : day < today) continue;
    return day;
  }
  throw usageError(`there is no day "${words}": ${REACH}`);
}

/** Days without a year that are taken for one further back are remarked on: something else was meant as likely. */
const FAR_MONTHS = 6;

/** The day that a text without a year was taken for, remarked on where that may surprise. */
function remarked(words: string, day: Day, { today, bare, recorded = false, remark }: DayContext): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  if (month === 2 && dayOfMonth === 29 && year !== partsOf(today).year) {
    // Most years have no 29 February, so that the one taken may be far away.
    const which = bare === 'nearest' ? 'nearest' : bare === 'past' ? 'last' : 'next';
    remark?.(`"${words}" says no year: it is ${formatDay(day)}, the ${which} year that has one`);
  } else if (recorded && day < addMonths(today, -FAR_MONTHS)) {
    const next = formatDate(inSomeYear(words, month, dayOfMonth, { today, bare: 'coming' }));
    const read = `"${words}" is read as ${formatDate(day)}; ${next} is still to come`;
    remark?.({ written: `${read}: if neither is meant, refnet undo`, unwritten: read });
  }
  return day;
}

const numbered: Form = (words, context) => {
  const numbers = numbersOf(words);
  return numbers === undefined ? undefined : dayOfNumbers(numbers, context);
};

function dayOfNumbers(numbers: Numbers, context: DayContext): Day {
  const { words, separator, year } = numbers;
  const [dmy, mdy] = [inOrder(numbers, 'dmy', context), inOrder(numbers, 'mdy', context)];
  const only = dmy ?? mdy;
  if (only === undefined) throw noSuchNumbers(numbers, context);
  const taken = (day: Day) => (year === undefined ? remarked(words, day, context) : day);
  if (dmy === undefined || mdy === undefined || dmy === mdy) return taken(only);
  const { remark } = context;
  const own = orderBySeparator(separator);
  if (own !== undefined) return taken(own === 'dmy' ? dmy : mdy);
  const { dateOrder } = context;
  if (dateOrder === undefined) throw undecided(words, dmy, mdy);
  const day = dateOrder === 'dmy' ? dmy : mdy;
  remark?.(
    `"${words}" is read as ${formatDay(day)}, ${FIRST[dateOrder]} first: refnet config date-order`,
    day,
  );
  return taken(day);
}

const FIRST: Readonly<Record<DateOrder, string>> = { dmy: 'the day', mdy: 'the month' };

function inOrder(
  { words, first, second, year }: Numbers,
  order: DateOrder,
  context: DayContext,
): Day | undefined {
  const [dayOfMonth, month] = order === 'dmy' ? [first, second] : [second, first];
  if (!isCalendarDay(year ?? 2000, month, dayOfMonth)) return undefined;
  return year === undefined ? nearest(words, month, dayOfMonth, context) : toDay(year, month, dayOfMonth);
}

/** Neither order makes a day: says so of the month that one of the numbers can be. */
function noSuchNumbers(numbers: Numbers, context: DayContext): UserError {
  const { words, year } = numbers;
  const [month] = monthAmong(numbers);
  return usageError(
    `there is no day "${words}": ${whyNeither(numbers)}`,
    ...(monthName(month) === ''
      ? [dayExamples(context)]
      : year === undefined
        ? [nearestLastDayHint(month, context)]
        : lastDayHint(year, month)),
  );
}

/** A terminal is asked which it is, and the answer is kept; anybody else is told how to say it. */
function undecided(words: string, dmy: Day, mdy: Day): UserError {
  const readings = [
    { order: 'dmy', day: dmy },
    { order: 'mdy', day: mdy },
  ] as const;
  return new UserError(`"${words}" may be ${formatDate(dmy)} or ${formatDate(mdy)}`, {
    kind: 'usage',
    hints: [
      ...readings.map(
        ({ order, day }) =>
          `refnet config date-order ${order}      ${FIRST[order]} comes first: ${formatDate(day)}`,
      ),
      `or write ${dmy} or ${mdy}`,
    ],
    choices: {
      question: `Which day is "${words}"? The answer holds from now on`,
      among: readings.map(({ order, day }) => ({
        text: day,
        name: `${formatDay(day)}: ${FIRST[order]} comes first`,
        keeps: { key: 'date-order', value: order },
      })),
    },
  });
}

/** Recognizes what looks like a day but names none; always throws or passes. */
const refused: Form = (words, context) => {
  const month = monthOnly(words);
  if (month !== undefined) {
    const first = formatDate(firstDayOf(month)).toLowerCase();
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

function bareNumberHint(words: string, context: DayContext): string {
  const compact = `${words.slice(0, 4)}-${words.slice(4, 6)}-${words.slice(6)}`;
  if (isDay(compact)) return `write ${compact}`;
  const n = Number(words);
  const day = dayOfAnyMonth(`${n}th`, context);
  if (day === undefined) return dayExamples(context);
  const month = monthShort(partsOf(day).month).toLowerCase();
  const days = context.bare !== 'coming' ? `"${n} days ago"` : `"in ${n} days"`;
  return `write "${n} ${month}" for the day of the month, or ${days}`;
}

const DAY_FORMS: readonly Form[] = [
  yearFirst,
  namedDay,
  weekday,
  distance,
  dayAndMonth,
  dayOfAnyMonth,
  numbered,
  refused,
];

/** A month as `2024-03`, `3/2024`, `mar 2024` or `march 2024`, in plain words; undefined when it is no such text. */
export function monthOnly(words: string): Month | undefined {
  if (isMonth(words)) return words;
  const match = /^(?:([a-z]+)\.? |(\d{1,2})[-/.])(\d{4})$/.exec(words);
  const number = match?.[2] === undefined ? monthNumber(match?.[1] ?? '') : Number(match[2]);
  if (!match || number === undefined || monthName(number) === '') return undefined;
  const month = `${match[3]}-${String(number).padStart(2, '0')}`;
  if (isMonth(month)) return month;
  throw usageError(`there is no month "${words}": ${REACH}`);
}
