/** The year of a report beside the year before, quarter by quarter, each as far as the last day goes. */
import { addMonths, FIRST_YEAR, partsOf, type Day } from '../calendar/day.ts';
import { firstOf, type Period } from '../calendar/period.ts';
import { quartersOf } from '../calendar/quarters.ts';
import { isEmpty, NO_RETURNS, together, type OfQuarter, type Returns } from './returns.ts';

/** A quarter, as far as it has come, and the same days of the year before; undefined where nothing is on record of them. */
export interface BesideQuarter {
  readonly days: Period;
  readonly now: Returns | undefined;
  readonly before: Returns | undefined;
}

export interface YearBeside {
  /** `2026` and `2025`. */
  readonly year: string;
  readonly yearBefore: string;
  /** The last day counted, and the same day of the year before. */
  readonly until: Day;
  readonly untilBefore: Day;
  readonly quarters: readonly BesideQuarter[];
  /** All that is on record of either year, up to its last day. */
  readonly whole: BesideQuarter;
  /** The record of the year before begins on this day of it; undefined where it reaches back to its first, or not to it at all. */
  readonly beforeFrom: Day | undefined;
}

/**
 * The quarters to be read: of the year of the last day, and of the same days of the year before. Undefined in the first
 * year on record, which has none before it.
 */
export function quartersOfBoth(
  until: Day,
): { now: readonly Period[]; before: readonly Period[] } | undefined {
  const { year } = partsOf(until);
  if (year === FIRST_YEAR) return undefined;
  return {
    now: quartersOf({ since: firstOf(year, 1), until }),
    before: quartersOf({ since: firstOf(year - 1, 1), until: addMonths(until, -12) }),
  };
}

/** The two years of one partner; undefined where nothing is on record of either. `recordsSince` is the first day that the record covers. */
export function yearBeside(
  read: { readonly now: readonly OfQuarter[]; readonly before: readonly OfQuarter[] },
  partnerId: number,
  recordsSince: Day,
): YearBeside | undefined {
  const told = ({ quarter, partners }: OfQuarter): Returns | undefined => {
    const returns = partners.get(partnerId) ?? NO_RETURNS;
    return recordsSince <= quarter.since || !isEmpty(returns) ? returns : undefined;
  };
  const [first] = read.now;
  const [last, lastBefore] = [read.now.at(-1), read.before.at(-1)];
  if (first === undefined || last === undefined || lastBefore === undefined) return undefined;
  const quarters = read.now.map((each, at): BesideQuarter => {
    const before = read.before[at];
    return { days: each.quarter, now: told(each), before: before === undefined ? undefined : told(before) };
  });
  if (quarters.every(({ now, before }) => isEmpty(now ?? NO_RETURNS) && isEmpty(before ?? NO_RETURNS))) {
    return undefined;
  }
  const sum = (all: readonly (Returns | undefined)[]) => {
    const known = all.flatMap((each) => each ?? []);
    return known.length === 0 ? undefined : together(known);
  };
  const { until } = last.quarter;
  const untilBefore = lastBefore.quarter.until;
  const [firstBefore = lastBefore] = read.before;
  const isWithin = recordsSince > firstBefore.quarter.since && recordsSince <= untilBefore;
  return {
    year: until.slice(0, 4),
    yearBefore: untilBefore.slice(0, 4),
    until,
    untilBefore,
    quarters,
    whole: {
      days: { since: first.quarter.since, until },
      now: sum(quarters.map(({ now }) => now)),
      before: sum(quarters.map(({ before }) => before)),
    },
    beforeFrom: isWithin ? recordsSince : undefined,
  };
}
