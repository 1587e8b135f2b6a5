import { dim, spansOf, type Text } from '../text/spans.ts';
import { narrowest, wrapText } from '../text/wrap.ts';
import { displayWidth, padEnd, padStart } from '../text/width.ts';
import type { Table, TableColumn } from './blocks.ts';
import {
  fitTable,
  GAP,
  legendOf,
  tableOf,
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

/** A screenful and some more: the table of a terminal has so many rows at most. */
const SCREENFUL = 60;

/** Rows as a table: see {@link gridLines}. */
export function tableLines<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  look: TableLook,
  indent = '',
): Text[] {
  return gridLines(tableOf(columns, rows), look, indent);
}

/**
 * Columns as an aligned table, headings first. On a terminal it is as wide as that at most: cells are wrapped, and
 * columns dropped in their order. A long list, and any list that goes elsewhere, has a line for each row and is never
 * cut, so that what is looked for is found in it, unless it is to be fitted.
 */
export function gridLines(
  { columns, fitted, more }: Table,
  { width, drawTable }: TableLook,
  indent: string,
): Text[] {
  const rowCount = columns[0]?.cells.length ?? 0;
  const room = width - indent.length;
  const drawn = drawTable !== undefined && rowCount <= SCREENFUL ? drawTable : undefined;
  const shown =
    drawn !== undefined || fitted === true
      ? fitTable(columns.map(unbroken), room, Infinity)
      : wholeColumns(columns);
  const { head, body } = drawn === undefined ? drawPlain(shown, rowCount) : drawn(shown);
  const below = [
    ...(more === undefined ? [] : wrapText(more, room)),
    ...wrapText(legendOf(shown), room)
      .filter((line) => line !== '')
      .map(dim),
  ];
  return [
    ...head.map((line) => dim(indent + line)),
    ...body.map((line) => indent + line),
    ...below.map((line): Text => [indent, ...spansOf(line)]),
  ];
}

/** A word is not broken in a cell, unless it is longer than this. */
const LONG_WORD = 14;

/** The column no narrower than what its cells have that is not to be broken. */
function unbroken(column: TableColumn): TableColumn {
  if (column.shrinksTo === undefined) return column;
  const words = column.cells.map((cell) => narrowest(cell, LONG_WORD));
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
