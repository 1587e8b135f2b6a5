import { expect, test } from 'vitest';
import { readAmount } from '../../src/money/amount-grammar.ts';
import { formatFeeTerms } from '../../src/agreements/fee-phrase.ts';
import { parseFeePhrase } from '../../src/agreements/parse-fee-phrase.ts';

test.each([
  ['$12500 CDN', 'CAD', 1_250_000],
  ['12,500 CDN', 'CAD', 1_250_000],
  ['C$ 12,500', 'CAD', 1_250_000],
  ['US$ 500', 'USD', 50_000],
  ['A$ 500', 'AUD', 50_000],
])('%s is read in %s', (text, currency, minor) => {
  expect(readAmount(text, { currency: 'CAD' })).toEqual({ minor, currency });
});

test.each(['12,500 + HST', '12,500 plus tax', '12,500 +GST'])(
  '%s is refused with the amount to type',
  (text) => {
    expect(() => readAmount(text, { currency: 'CAD' })).toThrow(`"${text}": amounts are without tax`);
  },
);

test.each([
  ['25% of gci', '25% of collected'],
  ['25% of gross commission', '25% of collected'],
  ['flat 300 per closing', 'flat CAD 300 when collected'],
])('a fee of "%s" is "%s"', (text, read) => {
  expect(formatFeeTerms(parseFeePhrase(text, { currency: 'CAD' }))).toBe(read);
});

test('a sign that no currency is written with is not passed over', () => {
  expect(() => readAmount('Z$ 100', { currency: 'CAD' })).toThrow(
    '"Z$" is not how an amount in CAD is written',
  );
});
