/** Where clients come from: the partners who sent them, and the sources that are no partner, beside each other. */
import { halfUp } from '../money/half-up.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import { compareText } from '../text/compare-text.ts';
import { wholePercent } from '../text/percent.ts';
import { searchKey } from '../text/search-key.ts';
import { ENOUGH_CLOSED, type Outcomes } from './status.ts';

/** How many won referrals have an amount in a currency. */
export interface WonWithAmount {
  readonly currency: string;
  readonly won: number;
}

/** What came from one partner or through one source: introductions by their day, outcomes and money by the outcome's. */
export interface Origin extends Outcomes {
  /** Null for a source. */
  readonly partnerId: number | null;
  /** Null for a partner. */
  readonly sourceId: number | null;
  readonly name: string;
  /** The firm that a partner works in or owns; null for a source, and where none is noted. */
  readonly firm: string | null;
  /** Introduced on the days counted; not those who refused to be contacted. */
  readonly received: number;
  /** Without an outcome yet, whatever day they are of. */
  readonly open: number;
  /** Closed on the days counted, and introduced before the first of them. */
  readonly introducedEarlier: number;
  /** Closed business of the won ones, one amount a currency. */
  readonly business: readonly Money[];
  /** Of how many won ones that is made up, by currency. */
  readonly wonWithAmount: readonly WonWithAmount[];
  /** The won ones that have neither an invoiced amount nor a collected one. */
  readonly wonWithoutAmount: number;
}

/** The share won of those closed, in whole percent; undefined where too few are closed to say something. */
export function conversionOf({ won, closed }: Outcomes): number | undefined {
  return closed < ENOUGH_CLOSED ? undefined : wholePercent(won, closed);
}

/** What a won client brought on average, and over how many: those with an amount in that currency. */
export interface AverageBusiness extends Money {
  readonly of: number;
}

/** Closed business by the won ones that have an amount, half up to the minor unit; one average a currency. */
export function averageBusiness({
  business,
  wonWithAmount,
}: Pick<Origin, 'business' | 'wonWithAmount'>): readonly AverageBusiness[] {
  return business.flatMap(({ currency, minor }) => {
    const of = wonWithAmount.find((each) => each.currency === currency)?.won ?? 0;
    return of === 0 ? [] : [{ currency, minor: halfUp(BigInt(minor), BigInt(of)), of }];
  });
}

/** Those that most clients came from first, then by what was won, then by name; partners and sources alike. */
export function inOrder<C extends CameCounts & { readonly name: string }>(all: readonly C[]): C[] {
  return all.toSorted(
    (a, b) =>
      b.received - a.received ||
      b.won - a.won ||
      b.closed - a.closed ||
      (searchKey(a.name) < searchKey(b.name) ? -1 : 1),
  );
}

/** What is counted of clients that came, from one or from several. */
export type CameCounts = Omit<Origin, 'partnerId' | 'sourceId' | 'name' | 'firm'>;

/** All of them as one; amounts of one currency are added up, others stay beside them. */
export function together(origins: readonly CameCounts[]): CameCounts {
  const sum = { received: 0, open: 0, closed: 0, won: 0, introducedEarlier: 0, wonWithoutAmount: 0 };
  for (const each of origins) {
    sum.received += each.received;
    sum.open += each.open;
    sum.closed += each.closed;
    sum.won += each.won;
    sum.introducedEarlier += each.introducedEarlier;
    sum.wonWithoutAmount += each.wonWithoutAmount;
  }
  return {
    ...sum,
    business: sumByCurrency(origins.flatMap(({ business }) => business)),
    wonWithAmount: wonByCurrency(origins.flatMap(({ wonWithAmount }) => wonWithAmount)),
  };
}

/** One count a currency, by code. */
export function wonByCurrency(all: readonly WonWithAmount[]): readonly WonWithAmount[] {
  const sums = new Map<string, number>();
  for (const { currency, won } of all) sums.set(currency, (sums.get(currency) ?? 0) + won);
  return [...sums]
    .map(([currency, won]) => ({ currency, won }))
    .toSorted((a, b) => compareText(a.currency, b.currency));
}
