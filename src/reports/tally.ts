/** All that is counted with a partner, or with several, on the days of a period: what groups and comparisons are made of. */
import type { Money } from '../money/money.ts';
import { sumByCurrency } from '../money/money.ts';
import type { Outcomes } from '../referrals/status.ts';
import { NO_RETURNS, together, type Returns } from './returns.ts';

export interface Tally extends Returns {
  /** Given, by the day of the outcome. */
  readonly givenOutcomes: Outcomes;
  /** Of the closed ones, both ways: introduced before the first day counted. */
  readonly introducedEarlier: number;
  /** Closed business of referrals given, as far as the partners told. */
  readonly businessGiven: readonly Money[];
  /** Received referrals that were won and have no amount. */
  readonly wonWithoutAmount: number;
  /** Given ones of which no amount was told. */
  readonly givenWonWithoutAmount: number;
}

export const NO_TALLY: Tally = {
  ...NO_RETURNS,
  givenOutcomes: { won: 0, closed: 0 },
  introducedEarlier: 0,
  businessGiven: [],
  wonWithoutAmount: 0,
  givenWonWithoutAmount: 0,
};

/** Introduced on the days counted, both ways. */
export function exchangedIn({ given, received }: Pick<Tally, 'given' | 'received'>): number {
  return given + received;
}

/** All of them as one; amounts of one currency are added up, others stay beside them. */
export function sumOfTallies(all: readonly Tally[]): Tally {
  const sum = (pick: (each: Tally) => number) => all.reduce((total, each) => total + pick(each), 0);
  return {
    ...together(all),
    givenOutcomes: {
      won: sum(({ givenOutcomes }) => givenOutcomes.won),
      closed: sum(({ givenOutcomes }) => givenOutcomes.closed),
    },
    introducedEarlier: sum(({ introducedEarlier }) => introducedEarlier),
    businessGiven: sumByCurrency(all.flatMap(({ businessGiven }) => businessGiven)),
    wonWithoutAmount: sum(({ wonWithoutAmount }) => wonWithoutAmount),
    givenWonWithoutAmount: sum(({ givenWonWithoutAmount }) => givenWonWithoutAmount),
  };
}
