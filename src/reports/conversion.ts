/** How many of those closed in a period were won: in all, each way, with and without a fee, by partner and by profession. */
import type { Period } from '../calendar/period.ts';
import { professionLabel, professionsOf } from '../partners/professions.ts';
import type { Outcomes } from '../referrals/status.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { searchKey } from '../text/search-key.ts';
import { isClosedIn, type Followed } from './followed.ts';

/** Won and closed of some of them. */
export interface Converted extends Outcomes {
  readonly introducedEarlier: number;
}

export interface ConvertedOf extends Converted {
  readonly name: string;
}

export interface ConvertedPartner extends ConvertedOf {
  readonly partnerId: number;
  readonly given: Outcomes;
  readonly received: Outcomes;
}

export interface Conversion {
  readonly period: Period;
  readonly all: Converted;
  readonly given: Converted;
  readonly received: Converted;
  /** By the terms in force on the day of each; undefined where none of them carries a fee. */
  readonly byFee: { readonly withFee: Converted; readonly withoutFee: Converted } | undefined;
  /** Those with anything closed, most first. */
  readonly partners: readonly ConvertedPartner[];
  /** The same by the profession of the partner, grouped where it is one that many words are used for. */
  readonly professions: readonly ConvertedOf[];
}

export function conversionsOf(rows: readonly Followed[], period: Period): Conversion {
  const closed = rows.filter((row) => isClosedIn(period, row));
  const of = (some: readonly Followed[]) => convertedOf(some, period);
  const [given, received] = [way(closed, 'given'), way(closed, 'received')];
  const withFee = closed.filter(({ hasFee }) => hasFee);
  return {
    period,
    all: of(closed),
    given: of(given),
    received: of(received),
    byFee:
      withFee.length === 0
        ? undefined
        : { withFee: of(withFee), withoutFee: of(closed.filter(({ hasFee }) => !hasFee)) },
    partners: grouped(closed, ({ partnerId }) => partnerId).flatMap(([first, own]) => ({
      ...of(own),
      name: first.partner,
      partnerId: first.partnerId,
      given: of(way(own, 'given')),
      received: of(way(own, 'received')),
    })),
    professions: grouped(closed, (row) => searchKey(professionOf(row))).map(([first, own]) => ({
      ...of(own),
      name: professionOf(first),
    })),
  };
}

function way(rows: readonly Followed[], direction: Followed['direction']): Followed[] {
  return rows.filter((row) => row.direction === direction);
}

function convertedOf(rows: readonly Followed[], { since }: Period): Converted {
  return {
    won: rows.filter(({ status }) => status === 'won').length,
    closed: rows.length,
    introducedEarlier: rows.filter(({ occurredOn }) => occurredOn < since).length,
  };
}

/** What a partner's profession is grouped under: its group, else what was typed; empty where none is noted. */
export function professionOf({ profession }: Pick<Followed, 'profession'>): string {
  if (profession === null) return '';
  const [group] = professionsOf(profession);
  return group === undefined ? profession : professionLabel(group);
}

/** Those of one key together with the first of them, most first, then as they came. */
function grouped(
  rows: readonly Followed[],
  keyOf: (row: Followed) => string | number,
): (readonly [first: Followed, all: readonly Followed[]])[] {
  return [...groupedBy(rows, keyOf).values()]
    .flatMap((all) => all.slice(0, 1).map((first) => [first, all] as const))
    .toSorted(([, a], [, b]) => b.length - a.length);
}
