import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { fitColumns, type Column } from '../../src/screen/columns.view.ts';
import { PLAIN } from '../../src/screen/style.view.ts';
import { drawPlain, drawTable, drawWithCliTable, isMeasuredAlike } from '../../src/screen/table.view.ts';
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

const draw = (rows: readonly Line[], width = 80) => drawTable(COLUMNS, rows, { width, style: PLAIN });

const plain = (rows: readonly Line[], width = 80) =>
  drawPlain(fitColumns(COLUMNS, rows, width), rows.length)
    .map((line) => line.trimEnd())
    .join('\n');

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
  test('is aligned, numbers to the right, with empty cells and wide letters', async () => {
    expect(await draw(MIXED)).toBe(
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

  test('starts its last column at the same place in every line', async () => {
    const lines = (await draw(MIXED)).split('\n').slice(1);
    const starts = lines.map((line) => displayWidth(line.slice(0, line.lastIndexOf('|'))));
    expect(new Set(starts).size).toBe(1);
  });

  test('is cut to a narrow screen, letters and emoji whole', async () => {
    expect(await draw(linesOf('Bartholomew', '李小龍株式会社', '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧'), 26)).toBe(
      [
        '  #  Partner   For     End',
        ' 98  Barthol…  a home  |',
        ' 99  李小龍…           |',
        '100  👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧…   a home  |',
      ].join('\n'),
    );
  });

  test('keeps hostile names in their cell', async () => {
    const text = await draw(linesOf('Eve\u001b[2J\u001b[1;1H\n999  forged', '\u202eeve\u0007'));
    expect(text).toBe(
      [
        ' #  Partner          For     End',
        '98  Eve 999  forged  a home  |',
        '99  eve\ufffd                     |',
      ].join('\n'),
    );
  });

  test('dims its heading alone', async () => {
    const style = { ...PLAIN, dim: (text: string) => `<${text}>` };
    const [heading, ...body] = (await drawTable(COLUMNS, linesOf('Ann'), { width: 80, style })).split('\n');
    expect(heading).toBe('< #  Partner  For     End>');
    expect(body).toEqual(['98  Ann      a home  |']);
  });

  test('counts its indent into the width', async () => {
    const rows = linesOf('Bartholomew Bartholomew');
    const lines = (await drawTable(COLUMNS, rows, { width: 30, style: PLAIN, indent: '    ' })).split('\n');
    expect(lines).toEqual(['     #  Partner    For     End', '    98  Bartholo…  a home  |']);
  });

  test.each([0, 1, 40, 41, 300])('of %i rows is the same text by either printer', async (rowCount) => {
    const rows = Array.from({ length: rowCount }, (_, index) => linesOf(`Partner ${index}`, '李小龍')).flat();
    expect(await draw(rows.slice(0, rowCount))).toBe(plain(rows.slice(0, rowCount)));
  });

  test('is the same text by either printer, whatever the names are and however narrow the screen', async () => {
    const name = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, name), { maxLength: 12 }),
        fc.integer({ min: 20, max: 100 }),
        async (pairs, width) => {
          const rows = pairs.map(([first, need], number) => ({ number, name: first, need }));
          expect(await draw(rows, width)).toBe(plain(rows, width));
        },
      ),
    );
  });
});

describe('the library', () => {
  test('draws every character it is trusted with as wide as it was measured', async () => {
    const trusted = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => isMeasuredAlike({ heading: '', align: 'left', cells: [character], width: 2 }),
    );
    expect(trusted.length).toBeGreaterThan(30_000);
    const cells = Array.from({ length: Math.ceil(trusted.length / 1000) }, (_, index) =>
      trusted.slice(index * 1000, (index + 1) * 1000).join(''),
    );
    const columns = [
      { heading: '', align: 'left' as const, cells, width: 2000 },
      { heading: 'End', align: 'left' as const, cells: cells.map(() => '|'), width: 3 },
    ];
    expect(await drawWithCliTable(columns, cells.length)).toEqual(drawPlain(columns, cells.length));
  });
});
