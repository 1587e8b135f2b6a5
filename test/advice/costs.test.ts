import { describe, expect, test } from 'vitest';
import {
  benefitOf,
  isBenefitKnown,
  isOverheadOverBenefit,
  overheadOf,
  timeOf,
  type CostFacts,
} from '../../src/advice/costs.ts';
import { halfUp } from '../../src/money/half-up.ts';
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
const at = (minor: number) => ({ currency: 'CAD', 'hourly-rate': cad(minor) });

test.each([
  [0, 10_000, 0],
  [1, 30, 1],
  [1, 29, 0],
  [20, 10_000, 3_333],
  [40, 10_000, 6_667],
  [60, 10_000, 10_000],
  [90_071_992, 1_000_000_000, 1_501_199_866_666_667],
])('%i minutes at %i an hour are %i, half up to the minor unit', (minutes, rate, worth) => {
  expect(timeOf({ minutes }, at(rate))).toEqual(cad(worth));
});

test.each([
  [0n, 3n, 0],
  [7n, 2n, 4],
  [5n, 3n, 2],
  [-7n, 2n, -3],
  [-1n, 2n, 0],
  [-2n, 3n, -1],
])('%i by %i is %i, half a unit up', (dividend, divisor, result) => {
  expect(halfUp(dividend, divisor)).toBe(result);
});

test('time without a rate, or with one in another currency, adds nothing', () => {
  const spent = { ...none, minutes: 600, feesPaid: [cad(500)] };
  expect(overheadOf(spent, { currency: 'CAD' })).toEqual(cad(500));
  expect(overheadOf(spent, { currency: 'CAD', 'hourly-rate': eur(10_000) })).toEqual(cad(500));
  expect(overheadOf(spent, at(10_000))).toEqual(cad(100_500));
});

test('other currencies are left out', () => {
  const mixed = {
    ...none,
    feesPaid: [cad(100), eur(900)],
    jointCosts: [cad(20), eur(800)],
    businessReceived: [cad(5_000), eur(700)],
    feesReceived: [cad(3), eur(600)],
  };
  expect(overheadOf(mixed, { currency: 'CAD' })).toEqual(cad(120));
  expect(benefitOf(mixed, { currency: 'CAD' })).toEqual(cad(5_003));
});

describe('the benefit is known', () => {
  const home = { currency: 'CAD' };
  test.each([
    ['of 2 closed', { receivedOutcomes: { won: 1, closed: 2 }, receivedWonInHome: 1 }, false],
    ['of 3 closed', { receivedOutcomes: { won: 1, closed: 3 }, receivedWonInHome: 1 }, true],
    ['of none won', { receivedOutcomes: { won: 0, closed: 3 } }, true],
    [
      'without the amount of one',
      { receivedOutcomes: { won: 2, closed: 3 }, receivedWonInHome: 1, businessReceived: [cad(1), eur(1)] },
      false,
    ],
    [
      'with a fee in the home currency',
      { receivedOutcomes: { won: 0, closed: 3 }, feesReceived: [cad(1)] },
      true,
    ],
    ['with a fee in another', { receivedOutcomes: { won: 0, closed: 3 }, feesReceived: [eur(1)] }, false],
  ] satisfies [string, Partial<CostFacts>, boolean][])('%s', (_what, some, known) => {
    expect(isBenefitKnown({ ...none, ...some }, home)).toBe(known);
  });

  test.each([
    [10_000, false],
    [10_001, true],
  ])('and weighed: %i paid for 10000 that came in', (paid, over) => {
    const facts = {
      ...none,
      receivedOutcomes: { won: 1, closed: 3 },
      receivedWonInHome: 1,
      businessReceived: [cad(9_000)],
      feesReceived: [cad(1_000)],
      feesPaid: [cad(paid)],
    };
    expect(isOverheadOverBenefit(facts, home)).toBe(over);
  });
});
