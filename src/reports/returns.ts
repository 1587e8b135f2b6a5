/** What is counted of a partner, or of all, on the days of a period: what went back and forth, what it took and brought. */
import type { Period } from '../calendar/period.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import type { Outcomes } from '../referrals/status.ts';
import { benefitOf, hourlyRateOf, overheadOf, type CostFacts, type CostSettings } from '../advice/costs.ts';
import { hoursWords } from '../advice/costs-words.ts';
import { sinceAnything } from './since-anything.ts';

export interface Returns extends CostFacts {
  readonly given: number;
  readonly received: number;
  /** Both ways, by the day of the outcome. */
  readonly outcomes: Outcomes;
  /** Of the minutes those at touches shared with other partners, by touch: together they are counted once. */
  readonly shared: ReadonlyMap<string, number>;
}

export const NO_RETURNS: Returns = {
  given: 0,
  received: 0,
  outcomes: { won: 0, closed: 0 },
  shared: new Map(),
  minutes: 0,
  feesPaid: [],
  jointCosts: [],
  receivedOutcomes: { won: 0, closed: 0 },
  receivedWonInHome: 0,
  businessReceived: [],
  feesReceived: [],
};

/** What belongs to no partner and to the network all the same, under a name and an id of its own beside theirs. */
export const BROADCASTS = { id: 0, name: 'Broadcasts' } as const;

/** What is counted of each partner with anything, and of {@link BROADCASTS}. */
export type ReturnsByPartner = ReadonlyMap<number, Returns>;

/** What is counted on the days of one quarter of the calendar, or as far as they are asked for. */
export interface OfQuarter {
  readonly quarter: Period;
  readonly partners: ReturnsByPartner;
}

/**
 * All of them as one; amounts of one currency are added up, time is reckoned from all the minutes, those of a touch that
 * several of them share once.
 */
export function together(all: readonly Returns[]): Returns {
  const sum = (pick: (each: Returns) => number) => all.reduce((total, each) => total + pick(each), 0);
  const money = (pick: (each: Returns) => readonly Money[]) => sumByCurrency(all.flatMap(pick));
  const outcomes = (pick: (each: Returns) => Outcomes): Outcomes => ({
    won: sum((each) => pick(each).won),
    closed: sum((each) => pick(each).closed),
  });
  const shared = sharedOnce(all);
  return {
    given: sum(({ given }) => given),
    received: sum(({ received }) => received),
    outcomes: outcomes((each) => each.outcomes),
    minutes: sum((each) => each.minutes - sharedMinutes(each)) + sharedMinutes({ shared }),
    shared,
    feesPaid: money(({ feesPaid }) => feesPaid),
    jointCosts: money(({ jointCosts }) => jointCosts),
    receivedOutcomes: outcomes(({ receivedOutcomes }) => receivedOutcomes),
    receivedWonInHome: sum(({ receivedWonInHome }) => receivedWonInHome),
    businessReceived: money(({ businessReceived }) => businessReceived),
    feesReceived: money(({ feesReceived }) => feesReceived),
  };
}

/** The longest that each touch was noted with. */
function sharedOnce(all: readonly Returns[]): ReadonlyMap<string, number> {
  const once = new Map<string, number>();
  for (const { shared } of all)
    for (const [touch, minutes] of shared) once.set(touch, Math.max(minutes, once.get(touch) ?? 0));
  return once;
}

function sharedMinutes({ shared }: Pick<Returns, 'shared'>): number {
  return [...shared.values()].reduce((sum, minutes) => sum + minutes, 0);
}

/** By how many minutes the parts exceed the whole, for touches that several of them share. */
export function minutesTwice(whole: CostFacts, parts: readonly CostFacts[]): number {
  return minutesIn(parts) - whole.minutes;
}

function minutesIn(parts: readonly CostFacts[]): number {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Nothing went back and forth, was closed, spent or paid. */
export function isEmpty(returns: Returns): boolean {
  const { given, received, outcomes, minutes, feesPaid, jointCosts, feesReceived } = returns;
  const money = [...feesPaid, ...jointCosts, ...feesReceived];
  return given + received + outcomes.closed + minutes === 0 && money.length === 0;
}

/** More quarters than these are told from the first one on in which there is anything. */
const ALWAYS_TOLD = 4;

/** The quarters without the empty ones that only come before everything else, the last four aside. */
export function quartersTold(quarters: readonly OfQuarter[]): readonly OfQuarter[] {
  const hasAnything = ({ partners }: OfQuarter) => [...partners.values()].some((each) => !isEmpty(each));
  return sinceAnything(quarters, hasAnything, ALWAYS_TOLD);
}

/** By how much the parts, each rounded on its own, differ from the whole in minor units of the home currency. */
export function roundedApart(whole: CostFacts, parts: readonly CostFacts[], settings: CostSettings): number {
  const sum = parts.reduce((total, each) => total + overheadOf(each, settings).minor, 0);
  // What is shared stands in the line of each, which is no rounding.
  return Math.abs(sum - overheadOf({ ...whole, minutes: minutesIn(parts) }, settings).minor);
}

/** Those whom anything was spent on or brought anything, what took most first. */
export function byCosts(
  partners: ReturnsByPartner,
  settings: CostSettings,
): readonly (readonly [partner: number, returns: Returns])[] {
  const costs = (each: Returns) => overheadOf(each, settings).minor;
  const benefit = (each: Returns) => benefitOf(each, settings).minor;
  return [...partners].toSorted(
    ([, a], [, b]) =>
      costs(b) - costs(a) ||
      b.minutes - a.minutes ||
      benefit(b) - benefit(a) ||
      b.receivedOutcomes.closed - a.receivedOutcomes.closed,
  );
}

/** What is missing for costs and benefit to be weighed, and the command that records it. */
export interface ToRecord {
  readonly id: 'hourly-rate' | 'minutes' | 'amounts';
  readonly text: string;
  readonly command: string;
}

/** What to record of time, so that it can be weighed; `handle` is how commands name the partner, if it is about one. */
export function timeToRecord(facts: CostFacts, settings: CostSettings, handle = 'PARTNER'): ToRecord[] {
  if (facts.minutes === 0) {
    const command = `refnet check-in ${handle} --minutes MINUTES`;
    return [{ id: 'minutes', text: 'no time of yours is noted at a check-in', command }];
  }
  if (hourlyRateOf(settings) !== undefined) return [];
  const { currency, 'hourly-rate': rate } = settings;
  const lacks =
    rate === undefined
      ? 'no hourly rate is set'
      : `the hourly rate is in ${rate.currency}, not in ${currency}`;
  return [
    {
      id: 'hourly-rate',
      text: `${lacks}: ${hoursWords(facts.minutes)} not added`,
      command: 'refnet config hourly-rate AMOUNT',
    },
  ];
}

/** What is counted of one partner, of all, or of either in one quarter. */
export interface ReturnsRow {
  readonly partner?: { readonly id: number; readonly name: string } | undefined;
  readonly quarter?: Period | undefined;
  readonly returns: Returns;
}

/** Every partner with anything in the quarters, in each of them, what was exchanged most first, broadcasts last; and all together in each. */
export function quarterlyOf(
  quarters: readonly OfQuarter[],
  handles: readonly { readonly id: number; readonly name: string }[],
): { readonly rows: readonly ReturnsRow[]; readonly all: readonly ReturnsRow[] } {
  const told = quartersTold(quarters);
  const withAny = [...handles, BROADCASTS].flatMap((partner) => {
    const own = told.map(({ quarter, partners }) => ({
      partner: { id: partner.id, name: partner.name },
      quarter,
      returns: partners.get(partner.id) ?? NO_RETURNS,
    }));
    return own.every(({ returns }) => isEmpty(returns)) ? [] : [own];
  });
  const exchanged = (own: readonly ReturnsRow[]) =>
    own.reduce((sum, { returns }) => sum + returns.given + returns.received, 0);
  return {
    rows: withAny.toSorted((a, b) => exchanged(b) - exchanged(a)).flat(),
    all: told.map(({ quarter, partners }) => ({ quarter, returns: together([...partners.values()]) })),
  };
}

/** What is counted of one partner in each of the quarters. */
export function quartersOfPartner(quarters: readonly OfQuarter[], partnerId: number): readonly ReturnsRow[] {
  const own = quarters.map(({ quarter, partners }) => ({
    quarter,
    partners: new Map([[partnerId, partners.get(partnerId) ?? NO_RETURNS]]),
  }));
  return quartersTold(own).map(({ quarter, partners }) => ({
    quarter,
    returns: together([...partners.values()]),
  }));
}
