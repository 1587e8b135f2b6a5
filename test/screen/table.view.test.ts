import { beforeEach, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { fitTable, tableOf, type Column, type ShownColumn } from '../../src/screen/columns.view.ts';
import { tableLines } from '../../src/screen/table.view.ts';
import { drawnByLibrary, isMeasuredAlike } from '../../src/screen/library-table.view.ts';
import { drawTable, padded } from '../../src/screen/terminal-table.view.ts';
import { forgetLoaded, loaded } from '../../src/text/lazily.ts';
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

  test('is never cut where it is no terminal that shows it, however narrow the width', () => {
    const rows = linesOf('Bartholomew Bartholomew of Bartholomew Street');
    expect(draw(rows, 20).split('\n')[1]).toBe(
      '98  Bartholomew Bartholomew of Bartholomew Street  a home  |',
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
});

const onTerminal = (rows: readonly Line[], width: number, indent = '') =>
  tableLines(COLUMNS, rows, { width, drawTable }, indent).map((line) => plainOf(line).trimEnd());

/** Expects rows to be the same text whether the library draws them or not. */
function expectAlike(columns: readonly ShownColumn[], rows: readonly (readonly string[])[]): void {
  const widths = columns.map(({ width }, at) =>
    Math.max(width, ...rows.map((row) => displayWidth(row[at] ?? ''))),
  );
  const inLines = rows.map((row) => row.map((cell) => cell.split('\n')));
  expect(drawnByLibrary(columns, widths, rows)).toEqual(padded(columns, widths, inLines));
}

// What draws wide letters is loaded when it is first needed.
beforeEach(() => loaded(() => void onTerminal(linesOf('李小龍'), 60)));

describe('the table of a terminal', () => {
  test('wraps cells at words and rules its headings', () => {
    expect(onTerminal(linesOf('Maren Alexandra Holt', '李小龍', 'Zoë Ångström'), 28)).toEqual([
      '  #  Partner     For     End',
      '───  ──────────  ──────  ───',
      ' 98  Maren       a home  |',
      '     Alexandra',
      '     Holt',
      ' 99  李小龍              |',
      '100  Zoë         a home  |',
      '     Ångström',
    ]);
  });

  test('never breaks an amount or a day', () => {
    const rows = linesOf('pays CAD 1,800.50 by Thu 19 Nov 2026');
    const lines = onTerminal(rows, 30).join('\n');
    expect(lines).toContain('CAD 1,800.50');
    expect(lines).toContain('Thu 19 Nov 2026');
  });

  test('counts its indent into the width', () => {
    expect(onTerminal(linesOf('Bartholomew Bartholomew'), 32, '    ')).toEqual([
      '     #  Partner      For     End',
      '    ──  ───────────  ──────  ───',
      '    98  Bartholomew  a home  |',
      '        Bartholomew',
    ]);
  });

  test('of a long list wraps its cells too, with no rule below the headings', () => {
    const rows = Array.from({ length: 61 }, () => linesOf('Bartholomew Street')).flat();
    const lines = onTerminal(rows, 28);
    expect(lines.slice(0, 3)).toEqual([
      ' #  Partner      For     End',
      '98  Bartholomew  a home  |',
      '    Street',
    ]);
    expect(lines).toHaveLength(1 + 2 * 61);
    expect(lines.filter((line) => displayWidth(line) > 28)).toEqual([]);
  });

  test('tells below a list what had no room, and where it is to be had', () => {
    const columns: readonly Column<Line>[] = [
      ...COLUMNS,
      { key: 'email', heading: 'Email', value: () => 'ann@harbour-lending.example', dropsAt: 2 },
      { key: 'phone', heading: 'Phone', value: () => '+1 555 0100 ext 12', dropsAt: 1 },
    ];
    const at = (width: number) =>
      tableLines(columns, linesOf('Ann'), { width, drawTable }).map((line) => plainOf(line).trimEnd());
    expect(at(80).slice(2)).toEqual([
      '98  Ann      a home  |    ann@harbour-lending.example  +1 555 0100 ext 12',
    ]);
    expect(at(60).slice(2)).toEqual([
      '98  Ann      a home  |    ann@harbour-lending.example',
      'No room for Phone: a wider window or --format csv has it all',
    ]);
    expect(at(50).slice(2)).toEqual([
      '98  Ann      a home  |',
      'No room for Email and Phone: a wider window or',
      '--format csv has it all',
    ]);
  });

  test('puts below its row what must not be lost and has no room', () => {
    const columns: readonly Column<Line>[] = [
      ...COLUMNS,
      {
        key: 'next',
        heading: 'Next',
        value: () => 'refnet check-in maren --kind talk',
        dropsAt: 1,
        below: true,
      },
    ];
    const lines = tableLines(columns, linesOf('Ann Lee of Harbour', 'Bea'), { width: 28, drawTable });
    expect(lines.map((line) => plainOf(line).trimEnd()).slice(2)).toEqual([
      '98  Ann Lee of   a home  |',
      '    Harbour',
      '  refnet check-in maren --kind talk',
      '99  Bea                  |',
      '  refnet check-in maren --kind talk',
    ]);
  });

  test('is the same text whether the library draws it or not, and within its width', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('李小龍', 'Zoë Ångström', 'a first home'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 50, max: 100 }),
        (pairs, width) => {
          const rows = pairs.map(([first, need], number) => ({ number, name: first, need }));
          const lines = onTerminal(rows, width);
          expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
          const columns = fitTable(tableOf(COLUMNS, rows).columns, width);
          const cells = rows.map((_, row) => columns.map((column) => column.cells[row] ?? ''));
          const alike = cells.filter((row) => row.every(isMeasuredAlike));
          expectAlike(columns, alike.length === 0 ? [['', '', '', '']] : alike);
        },
      ),
    );
  });

  test('is drawn without the library where each letter takes one column', () => {
    forgetLoaded();
    expect(onTerminal(linesOf('Zoë Ångström'), 80).at(-1)).toBe('98  Zoë Ångström  a home  |');
    expect(() => onTerminal(linesOf('李小龍'), 80)).toThrow('not loaded yet');
  });

  // The library would take minutes for it.
  test('is drawn in a moment with a cell that has thousands of lines', () => {
    const columns = [
      { heading: 'Note', align: 'left' as const, cells: ['x'.repeat(32_767), 'short'], width: 8 },
      { heading: 'End', align: 'left' as const, cells: ['|', '|'], width: 3 },
    ];
    const { body } = drawTable(columns);
    expect(body).toHaveLength(Math.ceil(32_767 / 8) + 1);
    expect(body[0]).toBe('xxxxxxxx  |');
    expect(body.at(-1)).toBe('short     |');
  });

  test('is drawn by the library as wide as it was measured', () => {
    const trusted = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => character !== '\n' && isMeasuredAlike(character),
    );
    expect(trusted.length).toBeGreaterThan(30_000);
    // In short rows: the library takes long for long ones.
    const rows = Array.from({ length: Math.ceil(trusted.length / 100) }, (_, index) => [
      trusted.slice(index * 100, (index + 1) * 100).join(''),
      '|',
    ]);
    const columns = [
      { heading: '', align: 'left' as const, cells: [], width: 200 },
      { heading: 'End', align: 'left' as const, cells: [], width: 3 },
    ];
    expectAlike(columns, rows);
  });
});
