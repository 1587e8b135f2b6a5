import { describe, expect, test } from 'vitest';
import { compareByFee, type FeeSide } from '../../src/agreements/fee-comparison.ts';

const side = (won: number, closed: number, some: Partial<FeeSide> = {}): FeeSide => ({
  referrals: closed,
  won,
  closed,
  business: [],
  wonWithoutAmount: 0,
  ...some,
});

describe('fee or no fee', () => {
  test.each([
    [5, 5, true],
    [4, 5, false],
    [5, 4, false],
    [0, 0, false],
    [0, 100, false],
  ])('with %i and %i closed is compared: %s', (withFee, without, compared) => {
    expect(compareByFee(side(0, withFee), side(0, without)) !== undefined).toBe(compared);
  });

  test.each([
    [side(3, 5), side(2, 5), 'with'],
    [side(2, 5), side(3, 5), 'without'],
    [side(2, 6), side(3, 9), 'neither'],
    [side(0, 5), side(0, 50), 'neither'],
    [side(33, 100), side(3, 9), 'without'],
  ] as const)('%j beside %j: %s converts more', (withFee, withoutFee, more) => {
    expect(compareByFee(withFee, withoutFee)?.convertsMore).toBe(more);
  });

  test('shows closed business per client won, for currencies that both sides have', () => {
    const withFee = side(4, 9, {
      business: [
        { minor: 100, currency: 'CAD', won: 1 },
        { minor: 101, currency: 'CAD', won: 1 },
        { minor: 500, currency: 'EUR', won: 1 },
      ],
      wonWithoutAmount: 1,
    });
    const withoutFee = side(3, 8, {
      business: [
        { minor: 100, currency: 'CAD', won: 3 },
        { minor: 70, currency: 'USD', won: 1 },
      ],
    });
    const compared = compareByFee(withFee, withoutFee);
    expect(compared?.withFee.business).toEqual([
      { minor: 201, currency: 'CAD', won: 2 },
      { minor: 500, currency: 'EUR', won: 1 },
    ]);
    expect(compared?.withFee.wonWithoutAmount).toBe(1);
    // 201 / 2 = 100.5, half up 101; 100 / 3 = 33.3
    expect(compared?.perClient).toEqual([{ currency: 'CAD', withFee: 101, withoutFee: 33 }]);
  });
});
