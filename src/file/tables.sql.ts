import type { Sql } from '../kinds/type.ts';
import type { Db } from './sqlite.sql.ts';

/** A value as SQLite keeps it here: no floating point, no blobs. */
export type SqlValue = Sql;
export type Row = Record<string, SqlValue>;

/** The name of a table whose rows a change may touch. All have an integer primary key called `id`. */
export type Table = string;

/** The series that gives out the numbers of a table. */
export type Series = 'partner' | 'record';

/** A column that points at a row: in which table it is, and how it is called. */
export type Pointer = readonly [table: Table, column: string];

/** What the schema says of its tables. Nothing of it is listed by hand: a new table is known once its migration is there. */
export interface Tables {
  /** Every table whose rows a change may touch, in the order of the schema. */
  readonly names: readonly Table[];
  /** Whether its rows are known beyond this file: they have a `uuid`, and removing one leaves a tombstone. */
  readonly isIdentified: (table: Table) => boolean;
  /** The series of the numbers people type; undefined for a table whose `id` nobody types. */
  readonly seriesOf: (table: Table) => Series | undefined;
  /** What goes when a row goes: columns that point at what they belong to. What mentions other rows comes first. */
  readonly dependents: (table: Table) => readonly Pointer[];
  /** What a row without a uuid belongs to, with which it is known beyond this file; undefined for every other table. */
  readonly ownerOf: (table: Table) => Pointer | undefined;
  /** Columns that point at a row without belonging to it: emptied when that row goes. */
  readonly looseReferences: (table: Table) => readonly Pointer[];
}

/** Tables of the file itself, which no change touches. */
const OF_THE_FILE: readonly string[] = ['meta', 'changes', 'change_rows', 'undone_tables', 'undone_rows'];

const known = new WeakMap<Db, Tables>();

/** What the schema of this file says of its tables; read once, and of a table alone where only that is asked about. */
export function tablesOf(db: Db): Tables {
  const tables = known.get(db) ?? readingTables(db);
  known.set(db, tables);
  return tables;
}

function readingTables(db: Db): Tables {
  const one = db.prepare<[Table], TableRow>(TABLE_ROWS(NAMED));
  const rows = new Map<Table, TableRow | undefined>();
  const rowOf = (table: Table) => {
    if (!rows.has(table)) rows.set(table, one.get(table));
    return rows.get(table);
  };
  const isIdentified = (table: Table) => rowOf(table)?.hasUuid === 1;
  const owners = new Map<Table, Pointer | undefined>();
  const ownerOf = (table: Table) => {
    if (!owners.has(table)) owners.set(table, readOwner(db, table, isIdentified));
    return owners.get(table);
  };
  let whole: ReturnType<typeof readTables> | undefined;
  const all = () => (whole ??= readTables(db));
  return {
    get names() {
      return all().names;
    },
    isIdentified,
    seriesOf: (table) => seriesIn(rowOf(table)?.sql ?? ''),
    ownerOf,
    dependents: (table) => all().dependents(table),
    looseReferences: (table) => all().looseReferences(table),
  };
}

function readOwner(db: Db, table: Table, isIdentified: (table: Table) => boolean): Pointer | undefined {
  if (isIdentified(table)) return undefined;
  const owner = db
    .prepare<[Table], ForeignKey>(FOREIGN_KEYS(NAMED))
    .all(table)
    .findLast(({ parent, onDelete }) => onDelete === 'NO ACTION' && isIdentified(parent));
  return owner && [owner.parent, owner.column];
}

/** What is known of a table only from what all the others are. */
function readTables(db: Db): Pick<Tables, 'names' | 'dependents' | 'looseReferences'> {
  const declared = db.prepare<[], TableRow>(TABLE_ROWS('')).all();
  const names = declared.map(({ name }) => name).filter((name) => !OF_THE_FILE.includes(name));
  const series = new Map(declared.map(({ name, sql }) => [name, seriesIn(sql)]));
  const keys = db.prepare<[], ForeignKey>(FOREIGN_KEYS('')).all();
  const mentioning = new Set(keys.flatMap(({ child, onDelete }) => (onDelete === 'SET NULL' ? [child] : [])));
  const pointing = (parent: Table, onDelete: string) =>
    keys
      .filter((key) => key.parent === parent && key.onDelete === onDelete)
      .toSorted((a, b) => Number(mentioning.has(b.child)) - Number(mentioning.has(a.child)))
      .map(({ child, column }): Pointer => [child, column]);
  const byNumber = declared.flatMap(({ name, hasRecord }): Pointer[] =>
    hasRecord === 1 ? [[name, 'record_id']] : [],
  );
  return {
    names,
    dependents: (table) => [
      ...pointing(table, 'NO ACTION'),
      ...(series.get(table) === 'record' ? byNumber : []),
    ],
    looseReferences: (table) => pointing(table, 'SET NULL'),
  };
}

interface TableRow {
  name: Table;
  sql: string;
  hasUuid: 0 | 1;
  hasRecord: 0 | 1;
}

interface ForeignKey {
  child: Table;
  column: string;
  parent: Table;
  onDelete: string;
}

const HAS = (column: string) => `exists (select 1 from pragma_table_info(m.name) where name = '${column}')`;

const TABLE_ROWS = (which: string) =>
  `select m.name, m.sql, ${HAS('uuid')} as hasUuid, ${HAS('record_id')} as hasRecord
   from sqlite_schema m where m.type = 'table' and ${HAS('id')} ${which} order by m.rowid`;

const FOREIGN_KEYS = (which: string) =>
  `select m.name as child, f."from" as "column", f."table" as parent, f.on_delete as onDelete
   from sqlite_schema m join pragma_foreign_key_list(m.name) f where m.type = 'table' ${which} order by m.rowid`;

const NAMED = 'and m.name = ?';

/** The primary key of a table with numbers is a constraint that names their series. */
function seriesIn(sql: string): Series | undefined {
  const [, name] = /\bid integer constraint (partner|record)_number primary key\b/.exec(sql) ?? [];
  return name === 'partner' || name === 'record' ? name : undefined;
}
