import { SCHEMA_VERSION } from '../file/current.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Pieces } from './exported.cli.ts';
import { networkJson, networkJsonLines, type TableRows } from './network-export.view.ts';
import { networkRows, networkTables } from './network-tables.sql.ts';

/** The whole network as one JSON document. */
export function allAsJson(db: Db): Pieces {
  return networkJson(SCHEMA_VERSION, tables(db));
}

/** The whole network as JSON Lines. */
export function allAsJsonLines(db: Db): Pieces {
  return networkJsonLines(SCHEMA_VERSION, tables(db));
}

function* tables(db: Db): Generator<TableRows> {
  for (const table of networkTables(db)) yield { table, rows: networkRows(db, table) };
}
