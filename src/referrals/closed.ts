/** What became of referrals on the days of a period, and the closed business of those that were won. */
import type { Day } from '../calendar/day.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import type { Direction } from './direction.ts';
import type { Outcomes } from './status.ts';

/** Days that outcomes are counted on, both inclusive. */
export interface DaysCounted {
  readonly since: Day;
  readonly until: Day;
}

/**
 * The outcomes of one partner and direction on the days counted, with the closed business of the won ones in one
 * currency; the row without a currency has those without an amount, and all that were closed otherwise.
 */
export interface OutcomeRow {
  partnerId: number;
  direction: Direction;
  currency: string | null;
  minor: number | null;
  won: number;
  /** All whose outcome counts in conversion, the won ones included. */
  closed: number;
  /** Those of the closed ones that were introduced before the first day counted. */
  introducedEarlier: number;
}

/** Outcomes of several partners together. */
export type OutcomesTogether = Omit<OutcomeRow, 'partnerId'>;

/** How many outcomes there are, how many of them won, and how many were introduced before the first day counted. */
export function countOutcomes(rows: readonly OutcomesTogether[]): Outcomes & { introducedEarlier: number } {
  const counts = { won: 0, closed: 0, introducedEarlier: 0 };
  for (const { won, closed, introducedEarlier } of rows) {
    counts.won += won;
    counts.closed += closed;
    counts.introducedEarlier += introducedEarlier;
  }
  return counts;
}

/** Closed business in one direction, one amount a currency. */
export function closedBusiness(rows: readonly OutcomesTogether[], direction: Direction): readonly Money[] {
  const known: Money[] = [];
  for (const { direction: way, currency, minor } of rows) {
    if (way === direction && currency !== null && minor !== null) known.push({ minor, currency });
  }
  return known.length < 2 ? known : sumByCurrency(known);
}

/** How many won referrals of one direction have their amount in that currency; for null, how many have none. */
export function wonIn(
  rows: readonly OutcomesTogether[],
  direction: Direction,
  currency: string | null,
): number {
  let won = 0;
  for (const row of rows) if (row.direction === direction && row.currency === currency) won += row.won;
  return won;
}

/** What became of the clients of one partner: in the 12 months to today, and ever. */
export interface ClosedWith {
  readonly year: readonly OutcomeRow[];
  readonly ever: readonly OutcomeRow[];
}

/** How many without an amount are named before the list of them is. */
const ASKED_FOR = 3;

/**
 * What is said of won referrals without an amount, by their numbers, and the command that gives the first one its amount
 * or, where they are many, lists them (`all`); undefined where there are none.
 */
export function withoutAmountAsked(
  numbers: readonly number[],
  all: string,
): { text: string; command: string } | undefined {
  const [first] = numbers;
  if (first === undefined) return undefined;
  const isMany = numbers.length > ASKED_FOR;
  const which = numbers.length === 1 || isMany ? '' : ` (${numbers.join(', ')})`;
  return {
    text: `${numbers.length} won without an amount${which}`,
    command: isMany ? all : `refnet update ${first} --value AMOUNT`,
  };
}
