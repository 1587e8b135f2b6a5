import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { marks, type Mark } from './commit.sql.ts';
import { BUSY_TIMEOUT } from './current.sql.ts';
import { systemCode } from '../text/system-code.ts';
import { openFile } from './journal-beside.sql.ts';

/**
 * Whether what was to be committed is in the file; undefined where that cannot be seen. It is opened to be written: a
 * journal that is left over is played back before anything is read.
 */
export function isThere(path: string, mark: Mark): boolean | undefined {
  let db: Database.Database | undefined;
  try {
    if (!existsSync(path)) return false;
    db = openFile(path, { timeout: BUSY_TIMEOUT });
    return mark.isThere(db);
  } catch (error) {
    // There is not even a table: the file was only begun.
    const isOnlyBegun = systemCode(error) === 'SQLITE_ERROR';
    return isOnlyBegun ? false : undefined;
  } finally {
    db?.close();
  }
}

/** The mark of the transaction that could not be committed for that reason; undefined for every other error. */
export function markOf(error: unknown): Mark | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const mark = marks.get(each);
    if (mark !== undefined) return mark;
  }
  return undefined;
}
