/** The numbers of each picture of a report, from what was read: nothing is drawn here, and nothing judged. */
import { hourlyRateOf, overheadOf, type CostSettings } from '../advice/costs.ts';
import type { Relationship } from '../advice/relationship.ts';
import { byPartner } from '../advice/relationship.ts';
import { isKnown } from '../advice/is-known.ts';
import {
  addMonths,
  FIRST_YEAR,
  firstDayOf,
  lastMonths,
  monthOf,
  partsOf,
  wholeMonthsBetween,
  type Day,
  type Month,
} from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { firstOf, partWith, type Period } from '../calendar/period.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import { isPutAway } from '../partners/put-away.ts';
import { countOutcomes, type DaysCounted } from '../referrals/closed.ts';
import { DIRECTIONS } from '../referrals/direction.ts';
import type {
  CostsAndBusiness,
  MirroredBars,
  NetworkMap,
  OutcomeDrawn,
  Outcomes,
  Quarters,
  Timeline,
} from '../screen/chart.ts';
import { professionNames } from './groups.ts';
import { isIntroducedIn, type Followed } from './followed.ts';
import type { Counted, OutcomesTold } from './outcomes.ts';
import type { Returns } from './returns.ts';
import type { MonthCounted } from './trend.ts';

/** A quarter of the year that a period ends in, as far as it has come, and the same days of the year before. */
export interface QuarterToCount {
  /** 1 to 4. */
  readonly quarter: number;
  /** Undefined where it has not begun. */
  readonly now: DaysCounted | undefined;
  /** Undefined before the first year on record. */
  readonly earlier: DaysCounted | undefined;
  readonly isSoFar: boolean;
}

export interface QuarterCounted extends QuarterToCount {
  readonly exchanged: number | undefined;
  readonly before: number | undefined;
}

/** Of fewer referrals than these, bars say less than the numbers themselves. */
export const DRAWN_FROM = 5;

interface Named {
  readonly id: number;
  readonly name: string;
}

/** Those with whom anything was introduced in the period, in the order they come; won are those of the received ones. */
export function barsOf(
  followed: readonly Followed[],
  period: DaysCounted,
  partners: readonly Named[],
): MirroredBars['rows'] {
  const byId = byPartner(followed.filter((row) => isIntroducedIn(period, row)));
  return partners.flatMap(({ id, name }) => {
    const own = byId.get(id);
    return own === undefined ? [] : [{ name, ...countBar(own) }];
  });
}

/** How many of these were given, received, and won of the received ones. */
export function countBar(introduced: readonly Followed[]): Omit<MirroredBars['rows'][number], 'name'> {
  const received = introduced.filter(({ direction }) => direction === 'received');
  return {
    given: introduced.length - received.length,
    received: received.length,
    won: received.filter(({ status }) => status === 'won').length,
  };
}

const FEWEST_MONTHS = 12;
const MOST_MONTHS = 24;

/** The calendar months of a timeline: the 12 up to the period's last day, or as many more as it is long, at most 24. */
export function monthsBeside({ since, until }: DaysCounted): readonly Month[] {
  const touched = wholeMonthsBetween(firstDayOf(monthOf(since)), firstDayOf(monthOf(until))) + 1;
  // Twelve months back from within a month touch thirteen, of which the first is no whole one.
  const isPartAtBothEnds = touched === FEWEST_MONTHS + 1 && since !== firstDayOf(monthOf(since));
  const n = touched <= FEWEST_MONTHS || isPartAtBothEnds ? FEWEST_MONTHS : Math.min(touched, MOST_MONTHS);
  return lastMonths(until, n);
}

/** How many months the period is asked for, whatever is drawn of them: as many as it names, else as it touches. */
export function monthsAsked({ since, until, length }: Period): number {
  return length?.unit === 'month'
    ? length.n
    : wholeMonthsBetween(firstDayOf(monthOf(since)), firstDayOf(monthOf(until))) + 1;
}

/** Every one of the months, those too in which nothing was; won both ways together. */
export function timelineOf(months: readonly Month[], counted: readonly MonthCounted[]): Timeline['months'] {
  const byMonth = new Map(counted.map((each) => [each.month, each]));
  return months.map((month) => {
    const { given = 0, received = 0, outcomes = [] } = byMonth.get(month) ?? {};
    return { month, given, received, won: countOutcomes(outcomes).won };
  });
}

const OUTCOMES: readonly {
  readonly outcome: OutcomeDrawn;
  readonly label: string;
  readonly of: readonly Counted[];
}[] = [
  { outcome: 'won', label: 'won', of: ['won'] },
  { outcome: 'lost', label: 'lost', of: ['lost'] },
  { outcome: 'no-response', label: 'no response', of: ['no-response'] },
  { outcome: 'declined', label: 'declined', of: ['declined'] },
  { outcome: 'open', label: 'open', of: ['new', 'contacted', 'meeting', 'proposal'] },
];

/** Both ways together. */
export function introducedIn({ introduced }: Pick<OutcomesTold, 'introduced'>): number {
  return DIRECTIONS.reduce((sum, way) => sum + introduced[way].introduced, 0);
}

/** Of all of these, both ways together. */
export function exchangedIn(rows: readonly { readonly given: number; readonly received: number }[]): number {
  return rows.reduce((sum, { given, received }) => sum + given + received, 0);
}

/** Both ways, each with every outcome there is. */
export function waysOf({ introduced }: Pick<OutcomesTold, 'introduced'>): Outcomes['ways'] {
  return DIRECTIONS.map((direction) => ({
    direction,
    parts: OUTCOMES.map(({ outcome, label, of }) => ({
      outcome,
      label,
      n: of.reduce((sum, status) => sum + introduced[direction].by[status], 0),
    })),
  }));
}

/**
 * The quarters of the calendar year that the period's last day lies in. One that is not over by then is counted up to
 * that day in both years, so that like stands beside like; those after it are told only where they are still to come.
 */
export function quartersToCount({ until }: Pick<Period, 'until'>, today: Day): readonly QuarterToCount[] {
  const { year } = partsOf(until);
  return [1, 2, 3, 4].flatMap((quarter): QuarterToCount[] => {
    const { since, until: end } = partWith(firstOf(year, 3 * quarter - 2), 'quarter');
    const isBegun = since <= until;
    if (!isBegun && until < today) return [];
    const isSoFar = isBegun && until < end;
    const before = year === FIRST_YEAR ? undefined : partWith(addMonths(since, -12), 'quarter');
    return [
      {
        quarter,
        isSoFar,
        now: isBegun ? { since, until: isSoFar ? until : end } : undefined,
        earlier: before && { since: before.since, until: isSoFar ? addMonths(until, -12) : before.until },
      },
    ];
  });
}

/** What was counted, unless it is nothing of days before the record begins. */
export function quartersOf(counted: readonly QuarterCounted[], recordsSince: Day): Quarters['quarters'] {
  const onRecord = (n: number | undefined, days: DaysCounted | undefined) =>
    days === undefined || n === undefined || (n === 0 && days.since < recordsSince) ? undefined : n;
  return counted.map(({ quarter, now, earlier, exchanged, before, isSoFar }) => {
    const part =
      now === undefined ? 'not begun' : isSoFar ? `to ${formatDate(now.until).slice(0, -5)}` : undefined;
    return {
      quarter: `Q${quarter}`,
      now: onRecord(exchanged, now),
      before: onRecord(before, earlier),
      ...(part === undefined ? {} : { part }),
    };
  });
}

/** Costs and closed business under a name: of a partner, of a quarter. */
export interface CostsOf {
  readonly name: string;
  readonly returns: Returns;
}

/**
 * The rows of each currency in which there is anything, the home currency first; amounts of two are never added. Partners
 * without any are left out, quarters never: they are an axis of time.
 */
export function costChartsOf(
  all: readonly CostsOf[],
  settings: CostSettings,
  by: 'partner' | 'quarter',
): readonly Pick<CostsAndBusiness, 'currency' | 'rows'>[] {
  const home = settings.currency;
  const others = all.flatMap(({ returns: { feesPaid, jointCosts, businessReceived } }) =>
    [...feesPaid, ...jointCosts, ...businessReceived].map(({ currency }) => currency),
  );
  const currencies = [home, ...[...new Set(others)].filter((each) => each !== home).toSorted()];
  return currencies
    .map((currency) => ({
      currency,
      rows: all
        .map(({ name, returns }) => ({
          name,
          costs: costsIn(currency, returns, settings),
          business: businessIn(currency, returns, home),
        }))
        .filter((row) => by === 'quarter' || isAny(row)),
    }))
    .filter(({ rows }) => rows.some(isAny));
}

function isAny({ costs, business }: CostsAndBusiness['rows'][number]): boolean {
  return costs !== 0 || business !== 0;
}

/** Undefined where there is nothing but time that has no worth. */
function costsIn(currency: string, returns: Returns, settings: CostSettings): number | undefined {
  if (currency !== settings.currency) return minorOf([...returns.feesPaid, ...returns.jointCosts], currency);
  const costs = overheadOf(returns, settings).minor;
  return costs === 0 && returns.minutes > 0 && hourlyRateOf(settings) === undefined ? undefined : costs;
}

/** Undefined where clients were won and none of them has an amount. */
function businessIn(currency: string, { businessReceived, receivedOutcomes }: Returns, home: string) {
  const isUnknown = currency === home && businessReceived.length === 0 && receivedOutcomes.won > 0;
  return isUnknown ? undefined : minorOf(businessReceived, currency);
}

function minorOf(all: readonly Money[], currency: string): number {
  return sumByCurrency(all).find((each) => each.currency === currency)?.minor ?? 0;
}

function isExchanged({ counts }: Relationship): boolean {
  return (counts?.givenInPeriod ?? 0) + (counts?.receivedInPeriod ?? 0) > 0;
}

/** Everybody who is a partner on the last day, and those put away with whom anything was introduced in the period. */
export function mapOf(
  relationships: readonly Relationship[],
  { until }: Pick<Period, 'until'>,
): NetworkMap['partners'] {
  // As in groups, the spelling of those counts first with whom anything was introduced.
  const byVolume = relationships.toSorted((a, b) => Number(isExchanged(b)) - Number(isExchanged(a)));
  const professions = professionNames(byVolume.map(({ partner }) => partner));
  return relationships.flatMap(({ partner, facts, counts }) => {
    const [given, received] = [counts?.givenInPeriod ?? 0, counts?.receivedInPeriod ?? 0];
    const isThere = isKnown(facts) && !isPutAway(partner, until);
    if (!isThere && given + received === 0) return [];
    return [{ name: partner.name, profession: professions.get(partner.id), given, received }];
  });
}
