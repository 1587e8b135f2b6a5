import Database from 'better-sqlite3';
import type { Beginning } from './begin.sql.ts';
import { schemaOf, type SchemaObject } from './fill.sql.ts';
import { migrate } from './migrate.sql.ts';
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

/** Compares the schema of a file, by its text, with that of this version. */
export function schemaFaults(db: Db, beginning: Beginning): SchemaFaults {
  const { wanted, columns } = schemaWanted(beginning);
  const there = schemaOf(db);
  const nameOf = ({ type, name }: SchemaObject) => `${type} ${name}`;
  const theirs = new Map(there.map((each) => [nameOf(each), each.sql]));
  const known = new Set(wanted.map(nameOf));
  const missing = (type: string) =>
    wanted.filter((each) => each.type === type && !theirs.has(nameOf(each))).map(({ name }) => name);
  return {
    extra: there.map(nameOf).filter((name) => !known.has(name)),
    missingTables: missing('table'),
    missingIndexes: missing('index'),
    missingColumns: missingColumns(db, columns),
    different: wanted
      .filter((each) => theirs.has(nameOf(each)) && theirs.get(nameOf(each)) !== each.sql)
      .map(nameOf),
  };
}

function schemaWanted(beginning: Beginning): { wanted: SchemaObject[]; columns: string[] } {
  const memory = new Database(':memory:');
  try {
    migrate(memory, beginning);
    return { wanted: schemaOf(memory), columns: columnsIn(memory) };
  } finally {
    memory.close();
  }
}

function missingColumns(db: Db, columns: readonly string[]): string[] {
  const theirs = columnsIn(db);
  const tables = new Set(theirs.map((each) => each.split(' ')[0]));
  return columns.filter((each) => !theirs.includes(each) && tables.has(each.split(' ')[0]));
}

function columnsIn(db: Db): string[] {
  return db
    .prepare<[], string>(
      `select m.name || ' ' || c.name from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table'`,
    )
    .pluck()
    .all();
}
