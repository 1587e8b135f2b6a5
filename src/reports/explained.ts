/** The rows that a number of a report counts, and how they add up to it. */
import {
  benefitOf,
  isBenefitKnown,
  overheadOf,
  timeOf,
  type CostFacts,
  type CostSettings,
} from '../advice/costs.ts';
import { costsPerWon } from '../advice/costs-per-won.ts';
import type { FeeDirection } from '../agreements/fee-terms.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import type { Direction } from '../referrals/direction.ts';
import { averageBusiness, wonByCurrency, type AverageBusiness } from '../referrals/origins.ts';
import { medianOf } from './followed.ts';
import { weeksWith } from './habits.ts';
import { percentOf } from './small.ts';

/** What of an outcome a row is; the counts of reports are sums of these. */
interface OutcomeOfRow {
  readonly isWon: boolean;
  /** Introduced before the first day counted. */
  readonly isEarlier: boolean;
}

/** What is read for a number, a row each. */
export type RowsRead =
  | 'introduced'
  | 'closed'
  | 'open'
  | 'time'
  | 'joint'
  | 'fees'
  | 'partners'
  | 'archived'
  | 'top-fifth'
  | 'waiting'
  | 'never-met'
  | 'needs'
  | 'nowhere'
  /** Introduced, with how far each is: those whose client chose another too. */
  | 'became'
  /** Closed, with how it was cared for. */
  | 'ended'
  | 'to-thank'
  | 'to-tell'
  | 'first-time'
  | 'lapsed'
  | 'year-before'
  | 'both-ways'
  | 'only-given'
  | 'only-received'
  | 'check-ins'
  | 'on-time'
  | 'new-people'
  | 'broadcasts'
  | 'in-force'
  | 'ending'
  | 'to-review'
  | 'begun'
  | 'ended-agreements'
  | 'objectives';

/** One record that a number counts, with what is told of it. */
export interface CountedRow {
  readonly record:
    'referral' | 'check-in' | 'project' | 'broadcast' | 'payment' | 'agreement' | 'partner' | 'need';
  /** Its number; of a partner the number in `p3`. What was asked for has none that people type. */
  readonly number: number | null;
  /** Null for what is of no partner. */
  readonly partnerId: number | null;
  readonly partner: string | null;
  /** Everybody who shared the touch, where it is told once for all of them. */
  readonly sharedBy: string | null;
  /** The source a client came through, where that is no partner. */
  readonly source: string | null;
  /** Its own day; null for a partner. */
  readonly day: Day | null;
  /** The day of the outcome, where there is one. */
  readonly closedOn: Day | null;
  /** The day by which it counts. */
  readonly countsOn: Day | null;
  readonly client: string | null;
  readonly direction: Direction | null;
  /** The status of a referral, the kind of a check-in, project or payment, the stage of a partner. */
  readonly what: string | null;
  /** Who paid, of a payment. */
  readonly fee: FeeDirection | null;
  readonly minutes: number | null;
  /** What it adds to a sum; below zero for what came back. */
  readonly amount: Money | null;
  /** The names of one introduction have one. */
  readonly introduction: string | null;
  /** What it was read for. */
  readonly part: RowsRead;
  readonly outcome: OutcomeOfRow | null;
  /** Whether it is among those that a share counts, and not only of those it is a share of. */
  readonly isAmong: boolean | null;
  /** How long something took. */
  readonly days: number | null;
  /** Whether the terms in force on its day give it a fee; null where that is not looked at. */
  readonly hasFee: boolean | null;
  /** Among which it is counted, where a number is told of several things one by one: an objective, a profession. */
  readonly of: string | null;
}

/** A row in which nothing is known but what is said. */
export function rowOf(
  known: Pick<CountedRow, 'record' | 'number' | 'part'> & Partial<CountedRow>,
): CountedRow {
  return {
    partnerId: null,
    partner: null,
    sharedBy: null,
    source: null,
    day: null,
    closedOn: null,
    countsOn: known.day ?? null,
    client: null,
    direction: null,
    what: null,
    fee: null,
    minutes: null,
    amount: null,
    introduction: null,
    outcome: null,
    isAmong: null,
    days: null,
    hasFee: null,
    of: null,
    ...known,
  };
}

/** An amount as two cells of a row have it; null where either is missing. */
export function moneyOf(currency: string | null, minor: number | null): Money | null {
  return currency === null || minor === null ? null : { minor, currency };
}

/** How rows come to the number shown. */
export type Adds =
  /** One each. */
  | 'count'
  /** The names of one introduction once. */
  | 'clients'
  | 'partners'
  /** The weeks that have any, counted back from the last day. */
  | 'weeks'
  /** One amount a currency. */
  | 'sum'
  /** By how many there are, one amount a currency. */
  | 'average'
  | 'minutes'
  /** The days in the middle. */
  | 'median'
  /** So many of so many, as won of closed; from enough on in percent. */
  | 'share'
  /** Time at the hourly rate, fees paid and joint costs, in the home currency. */
  | 'time'
  | 'costs'
  | 'benefit'
  | 'costs-per-won';

/** What rows come to: a count, or amounts; of a share both counts, and the percentage where they are enough. */
export interface Total {
  readonly count?: number | undefined;
  readonly of?: number | undefined;
  readonly percent?: number | undefined;
  readonly amounts?: readonly (Money | AverageBusiness)[] | undefined;
  /** So many were received, too few for the number to be told. */
  readonly tooFew?: number | undefined;
}

/** The number that the rows come to, by the rules of the reports. */
export function addUp(
  adds: Adds,
  rows: readonly CountedRow[],
  settings: CostSettings,
  period: Period,
): Total {
  switch (adds) {
    case 'count':
      return { count: rows.length };
    case 'clients': {
      const named = rows.flatMap(({ introduction }) => introduction ?? []);
      return { count: rows.length - named.length + new Set(named).size };
    }
    case 'partners':
      return { count: new Set(rows.map(({ partnerId }) => partnerId)).size };
    case 'weeks':
      return {
        count: weeksWith(
          rows.flatMap(({ countsOn }) => countsOn ?? []),
          period,
        ),
      };
    case 'sum':
      return { amounts: amountsOf(rows) };
    case 'average': {
      const won = rows.flatMap(({ amount }) =>
        amount === null ? [] : [{ currency: amount.currency, won: 1 }],
      );
      const amounts = averageBusiness({ business: amountsOf(rows), wonWithAmount: wonByCurrency(won) });
      const [one, ...others] = amounts;
      // Each of several currencies has its own.
      return { amounts, of: others.length === 0 ? (one?.of ?? 0) : undefined };
    }
    case 'minutes':
      return { count: minutesOf(rows) };
    case 'share': {
      const share = { n: rows.filter(({ isAmong }) => isAmong === true).length, of: rows.length };
      return { count: share.n, of: share.of, percent: percentOf(share) };
    }
    case 'median': {
      const median = medianOf(rows.flatMap(({ days }) => days ?? []));
      return { count: median?.days, of: median?.of };
    }
    case 'time':
      return { amounts: [timeOf({ minutes: minutesOf(rows) }, settings)] };
    case 'costs':
      return { amounts: [overheadOf(factsOf(rows, settings), settings)] };
    case 'benefit': {
      const facts = factsOf(rows, settings);
      return { amounts: isBenefitKnown(facts, settings) ? [benefitOf(facts, settings)] : undefined };
    }
    case 'costs-per-won': {
      const facts = factsOf(rows, settings);
      const each = costsPerWon(facts, settings);
      const amounts = each === undefined ? undefined : [each.amount];
      return { amounts, of: facts.receivedOutcomes.won };
    }
  }
}

/** The rows in the middle of those in the order of their days: one, or two of an even number. */
export function middleOf(rows: readonly CountedRow[]): readonly CountedRow[] {
  const half = Math.floor(rows.length / 2);
  return rows.slice(rows.length % 2 === 1 ? half : Math.max(0, half - 1), half + 1);
}

function amountsOf(rows: readonly CountedRow[]): readonly Money[] {
  return sumByCurrency(rows.flatMap(({ amount }) => amount ?? []));
}

function minutesOf(rows: readonly CountedRow[]): number {
  return rows.reduce((sum, { part, minutes }) => sum + (part === 'time' ? (minutes ?? 0) : 0), 0);
}

function outcomesOf(rows: readonly CountedRow[]): { won: number; closed: number } {
  const outcomes = rows.flatMap(({ outcome }) => outcome ?? []);
  return { closed: outcomes.length, won: outcomes.filter(({ isWon }) => isWon).length };
}

/** What costs and benefit are reckoned from, of the rows alone. */
export function factsOf(rows: readonly CountedRow[], { currency: home }: CostSettings): CostFacts {
  const money = (keep: (row: CountedRow) => boolean) => amountsOf(rows.filter(keep));
  const closed = rows.filter(({ part, direction }) => part === 'closed' && direction === 'received');
  return {
    minutes: minutesOf(rows),
    feesPaid: money(({ part, fee }) => part === 'fees' && fee === 'i-pay'),
    feesReceived: money(({ part, fee }) => part === 'fees' && fee === 'they-pay'),
    jointCosts: money(({ part }) => part === 'joint'),
    receivedOutcomes: outcomesOf(closed),
    receivedWonInHome: closed.filter(({ outcome, amount }) => outcome?.isWon && amount?.currency === home)
      .length,
    businessReceived: amountsOf(closed),
  };
}
