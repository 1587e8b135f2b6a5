import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { sanitizeBlock } from '../text/sanitize.ts';
import type { WorkbookCell } from './workbook-cells.ts';

/** One sheet: its headings stay in sight. */
export interface WorkbookSheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: Iterable<readonly WorkbookCell[]>;
}

/** The ZIP format begins here; parts of a day are those of the clock, so that the bytes are the same in every zone. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * A workbook (.xlsx) of these sheets. The same sheets make the same bytes: no time is in them. Text is text whatever it
 * begins with, and never runs as a formula; where it is to be exact, every character of it comes back as it was.
 */
export async function workbookBytes(
  sheets: readonly WorkbookSheet[],
  { exact = false }: { readonly exact?: boolean } = {},
): Promise<Uint8Array> {
  const made = writeExcelFile(
    sheets.map(({ name, headings, rows }) => {
      const data = [
        headings.map(heading),
        ...Array.from(rows, (row) => row.map((value) => cell(value, exact))),
      ];
      return {
        sheet: name,
        data,
        stickyRowsCount: 1,
        columns: headings.map((_, at) => ({ width: widthOf(data, at) })),
      };
    }),
  );
  return zipSync(unzipSync(await made.toBuffer()), { mtime: NO_TIME, level: 6 });
}

function heading(text: string): CellObject {
  return { value: text, type: String, fontWeight: 'bold' };
}

function cell(value: WorkbookCell, exact: boolean): CellObject | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string')
    return { value: escaped(exact ? value : sanitizeBlock(value)), type: String };
  if (typeof value === 'boolean') return { value, type: Boolean };
  if ('day' in value) return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  const { number, decimals } = value;
  return { value: number, type: Number, format: decimals === 0 ? '0' : `#,##0.${'0'.repeat(decimals)}` };
}

/**
 * `_x0041_` stands for `A` in a workbook (ECMA-376, part 1, 22.9.2.19): where the text has it, its first line does not, and
 * what XML cannot hold, or reads as another line break, is written so.
 */
function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex -- those that XML cannot hold are meant
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)|[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

/** Wide enough for most of what stands in a column, in characters, and no wider than can be read. */
const WIDEST = 40;
const LOOKED_AT = 200;

function widthOf(data: readonly (readonly (CellObject | null)[])[], at: number): number {
  const lengths = data.slice(0, LOOKED_AT).map((row) => {
    const value = row[at]?.value;
    return value instanceof Date ? 10 : String(value ?? '').length;
  });
  return Math.min(WIDEST, Math.max(8, ...lengths) + 2);
}
