/** Which of theirs is which of mine. */
import { asDay, daysBetween, type Day } from '../calendar/day.ts';
import { peopleIn, shareSomebody } from '../text/couples.ts';
import { nearKeys } from '../text/near-names.ts';
import { nearlySame } from '../text/same-name.ts';
import { searchKey } from '../text/search-key.ts';

import { haveSameInitials, isOneMisspelt, lettersOf, mayBeOnePerson } from './compare-names.ts';
import type { Mine, Theirs, Told } from './told.ts';

/** A way of finding pairs: two that have one of these texts in common, are not too many days apart, and pass the test. */
interface Level {
  readonly mine: (told: Told) => readonly string[];
  readonly theirs: (told: Told) => readonly string[];
  /** Days. */
  readonly apart: number;
  readonly fits: (mine: Mine, theirs: Theirs) => boolean;
}

/** By what the name says. */
function byName(keys: (client: string) => readonly string[]): Pick<Level, 'mine' | 'theirs'> {
  const of = ({ client }: Told) => (client === null ? [] : keys(client));
  return { mine: of, theirs: of };
}

/**
 * The surest first. Days are refnet's own numbers: the same name may stand for one client three months apart, one that is
 * nearly the same a month; one word misspelt, initials and no name at all have to be of one way, and nearly of one day.
 */
const LEVELS: readonly Level[] = [
  { ...byName((client) => [searchKey(client)]), apart: 92, fits: () => true },
  {
    ...byName(nearKeys),
    apart: 31,
    fits: ({ client: a }, { client: b }) => a !== null && b !== null && nearlySame(a, b),
  },
  {
    ...byName(nearKeys),
    apart: 7,
    fits: (mine, theirs) =>
      mine.direction === theirs.direction && isOneMisspelt(mine.client ?? '', theirs.client ?? ''),
  },
  {
    ...byName((client) => [lettersOf(client).letters]),
    apart: 7,
    fits: (mine, theirs) =>
      mine.direction === theirs.direction && haveSameInitials(mine.client ?? '', theirs.client ?? ''),
  },
  {
    mine: ({ client }) => (client === null ? ['any', 'nameless'] : ['any']),
    theirs: ({ client }) => (client === null ? ['any'] : ['nameless']),
    apart: 3,
    fits: (mine, theirs) => mine.direction === theirs.direction,
  },
];

/** A pair that went the other way stands after every one that is nearer than so many days. */
const OTHER_WAY = 200;

/**
 * Finds for each of mine the one of theirs that is the same referral: by the surer name before the nearer day, and the
 * same way before any day. Each is in one pair at most.
 */
export function findPairs(mine: readonly Mine[], theirs: readonly Theirs[]): (readonly [Mine, Theirs])[] {
  return pairsBy(LEVELS, mine, theirs);
}

/**
 * Of those that are in no pair, which of theirs may be which of mine: only a person can tell. One of a couple, or a
 * first name that is short for the other's, nearly of one day; or whoever else is alone on both sides with a day and a direction.
 */
const MAYBE: readonly Level[] = [
  {
    ...byName((client) => peopleIn(client).flatMap(nearKeys)),
    apart: 7,
    fits: (mine, theirs) =>
      mine.direction === theirs.direction &&
      shareSomebody(
        mine.client ?? '',
        theirs.client ?? '',
        (a, b) => nearlySame(a, b) || mayBeOnePerson(a, b),
      ),
  },
  {
    ...byName(nearKeys),
    apart: 7,
    fits: (mine, theirs) =>
      mine.direction === theirs.direction && mayBeOnePerson(mine.client ?? '', theirs.client ?? ''),
  },
];

/** Finds for each of mine that is in no pair the one of theirs that may be the same referral. Each is there once at most. */
export function findMaybes(mine: readonly Mine[], theirs: readonly Theirs[]): (readonly [Mine, Theirs])[] {
  const byNames = pairsBy(MAYBE, mine, theirs);
  const taken = new Set<Told>(byNames.flat());
  const [own, others] = [aloneOnDays(mine), aloneOnDays(theirs)];
  const byDays = [...own].flatMap(([day, one]) => {
    const other = others.get(day);
    return one === undefined || other === undefined || taken.has(one) || taken.has(other)
      ? []
      : [[one, other] as const];
  });
  return [...byNames, ...byDays];
}

/** By day and direction, the only one; nothing where there are several. */
function aloneOnDays<T extends Told>(all: readonly T[]): ReadonlyMap<string, T | undefined> {
  const found = new Map<string, T | undefined>();
  for (const each of all) {
    const key = `${each.day} ${each.direction}`;
    found.set(key, found.has(key) ? undefined : each);
  }
  return found;
}

function pairsBy(
  levels: readonly Level[],
  mine: readonly Mine[],
  theirs: readonly Theirs[],
): (readonly [Mine, Theirs])[] {
  const taken = new Set<Told>();
  return levels.flatMap((level) => {
    const free = theirs.filter((each) => !taken.has(each));
    const candidates = candidatesOf(
      mine.filter((each) => !taken.has(each)),
      free,
      level,
    );
    return candidates.flatMap(({ own, other }) => {
      if (taken.has(own) || taken.has(other)) return [];
      taken.add(own).add(other);
      return [[own, other] as const];
    });
  });
}

interface Candidate {
  readonly own: Mine;
  readonly other: Theirs;
  readonly cost: number;
}

/** One of mine with its day as a number. */
interface Placed {
  readonly own: Mine;
  readonly at: number;
}

const numberOf = (day: Day) => daysBetween(BEGINNING, day);
const BEGINNING = asDay('1970-01-01');

function candidatesOf(mine: readonly Mine[], theirs: readonly Theirs[], level: Level): Candidate[] {
  const byKey = new Map<string, Placed[]>();
  for (const placed of mine.map((own) => ({ own, at: numberOf(own.day) })).toSorted((a, b) => a.at - b.at)) {
    for (const key of level.mine(placed.own)) {
      const all = byKey.get(key);
      if (all === undefined) byKey.set(key, [placed]);
      else all.push(placed);
    }
  }
  const candidates = theirs.flatMap((other) => {
    const found = level.theirs(other).flatMap((key) => nearestIn(byKey.get(key) ?? [], other, level));
    return [...new Set(found)].map(({ own, at }): Candidate => {
      const days = Math.abs(at - numberOf(other.day));
      return { own, other, cost: days + (own.direction === other.direction ? 0 : OTHER_WAY) };
    });
  });
  return candidates.toSorted((a, b) => a.cost - b.cost);
}

/** Of one client, so many are looked at beside each line: a list that names one client over and over ends, too. */
const LOOKED_AT = 50;

/** Those that fit, the nearest days first. */
function nearestIn(sorted: readonly Placed[], other: Theirs, { apart, fits }: Level): Placed[] {
  const at = numberOf(other.day);
  let after = firstFrom(sorted, at);
  let before = after - 1;
  const found: Placed[] = [];
  while (found.length < LOOKED_AT) {
    const [left, right] = [sorted[before], sorted[after]];
    const [daysLeft, daysRight] = [at - (left?.at ?? -Infinity), (right?.at ?? Infinity) - at];
    const next = daysLeft < daysRight ? left : right;
    if (next === undefined || Math.min(daysLeft, daysRight) > apart) break;
    if (next === left) before -= 1;
    else after += 1;
    if (fits(next.own, other)) found.push(next);
  }
  return found;
}

/** Where the first of that day or later stands. */
function firstFrom(sorted: readonly Placed[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
