import { describe, expect, test } from 'vitest';
import { valueField, withAmount, type Amounts } from '../../src/referrals/referral.ts';
import { STATUSES } from '../../src/referrals/status.ts';

const NOTHING: Amounts = { currency: null, estimateMinor: null, agreedMinor: null, invoicedMinor: null };
const CAD: Amounts = { ...NOTHING, currency: 'CAD', estimateMinor: 150_000 };

test('a bare value is what was invoiced once it is won, and an estimate in every other status', () => {
  expect(STATUSES.filter((status) => valueField(status) === 'invoicedMinor')).toEqual(['won']);
});

describe('the amounts of a referral', () => {
  test('the first amount brings its currency', () => {
    expect(withAmount(NOTHING, 'agreedMinor', { minor: 5, currency: 'EUR' })).toEqual({
      ...NOTHING,
      currency: 'EUR',
      agreedMinor: 5,
    });
  });

  test('another in the same currency stands beside it', () => {
    expect(withAmount(CAD, 'invoicedMinor', { minor: 0, currency: 'CAD' })).toEqual({
      ...CAD,
      invoicedMinor: 0,
    });
  });

  test('another in another currency is refused', () => {
    expect(() => withAmount(CAD, 'invoicedMinor', { minor: 5, currency: 'EUR' })).toThrow(
      'this referral is in CAD, and a referral has one currency, so EUR 0.05 cannot stand beside it',
    );
  });

  test('the only one may change its currency', () => {
    expect(withAmount(CAD, 'estimateMinor', { minor: 5, currency: 'EUR' })).toEqual({
      ...NOTHING,
      currency: 'EUR',
      estimateMinor: 5,
    });
  });

  test('the currency goes with the last one', () => {
    expect(withAmount(CAD, 'estimateMinor', null)).toEqual(NOTHING);
    expect(withAmount({ ...CAD, agreedMinor: 1 }, 'estimateMinor', null)).toEqual({
      ...NOTHING,
      currency: 'CAD',
      agreedMinor: 1,
    });
  });
});
