import type { Db } from './sqlite.sql.ts';

/**
 * What `read` reads, all of it as the file stood at one moment, also where it waits for something in between. Nothing can
 * be written to the file until it is done. Transactions within are parts of this one.
 */
export async function atOneMoment<T>(db: Db, read: () => T | Promise<T>): Promise<T> {
  db.exec('begin');
  try {
    return await read();
  } finally {
    // Where a disk fails SQLite has ended it already.
    if (db.inTransaction) db.exec('commit');
  }
}
