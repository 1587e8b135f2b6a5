import { padEnd, padStart } from '../text/width.ts';
import { fitColumns, GAP, type Column, type ShownColumn } from './columns.ts';
import type { Style } from './style.ts';

/** Up to so many rows cli-table3 draws the table; beyond them its cost grows faster than the table does. */
const SCREENFUL = 40;

/**
 * Rows as an aligned table of at most `width` columns where it can be, headings first, one line a row, no trailing
 * line break. Either printer gives the same text.
 */
export async function drawTable<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  options: { width: number; style: Style; indent?: string },
): Promise<string> {
  const indent = options.indent ?? '';
  const shown = fitColumns(columns, rows, options.width - indent.length);
  const lines =
    rows.length <= SCREENFUL ? await drawWithCliTable(shown, rows.length) : drawPlain(shown, rows.length);
  const [heading = '', ...body] = lines.map((line) => indent + line.trimEnd());
  return [options.style.dim(heading), ...body].join('\n');
}

/** Draws a table without loading a library: for long lists, and where start-up time is felt. */
export function drawPlain(columns: readonly ShownColumn[], rowCount: number): string[] {
  const line = (cell: (column: ShownColumn) => string) =>
    columns
      .map((column) => (column.align === 'right' ? padStart : padEnd)(cell(column), column.width))
      .join(GAP);
  const rows = Array.from({ length: rowCount }, (_, row) => line((column) => column.cells[row] ?? ''));
  return [line((column) => column.heading), ...rows];
}

async function drawWithCliTable(columns: readonly ShownColumn[], rowCount: number): Promise<string[]> {
  const { default: CliTable } = await import('cli-table3');
  const table = new CliTable({
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: columns.map((column) => column.width),
    colAligns: columns.map((column) => column.align),
    head: columns.map((column) => column.heading),
  });
  for (let row = 0; row < rowCount; row += 1) table.push(columns.map((column) => column.cells[row] ?? ''));
  return table.toString().split('\n');
}

const BORDERLESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: GAP,
};
