import type { Db } from '../file/sqlite.sql.ts';
import type { Table } from '../file/tables.sql.ts';
import type { FaultyRow } from './faulty-row.ts';

const known = new WeakMap<Db, Map<Table, readonly string[]>>();

/** The columns of a table; read once, as every rule asks for them. */
export function columnsOf(db: Db, table: Table): readonly string[] {
  const tables = known.get(db) ?? new Map<Table, readonly string[]>();
  known.set(db, tables);
  const columns = tables.get(table) ?? readColumns(db, table);
  tables.set(table, columns);
  return columns;
}

function readColumns(db: Db, table: Table): string[] {
  return db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
}

export function rowsWhere(db: Db, table: Table, condition: string): FaultyRow[] {
  const ids = db
    .prepare<[], number>(`select t.id from ${table} t where ${condition} order by t.id`)
    .pluck()
    .all();
  return ids.map((id) => ({ table, id }));
}
