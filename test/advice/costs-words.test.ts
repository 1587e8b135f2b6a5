import { describe, expect, test } from 'vitest';
import { costsPerWon } from '../../src/advice/costs-per-won.ts';
import type { CostFacts } from '../../src/advice/costs.ts';
import { costsWords, hoursWords } from '../../src/advice/costs-words.ts';
import type { Money } from '../../src/money/money.ts';

const cad = (minor: number): Money => ({ minor, currency: 'CAD' });
const eur = (minor: number): Money => ({ minor, currency: 'EUR' });
const none: CostFacts = {
  minutes: 0,
  feesPaid: [],
  jointCosts: [],
  receivedOutcomes: { won: 0, closed: 0 },
  receivedWonInHome: 0,
  businessReceived: [],
  feesReceived: [],
};
const home = { currency: 'CAD' };
const valued = { currency: 'CAD', 'hourly-rate': cad(10_000) };
const wonOf = (won: number, closed: number) => ({
  receivedOutcomes: { won, closed },
  receivedWonInHome: won,
});

test.each([
  [0, '0 min'],
  [59, '59 min'],
  [60, '1 h'],
  [61, '1 h 1 min'],
  [60_000, '1,000 h'],
])('%i minutes are %s', (minutes, words) => {
  expect(hoursWords(minutes)).toBe(words);
});

describe('what it took and brought', () => {
  test.each([
    ['nothing', none, valued, []],
    ['a fee that came back whole', { ...none, feesPaid: [cad(0)], feesReceived: [eur(0)] }, valued, []],
    [
      'time alone',
      { ...none, minutes: 30 },
      home,
      ['took: 30 min', 'brought: 0 received and closed, 0 won; to be weighed from 3 closed on'],
    ],
    [
      'nothing spent, and some closed',
      { ...none, ...wonOf(0, 3) },
      home,
      ['took: nothing noted', 'brought: nothing: 3 received and closed, 0 won'],
    ],
    [
      'nothing spent where an hour has its price, and some closed',
      { ...none, ...wonOf(0, 3) },
      valued,
      ['took: nothing noted', 'brought: nothing: 3 received and closed, 0 won'],
    ],
    [
      'a fee alone',
      { ...none, feesReceived: [cad(200)] },
      home,
      ['took: nothing noted', 'brought: 0 received and closed, 0 won; to be weighed from 3 closed on'],
    ],
    [
      'fees in other currencies, one of which came back whole',
      {
        ...none,
        ...wonOf(1, 3),
        businessReceived: [cad(500)],
        feesReceived: [cad(50), eur(0), { minor: 1, currency: 'USD' }],
      },
      home,
      [
        'took: nothing noted',
        'brought: 3 received and closed, 1 won; not to be weighed, fees received in USD',
        'not added: USD 0.01 fees received',
      ],
    ],
    [
      'costs, and nobody won',
      { ...none, ...wonOf(0, 3), minutes: 30, feesPaid: [cad(100)] },
      valued,
      [
        'took: CAD 51: CAD 50 for 30 min, CAD 1 fees paid',
        'brought: nothing: 3 received and closed, 0 won',
        'each won: no client received was won',
      ],
    ],
    [
      'time without a rate',
      { ...none, ...wonOf(2, 3), minutes: 30, jointCosts: [cad(101)], businessReceived: [cad(500)] },
      home,
      [
        'took: 30 min and CAD 1.01 joint costs',
        'brought: CAD 5 closed business',
        'each won: CAD 0.51 for each of 2 received and won, rounded, your time aside',
      ],
    ],
    [
      'one won, for nothing that is known',
      { ...none, ...wonOf(1, 3), businessReceived: [cad(500)], feesReceived: [cad(200)] },
      home,
      ['took: nothing noted', 'brought: CAD 7: CAD 5 closed business, CAD 2 fees received'],
    ],
    [
      'a fee received in another currency',
      {
        ...none,
        ...wonOf(1, 3),
        feesPaid: [cad(300)],
        businessReceived: [cad(500)],
        feesReceived: [eur(200)],
      },
      home,
      [
        'took: CAD 3 fees paid',
        'brought: 3 received and closed, 1 won; not to be weighed, fees received in EUR',
        'each won: CAD 3 for the one received and won',
        'not added: EUR 2 fees received',
      ],
    ],
    [
      'more fees that came back than were paid',
      { ...none, ...wonOf(2, 3), feesPaid: [cad(-301)], businessReceived: [cad(500)] },
      home,
      [
        'took: CAD -3.01 fees paid',
        'brought: CAD 5 closed business',
        'each won: CAD -1.50 for each of 2 received and won, rounded',
      ],
    ],
  ] satisfies [string, CostFacts, typeof home, string[]][])('%s', (_what, facts, settings, said) => {
    expect(costsWords(facts, settings).map(({ name, text }) => `${name}: ${text}`)).toEqual(said);
  });
});

test.each([
  [1, 2, 1, true],
  [2, 2, 1, false],
  [1, 3, 0, true],
  [20_000, 90, 222, true],
])('%i for %i won is %i for each', (spent, won, each, isRounded) => {
  const facts = { ...none, ...wonOf(won, won), feesPaid: [cad(spent)] };
  expect(costsPerWon(facts, home)).toEqual({ amount: cad(each), isRounded });
});
