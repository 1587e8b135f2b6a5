import { expect, test } from 'vitest';
import { currencyOf } from '../../src/money/countries.ts';
import { isCurrency } from '../../src/money/currency.ts';

test.each([
  ['CA', 'CAD'],
  ['us', 'USD'],
  ['GB', 'GBP'],
  ['DE', 'EUR'],
  ['BG', 'EUR'],
  ['CH', 'CHF'],
  ['', undefined],
  ['XX', undefined],
])('%s pays in %s', (country, currency) => expect(currencyOf(country)).toBe(currency));

test('every currency is one', () => {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
  const used = letters.flatMap((a) => letters.flatMap((b) => currencyOf(a + b) ?? []));
  expect(used.length).toBeGreaterThan(80);
  expect(used.filter((currency) => !isCurrency(currency))).toEqual([]);
});
