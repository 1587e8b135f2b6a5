import type { Db } from '../file/sqlite.sql.ts';
import type { Table } from '../file/tables.sql.ts';
import type { FaultyRow } from './faulty-row.ts';

/** A column as its table was made with it; `pk` is its place in the key, from 1 on. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNeeded: 0 | 1;
  readonly pk: number;
}

const known = new WeakMap<Db, Map<Table, readonly Column[]>>();

/** The columns of a table; read once, as every rule asks for them. */
export function columnsOf(db: Db, table: Table): readonly Column[] {
  const tables = known.get(db) ?? new Map<Table, readonly Column[]>();
  known.set(db, tables);
  const columns = tables.get(table) ?? readColumns(db, table);
  tables.set(table, columns);
  return columns;
}

/** The names of the columns of a table. */
export function columnNames(db: Db, table: Table): readonly string[] {
  return columnsOf(db, table).map(({ name }) => name);
}

function readColumns(db: Db, table: Table): Column[] {
  return db
    .prepare<[string], Column>('select name, type, "notnull" as isNeeded, pk from pragma_table_info(?)')
    .all(table);
}

export function rowsWhere(db: Db, table: Table, condition: string): FaultyRow[] {
  const ids = db
    .prepare<[], number>(`select t.id from ${table} t where ${condition} order by t.id`)
    .pluck()
    .all();
  return ids.map((id) => ({ table, id }));
}
