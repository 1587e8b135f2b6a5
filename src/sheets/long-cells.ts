/** Cells that are longer than any line that is kept: a hostile or broken table may have a megabyte in each. */
import { cleanNote } from '../text/sanitize.ts';
import { LINE } from '../text/too-long.ts';
import type { Sheet, SheetRecord } from './sheet.ts';

/**
 * The table with its long cells cleaned as notes are: what is long only by spaces, blank lines or what nobody sees is short
 * then, and no run of these is left for anything that looks into a cell.
 */
export function withCleanLongCells(sheet: Sheet): Sheet {
  if (sheet.cards !== undefined) return sheet;
  return {
    ...sheet,
    *records() {
      for (const record of sheet.records()) {
        if (hasLongCell(record)) record.fields = record.fields.map(cleanIfLong);
        yield record;
      }
    },
  };
}

/** A record as it is looked at to tell what a table and its columns are: of a long cell only the beginning. */
export function glimpsed(record: SheetRecord): SheetRecord {
  if (!hasLongCell(record)) return record;
  return { ...record, fields: record.fields.map((field) => field.slice(0, LINE)) };
}

function hasLongCell({ fields }: SheetRecord): boolean {
  return fields.some((field) => field.length > LINE);
}

function cleanIfLong(field: string): string {
  return field.length > LINE ? cleanNote(field) : field;
}
