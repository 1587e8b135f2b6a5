import { dim, type Text } from '../text/spans.ts';
import { padEnd, padStart } from '../text/width.ts';
import { fitColumns, GAP, type Column, type ShownColumn } from './columns.view.ts';

/** Rows as an aligned table of at most `width` columns where it can be, headings first, one line a row. */
export function tableLines<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  options: { width: number; indent?: string },
): Text[] {
  const indent = options.indent ?? '';
  const shown = fitColumns(columns, rows, options.width - indent.length);
  const [heading = '', ...body] = drawPlain(shown, rows.length).map((line) => indent + line.trimEnd());
  return [dim(heading), ...body];
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
