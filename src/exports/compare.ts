/** Two records of the same referrals beside each other: mine, and what the partner sent. */
import { daysBetween, type Day } from '../calendar/day.ts';
import type { Direction } from '../referrals/direction.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import { nearlySame } from '../text/same-name.ts';
import { searchKey } from '../text/search-key.ts';

/** A referral as one of the two tells it; the direction is as I see it. */
export interface Told {
  readonly day: Day;
  readonly direction: Direction;
  /** Null where the name was left out. */
  readonly client: string | null;
  /** Null where nothing is said of it. */
  readonly status: Status | null;
  /** The day of the outcome; null where there is none, or it is not told. */
  readonly closedOn: Day | null;
}

/** One of mine, by its number. */
export interface Mine extends Told {
  readonly number: number;
}

/** One of theirs, by the line of their file. */
export interface Theirs extends Told {
  readonly line: number;
}

/** What two records of one referral say differently. */
export const DIFFERENCES = ['direction', 'day', 'status'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** One referral that both have. */
export interface Pair {
  readonly mine: Mine;
  readonly theirs: Theirs;
  /** Nothing where the two agree. */
  readonly differ: readonly Difference[];
}

/** What agrees, what one side lacks, what differs; each in the order of days. */
export interface Comparison {
  readonly pairs: readonly Pair[];
  readonly onlyMine: readonly Mine[];
  readonly onlyTheirs: readonly Theirs[];
}

/** Days that one introduction may be apart in two records, by how surely the names are one; refnet's own numbers. */
const APART = { same: 92, near: 31, nameless: 3 } as const;

/** An introduction noted a few days later by the other is the same day; refnet's own number. */
const SAME_DAY = 3;

/**
 * Finds for each of mine the one of theirs that is the same referral: the surest pairs first. A pair has the same client
 * on days not too far apart; one without a name has the same direction and nearly the same day.
 */
export function compareRecords(mine: readonly Mine[], theirs: readonly Theirs[]): Comparison {
  const candidates = mine.flatMap((own) =>
    theirs.flatMap((other) => {
      const cost = distanceOf(own, other);
      return cost === undefined ? [] : [{ own, other, cost }];
    }),
  );
  const taken = new Set<Told>();
  const pairs: Pair[] = [];
  for (const { own, other } of candidates.toSorted((a, b) => a.cost - b.cost)) {
    if (taken.has(own) || taken.has(other)) continue;
    taken.add(own).add(other);
    pairs.push({ mine: own, theirs: other, differ: differencesOf(own, other) });
  }
  const left = <T extends Told>(all: readonly T[]) => all.filter((each) => !taken.has(each)).toSorted(byDay);
  return {
    pairs: pairs.toSorted((a, b) => byDay(a.mine, b.mine)),
    onlyMine: left(mine),
    onlyTheirs: left(theirs),
  };
}

function byDay(a: Told, b: Told): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}

/** How far two are from being the same referral, small for surely; undefined where they are two. */
function distanceOf(mine: Mine, theirs: Theirs): number | undefined {
  const days = Math.abs(daysBetween(mine.day, theirs.day));
  const level = levelOf(mine.client, theirs.client, days);
  if (level === undefined) return undefined;
  const otherWay = mine.direction !== theirs.direction;
  if (level === 'nameless' && otherWay) return undefined;
  return LEVEL_COST[level] + days + (otherWay ? OTHER_WAY : 0);
}

/** A surer name goes before a nearer day, and the same way before any day. */
const LEVEL_COST = { same: 0, near: 1_000, nameless: 2_000 } as const;
const OTHER_WAY = 200;

function levelOf(a: string | null, b: string | null, days: number): keyof typeof APART | undefined {
  if (a === null || b === null) return days <= APART.nameless ? 'nameless' : undefined;
  if (days > APART.same) return undefined;
  if (searchKey(a) === searchKey(b)) return 'same';
  // Names are compared word by word only where the days allow a pair: that is what costs.
  return days <= APART.near && nearlySame(a, b) ? 'near' : undefined;
}

/** What they say differently. That one has not heard of a further step, or says nothing of it, is no difference. */
function differencesOf(mine: Mine, theirs: Theirs): Difference[] {
  const differ: Record<Difference, boolean> = {
    direction: mine.direction !== theirs.direction,
    day: Math.abs(daysBetween(mine.day, theirs.day)) > SAME_DAY,
    status: isAnotherOutcome(mine.status, theirs.status),
  };
  return DIFFERENCES.filter((each) => differ[each]);
}

/** Whether one says an outcome and the other another, or that it is still open. */
function isAnotherOutcome(mine: Status | null, theirs: Status | null): boolean {
  if (mine === null || theirs === null || mine === theirs) return false;
  return isClosed(mine) || isClosed(theirs);
}
