import { COMMON } from '../text/pattern.ts';
import { lazily } from '../text/lazily.ts';
import { displayWidth, padEnd, padStart } from '../text/width.ts';
import { wrapText } from '../text/wrap.ts';
import { GAP, type ShownColumn } from './columns.view.ts';

/** Loaded only where a cell has letters of which not each takes one column: it takes as long as a whole command. */
const library = lazily(() => import('./library-table.view.ts'));

/** The columns with their cells wrapped at words, a rule below the headings; each line without spaces at its end. */
export function drawTable(columns: readonly ShownColumn[]): { head: string[]; body: string[] } {
  const cells = columns.map((column) => column.cells.map((cell) => linesOf(cell, column.width)));
  const rows = [
    columns.map(({ heading }) => [heading]),
    columns.map((column) => ['\u2500'.repeat(column.width)]),
    ...(cells[0] ?? []).map((_, row) => cells.map((column) => column[row] ?? [])),
  ];
  const widths = columns.map(({ width }, at) => widest(width, rows, at));
  const isCommon = rows.every((row) => row.every((cell) => cell.every((line) => COMMON.test(line))));
  const joined = () => rows.map((row) => row.map((cell) => cell.join('\n')));
  const drawn = isCommon ? undefined : library().drawnByLibrary(columns, widths, joined());
  const lines = (drawn ?? padded(columns, widths, rows)).map((line) => line.trimEnd());
  return { head: lines.slice(0, 2), body: lines.slice(2) };
}

function linesOf(cell: string, width: number): string[] {
  return COMMON.test(cell) && cell.length <= width ? [cell] : wrapText(cell, width);
}

/** A table drawn without the library, with the same text: for what needs none, and for what it would misalign. */
export function padded(
  columns: readonly Pick<ShownColumn, 'align'>[],
  widths: readonly number[],
  rows: readonly (readonly (readonly string[])[])[],
): string[] {
  return rows.flatMap((row) =>
    Array.from({ length: Math.max(1, ...row.map(({ length }) => length)) }, (_, at) =>
      columns
        .map(({ align }, column) =>
          (align === 'right' ? padStart : padEnd)(row[column]?.[at] ?? '', widths[column] ?? 0),
        )
        .join(GAP),
    ),
  );
}

/** The width of a column: more than was meant for it where a cell has what cannot be broken. */
function widest(width: number, rows: readonly (readonly (readonly string[])[])[], at: number): number {
  return rows.reduce((most, row) => Math.max(most, ...(row[at] ?? []).map(displayWidth)), width);
}
