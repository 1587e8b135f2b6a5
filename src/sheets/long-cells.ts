/** Cells that are longer than any line that is kept: a hostile or broken table may have a megabyte in each. */
import { cleanNote } from '../text/sanitize.ts';
import { LINE } from '../text/too-long.ts';

/** What has cells, in the order of the columns. */
interface Row {
  fields: string[];
}

/** A record as it is looked at to tell what a table and its columns are: of a long cell only the beginning. */
export function glimpsed<R extends Row>(record: R): R {
  if (!hasLongCell(record)) return record;
  return { ...record, fields: record.fields.map((field) => field.slice(0, LINE)) };
}

/** Cleans the long cells of a record as notes are. */
export function cleanLongCells(record: Row): void {
  if (!hasLongCell(record)) return;
  record.fields = record.fields.map((field) => (field.length > LINE ? cleanNote(field) : field));
}

function hasLongCell({ fields }: Row): boolean {
  return fields.some((field) => field.length > LINE);
}
