import { openCurrent } from '../file/current.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { EXPORTED_KINDS, type ExportedKind } from '../exports/export-kind.ts';
import { everyRecord } from '../exports/export-kind.sql.ts';

/** The kinds of records that can still be taken out of a damaged file, by the words that `refnet export` knows them by. */
export function readableKinds(path: string): string[] {
  let db: Db | undefined;
  try {
    db = openCurrent(path, 'reading');
    const file = db;
    if (file === undefined) return [];
    return Object.entries(EXPORTED_KINDS).flatMap(([word, { of }]) => (hasReadable(file, of) ? [word] : []));
  } catch {
    // Not even what the file says of itself can be read.
    return [];
  } finally {
    db?.close();
  }
}

/** Whether there are records of a kind, and all of them can be read. */
function hasReadable(db: Db, of: ExportedKind['of']): boolean {
  let has = false;
  try {
    for (const each of everyRecord(db, of)) has ||= each.id > 0;
    return has;
  } catch {
    return false;
  }
}
