import { schemaOf } from './fill.sql.ts';
import { askedOfMade } from './made-schema.sql.ts';
import { MIGRATIONS, type Migration } from './migrations.sql.ts';
import type { Db } from './sqlite.sql.ts';

/** How the schema of a file differs from what this version makes, by the names of what differs. */
export interface SchemaFaults {
  /** `trigger evil`, `table extra`: what refnet makes none of. */
  readonly extra: readonly string[];
  readonly missingTables: readonly string[];
  readonly missingIndexes: readonly string[];
  /** `referrals need`: columns of tables that are there. */
  readonly missingColumns: readonly string[];
  /** Of the same name, and made otherwise. */
  readonly different: readonly string[];
}

/** One row of a schema; others can put anything there. */
interface SchemaRow {
  readonly type: string | null;
  readonly name: string | null;
  readonly tbl_name: string | null;
  readonly sql: string | null;
}

/** Compares the schema of a file, by its text, with that of this version, or of an older one. Nothing of the file is run. */
export function schemaFaults(db: Db, ladder: readonly Migration[] = MIGRATIONS): SchemaFaults {
  const { wanted, columns } = schemaWanted(ladder);
  const there = rowsOf(db);
  const theirs = new Set(there.map(nameOf));
  const known = new Set(wanted.map(nameOf));
  const texts = new Set(wanted.map(textOf));
  const missing = (type: string) =>
    wanted.flatMap((each) => (each.type === type && !theirs.has(nameOf(each)) ? [each.name ?? ''] : []));
  const differing = there.filter((each) => known.has(nameOf(each)) && !texts.has(textOf(each)));
  const tables = differing.flatMap(({ type, name }) => (type === 'table' && name !== null ? [name] : []));
  return {
    extra: [...new Set(there.map(nameOf).filter((name) => !known.has(name)))],
    missingTables: missing('table'),
    missingIndexes: missing('index'),
    missingColumns: missingColumns(db, tables, columns),
    different: [...new Set(differing.map(nameOf))],
  };
}

function nameOf({ type, name }: SchemaRow): string {
  return `${type ?? 'thing'} ${name ?? 'without a name'}`;
}

function textOf({ type, name, tbl_name: table, sql }: SchemaRow): string {
  return JSON.stringify([type, name, table, sql]);
}

/** What a schema consists of; what SQLite makes of itself, in its own words, is passed over. */
function rowsOf(db: Db): SchemaRow[] {
  return db
    .prepare<[], SchemaRow>(
      `select cast(type as text) as type, cast(name as text) as name, cast(tbl_name as text) as tbl_name,
         cast(sql as text) as sql
       from main.sqlite_schema
       where (sql is not null or name is null or name not glob 'sqlite_autoindex_*')
         and coalesce(sql, '') not in ('CREATE TABLE sqlite_sequence(name,seq)',
           'CREATE TABLE sqlite_stat1(tbl,idx,stat)', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)')
       order by rowid`,
    )
    .all();
}

/** The same of what a ladder makes, and the columns of its tables. */
const schemaWanted = askedOfMade((db) => {
  const wanted = rowsOf(db);
  const tables = wanted.flatMap(({ type, name }) => (type === 'table' && name !== null ? [name] : []));
  return { wanted, columns: new Map(tables.map((table) => [table, columnsOf(db, table)])) };
});

/** What the tables that are made otherwise lack; one that is no table any more lacks all. */
function missingColumns(db: Db, tables: readonly string[], columns: ReadonlyMap<string, string[]>): string[] {
  return [...new Set(tables)].flatMap((table) => {
    const theirs = columnsOf(db, table);
    return (columns.get(table) ?? [])
      .filter((column) => !theirs.includes(column))
      .map((column) => `${table} ${column}`);
  });
}

/** What a ladder makes. */
export const madeObjects = askedOfMade((db) => schemaOf(db));

/** The columns of a table; none where SQLite cannot say, as of a virtual one that only another program knows. */
function columnsOf(db: Db, table: string): string[] {
  try {
    return db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
  } catch {
    return [];
  }
}
