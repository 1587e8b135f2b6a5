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
