/** What went back and forth month by month and quarter by quarter, beside the period of the same kind before. */
import { addDays, earlierDay, lastDayOf, monthOf, type Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { quartersOf } from '../calendar/quarters.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import { closedBusiness, countOutcomes, type OutcomeRow } from '../referrals/closed.ts';
import { sinceAnything } from './since-anything.ts';

/** Days within one month or quarter of the calendar, both inclusive. */
type Days = Pick<Period, 'since' | 'until'>;

/** What is counted of a month. */
export interface MonthCounted {
  /** `2026-11`. */
  readonly month: string;
  readonly given: number;
  readonly received: number;
  readonly outcomes: readonly OutcomeRow[];
}

/** A month or a quarter, as far as it lies in the period. */
export interface InTrend {
  readonly days: Days;
  readonly given: number;
  readonly received: number;
  readonly exchanged: number;
  readonly closed: number;
  readonly won: number;
  readonly businessReceived: readonly Money[];
  /** Nothing is counted of it, and it ended before records begin. */
  readonly isUnknown: boolean;
  /** Exchanged at the same place of the period before; undefined where nothing is known of it. */
  readonly before: number | undefined;
}

export interface Trend {
  readonly period: Period;
  /** Undefined where nothing is known of it. */
  readonly before: Period | undefined;
  readonly months: readonly InTrend[];
  readonly quarters: readonly InTrend[];
  readonly recordsSince: Day;
}

/** So many of them are told though nothing happened in them; others begin with the first in which something did. */
const ALWAYS_TOLD = { months: 12, quarters: 4 };

/** The days of each month that the period touches, oldest first, as far as they lie in it. */
export function monthsOf({ since, until }: Days): Days[] {
  const months: Days[] = [];
  for (let from: Day = since; from <= until;) {
    const end = lastDayOf(monthOf(from));
    const to = earlierDay(end, until);
    months.push({ since: from, until: to });
    if (to === until) break;
    from = addDays(to, 1);
  }
  return months;
}

/** `before` is the period before, where something is known of it, with what is counted of its months. */
export function trendOf(
  counted: readonly MonthCounted[],
  period: Period,
  before: { readonly period: Period; readonly counted: readonly MonthCounted[] } | undefined,
  recordsSince: Day,
): Trend {
  const parts = (cut: (days: Days) => readonly Days[], most: number) => {
    const earlier =
      before === undefined
        ? []
        : cut(before.period).map((days) => inDays(before.counted, days, recordsSince));
    const now = cut(period).map((days) => inDays(counted, days, recordsSince));
    const told = now.map((each, at) => {
      const then = earlier[at - now.length + earlier.length];
      return { ...each, before: then?.isUnknown === true ? undefined : then?.exchanged };
    });
    return sinceAnything(told, hasAnything, most);
  };
  return {
    period,
    before: before?.period,
    months: parts(monthsOf, ALWAYS_TOLD.months),
    quarters: parts(quartersOf, ALWAYS_TOLD.quarters),
    recordsSince,
  };
}

/** What is counted of the months that the days lie in; those counted are of one period alone. */
function inDays(counted: readonly MonthCounted[], days: Days, recordsSince: Day): Omit<InTrend, 'before'> {
  const own = counted.filter(({ month }) => monthOf(days.since) <= month && month <= monthOf(days.until));
  const sum = (of: (each: MonthCounted) => number) => own.reduce((total, each) => total + of(each), 0);
  const outcomes = own.flatMap((each) => each.outcomes);
  const { closed, won } = countOutcomes(outcomes);
  const [given, received] = [sum((each) => each.given), sum((each) => each.received)];
  return {
    days,
    given,
    received,
    exchanged: given + received,
    closed,
    won,
    isUnknown: given + received + closed === 0 && days.until < recordsSince,
    businessReceived: sumByCurrency(closedBusiness(outcomes, 'received')),
  };
}

/** Something was introduced or closed in it, or at its place of the period before. */
function hasAnything({ exchanged, closed, before = 0 }: InTrend): boolean {
  return exchanged + closed + before > 0;
}

/** Nothing was introduced or closed in any of them, nor before. */
export function isStill({ months }: Trend): boolean {
  return !months.some(hasAnything);
}
