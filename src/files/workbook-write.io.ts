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
 * begins with, and never runs as a formula.
 */
export async function workbookBytes(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const made = writeExcelFile(
    sheets.map(({ name, headings, rows }) => {
      const data = [headings.map(heading), ...Array.from(rows, (row) => row.map(cell))];
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

function cell(value: WorkbookCell): CellObject | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { value: escaped(value), type: String };
  if (typeof value === 'boolean') return { value, type: Boolean };
  if ('day' in value) return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  const { number, decimals } = value;
  return { value: number, type: Number, format: decimals === 0 ? '0' : `#,##0.${'0'.repeat(decimals)}` };
}

/** `_x0041_` stands for `A` in a workbook (ECMA-376, part 1, 22.9.2.19): where the text has it, its first line does not. */
function escaped(text: string): string {
  return sanitizeBlock(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
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
