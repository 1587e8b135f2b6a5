import type { Db } from '../file/sqlite.sql.ts';
import type { SqlValue } from '../file/tables.sql.ts';
import type { ColumnKind, NetworkColumn, NetworkRow, NetworkTable } from './network-tables.ts';

/** What stays behind: what undo keeps, which is of this file alone. */
const UNDO_ALONE: readonly string[] = ['changes', 'change_rows', 'undone_tables', 'undone_rows'];

/**
 * Every table of the network with its columns, as the schema of the file has them and in its order, in which a row comes
 * after those it belongs to. A new table or column joins by itself.
 */
export function networkTables(db: Db): readonly NetworkTable[] {
  const tables = db.prepare<[], { name: string; sql: string }>(TABLES).all();
  const withUuid = new Set(
    tables.flatMap(({ name }) => (columnsOf(db, name).some((each) => each.name === 'uuid') ? [name] : [])),
  );
  return tables
    .filter(({ name }) => !UNDO_ALONE.includes(name))
    .map(({ name, sql }) => {
      const pointers = new Map(
        db
          .prepare<[string], { column: string; parent: string }>(POINTERS)
          .all(name)
          .flatMap(({ column, parent }) => (withUuid.has(parent) ? [[column, parent] as const] : [])),
      );
      const columns = columnsOf(db, name);
      return {
        name,
        key: columns.find(({ isKey }) => isKey === 1)?.name ?? 'rowid',
        columns: columns.map((column): NetworkColumn => {
          const refersTo = pointers.get(column.name);
          return {
            name: column.name,
            is: refersTo === undefined ? kindOf(column, sql) : 'reference',
            required: column.isRequired === 1 || column.isKey === 1,
            refersTo,
          };
        }),
      };
    });
}

/** The rows of a table in the order of its key, each without what it does not have, one at a time. */
export function* networkRows(db: Db, { name, key, columns }: NetworkTable): Generator<NetworkRow> {
  const cells = columns.map(({ name: column, refersTo }) =>
    refersTo === undefined
      ? `t."${column}"`
      : `(select r.uuid from "${refersTo}" r where r.id = t."${column}")`,
  );
  const rows = db
    .prepare<[], SqlValue[]>(`select ${cells.join(', ')} from "${name}" t order by t."${key}"`)
    .raw()
    .iterate();
  for (const row of rows) yield rowOf(columns, row);
}

function rowOf(columns: readonly NetworkColumn[], cells: readonly SqlValue[]): NetworkRow {
  const row: Record<string, string | number> = {};
  columns.forEach(({ name }, at) => {
    const cell = cells[at];
    if (cell !== null && cell !== undefined) row[name] = cell;
  });
  return row;
}

const TABLES = `select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
  order by rowid`;

const POINTERS = `select "from" as "column", "table" as parent from pragma_foreign_key_list(?)`;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isRequired: 0 | 1;
  readonly isKey: 0 | 1;
}

function columnsOf(db: Db, table: string): Column[] {
  return db
    .prepare<[string], Column>(
      `select name, type, "notnull" as isRequired, pk > 0 as isKey from pragma_table_info(?) order by cid`,
    )
    .all(table);
}

function kindOf({ name, type }: Column, sql: string): ColumnKind {
  if (type.toLowerCase() === 'integer') return name.endsWith('_minor') ? 'amount' : 'whole';
  if (sql.includes(`check (${name} is date(${name}))`)) return 'day';
  return name.endsWith('_at') ? 'instant' : 'text';
}
