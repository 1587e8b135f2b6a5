import { expect, test } from 'vitest';
import { CurrencySniffer, currencyOfOpen, markOf } from '../../src/money/currencies-in-column.ts';

test.each([
  ['EUR 1200', 'EUR'],
  ['1.200 €', 'EUR'],
  ['(£1,200)', 'GBP'],
  ['US$ 5', 'USD'],
  ["CHF 1'200.-", 'CHF'],
  ['$1.2k', '$'],
  ['¥ 900', '¥'],
  ['1200', ''],
  ['(1,200)', ''],
  ['', undefined],
  ['TBD', undefined],
  ['about 5 cases', undefined],
])('the mark of %j is %j', (cell, mark) => {
  expect(markOf(cell)).toBe(mark);
});

test.each([
  // [amounts, home, the currency of those that name none]
  [['1200', '900'], 'USD', 'USD'],
  [['EUR 1200', '900'], 'USD', 'EUR'],
  [['EUR 1200', '€900', '700', 'TBD'], 'USD', 'EUR'],
  [['CAD 1200', '$900', '700'], 'USD', 'CAD'],
  [['EUR 1200', '$900'], 'USD', undefined],
  [['EUR 1200', 'CHF 900', '700'], 'USD', undefined],
  [['EUR 1200', 'USD 900', '700'], 'USD', undefined],
  [['$900', '700'], 'USD', 'USD'],
])('of %j at home with %s: %s', (cells, home, currency) => {
  const sniffer = new CurrencySniffer();
  for (const cell of cells) sniffer.add(cell, '');
  expect(currencyOfOpen(sniffer.found(), home)).toBe(currency);
});

test('a column of currencies counts as the mark', () => {
  const sniffer = new CurrencySniffer();
  sniffer.add('1200', 'eur');
  sniffer.add('900', '');
  expect(sniffer.found()).toEqual({ named: ['EUR'], isOpen: true, signs: [] });
});

test('what is no amount says nothing, whatever a column of currencies has beside it', () => {
  const sniffer = new CurrencySniffer();
  sniffer.add('TBD', 'eur');
  sniffer.add('', '');
  expect(sniffer.found()).toEqual({ named: [], isOpen: false, signs: [] });
});

test.each(['1 or 2', '5 x 3', '12 ? 14', '7/8'])('%s names no currency, as it is no amount', (cell) => {
  expect(markOf(cell)).toBeUndefined();
});

test('the currency of most amounts comes first', () => {
  const sniffer = new CurrencySniffer();
  for (const cell of ['EUR 5', 'CAD 5', 'CAD 6', 'USD 1', 'USD 2', 'USD 3']) sniffer.add(cell, '');
  expect(sniffer.found().named).toEqual(['USD', 'CAD', 'EUR']);
});
