import Database from 'better-sqlite3';

/** An open database. */
export type Db = Database.Database;

/** The version of SQLite that is built in: `3.51.0`. */
export function sqliteVersion(): string {
  const db = new Database(':memory:');
  try {
    return String(db.prepare('select sqlite_version()').pluck().get());
  } finally {
    db.close();
  }
}
