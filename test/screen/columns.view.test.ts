import { describe, expect, test } from 'vitest';
import {
  cellText,
  fitTable,
  legendOf,
  plainText,
  tableOf,
  type Column,
} from '../../src/screen/columns.view.ts';

interface Line {
  name: string;
  need: string | null;
  status: string;
}

const COLUMNS: readonly Column<Line>[] = [
  { key: 'name', heading: 'Partner', value: (line) => line.name, shrinksTo: 10 },
  { key: 'hidden', value: () => 'only in files' },
  { key: 'need', heading: 'For', value: (line) => line.need, shrinksTo: 8, dropsAt: 1 },
  { key: 'status', heading: 'Status', value: (line) => line.status, dropsAt: 2 },
];

const LINES: readonly Line[] = [
  { name: 'Maren Alexandra Holt', need: 'a first home for a family', status: 'proposal' },
  { name: 'Bo', need: 'tax', status: 'won' },
];

function shapeAt(width: number, lines = LINES): string[] {
  return fitTable(tableOf(COLUMNS, lines).columns, width).map(
    (column) => `${column.heading} ${column.width}`,
  );
}

describe('fitting columns to a screen', () => {
  test.each([
    [80, ['Partner 20', 'For 25', 'Status 8']],
    [57, ['Partner 20', 'For 25', 'Status 8']],
    [56, ['Partner 20', 'For 24', 'Status 8']],
    [30, ['Partner 10', 'For 8', 'Status 8']],
    [29, ['Partner 19', 'Status 8']],
    [20, ['Partner 10', 'Status 8']],
    [19, ['Partner 19']],
    [10, ['Partner 10']],
    [9, ['Partner 9']],
    [5, ['Partner 7']],
  ])('at %i columns: %j', (width, shape) => {
    expect(shapeAt(width)).toEqual(shape);
  });

  test('a column that may drop and has nothing to show is left out; one that stays is kept', () => {
    const bare = [{ name: '', need: null, status: '' }];
    expect(shapeAt(80, bare)).toEqual(['Partner 7']);
  });
});

describe('the text of a cell', () => {
  const column: Column<string> = { key: 'name', heading: 'Name', value: (text) => text };

  test.each([
    ['an escape sequence', 'Ann\u001b[31m Lee\u001b[0m', 'Ann Lee'],
    ['a terminal title', 'Ann\u001b]0;pwned\u0007 Lee', 'Ann Lee'],
    ['marks that reverse the text', 'Ann \u202eeeL\u202c', 'Ann eeL'],
    ['isolates and other marks of direction', '\u2066Ann\u2069\u200f Lee', 'Ann Lee'],
    ['line breaks', 'Ann\nLee\r\nRoe', 'Ann Lee Roe'],
    ['a tab', 'Ann\tLee', 'Ann Lee'],
    ['a bare carriage return', 'Ann\rLee', 'Ann Lee'],
    ['a bell', 'Ann\u0007', 'Ann\ufffd'],
  ])('keeps %s off the screen', (_what, hostile, shown) => {
    expect(cellText(column, hostile)).toBe(shown);
    expect(cellText({ ...column, value: () => 1, text: (text) => text }, hostile)).toBe(shown);
  });

  test.each([
    [null, ''],
    [0, '0'],
    [false, 'false'],
    ['a', 'a'],
    [['a', 'b'], 'a; b'],
    [[], ''],
    [{ a: 1 }, '{"a":1}'],
  ])('%j reads %j', (value, text) => {
    expect(plainText(value)).toBe(text);
  });
});

test('a legend names columns of one heading once, and others in small letters behind the first', () => {
  const column = (heading: string) => ({ heading, legend: 'both ways' });
  expect(legendOf([column('Business'), column('Business')])).toBe('Business: both ways');
  expect(legendOf([column('Closed'), column('Won')])).toBe('Closed, won: both ways');
});
