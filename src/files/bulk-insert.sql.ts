import type { Db } from '../file/open.sql.ts';
import type { SqlValue } from '../file/tables.sql.ts';

/** One statement for so many rows: its cost is shared, and its parameters stay within SQLite's limit. */
export const ROWS_AT_ONCE = 100;

/** Rows of one table that are inserted many at a time. */
export interface BulkInsert {
  /** The cells of the rows that wait, in the order of the columns, row after row. */
  readonly cells: SqlValue[];
  /** Inserts them. */
  readonly flush: () => void;
}

/** Inserts rows of these columns; a statement is prepared once for each number of rows. `same`: cells that all rows have. */
export function bulkInsert(
  db: Db,
  table: string,
  columns: readonly string[],
  same: Readonly<Record<string, SqlValue>> = {},
): BulkInsert {
  const statements = new Map<number, ReturnType<Db['prepare']>>();
  const all = [...columns, ...Object.keys(same)];
  const places = [...columns.map(() => '?'), ...Object.keys(same).map((column) => `:${column}`)];
  const prepare = (rows: number) => {
    const values = Array.from({ length: rows }, () => `(${places.join(', ')})`);
    return db.prepare(`insert into ${table} (${all.join(', ')}) values ${values.join(', ')}`);
  };
  const cells: SqlValue[] = [];
  return {
    cells,
    flush() {
      if (cells.length === 0) return;
      const rows = cells.length / columns.length;
      const statement = statements.get(rows) ?? prepare(rows);
      statements.set(rows, statement);
      statement.run(cells, same);
      cells.length = 0;
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
