import { dim, type Text } from '../text/spans.ts';
import { narrowest } from '../text/wrap.ts';
import { padEnd, padStart } from '../text/width.ts';
import type { TableColumn } from './blocks.ts';
import { fitTable, GAP, tableOf, wholeColumns, type Column, type ShownColumn } from './columns.view.ts';

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
  return gridLines(tableOf(columns, rows).columns, look, indent);
}

/**
 * Columns as an aligned table, headings first. On a terminal it is as wide as that at most: cells are wrapped, and
 * columns dropped in their order. A long list, and any list that goes elsewhere, has a line for each row and is never
 * cut, so that what is looked for is found in it.
 */
export function gridLines(
  columns: readonly TableColumn[],
  { width, drawTable }: TableLook,
  indent: string,
): Text[] {
  const rowCount = columns[0]?.cells.length ?? 0;
  if (drawTable !== undefined && rowCount <= SCREENFUL) {
    const { head, body } = drawTable(fitTable(columns.map(unbroken), width - indent.length, Infinity));
    return [...head.map((line) => dim(indent + line)), ...body.map((line) => indent + line)];
  }
  const [heading = '', ...body] = drawPlain(wholeColumns(columns), rowCount).map((line) =>
    (indent + line).trimEnd(),
  );
  return [dim(heading), ...body];
}

/** A word is not broken in a cell, unless it is longer than this. */
const LONG_WORD = 14;

/** The column no narrower than what its cells have that is not to be broken. */
function unbroken(column: TableColumn): TableColumn {
  if (column.shrinksTo === undefined) return column;
  const words = column.cells.map((cell) => narrowest(cell, LONG_WORD));
  return { ...column, shrinksTo: Math.max(column.shrinksTo, ...words) };
}

/** The columns beside one another, a line a row, below their headings. */
export function drawPlain(columns: readonly ShownColumn[], rowCount: number): string[] {
  const line = (cell: (column: ShownColumn) => string) =>
    columns
      .map((column) => (column.align === 'right' ? padStart : padEnd)(cell(column), column.width))
      .join(GAP);
  const rows = Array.from({ length: rowCount }, (_, row) => line((column) => column.cells[row] ?? ''));
  return [line((column) => column.heading), ...rows];
}
