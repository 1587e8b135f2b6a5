/** Two records of the same referrals beside each other: mine, and what the partner sent. */
import { compareDays, type Day } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import { spellingOf, type Spelling } from './compare-names.ts';
import { findMaybes, findPairs } from './compare-pairs.ts';
import type { Mine, Theirs, Told } from './told.ts';

/** What two records of one referral say differently. */
const DIFFERENCES = ['client', 'direction', 'day', 'status', 'closedOn', 'amount', 'fee', 'feePaid'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** Fees follow from terms and payments, and are taken over from nobody's list. */
const RECKONED: readonly Difference[] = ['fee', 'feePaid'];

/** One referral that both have. */
export interface Pair {
  readonly mine: Mine;
  readonly theirs: Theirs;
  readonly spelling: Spelling;
  /** Nothing where the two agree. */
  readonly differ: readonly Difference[];
}

/** What agrees, what one side lacks, what differs; each in the order of days. */
export interface Comparison {
  readonly pairs: readonly Pair[];
  /** Those that may be the same, which only a person can tell; in no other list. */
  readonly maybes: readonly Pair[];
  readonly onlyMine: readonly Mine[];
  readonly onlyTheirs: readonly Theirs[];
}

/** Finds for each of mine the one of theirs that is the same referral, and tells what they say differently. */
export function compareRecords(mine: readonly Mine[], theirs: readonly Theirs[]): Comparison {
  const found = findPairs(mine, theirs);
  const taken = new Set<Told>(found.flat());
  const isFree = (each: Told) => !taken.has(each);
  const maybes = findMaybes(mine.filter(isFree), theirs.filter(isFree));
  for (const each of maybes.flat()) taken.add(each);
  const left = <T extends Told>(all: readonly T[]) => all.filter(isFree).toSorted(byDay);
  return {
    pairs: found.map(([own, other]) => paired(own, other)).toSorted((a, b) => byDay(a.mine, b.mine)),
    maybes: maybes.map(([own, other]) => paired(own, other)).toSorted((a, b) => byDay(a.mine, b.mine)),
    onlyMine: left(mine),
    onlyTheirs: left(theirs),
  };
}

/** Whether there is something in a pair that can be taken over. */
export function isAcceptable({ differ }: Pick<Pair, 'differ'>): boolean {
  return differ.some((each) => !RECKONED.includes(each));
}

function byDay(a: Told, b: Told): number {
  return compareDays(a.day, b.day);
}

/** What they say differently. That one has not heard of a further step, or says nothing of it, is no difference. */
function paired(mine: Mine, theirs: Theirs): Pair {
  const spelling = spellingOf(mine.client, theirs.client);
  const status = isAnotherOutcome(mine.status, theirs.status);
  const differ: Record<Difference, boolean> = {
    client: spelling === 'other',
    direction: mine.direction !== theirs.direction,
    day: mine.day !== theirs.day,
    status,
    closedOn: !status && isAnotherDay(mine.closedOn, theirs.closedOn),
    amount: isAnother(amounts(mine.amount), amounts(theirs.amount)),
    fee: isAnother(mine.fee, theirs.fee),
    feePaid: isAnother(mine.feePaid, theirs.feePaid),
  };
  return { mine, theirs, spelling, differ: DIFFERENCES.filter((each) => differ[each]) };
}

/** Whether one says an outcome and the other another, or that it is still open. */
function isAnotherOutcome(mine: Status | null, theirs: Status | null): boolean {
  if (mine === null || theirs === null || mine === theirs) return false;
  return isClosed(mine) || isClosed(theirs);
}

function isAnotherDay(mine: Day | null, theirs: Day | null): boolean {
  return mine !== null && theirs !== null && mine !== theirs;
}

function amounts(amount: Money | null): readonly Money[] | null {
  return amount === null ? null : [amount];
}

/** Whether both tell of amounts, and of others. */
function isAnother(mine: readonly Money[] | null, theirs: readonly Money[] | null): boolean {
  if (mine === null || theirs === null) return false;
  const key = (all: readonly Money[]) =>
    all
      .flatMap(({ minor, currency }) => (minor === 0 ? [] : [`${currency} ${minor}`]))
      .toSorted()
      .join(';');
  return key(mine) !== key(theirs);
}
