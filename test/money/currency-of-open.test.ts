import { expect, test } from 'vitest';
import { currencyOfOpen } from '../../src/money/currencies-in-column.ts';

test.each<[named: string[], isHeaded: boolean, home: string, currency: string | undefined]>([
  [[], false, 'CAD', 'CAD'],
  [['USD'], false, 'CAD', 'USD'],
  [['EUR'], false, 'CAD', undefined],
  [['EUR'], true, 'CAD', 'CAD'],
  [['EUR'], true, 'EUR', undefined],
  [['USD'], true, 'CAD', 'USD'],
  [['EUR', 'USD'], true, 'CAD', undefined],
])(
  'beside amounts in %j one with a $ (of the heading: %s) is, at home in %s, in %s',
  (named, isHeaded, home, currency) => {
    expect(
      currencyOfOpen({ named, isOpen: true, signs: ['$'], ...(isHeaded ? { isHeaded } : {}) }, home),
    ).toBe(currency);
  },
);
