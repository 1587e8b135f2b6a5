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

/** What was counted in the period before, and whether the record reaches back to its first day. */
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
export function breakdownOf(read: BreakdownRead, by: Grouping | undefined, telling: Telling): Breakdown {
  const { period, partners, now, before } = read;
  const then = before === undefined || before.covered === 'none' ? undefined : before.tallies;
  const isTold = (line: Line) =>
    telling.isTold(line.now) || (line.before !== undefined && telling.isTold(line.before));
  const told = partners.map((partner) => lineOf(partner, read, then)).filter(isTold);
  const ofNobody = [...now.keys(), ...(then?.keys() ?? [])].includes(BROADCASTS.id)
    ? [lineOfNobody(now, then)].filter(isTold)
    : [];
  const isCompared = then !== undefined;
  const placed = told.map((line) => ({ ...line.placed, line }));
  const lines = linesBy(by, placed, telling, isCompared);
  return {
    period,
    by,
    before,
    total: together('In all', [...told, ...ofNobody], isCompared),
    lines: [...groupsInOrder(lines, by, telling.size), ...ofNobody],
    several: by === undefined ? [] : inSeveral(by, placed).map(({ name }) => name),
  };
}

/** A partner or a source by itself, as it was read. */
function lineOf(
  placed: Placed,
  { period, now, firstDays }: BreakdownRead,
  then: Tallies | undefined,
): Line & { readonly placed: Placed } {
  const { id, name } = placed;
  return {
    placed,
    ...(placed.isSource === true
      ? { label: `${name} (source)`, source: name }
      : { label: name, partner: { id, name } }),
    now: now.get(id) ?? NO_TALLY,
    before: then && (then.get(id) ?? NO_TALLY),
    isNew: isNewIn(period, firstDays.get(id)),
    members: [],
  };
}

/** The lines in their groups; without a grouping one by one, but for the partners of one firm where these are together. */
function linesBy(
  by: Grouping | undefined,
  placed: readonly (Placed & { readonly line: Line })[],
  { size, hasFirms = false }: Telling,
  isCompared: boolean,
): readonly Line[] {
  if (by === undefined && !hasFirms) return placed.map(({ line }) => line);
  return grouped(by ?? 'business', placed).flatMap(({ label, members }) => {
    const own = members.map(({ line }) => line);
    const isGroup = by !== undefined || (label !== undefined && own.length > 1);
    return isGroup ? [together(label, own.toSorted(bySize(size)), isCompared)] : own;
  });
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
