import { expect, test } from 'vitest';
import { Merges } from '../../src/sheets/merges.ts';
import { plainNumber } from '../../src/sheets/number-format.ts';
import { encodingName } from '../../src/sheets/text-encoding.ts';
import { workbookCell } from '../../src/sheets/workbook-cells.ts';

test.each([
  ['1800.50', { number: 1800.5, decimals: 2 }],
  ['-5', { number: -5, decimals: 0 }],
  ['9999999999999.99', { number: 9_999_999_999_999.99, decimals: 2 }],
  ['10000000000000.001', '10000000000000.001'],
  ['1234567890123456', '1234567890123456'],
  ['none', 'none'],
])('the amount %s is a number of a workbook only where it stays exact', (text, cell) => {
  expect(workbookCell(text, { is: 'amount' })).toEqual(cell);
});

test.each([
  [1.1, '1.1'],
  [0.1 + 0.2, '0.3'],
  [1e21, '1000000000000000000000'],
  [Infinity, ''],
  [NaN, ''],
])('the number %d of a sheet is read as %j', (value, text) => {
  expect(plainNumber(value)).toBe(text);
});

test.each([
  ['utf-16le', 'UTF-16le'],
  ['iso-8859-2', 'ISO-8859-2'],
  ['koi8-r', 'KOI8-r'],
  ['windows-1252', 'Windows-1252'],
  ['macintosh', 'Mac Roman'],
])('the encoding %s is called %s', (encoding, called) => {
  expect(encodingName(encoding)).toBe(called);
});

test('what is merged over several rows stands in each of them, in a row too short for it as well', () => {
  const merges = new Merges([{ column: 2, from: 2, to: 4 }]);
  const filled = (row: number, ...fields: string[]) => {
    merges.fill(row, fields);
    return fields;
  };
  expect(filled(1, 'Date')).toEqual(['Date']);
  expect(filled(2, 'a', '', 'Maren Holt')).toEqual(['a', '', 'Maren Holt']);
  expect(filled(3, 'b')).toEqual(['b', '', 'Maren Holt']);
  expect(filled(4, 'c', '', 'Victor Osei')).toEqual(['c', '', 'Victor Osei']);
  expect(filled(5, 'd')).toEqual(['d']);
});
