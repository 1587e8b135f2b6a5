import { describe, expect, test } from 'vitest';
import type { Column } from '../../src/screen/columns.view.ts';
import { tableLines } from '../../src/screen/table.view.ts';
import { plainOf } from '../../src/text/spans.ts';
import { displayWidth } from '../../src/text/width.ts';

interface Line {
  number: number;
  name: string;
  need: string;
}

const COLUMNS: readonly Column<Line>[] = [
  { key: 'number', heading: '#', value: (line) => line.number, align: 'right' },
  { key: 'name', heading: 'Partner', value: (line) => line.name, shrinksTo: 8 },
  { key: 'need', heading: 'For', value: (line) => line.need, shrinksTo: 6 },
  { key: 'end', heading: 'End', value: () => '|' },
];

function linesOf(...names: string[]): Line[] {
  return names.map((name, index) => ({ number: 98 + index, name, need: index === 1 ? '' : 'a home' }));
}

const draw = (rows: readonly Line[], width = 80) =>
  tableLines(COLUMNS, rows, { width }).map(plainOf).join('\n');

const MIXED = linesOf(
  'Ann Lee',
  '李小龍',
  '한국어 이름',
  'Zoë Ångström',
  '👩‍👩‍👧 home',
  'नमस्ते',
  '',
  '✌️ x',
  '{{y}} $1',
);

describe('a table', () => {
  test('is aligned, numbers to the right, with empty cells and wide letters', () => {
    expect(draw(MIXED)).toBe(
      [
        '  #  Partner       For     End',
        ' 98  Ann Lee       a home  |',
        ' 99  李小龍                |',
        '100  한국어 이름   a home  |',
        '101  Zoë Ångström  a home  |',
        '102  👩‍👩‍👧 home       a home  |',
        '103  नमस्ते          a home  |',
        '104                a home  |',
        '105  ✌️ x          a home  |',
        '106  {{y}} $1      a home  |',
      ].join('\n'),
    );
  });

  test('starts its last column at the same place in every line', () => {
    const lines = draw(MIXED).split('\n').slice(1);
    const starts = lines.map((line) => displayWidth(line.slice(0, line.lastIndexOf('|'))));
    expect(new Set(starts).size).toBe(1);
  });

  test('is cut to a narrow screen, letters and emoji whole', () => {
    expect(draw(linesOf('Bartholomew', '李小龍株式会社', '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧'), 26)).toBe(
      [
        '  #  Partner   For     End',
        ' 98  Barthol…  a home  |',
        ' 99  李小龍…           |',
        '100  👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧…   a home  |',
      ].join('\n'),
    );
  });

  test('keeps hostile names in their cell', () => {
    const text = draw(linesOf('Eve\u001b[2J\u001b[1;1H\n999  forged', '\u202eeve\u0007'));
    expect(text).toBe(
      [
        ' #  Partner          For     End',
        '98  Eve 999  forged  a home  |',
        '99  eve\ufffd                     |',
      ].join('\n'),
    );
  });

  test('dims its heading alone', () => {
    const [heading, ...body] = tableLines(COLUMNS, linesOf('Ann'), { width: 80 });
    expect(heading).toEqual([{ text: ' #  Partner  For     End', tone: 'dim' }]);
    expect(body).toEqual(['98  Ann      a home  |']);
  });

  test('counts its indent into the width', () => {
    const rows = linesOf('Bartholomew Bartholomew');
    const lines = tableLines(COLUMNS, rows, { width: 30, indent: '    ' }).map(plainOf);
    expect(lines).toEqual(['     #  Partner    For     End', '    98  Bartholo…  a home  |']);
  });
});
