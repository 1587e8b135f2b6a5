import { count } from '../text/count.ts';
import { formatDate } from './day-words.ts';
import {
  addDays,
  addMonths,
  asMonth,
  daysBetween,
  firstDayOf,
  lastDayOf,
  partsOf,
  withinCalendar,
  type Day,
} from './day.ts';

/** Parts of the calendar that people compare, in months. */
const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;
type CalendarPart = keyof typeof MONTHS_IN;
/** The longest first. */
export const PARTS: readonly CalendarPart[] = ['year', 'quarter', 'month'];

/** A length that a period goes back from its last day. */
interface Length {
  readonly n: number;
  readonly unit: 'day' | 'week' | 'month';
}

/** The days that something is counted in, both inclusive, and what kind of period they are. */
export interface Period {
  readonly since: Day;
  readonly until: Day;
  /** A month, quarter or year of the calendar; where its last day is still to come, `until` is today. */
  readonly part?: CalendarPart | undefined;
  /** So long back from the last day. */
  readonly length?: Length | undefined;
  /** Its first day was said: nothing before that is asked for. */
  readonly isFromDay?: true | undefined;
}

const TWELVE_MONTHS: Length = { n: 12, unit: 'month' };

/** The period of the days asked for: the 12 months to the last, or to today, without a first one. */
export function periodOfDays(since: Day | undefined, until: Day | undefined, today: Day): Period {
  const end = until ?? today;
  return since === undefined ? backFrom(end, TWELVE_MONTHS) : { ...ofDays(since, end), isFromDay: true };
}

/** The period of these days, which may be just a month, a quarter or a year of the calendar. */
function ofDays(since: Day, until: Day): Period {
  const part = PARTS.find((each) => {
    const whole = partWith(since, each);
    return whole.since === since && whole.until === until;
  });
  const isTwelveMonths = part === undefined && since === backFrom(until, TWELVE_MONTHS).since;
  return isTwelveMonths ? { since, until, length: TWELVE_MONTHS } : { since, until, part };
}

/** So long up to and including `until`. */
export function backFrom(until: Day, { n, unit }: Length): Period {
  const before = unit === 'month' ? addMonths(until, -n) : addDays(until, -n * (unit === 'week' ? 7 : 1));
  return { since: addDays(before, 1), until, length: { n, unit } };
}

/** The whole month, quarter or year that a day lies in. */
export function partWith(day: Day, part: CalendarPart): Period {
  const { year, month } = partsOf(day);
  const months = MONTHS_IN[part];
  const first = Math.floor((month - 1) / months) * months + 1;
  return {
    since: firstOf(year, first),
    until: lastDayOf(asMonth(firstOf(year, first + months - 1).slice(0, 7))),
    part,
  };
}

/** The first day of a month, 1 to 12. */
export function firstOf(year: number, month: number): Day {
  return firstDayOf(asMonth(`${year}-${String(month).padStart(2, '0')}`));
}

/** `2026q3`: how the quarter is typed that a day lies in. */
export function quarterWord(since: Day): string {
  return `${since.slice(0, 4)}q${quarterOf(since)}`;
}

/** A whole part of the calendar that is not over: `until` is before its last day. */
function isSoFar({ since, until, part }: Period): boolean {
  return part !== undefined && until < partWith(since, part).until;
}

/** `1 Jul to 30 Sep 2026, Q3`, `12 months to 20 Nov 2026`, `1 Oct to 20 Nov 2026, Q4 so far`: for a title. */
export function periodWords(period: Period): string {
  const { since, until, part, length } = period;
  if (length !== undefined) return `${lengthWords(length)} to ${formatDate(until)}`;
  const [from, to] = [formatDate(since), formatDate(until)];
  const days = `${since.slice(0, 4) === until.slice(0, 4) ? from.slice(0, -5) : from} to ${to}`;
  const name = part === 'quarter' ? `Q${quarterOf(since)}` : '';
  const mark = [name, isSoFar(period) ? 'so far' : ''].filter((word) => word !== '').join(' ');
  return mark === '' ? days : `${days}, ${mark}`;
}

function lengthWords({ n, unit }: Length): string {
  return count(n, unit);
}

function quarterOf(since: Day): number {
  return Math.ceil(partsOf(since).month / 3);
}

/** The period of the same kind before one, of the same days so far where that one is not over; undefined before 1900. */
export function periodBefore(period: Period): Period | undefined {
  const { since, until, part, length } = period;
  return withinCalendar(() => {
    const eve = addDays(since, -1);
    if (length?.unit === 'month') {
      return { since: addDays(addMonths(until, -2 * length.n), 1), until: eve, length };
    }
    if (part === undefined) {
      const days = daysBetween(since, until) + 1;
      const same = length ?? { n: days, unit: 'day' };
      return { since: addDays(since, -days), until: eve, length: same };
    }
    const before = partWith(eve, part);
    return isSoFar(period) ? { ...before, until: addMonths(until, -MONTHS_IN[part]) } : before;
  });
}

/** What a period is called beside the one after it: `Q2`, `Q4 2025`, `Q3 to 20 Aug`, `2024`, `the 90 days before`. */
export function beforeWords(before: Period, period: Period): string {
  const { since, until, part, length } = before;
  if (length !== undefined) return `the ${lengthWords(length)} before`;
  const [, month = '', year = ''] = formatDate(since).split(' ');
  const named = part === 'quarter' ? `Q${quarterOf(since)}` : month;
  const name =
    part === 'year' ? year : since.slice(0, 4) === period.since.slice(0, 4) ? named : `${named} ${year}`;
  return isSoFar(before) ? `${name} to ${formatDate(until).slice(0, -5)}` : name;
}

/** The options that ask for a period again, each after a blank; none for the 12 months to today. */
export function periodOptions({ since, until, part, length }: Period, today: Day): string {
  if (part === 'quarter') return ` --quarter ${quarterWord(since)}`;
  if (part === 'year') return ` --year ${since.slice(0, 4)}`;
  const end = until === today ? '' : ` --until ${until}`;
  if (length?.n === TWELVE_MONTHS.n && length.unit === TWELVE_MONTHS.unit) return end;
  if (length !== undefined && end === '') return ` --last ${length.n}${length.unit.charAt(0)}`;
  return ` --since ${since}${end}`;
}
