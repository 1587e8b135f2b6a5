import CliTable from 'cli-table3';
import { displayWidth, padEnd, padStart } from '../text/width.ts';
import { wrapText } from '../text/wrap.ts';
import { GAP, type ShownColumn } from './columns.view.ts';

/** The columns with their cells wrapped at words, a rule below the headings; each line without spaces at its end. */
export function drawTable(columns: readonly ShownColumn[]): { head: string[]; body: string[] } {
  const cells = columns.map((column) => column.cells.map((cell) => wrapText(cell, column.width).join('\n')));
  const rules = columns.map((column) => '\u2500'.repeat(column.width));
  const rows = [
    columns.map(({ heading }) => heading),
    rules,
    ...(cells[0] ?? []).map((_, row) => cells.map((column) => column[row] ?? '')),
  ];
  const alike = rows.every((row) => row.every((cell) => MEASURED_ALIKE.test(cell)));
  const isShort = rows.every((row) => heightOf(row) <= MOST_LINES);
  const lines = (alike && isShort ? drawn : padded)(columns, rows).map((line) => line.trimEnd());
  return { head: lines.slice(0, 2), body: lines.slice(2) };
}

/** A row of more lines takes cli-table3 long, by the cube of them: a second for a hundred, minutes for a long note. */
const MOST_LINES = 12;

function heightOf(row: readonly string[]): number {
  return Math.max(...row.map((cell) => cell.split('\n').length));
}

/**
 * Text whose width cli-table3 reckons as we do: Latin, Greek, Cyrillic, Chinese, Japanese and Korean. It measures most
 * emoji and combined letters by an older standard, and would misalign or cut them.
 */
const MEASURED_ALIKE =
  /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0386\u0388-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2500-\u259f\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*$/;

/** Whether cli-table3 measures the text as it is measured here. */
export function isMeasuredAlike(text: string): boolean {
  return MEASURED_ALIKE.test(text);
}

/** Rows of cells, each of which may have several lines, drawn by cli-table3. */
export function drawn(columns: readonly ShownColumn[], rows: readonly (readonly string[])[]): string[] {
  const table = new CliTable({
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: columns.map(({ width }, at) => widest(width, rows, at)),
    colAligns: columns.map(({ align }) => align),
  });
  for (const row of rows) table.push([...row]);
  return table.toString().split('\n');
}

/** The same text as {@link drawn}, for what the library would misalign. */
export function padded(columns: readonly ShownColumn[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ width }, column) => widest(width, rows, column));
  return rows.flatMap((row) => {
    const lines = row.map((cell) => cell.split('\n'));
    return Array.from({ length: heightOf(row) }, (_, at) =>
      columns
        .map(({ align }, column) =>
          (align === 'right' ? padStart : padEnd)(lines[column]?.[at] ?? '', widths[column] ?? 0),
        )
        .join(GAP),
    );
  });
}

/** The width of a column: more than was meant for it where a cell has what cannot be broken. */
function widest(width: number, rows: readonly (readonly string[])[], at: number): number {
  return rows.reduce((most, row) => Math.max(most, ...(row[at] ?? '').split('\n').map(displayWidth)), width);
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
