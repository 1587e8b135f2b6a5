/** What the partners come to, one by one or in groups, alone or beside the period before: the data of every format. */
import type { ComparedWith } from '../calendar/period-compared.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { ENOUGH_CLOSED } from '../referrals/status.ts';
import { grouped, inSeveral, type Grouping, type Placed } from './groups.ts';
import { BROADCASTS } from './returns.ts';
import { exchangedIn, NO_TALLY, sumOfTallies, type Tally } from './tally.ts';

/** What was counted in a period, by partner. */
export type Tallies = ReadonlyMap<number, Tally>;

/** The same of the period before, and whether the record reaches back to its first day. */
export interface Before {
  readonly period: Period;
  readonly having: ComparedWith;
  readonly tallies: Tallies;
  /** Day by day: all of it is on record, from a day within it on, or nothing at all. */
  readonly covered: 'whole' | 'part' | 'none';
  readonly recordsSince: Day;
}

/** One partner, a group of them, or all: now, and before where there is something to compare with. */
export interface Line {
  /** Undefined for those of whom nothing is noted. */
  readonly label: string | undefined;
  /** Of one partner alone. */
  readonly partner?: { readonly id: number; readonly name: string } | undefined;
  /** Of one source that is no partner. */
  readonly source?: string | undefined;
  readonly now: Tally;
  readonly before: Tally | undefined;
  /** The first referral that counts with any of them is of this period. */
  readonly isNew: boolean;
  /** Those of a group. */
  readonly members: readonly Line[];
}

export interface BreakdownRead {
  readonly period: Period;
  readonly partners: readonly Placed[];
  readonly now: Tallies;
  readonly before: Before | undefined;
  /** The first day with each, for who is new. */
  readonly firstDays: ReadonlyMap<number, Day>;
}

export interface Breakdown {
  readonly period: Period;
  readonly by: Grouping | undefined;
  readonly before: Before | undefined;
  /** Of all partners, each once, and of what belongs to none of them. */
  readonly total: Line;
  /** Those of whom anything is told: partners, or groups with their members. */
  readonly lines: readonly Line[];
  /** Names of those who count in more than one group. */
  readonly several: readonly string[];
}

/** How much a line is: what lines are put in order by. */
export type Size = (tally: Tally) => number;

interface Telling {
  readonly isTold: (tally: Tally) => boolean;
  readonly size: Size;
  /** Partners of one firm stand together in place of themselves, where there are several of them. */
  readonly hasFirms?: boolean;
}

/** The breakdown of what was read; `isTold` says of what is counted whether a part of the report tells anything of it. */
export function breakdownOf(
  { period, partners, now, before, firstDays }: BreakdownRead,
  by: Grouping | undefined,
  { isTold, size, hasFirms = false }: Telling,
): Breakdown {
  const then = before === undefined || before.covered === 'none' ? undefined : before.tallies;
  const counted = partners.map((partner): Line & { readonly placed: Placed } => ({
    placed: partner,
    ...(partner.isSource === true
      ? { label: `${partner.name} (source)`, source: partner.name }
      : { label: partner.name, partner: { id: partner.id, name: partner.name } }),
    now: now.get(partner.id) ?? NO_TALLY,
    before: then && (then.get(partner.id) ?? NO_TALLY),
    isNew: isNewIn(period, firstDays.get(partner.id)),
    members: [],
  }));
  const told = counted.filter(
    (line) => isTold(line.now) || (line.before !== undefined && isTold(line.before)),
  );
  const ofNobody = [...now.keys(), ...(then?.keys() ?? [])].includes(BROADCASTS.id)
    ? [lineOfNobody(now, then)].filter(
        (line) => isTold(line.now) || (line.before !== undefined && isTold(line.before)),
      )
    : [];
  const inOwnOrder = (all: readonly Line[]) => all.toSorted(bySize(size));
  const placed = told.map((line) => ({ ...line.placed, line }));
  const lines =
    by === undefined
      ? hasFirms
        ? grouped('business', placed).flatMap(({ label, members }) =>
            label === undefined || members.length < 2
              ? members.map(({ line }) => line)
              : [together(label, inOwnOrder(members.map(({ line }) => line)), then !== undefined)],
          )
        : told
      : grouped(by, placed).map(({ label, members }) =>
          together(label, inOwnOrder(members.map(({ line }) => line)), then !== undefined),
        );
  return {
    period,
    by,
    before,
    total: together('In all', [...told, ...ofNobody], then !== undefined),
    lines: [...groupsInOrder(lines, by, size), ...ofNobody],
    several: by === undefined ? [] : inSeveral(by, placed).map(({ name }) => name),
  };
}

/** Nothing that counts is on record with the partner before this period. */
function isNewIn({ since, until }: Period, first: Day | undefined): boolean {
  return first !== undefined && first >= since && first <= until;
}

/** Time for broadcasts, which is no partner's. */
function lineOfNobody(now: Tallies, then: Tallies | undefined): Line {
  return {
    label: BROADCASTS.name,
    now: now.get(BROADCASTS.id) ?? NO_TALLY,
    before: then && (then.get(BROADCASTS.id) ?? NO_TALLY),
    isNew: false,
    members: [],
  };
}

function together(label: string | undefined, members: readonly Line[], isCompared: boolean): Line {
  return {
    label,
    now: sumOfTallies(members.map((line) => line.now)),
    before: isCompared ? sumOfTallies(members.map((line) => line.before ?? NO_TALLY)) : undefined,
    isNew: members.length > 0 && members.every((line) => line.isNew),
    members,
  };
}

/** Stages along the spectrum, all others by how much they are; those of whom nothing is noted last. */
function groupsInOrder(lines: readonly Line[], by: Grouping | undefined, size: Size): readonly Line[] {
  if (by === 'stage') return lines;
  const known = lines.filter(({ label }) => label !== undefined);
  return [...known.toSorted(bySize(size)), ...lines.filter(({ label }) => label === undefined)];
}

function bySize(size: Size): (a: Line, b: Line) => number {
  const then = ({ before }: Line) => (before === undefined ? 0 : size(before));
  return (a, b) => size(b.now) - size(a.now) || exchangedIn(b.now) - exchangedIn(a.now) || then(b) - then(a);
}

/** Everybody once: the partners of a firm, not the firm. */
export function eachOnce(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => (line.members.length > 0 ? line.members : [line]));
}

/** Fewer than 5 counted in one of two periods: a difference between them says little. */
export function isFewToCompare({ now, before }: Pick<Line, 'now' | 'before'>, size: Size): boolean {
  return before !== undefined && Math.min(size(now), size(before)) < ENOUGH_CLOSED;
}
