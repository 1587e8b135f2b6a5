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
import type { DaysCounted } from '../referrals/closed.ts';
import type { Direction } from '../referrals/direction.ts';
import type {
  Concentration,
  CostsAndBusiness,
  MirroredBars,
  NetworkMap,
  OutcomeDrawn,
  Outcomes,
  Quarters,
  Timeline,
} from '../screen/chart.ts';
import { SHARE_FROM } from './portfolio.ts';
import type { Returns } from './returns.ts';

/** How many referrals of one partner and way, introduced in a period, have come to that. */
export interface Became {
  readonly partnerId: number;
  readonly direction: Direction;
  readonly outcome: OutcomeDrawn;
  readonly n: number;
}

/** What was introduced, and what was won, in a calendar month. */
export interface InMonth {
  readonly month: string;
  readonly given: number;
  readonly received: number;
  readonly won: number;
}

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

interface Named {
  readonly id: number;
  readonly name: string;
}

function sumOf(became: readonly Became[], direction: Direction, outcome?: OutcomeDrawn): number {
  return became
    .filter((each) => each.direction === direction && (outcome === undefined || each.outcome === outcome))
    .reduce((sum, { n }) => sum + n, 0);
}

/** Those with whom anything was introduced, in the order they come; won are those of the received ones. */
export function barsOf(became: readonly Became[], partners: readonly Named[]): MirroredBars['rows'] {
  const byId = byPartner(became);
  return partners.flatMap(({ id, name }) => {
    const own = byId.get(id);
    if (own === undefined) return [];
    const won = sumOf(own, 'received', 'won');
    return [{ name, given: sumOf(own, 'given'), received: sumOf(own, 'received'), won }];
  });
}

const FEWEST_MONTHS = 12;
const MOST_MONTHS = 24;

/** The calendar months of a timeline: the 12 up to the period's last day, or as many more as it is long, at most 24. */
export function monthsBeside({ since, until }: DaysCounted): readonly Month[] {
  const touched = wholeMonthsBetween(firstDayOf(monthOf(since)), firstDayOf(monthOf(until))) + 1;
  // Twelve months back from within a month touch thirteen, of which the first is no whole one.
  const n = touched <= FEWEST_MONTHS + 1 ? FEWEST_MONTHS : Math.min(touched, MOST_MONTHS);
  return lastMonths(until, n);
}

/** Every one of the months, those too in which nothing was. */
export function timelineOf(months: readonly Month[], counted: readonly InMonth[]): Timeline['months'] {
  const byMonth = new Map(counted.map((each) => [each.month, each]));
  return months.map((month) => byMonth.get(month) ?? { month, given: 0, received: 0, won: 0 });
}

const OUTCOMES: readonly { readonly outcome: OutcomeDrawn; readonly label: string }[] = [
  { outcome: 'won', label: 'won' },
  { outcome: 'lost', label: 'lost' },
  { outcome: 'no-response', label: 'no response' },
  { outcome: 'declined', label: 'declined' },
  { outcome: 'open', label: 'open' },
];

/** Both ways, each with every outcome there is. */
export function waysOf(became: readonly Became[]): Outcomes['ways'] {
  return (['given', 'received'] as const).map((direction) => ({
    direction,
    parts: OUTCOMES.map((each) => ({ ...each, n: sumOf(became, direction, each.outcome) })),
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

/** Whether there is anything to draw. */
export function withAny(numbers: readonly (number | undefined)[]): boolean {
  return numbers.some((n) => n !== undefined && n > 0);
}

/** Who sent how many, most first; from 10 received on, whoever sent as great a share as the percentage is marked. */
export function concentrationOf(
  became: readonly Became[],
  partners: readonly Named[],
  percent: number,
): Pick<Concentration, 'parts' | 'total' | 'percent'> {
  const parts = barsOf(became, partners)
    .filter(({ received }) => received > 0)
    .map(({ name, received }) => ({ name, received }))
    .toSorted((a, b) => b.received - a.received);
  const total = parts.reduce((sum, { received }) => sum + received, 0);
  return { parts, total, percent: total < SHARE_FROM ? undefined : percent };
}

/** Costs and closed business under a name: of a partner, of a quarter. */
export interface CostsOf {
  readonly name: string;
  readonly returns: Returns;
}

/** One picture for each currency in which there is anything, the home currency first; amounts of two are never added. */
export function costChartsOf(
  all: readonly CostsOf[],
  settings: CostSettings,
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
        .filter(({ costs, business }) => costs !== 0 || business !== 0),
    }))
    .filter(({ rows }) => rows.length > 0);
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

/** Everybody who is a partner on the last day, and those put away with whom anything was introduced in the period. */
export function mapOf(
  relationships: readonly Relationship[],
  { until }: Pick<Period, 'until'>,
): NetworkMap['partners'] {
  return relationships.flatMap(({ partner, facts, counts }) => {
    const [given, received] = [counts?.givenInPeriod ?? 0, counts?.receivedInPeriod ?? 0];
    const isThere = isKnown(facts) && !isPutAway(partner, until);
    if (!isThere && given + received === 0) return [];
    return [{ name: partner.name, profession: partner.profession ?? undefined, given, received }];
  });
}
