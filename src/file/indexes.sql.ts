import type { Db } from './sqlite.sql.ts';

/** Whether a table has no rows. */
export function isEmpty(db: Db, table: string): boolean {
  return db.prepare(`select 1 from ${table} limit 1`).get() === undefined;
}

/** Takes the indexes of these tables away. Returns the SQL that builds them again; it runs in the same transaction. */
export function dropIndexes(db: Db, tables: readonly string[]): string[] {
  const indexes = db
    .prepare<[string], { name: string; sql: string }>(
      `select name, sql from sqlite_schema
       where type = 'index' and sql is not null and tbl_name in (select value from json_each(?))`,
    )
    .all(JSON.stringify(tables));
  for (const { name } of indexes) db.exec(`drop index ${name}`);
  return indexes.map(({ sql }) => sql);
}

/**
 * Does the work without the indexes that hold what one row alone may have: between its steps two rows may have it. They
 * are there again, and hold, at its end; uuids differ at all times.
 */
export function withoutUnique<T>(db: Db, work: () => T): T {
  const unique = db
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_schema
       where type = 'index' and sql like 'create unique index%' and name <> tbl_name || '_uuid'`,
    )
    .all();
  for (const { name } of unique) db.exec(`drop index ${name}`);
  const result = work();
  buildIndexes(
    db,
    unique.map(({ sql }) => sql),
  );
  return result;
}

/** Builds indexes that were taken away. */
export function buildIndexes(db: Db, indexes: readonly string[]): void {
  if (indexes.length === 0) return;
  // Sorting is a third faster in runs that fit the processor's cache than in what SQLite's would allow.
  db.pragma('cache_size = -2000');
  for (const sql of indexes) db.exec(sql);
}
