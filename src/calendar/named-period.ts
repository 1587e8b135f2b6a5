import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { LONGEST, plainWords } from './day-words.ts';
import { addDays, isDay, partsOf, withinCalendar, type Day } from './day.ts';
import { isInReach, REACH } from './reach.ts';
import { backFrom, firstOf, PARTS, partWith, quarterWord, type Period } from './period.ts';

/** A period as it is typed: a quarter, a year, or how long back. */
export interface PeriodTyped {
  readonly quarter?: string | undefined;
  readonly year?: string | undefined;
  readonly last?: string | undefined;
}

/** The period typed; undefined where none is. Throws a usage UserError for what cannot be read. */
export function namedPeriod({ quarter, year, last }: PeriodTyped, today: Day): Period | undefined {
  if (quarter !== undefined) return parseQuarter(quarter, today);
  if (year !== undefined) return parseYear(year, today);
  return last === undefined ? undefined : parseLast(last, today);
}

/** The whole part as far as it has come: to today, where it is not over. */
function asFarAs(today: Day, whole: Period, typed: string): Period {
  if (whole.since > today) throw usageError(`${typed} is still to come`, 'give one that has begun');
  return whole.until > today ? { ...whole, until: today } : whole;
}

/**
 * Reads a quarter of the calendar: `2026q3`, `2026-Q3`, `q3 2026`, `q3` (the latest that has begun), `this`, `last` (the
 * one before this). One under way ends today. Throws a usage UserError for anything else, and for one still to come.
 */
export function parseQuarter(text: string, today: Day): Period {
  const words = shortWords(text);
  const current = partWith(today, 'quarter');
  if (words === 'this') return asFarAs(today, current, words);
  if (words === 'last' || words === 'previous') return partWith(addDays(current.since, -1), 'quarter');
  const match = /^(?:(\d{4}) ?q([1-4])|q([1-4])(?: ?(\d{4}))?|(\d{4}) ([1-4]))$/.exec(words);
  if (!match) {
    throw usageError(
      `${quoted(text)} cannot be read as a quarter`,
      `quarters are written like ${quarterWord(current.since)}, q3 or last; --quarter alone, at the end, is this one`,
    );
  }
  const quarter = Number(match[2] ?? match[3] ?? match[6]);
  const month = quarter * 3 - 2;
  const { year: thisYear } = partsOf(today);
  const year = match[1] ?? match[4] ?? match[5];
  if (year !== undefined) {
    return asFarAs(today, partWith(readYear(year, month), 'quarter'), `Q${quarter} ${year}`);
  }
  const latest = firstOf(thisYear, month);
  return asFarAs(today, partWith(latest <= today ? latest : firstOf(thisYear - 1, month), 'quarter'), words);
}

/**
 * Reads a year of the calendar: `2025`, `this`, `last`. The one under way ends today. Throws a usage UserError for
 * anything else, and for one still to come.
 */
export function parseYear(text: string, today: Day): Period {
  const words = shortWords(text);
  const { year } = partsOf(today);
  const named = words === 'this' ? year : words === 'last' || words === 'previous' ? year - 1 : undefined;
  if (named === undefined && !/^\d{4}$/.test(words)) {
    throw usageError(
      `${quoted(text)} cannot be read as a year`,
      /^\d{4} ?\d\d(?:\d\d)?$/.test(words)
        ? 'years are those of the calendar; any other is asked for by its days: --since DAY --until DAY'
        : `years are written like ${year}, or last; --year alone, at the end, is this one`,
    );
  }
  return asFarAs(today, partWith(readYear(String(named ?? words), 1), 'year'), words);
}

function readYear(year: string, month: number): Day {
  const text = `${year}-${String(month).padStart(2, '0')}-01`;
  if (isDay(text) && isInReach(text)) return text;
  throw usageError(`there is no year ${quoted(year)} here`, REACH);
}

/**
 * Reads how far to go back from today, which counts: `90d`, `4 weeks`, `12m`, `2y`; or the month, quarter or year of
 * the calendar before this one: `month`, `quarter`, `year`. Throws a usage UserError for anything else.
 */
export function parseLast(text: string, today: Day): Period {
  const words = shortWords(text);
  const part = PARTS.find((each) => each === words);
  if (part !== undefined) return partWith(addDays(partWith(today, part).since, -1), part);
  const match =
    /^(\d{1,4}) ?(d|days?|w|wks?|weeks?|m|mo|months?|q|quarters?|y|yrs?|years?)$/.exec(words) ?? undefined;
  const n = Number(match?.[1]);
  const unit = { d: 'day', w: 'week', m: 'month', q: 'month', y: 'month' } as const;
  const letter = match?.[2]?.charAt(0) as keyof typeof unit | undefined;
  if (letter === undefined || n < 1) {
    throw usageError(
      `${quoted(text)} cannot be read as how long back`,
      'write it like 90d, 4w, 12m or 2y, or as month, quarter or year for the one before this',
    );
  }
  const length = { n: n * (letter === 'y' ? 12 : letter === 'q' ? 3 : 1), unit: unit[letter] };
  const period = withinCalendar(() => backFrom(today, length));
  if (period !== undefined) return period;
  throw usageError(`${quoted(text)} goes back too far: ${REACH}`);
}

function shortWords(text: string): string {
  return plainWords(text.slice(0, LONGEST)).replace(/[-/.]/g, ' ');
}
