import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feeOn } from '../../src/agreements/fee-formula.ts';
import { agreedAboveWords, amountsAbove, mostAllowed } from '../../src/agreements/fee-limit.ts';
import { parseFeePhrase } from '../../src/agreements/parse-fee-phrase.ts';
import type { FeeRule } from '../../src/agreements/fee-terms.ts';
import { NOTICES } from '../../src/partners/notice-table.ts';

const limit = NOTICES.flatMap(({ feeLimit }) => feeLimit ?? [])[0];
if (limit === undefined) throw new Error('there is no limit');

const rule = (phrase: string): FeeRule => {
  const parsed = parseFeePhrase(phrase, { currency: 'CAD' });
  if (parsed === null) throw new Error(`${phrase} is no fee`);
  return parsed;
};

describe('the Ontario limit', () => {
  // CAD cents of the legal fee, and of the most that may be paid for it.
  test.each([
    [1, 0],
    [6, 0],
    [7, 1],
    [100, 15],
    [2_000_00, 300_00],
    [49_999_99, 7_499_99],
    [50_000_00, 7_500_00],
    [50_000_01, 7_500_00],
    [50_000_20, 7_500_01],
    [100_000_00, 10_000_00],
    [399_999_99, 24_999_99],
    [400_000_00, 25_000_00],
    [400_000_01, 25_000_00],
    [600_000_00, 25_000_00],
    [9_007_199_254_740_991, 25_000_00],
  ])('on %i is %i', (basis, most) => {
    expect(mostAllowed(limit, basis)).toEqual({ minor: most, currency: 'CAD' });
  });

  test.each<[string, readonly (readonly [from: number, until: number | undefined])[]]>([
    ['15%', [[50_000_01, undefined]]],
    ['15.0001%', [[1, undefined]]],
    ['40%', [[1, undefined]]],
    ['10%', [[100_000_01, undefined]]],
    ['5%', [[500_000_01, undefined]]],
    ['4%', [[625_000_01, undefined]]],
    ['flat 300', [[1, 1_999_99]]],
    ['flat 300 when won', [[1, 1_999_99]]],
    ['flat 25000', [[1, 399_999_99]]],
    ['flat 25000.01', [[1, undefined]]],
    ['15%, cap 7500', []],
    ['15%, cap 7500 a year', []],
    ['15%, cap 7500.01', [[50_000_01, 50_000_19]]],
    ['15% up to 50000, 5% above, cap 25000', []],
    ['8% up to 150000.01, 6% above, cap 15000', [[199_999_99, 199_999_99]]],
    ['15% up to 50000, 5% above', [[400_000_01, undefined]]],
    ['5% of invoiced, cap 25000', []],
    ['flat 100 + 5%, cap 25000', [[1, 999_99]]],
    [
      'flat 1000 + 5%',
      [
        [1, 9_999_99],
        [480_000_01, undefined],
      ],
    ],
    ['5%, cap 25000, first referral 100', [[1, 999_99]]],
  ])('%s is above it: %j', (phrase, expected) => {
    expect(amountsAbove(rule(phrase), limit)).toEqual(expected.map(([from, until]) => ({ from, until })));
  });

  test('an amount in another currency is not compared', () => {
    expect(amountsAbove({ ...rule('flat 300'), currency: 'USD' }, limit)).toEqual([]);
  });

  test('the amounts are those for which the fee is more than the limit', () => {
    const percents = fc.integer({ min: 1, max: 1_000_000 });
    const amounts = fc.integer({ min: 1, max: 1_000_000_00 });
    fc.assert(
      fc.property(
        fc.record({ percent: fc.option(percents), flat: fc.option(amounts), cap: fc.option(amounts) }),
        fc.uniqueArray(amounts, { maxLength: 3 }),
        fc.array(percents, { minLength: 3, maxLength: 3 }),
        amounts,
        ({ percent, flat, cap }, steps, more, basis) => {
          const tiers = steps
            .toSorted((a, b) => a - b)
            .map((aboveMinor, n) => ({ aboveMinor, percentMillionths: more[n] ?? 0 }));
          const agreed: FeeRule = {
            ...rule('flat 1'),
            percentMillionths: percent,
            tiers: percent === null ? [] : tiers,
            flatMinor: flat,
            capMinor: cap,
            capPer: cap === null ? null : 'referral',
          };
          const fee = Math.min(feeOn(agreed, basis, true).minor, cap ?? Infinity);
          const within = amountsAbove(agreed, limit).some(
            ({ from, until = Infinity }) => from <= basis && basis <= until,
          );
          // Both are rounded here, so a cent apart says nothing.
          const most = mostAllowed(limit, basis).minor;
          const isClose = fee === most || fee === most + 1;
          expect(within || isClose).toBe(fee > most || isClose);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    [
      '15%',
      'the fee agreed, 15% of collected, is above the Ontario limit for a legal fee over CAD 50,000: on CAD 100,000 it is CAD 15,000, the limit is CAD 10,000.',
    ],
    [
      'flat 300',
      'the fee agreed, flat CAD 300 when collected, is above the Ontario limit for a legal fee under CAD 2,000: on CAD 1,000 it is CAD 300, the limit is CAD 150.',
    ],
    [
      '40%',
      'the fee agreed, 40% of collected, is above the Ontario limit for any legal fee: on CAD 10,000 it is CAD 4,000, the limit is CAD 1,500.',
    ],
    [
      'flat 1000 + 5%',
      'the fee agreed, 5% of collected + flat CAD 1,000, is above the Ontario limit for a legal fee under CAD 10,000 and for a legal fee over CAD 480,000: on CAD 5,000 it is CAD 1,250, the limit is CAD 750.',
    ],
    [
      '12% up to 80000, 6% above',
      'the fee agreed, 12% of collected up to CAD 80,000, 6% above, is above the Ontario limit for a legal fee over CAD 71,428.57: on CAD 143,000 it is CAD 13,380, the limit is CAD 12,150.',
    ],
    [
      '15%, cap 7500.01',
      'the fee agreed, 15% of collected, cap CAD 7,500.01 a referral, is above the Ontario limit for a legal fee of CAD 50,000.01 to CAD 50,000.19: on CAD 50,000.10 it is CAD 7,500.01, the limit is CAD 7,500.',
    ],
    [
      'flat 0.30',
      'the fee agreed, flat CAD 0.30 when collected, is above the Ontario limit for a legal fee under CAD 2: on CAD 1 it is CAD 0.30, the limit is CAD 0.15.',
    ],
    [
      '10% up to 0.51, 40% above',
      'the fee agreed, 10% of collected up to CAD 0.51, 40% above, is above the Ontario limit for a legal fee over CAD 0.61: on CAD 1.22 it is CAD 0.33, the limit is CAD 0.18.',
    ],
  ])('%s in words', (phrase, words) => {
    expect(agreedAboveWords(rule(phrase), limit)).toBe(
      `${words} The limit goes by the legal fee, not by what was collected: tax and disbursements may be in that.`,
    );
  });

  test('nothing is said of a fee within it', () => {
    expect(agreedAboveWords(rule('15%, cap 7500'), limit)).toBeUndefined();
  });
});
