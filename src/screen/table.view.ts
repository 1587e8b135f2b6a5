import { list } from '../text/count.ts';
import { dim, spansOf, toned, type Text } from '../text/spans.ts';
import { narrowest, wrap, wrapText } from '../text/wrap.ts';
import { displayWidth, padEnd, padStart } from '../text/width.ts';
import type { Table, TableColumn } from './blocks.ts';
import {
  fitTable,
  GAP,
  hasSomething,
  legendOf,
  tableOf,
  totalWidth,
  wholeColumns,
  type Column,
  type ShownColumn,
} from './columns.view.ts';

/** What draws the table of a screen: the cells wrapped at words, and a rule below the headings. */
export type DrawTable = (columns: readonly ShownColumn[]) => { head: string[]; body: string[] };

/** How wide a table may be, and what draws it where a terminal shows it. */
export interface TableLook {
  width: number;
  drawTable?: DrawTable;
}

/** A screenful and some more: a table with more rows is drawn without the library that is slow at that. */
const SCREENFUL = 60;

/** Rows as the list that was asked for: see {@link gridLines}; what had no room is named below it. */
export function tableLines<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  look: TableLook,
  indent = '',
): Text[] {
  return gridLines({ ...tableOf(columns, rows), alone: true }, look, indent);
}

/**
 * Columns as an aligned table, headings first. On a terminal it is as wide as that at most: cells are wrapped, and
 * columns dropped in their order, or told below their rows. A long list has no rule below its headings. A list that goes
 * elsewhere has a line for each row and is never cut, so that what is looked for is found in it, unless it is to be fitted.
 */
export function gridLines(
  { columns, fitted, alone, more }: Table,
  { width, drawTable }: TableLook,
  indent: string,
): Text[] {
  const rowCount = columns[0]?.cells.length ?? 0;
  const room = width - indent.length;
  const shown =
    drawTable !== undefined || fitted === true ? columnsInRoom(columns, room) : wholeColumns(columns);
  const drawn = drawTable !== undefined && rowCount <= SCREENFUL ? drawTable : undefined;
  const { head, body } = drawn === undefined ? drawPlain(shown, rowCount) : drawn(shown);
  const left = columns
    .filter((column) => hasSomething(column) && !shown.some(({ heading }) => heading === column.heading))
    .map((column): TableColumn =>
      column.dropsAt === undefined ? { ...column, below: column.below ?? 'named' } : column,
    );
  const below = [
    ...(more === undefined ? [] : wrapText(more, room)),
    ...wrapText(legendOf(shown), room)
      .filter((line) => line !== '')
      .map(dim),
    ...leftOut(left, room, alone === true || fitted === true),
  ];
  return [
    ...head.map((line) => dim(indent + line)),
    ...withCellsBelow(body, shown, left, { indent, room }),
    ...below.map((line): Text => [indent, ...spansOf(line)]),
  ];
}

/**
 * The columns that stand beside one another. Where not even those fit that may not be dropped, the last of them stand
 * below their rows: a line that is too long would be broken anywhere by the terminal.
 */
function columnsInRoom(columns: readonly TableColumn[], room: number): ShownColumn[] {
  let fitting = columns.map((column) => unbroken(column, room));
  for (;;) {
    const shown = fitTable(fitting, room, Infinity);
    const last = shown.at(-1);
    const fits = totalWidth(shown.map(({ width }) => width)) <= room;
    if (fits || last === undefined || shown.length === 1) return shown;
    fitting = fitting.filter(({ heading }) => heading !== last.heading);
  }
}

/** What had no room beside the others, and where it is to be had: a table that is a part of a card is in no CSV. */
function leftOut(left: readonly TableColumn[], room: number, isInCsv: boolean): Text[] {
  const names = left
    .filter(({ below, dropsAt }) => below === undefined && (dropsAt ?? 0) >= 0)
    .map(({ heading, called = heading }) => called);
  if (names.length === 0) return [];
  const what = `No room for ${list(names, 'and')}: a wider window`;
  if (!isInCsv) return wrap([toned('dim', `${what} has it all`)], room);
  return wrap(
    [
      toned('dim', `${what} or `),
      { text: '--format csv', tone: 'dim', whole: true },
      toned('dim', ' has it all'),
    ],
    room,
  );
}

/** How far the cells that stand below their row are indented. */
const BELOW = '  ';

/** The lines of the rows, each row with the cells of columns that had no room beside the others below it. */
function withCellsBelow(
  body: readonly string[],
  shown: readonly ShownColumn[],
  left: readonly TableColumn[],
  { indent, room }: { indent: string; room: number },
): Text[] {
  const own = left.filter(({ below }) => below === true);
  const named = left.filter(({ below }) => below === 'named');
  if (own.length + named.length === 0) return body.map((line) => indent + line);
  const lines: Text[] = [];
  let at = 0;
  for (let row = 0; at < body.length; row += 1) {
    const height = heightOf(shown, row);
    lines.push(...body.slice(at, at + height).map((line) => indent + line));
    const facts = named.flatMap(({ heading, cells }) =>
      (cells[row] ?? '') === '' ? [] : [`${heading}: ${cells[row]}`],
    );
    for (const text of [facts.join('; '), ...own.map(({ cells }) => cells[row] ?? '')]) {
      const cell = wrapText(text, room - BELOW.length).filter((line) => line !== '');
      lines.push(...cell.map((line) => indent + BELOW + line));
    }
    at += height;
  }
  return lines;
}

/** How many lines a row has, each cell wrapped to its column. */
function heightOf(columns: readonly ShownColumn[], row: number): number {
  return Math.max(1, ...columns.map(({ cells, width }) => cellLines(cells[row] ?? '', width).length));
}

/** A word is not broken in a cell, unless it is longer than this, or than a line. */
const LONG_WORD = 18;

/** The column no narrower than what its cells have that is not to be broken. */
function unbroken(column: TableColumn, room: number): TableColumn {
  if (column.shrinksTo === undefined) return column;
  const words = column.cells.map((cell) => narrowest(cell, Math.min(LONG_WORD, room)));
  return { ...column, shrinksTo: Math.max(column.shrinksTo, ...words) };
}

/** The columns beside one another, each cell wrapped to its column, below their headings. */
function drawPlain(columns: readonly ShownColumn[], rowCount: number): { head: string[]; body: string[] } {
  const body = Array.from({ length: rowCount }, (_, row) => {
    const cells = columns.map(({ cells: all, width }) => cellLines(all[row] ?? '', width));
    const height = Math.max(1, ...cells.map(({ length }) => length));
    return Array.from({ length: height }, (__, at) => beside(columns, (column) => cells[column]?.[at] ?? ''));
  });
  return { head: [beside(columns, (column) => columns[column]?.heading ?? '')], body: body.flat() };
}

function cellLines(cell: string, width: number): string[] {
  return displayWidth(cell) <= width ? [cell] : wrapText(cell, width);
}

function beside(columns: readonly ShownColumn[], cell: (column: number) => string): string {
  return columns
    .map(({ align, width }, column) => (align === 'right' ? padStart : padEnd)(cell(column), width))
    .join(GAP)
    .trimEnd();
}
