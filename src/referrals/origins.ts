/** Where clients come from: the partners who sent them, and the sources that are no partner, beside each other. */
import type { Money } from '../money/money.ts';
import { searchKey } from '../text/search-key.ts';
import { ENOUGH_CLOSED, type Outcomes } from './status.ts';

/** What came from one partner or through one source: introductions by their day, outcomes and money by the outcome's. */
export interface Origin extends Outcomes {
  /** Null for a source. */
  readonly partnerId: number | null;
  /** Null for a partner. */
  readonly sourceId: number | null;
  readonly name: string;
  /** Introduced on the days counted; not those who refused to be contacted. */
  readonly received: number;
  /** Without an outcome yet, whatever day they are of. */
  readonly open: number;
  /** Closed on the days counted, and introduced before the first of them. */
  readonly introducedEarlier: number;
  /** Closed business of the won ones, one amount a currency. */
  readonly business: readonly Money[];
  /** The won ones that have neither an invoiced amount nor a collected one. */
  readonly wonWithoutAmount: number;
}

/** The share won of those closed, in whole percent; undefined where too few are closed to say something. */
export function conversionOf({ won, closed }: Outcomes): number | undefined {
  return closed < ENOUGH_CLOSED ? undefined : Math.round((won / closed) * 100);
}

/** Those that most clients came from first, then by what was won, then by name; partners and sources alike. */
export function inOrder(origins: readonly Origin[]): Origin[] {
  return origins.toSorted(
    (a, b) =>
      b.received - a.received ||
      b.won - a.won ||
      b.closed - a.closed ||
      (searchKey(a.name) < searchKey(b.name) ? -1 : 1),
  );
}

/** All of them as one count; money stays with each, in its currency. */
export function together(
  origins: readonly Origin[],
): Omit<Origin, 'partnerId' | 'sourceId' | 'name' | 'business'> {
  const sum = { received: 0, open: 0, closed: 0, won: 0, introducedEarlier: 0, wonWithoutAmount: 0 };
  for (const each of origins) {
    sum.received += each.received;
    sum.open += each.open;
    sum.closed += each.closed;
    sum.won += each.won;
    sum.introducedEarlier += each.introducedEarlier;
    sum.wonWithoutAmount += each.wonWithoutAmount;
  }
  return sum;
}
