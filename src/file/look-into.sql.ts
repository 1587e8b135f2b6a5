import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { schemaSaid, userVersion, versionState } from './current.sql.ts';
import { schemaMadeBy } from './made-schema.sql.ts';
import { MIGRATIONS, type Migration } from './migrations.sql.ts';
import { madeObjects } from './schema-faults.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { strip } from './strip.sql.ts';
import { openFile } from './journal-beside.sql.ts';

/**
 * Opens a copy of a network, of this version or an older one, to look into it; nothing that others planted in it is run: it is
 * looked into without that, in memory. Undefined where it is no copy of a network, or the tables that refnet made are not
 * in it as they were made. Throws what SQLite throws; the caller closes it.
 */
export function lookInto(path: string, all: readonly Migration[] = MIGRATIONS): Db | undefined {
  const db = openFile(path, { readonly: true });
  let ladder: readonly Migration[];
  try {
    db.pragma('trusted_schema = off');
    if (!/^(?:current|older)$/.test(versionState(db, all.length))) {
      db.close();
      return undefined;
    }
    ladder = all.slice(0, userVersion(db));
    if (schemaSaid(db) === schemaMadeBy(ladder)) return db;
  } catch (error) {
    db.close();
    throw error;
  }
  db.close();
  const stripped = strippedInMemory(path, ladder);
  if (holdsTablesOf(stripped, ladder)) return stripped;
  stripped.close();
  return undefined;
}

/**
 * A copy in memory of a file that others altered, in which only what refnet made with these steps is left; none of what
 * they made is run for it. Throws SQLITE_CORRUPT where the schema cannot be read all the same.
 */
export function strippedInMemory(path: string, ladder: readonly Migration[]): Db {
  const bytes = readFileSync(path);
  // A copy in memory has no journal of another kind.
  bytes[18] = bytes[19] = 1;
  const copy = new Database(bytes);
  try {
    copy.pragma('trusted_schema = off');
    copy.unsafeMode(true);
    copy.pragma('writable_schema = on');
    strip(copy, madeObjects(ladder));
    return copy;
  } catch (error) {
    copy.close();
    throw error;
  }
}

function holdsTablesOf(db: Db, ladder: readonly Migration[]): boolean {
  const theirs = new Set(db.prepare(`select sql from sqlite_schema where type = 'table'`).pluck().all());
  return madeObjects(ladder).every(({ type, sql }) => type !== 'table' || theirs.has(sql));
}
