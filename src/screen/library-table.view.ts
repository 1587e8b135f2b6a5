import CliTable from 'cli-table3';
import { GAP, type ShownColumn } from './columns.view.ts';

/** A row of more lines takes cli-table3 long, by the cube of them: a second for a hundred, minutes for a long note. */
const MOST_LINES = 12;

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

/** Rows of cells, each of which may have several lines, as cli-table3 draws them; undefined where it would misalign them, or take long. */
export function drawnByLibrary(
  columns: readonly Pick<ShownColumn, 'align'>[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): string[] | undefined {
  const isFit = (cell: string) => isMeasuredAlike(cell) && cell.split('\n').length <= MOST_LINES;
  if (!rows.every((row) => row.every(isFit))) return undefined;
  const table = new CliTable({
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: [...widths],
    colAligns: columns.map(({ align }) => align),
  });
  for (const row of rows) table.push([...row]);
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
