/** Where clients came from: partners, firms of several partners, and sources that are no partner, beside each other. */
import type { Period } from '../calendar/period.ts';
import { firmKey } from '../partners/firm-name.ts';
import { inOrder, together, type CameCounts, type Origin } from '../referrals/origins.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { searchKey } from '../text/search-key.ts';

/** One of those that clients came from. */
export interface Came extends CameCounts {
  readonly kind: 'partner' | 'firm' | 'source';
  readonly name: string;
  /** Undefined for a firm. */
  readonly origin: Origin | undefined;
  /** The partners of a firm, of whom anything came. */
  readonly members: readonly Came[];
}

/** Where clients came from in one quarter of the calendar. */
export interface CameInQuarter {
  readonly quarter: Period;
  readonly came: readonly Came[];
  readonly all: CameCounts;
}

export interface WhereFrom {
  readonly period: Period;
  /** Those that most came from first; a firm of several partners in place of them. */
  readonly came: readonly Came[];
  /** All together, everybody once. */
  readonly all: CameCounts;
  /** Oldest first, from the first one on in which anything came. */
  readonly quarters: readonly CameInQuarter[];
}

/** Whether anything of the period is told of it. */
function isTold({ received, closed }: CameCounts): boolean {
  return received > 0 || closed > 0;
}

/** What was read of a period and of its quarters. */
export function whereFrom(
  period: Period,
  origins: readonly Origin[],
  quarters: readonly { readonly quarter: Period; readonly origins: readonly Origin[] }[],
): WhereFrom {
  const told = quarters.map(({ quarter, origins: own }): CameInQuarter => ({
    quarter,
    came: cameFrom(own),
    all: together(own),
  }));
  const first = told.findIndex(({ all }) => isTold(all));
  return {
    period,
    came: cameFrom(origins),
    all: together(origins),
    quarters: first === -1 ? [] : told.slice(first),
  };
}

/** Those that anything came from, the partners of one firm under it where there are several of them. */
function cameFrom(origins: readonly Origin[]): readonly Came[] {
  const firms = groupedBy(inOrder(origins.filter(isTold)).map(ofOne), ({ origin }) =>
    origin === undefined || origin.firm === null ? '' : firmKey(origin.firm),
  );
  const others = firms.get('') ?? [];
  firms.delete('');
  return inOrder([...others, ...[...firms.values()].flatMap(firmOf)]);
}

function ofOne(origin: Origin): Came {
  return { ...origin, kind: origin.partnerId === null ? 'source' : 'partner', origin, members: [] };
}

/** Several partners of one firm as their total, under its name as the first of them by name has it; the only one as they are. */
function firmOf(members: readonly Came[]): readonly Came[] {
  if (members.length < 2) return members;
  const [first] = members.toSorted((a, b) => (searchKey(a.name) < searchKey(b.name) ? -1 : 1));
  const name = first?.origin?.firm ?? '';
  return [{ ...together(members), kind: 'firm', name, origin: undefined, members }];
}

/** Everybody once: the partners of a firm, not the firm. */
export function eachOnce(came: readonly Came[]): readonly Came[] {
  return came.flatMap((each) => (each.kind === 'firm' ? each.members : [each]));
}

/** A firm followed by its partners. */
export function withMembers(came: readonly Came[]): readonly Came[] {
  return came.flatMap((each) => [each, ...each.members]);
}

/** One and the same in another period: what came from it there. */
export function sameIn(came: readonly Came[], one: Came): Came | undefined {
  const key = keyOf(one);
  return withMembers(came).find((each) => keyOf(each) === key);
}

function keyOf({ kind, origin, name }: Came): string {
  if (origin === undefined) return `${kind} ${firmKey(name)}`;
  return origin.partnerId === null ? `s${origin.sourceId}` : `p${origin.partnerId}`;
}
