import { describe, expect, test } from 'vitest';
import { currencyOf, surestAmount, valueField, type Amounts } from '../../src/referrals/referral.ts';
import { refuseTwoCurrencies } from '../../src/referrals/two-currencies.ts';
import { STATUSES } from '../../src/referrals/status.ts';

const CAD_5 = { minor: 500, currency: 'CAD' };
const CAD_9 = { minor: 900, currency: 'CAD' };
const EUR_5 = { minor: 500, currency: 'EUR' };
const NOTHING: Amounts = { estimate: null, agreed: null, invoiced: null };

test('a bare value is what was invoiced once it is won, and an estimate in every other status', () => {
  expect(STATUSES.filter((status) => valueField(status) === 'invoiced')).toEqual(['won']);
});

describe('the amounts of a referral', () => {
  test.each([
    [NOTHING, null],
    [{ ...NOTHING, estimate: CAD_5 }, CAD_5],
    [{ ...NOTHING, estimate: CAD_5, agreed: CAD_9 }, CAD_9],
    [{ estimate: CAD_9, agreed: CAD_9, invoiced: CAD_5 }, CAD_5],
  ])('of %j the surest is %j', (amounts, surest) => {
    expect(surestAmount(amounts)).toEqual(surest);
    expect(currencyOf(amounts)).toBe(surest?.currency ?? null);
  });

  test.each([
    [{}, { agreed: EUR_5 }],
    [{ estimate: CAD_5 }, { invoiced: { ...CAD_5, minor: 0 } }],
    [{ estimate: CAD_5 }, { estimate: EUR_5 }],
    [
      { estimate: CAD_5, agreed: CAD_9 },
      { estimate: EUR_5, agreed: EUR_5 },
    ],
    [
      { estimate: CAD_5, agreed: CAD_9 },
      { estimate: null, agreed: EUR_5 },
    ],
  ])('where there is %j, %j goes', (before, changed) => {
    expect(() => refuseTwoCurrencies({ id: 7, ...NOTHING, ...before }, changed)).not.toThrow();
  });

  test.each([
    [{ estimate: CAD_5 }, { invoiced: EUR_5 }],
    [{ estimate: CAD_5, agreed: CAD_9 }, { agreed: EUR_5 }],
    [{ estimate: CAD_5 }, { estimate: CAD_9, agreed: EUR_5 }],
  ])('where there is %j, %j is refused', (before, changed) => {
    expect(() => refuseTwoCurrencies({ id: 7, ...NOTHING, ...before }, changed)).toThrow(
      '#7 is in CAD, and a referral has one currency, so EUR 5 cannot stand beside it',
    );
  });
});
