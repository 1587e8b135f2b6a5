import type { Db } from '../file/open.sql.ts';
import type { Row, SqlValue } from '../file/tables.sql.ts';

/** One statement for so many rows: its cost is shared, and its parameters stay within SQLite's limit. */
export const ROWS_AT_ONCE = 100;

export interface BulkInsert {
  /** Takes a row, in one part or more; every row has the same columns in the same order. */
  add: (...parts: readonly Row[]) => void;
  flush: () => void;
}

/** Inserts rows many at a time; a statement is prepared once for each number of rows. */
export function bulkInsert(db: Db, table: string): BulkInsert {
  const statements = new Map<number, ReturnType<Db['prepare']>>();
  let columns: string[] | undefined;
  let values: SqlValue[] = [];
  const prepare = (names: readonly string[], rows: number) => {
    const places = `(${names.map(() => '?').join(', ')})`;
    const all = Array.from({ length: rows }, () => places).join(', ');
    return db.prepare(`insert into ${table} (${names.join(', ')}) values ${all}`);
  };
  return {
    add(...parts) {
      columns ??= parts.flatMap((part) => Object.keys(part));
      for (const part of parts) for (const value of Object.values(part)) values.push(value);
    },
    flush() {
      if (columns === undefined || values.length === 0) return;
      const rows = values.length / columns.length;
      const statement = statements.get(rows) ?? prepare(columns, rows);
      statements.set(rows, statement);
      statement.run(values);
      values = [];
    },
  };
}

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

export function buildIndexes(db: Db, indexes: readonly string[]): void {
  if (indexes.length === 0) return;
  // Sorting is a third faster in runs that fit the processor's cache than in what SQLite's would allow.
  db.pragma('cache_size = -2000');
  for (const sql of indexes) db.exec(sql);
}
