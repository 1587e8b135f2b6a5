import Database from 'better-sqlite3';
import BOOKKEEPING from './bookkeeping.json' with { type: 'json' };

/** What undo keeps for itself, and the numbers that are never given out twice. */
const OWN: readonly string[] = BOOKKEEPING;

/** Every row of every table of a file, but for undo's own. */
export function dumpOf(file: string): Record<string, unknown[]> {
  const db = new Database(file, { readonly: true });
  try {
    const tables = db
      .prepare<[], string>(`select name from sqlite_schema where type = 'table' order by name`)
      .pluck()
      .all()
      .filter((name) => !OWN.includes(name));
    return Object.fromEntries(
      tables.map((table) => [table, db.prepare(`select * from ${table} order by 1`).all()]),
    );
  } finally {
    db.close();
  }
}

/** Runs SQL on a file behind the program's back. */
export function alterFile(file: string, sql: string): void {
  const db = new Database(file);
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
}
