import { padEnd, padStart } from '../text/width.ts';
import { fitColumns, GAP, type Column, type ShownColumn } from './columns.view.ts';
import type { Style } from './style.view.ts';

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
  const byLibrary = rows.length <= SCREENFUL && shown.every((column) => isMeasuredAlike(column));
  const lines = byLibrary ? await drawWithCliTable(shown, rows.length) : drawPlain(shown, rows.length);
  const [heading = '', ...body] = lines.map((line) => indent + line.trimEnd());
  return [options.style.dim(heading), ...body].join('\n');
}

/**
 * Text whose width cli-table3 reckons as we do: Latin, Greek, Cyrillic, Chinese, Japanese and Korean. It measures most
 * emoji and combined letters by an older standard, and would misalign or cut them.
 */
const MEASURED_ALIKE =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0386\u0388-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2580-\u259f\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*$/;

/** Whether cli-table3 would draw the column as it was measured. */
export function isMeasuredAlike({ heading, cells }: ShownColumn): boolean {
  return MEASURED_ALIKE.test(heading) && cells.every((cell) => MEASURED_ALIKE.test(cell));
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

/** The same text as {@link drawPlain}, drawn by cli-table3. */
export async function drawWithCliTable(columns: readonly ShownColumn[], rowCount: number): Promise<string[]> {
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
