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
  /** Of the same name, and made otherwise. */
  readonly different: readonly string[];
}

/** Compares the schema of a file, by its text, with that of this version. */
export function schemaFaults(db: Db, beginning: Beginning): SchemaFaults {
  const wanted = schemaWanted(beginning);
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
    different: wanted
      .filter((each) => theirs.has(nameOf(each)) && theirs.get(nameOf(each)) !== each.sql)
      .map(nameOf),
  };
}

function schemaWanted(beginning: Beginning): SchemaObject[] {
  const memory = new Database(':memory:');
  try {
    migrate(memory, beginning);
    return schemaOf(memory);
  } finally {
    memory.close();
  }
}
