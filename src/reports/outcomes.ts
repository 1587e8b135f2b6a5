/** What became of what was introduced in a period, and what was closed in it, both ways. */
import type { Period } from '../calendar/period.ts';
import { DIRECTIONS, type Direction } from '../referrals/direction.ts';
import { CONVERSION_STATUSES, STATUSES, type Status } from '../referrals/status.ts';
import { searchKey } from '../text/search-key.ts';
import {
  daysToFirstStep,
  daysToOutcome,
  isClosedIn,
  isIntroducedIn,
  isNotChosenIn,
  type Followed,
  type Median,
} from './followed.ts';

/** How far a referral that counts can be. */
export type Counted = Exclude<Status, 'void' | 'not-chosen'>;
export const COUNTED: readonly Counted[] = STATUSES.filter(
  (each) => each !== 'void' && each !== 'not-chosen',
);

/** What became of those introduced one way. */
export interface IntroducedWay {
  readonly introduced: number;
  readonly by: Readonly<Record<Counted, number>>;
  /** Beside them, counted nowhere: the client chose another of the names given. */
  readonly notChosen: number;
}

/** What was closed one way, whenever it was introduced. */
export interface ClosedWay {
  readonly closed: number;
  readonly by: Readonly<Record<Counted, number>>;
  readonly introducedEarlier: number;
}

/** Something noted of those that ended without being won, and with how many. */
export interface WhyNotWon {
  readonly why: string;
  readonly n: number;
}

export interface OutcomesTold {
  readonly period: Period;
  readonly introduced: Readonly<Record<Direction, IntroducedWay>>;
  readonly closed: Readonly<Record<Direction, ClosedWay>>;
  /** Most first. */
  readonly whyNotWon: readonly WhyNotWon[];
  readonly firstStep: Median | undefined;
  readonly outcome: Median | undefined;
}

export function outcomesOf(rows: readonly Followed[], period: Period): OutcomesTold {
  const introduced = rows.filter((row) => isIntroducedIn(period, row));
  const notChosen = rows.filter((row) => isNotChosenIn(period, row));
  const closed = rows.filter((row) => isClosedIn(period, row));
  return {
    period,
    introduced: bothWays((way) => ({
      introduced: ofWay(introduced, way).length,
      by: byStatus(ofWay(introduced, way)),
      notChosen: ofWay(notChosen, way).length,
    })),
    closed: bothWays((way) => ({
      closed: ofWay(closed, way).length,
      by: byStatus(ofWay(closed, way)),
      introducedEarlier: ofWay(closed, way).filter(({ occurredOn }) => occurredOn < period.since).length,
    })),
    whyNotWon: whyOf(closed.filter(({ status }) => status !== 'won')),
    firstStep: daysToFirstStep(rows, period),
    outcome: daysToOutcome(rows, period),
  };
}

function bothWays<V>(of: (way: Direction) => V): Record<Direction, V> {
  return { given: of('given'), received: of('received') };
}

function ofWay(rows: readonly Followed[], way: Direction): readonly Followed[] {
  return rows.filter(({ direction }) => direction === way);
}

function byStatus(rows: readonly Followed[]): Record<Counted, number> {
  const of = (status: Counted) => rows.filter((row) => row.status === status).length;
  return {
    new: of('new'),
    contacted: of('contacted'),
    meeting: of('meeting'),
    proposal: of('proposal'),
    won: of('won'),
    lost: of('lost'),
    'no-response': of('no-response'),
    declined: of('declined'),
  };
}

/** What was noted, each once however it is written, as it was written first. */
function whyOf(rows: readonly Followed[]): WhyNotWon[] {
  const told = new Map<string, WhyNotWon>();
  for (const { why } of rows) {
    if (why === null) continue;
    const key = searchKey(why);
    const before = told.get(key);
    told.set(key, { why: before?.why ?? why, n: (before?.n ?? 0) + 1 });
  }
  return [...told.values()].toSorted((a, b) => b.n - a.n);
}

/** Nothing was introduced or closed, and nobody not chosen. */
export function hasNoOutcomes({ introduced, closed }: OutcomesTold): boolean {
  return DIRECTIONS.every(
    (way) => introduced[way].introduced + introduced[way].notChosen + closed[way].closed === 0,
  );
}

/** A line of the table: how many are so far, of those introduced and of those closed. */
export interface OutcomeLine {
  readonly status: Counted | 'not-chosen';
  readonly givenIntroduced: number;
  readonly receivedIntroduced: number;
  /** Undefined for what is no outcome that counts. */
  readonly givenClosed: number | undefined;
  readonly receivedClosed: number | undefined;
}

export function outcomeLines({ introduced, closed }: OutcomesTold): OutcomeLine[] {
  const lines = COUNTED.map((status): OutcomeLine => {
    const isOutcome = CONVERSION_STATUSES.includes(status);
    return {
      status,
      givenIntroduced: introduced.given.by[status],
      receivedIntroduced: introduced.received.by[status],
      givenClosed: isOutcome ? closed.given.by[status] : undefined,
      receivedClosed: isOutcome ? closed.received.by[status] : undefined,
    };
  });
  const notChosen: OutcomeLine = {
    status: 'not-chosen',
    givenIntroduced: introduced.given.notChosen,
    receivedIntroduced: introduced.received.notChosen,
    givenClosed: undefined,
    receivedClosed: undefined,
  };
  return [...lines, notChosen];
}
