import { SCHEMA_VERSION } from '../file/current.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { UserError } from '../text/errors.ts';
import type { Pieces } from './exported.cli.ts';
import { networkJson, networkJsonLines, type TableRows } from '../network/network-export.view.ts';
import { networkRows, networkTables } from '../network/network-tables.sql.ts';
import { ABOUT, cellsOfRow } from '../network/network-workbook.ts';
import { workbookBytes } from '../sheets/workbook-write.io.ts';

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

/** The whole network as a workbook: a sheet a table. */
export async function allAsWorkbook(db: Db): Promise<Pieces> {
  const sheets = networkTables(db).map((table) => ({
    name: table.name,
    headings: table.columns.map(({ name }) => name),
    rows: Array.from(networkRows(db, table), (row) => cellsOfRow(table, row)),
  }));
  const about = {
    name: ABOUT.name,
    headings: ABOUT.headings,
    rows: [[ABOUT.what, { number: SCHEMA_VERSION, decimals: 0 }]],
  };
  for (const { name, rows } of sheets) refuseLong(name, rows.length);
  return [await workbookBytes([about, ...sheets], { exact: true })];
}

/** A sheet has at most so many rows, its headings among them. */
const MOST_ROWS = 1_048_576;

function refuseLong(name: string, rows: number): void {
  if (rows < MOST_ROWS) return;
  throw new UserError(`there are more ${name} than a sheet of a workbook has rows`, {
    hints: ['refnet export all --format jsonl      holds them all'],
  });
}
