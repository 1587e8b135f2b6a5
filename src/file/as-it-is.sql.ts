import { BUSY_TIMEOUT } from './current.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { openFile } from './journal-beside.sql.ts';

/**
 * Opens a file to look at what is in it, or to mend it, whatever another program did to its schema: what SQLite refuses to
 * read of that is passed over. Throws what SQLite throws where the file cannot be read at all.
 */
export function openAsItIs(path: string): Db {
  const db = openFile(path, { timeout: BUSY_TIMEOUT });
  try {
    db.pragma('trusted_schema = off');
    if (isMalformed(db)) {
      allowSchemaEdits(db);
      db.unsafeMode(false);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Lets the schema be edited as a table, which SQLite and better-sqlite3 guard: for a private copy alone. */
export function allowSchemaEdits(db: Db): void {
  db.unsafeMode(true);
  db.pragma('writable_schema = on');
}

function isMalformed(db: Db): boolean {
  try {
    db.prepare('select count(*) from sqlite_schema').get();
    return false;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('malformed database schema')) return true;
    throw error;
  }
}
