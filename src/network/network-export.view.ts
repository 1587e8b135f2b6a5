import { Drawn } from '../screen/drawn.ts';
import { toJson } from '../screen/json.view.ts';
import { EXPORT_OF, type NetworkRow, type NetworkTable } from './network-tables.ts';

/** A table with its rows, read while they are written. */
export interface TableRows {
  readonly table: Pick<NetworkTable, 'name'>;
  readonly rows: Iterable<NetworkRow>;
}

/** The whole network as one JSON document, a row a line, so that versions of it can be compared line by line. */
export function* networkJson(version: number, tables: Iterable<TableRows>): Generator<Drawn> {
  yield new Drawn(`{"refnet":"${EXPORT_OF}","version":${version},"tables":{\n`);
  let before = '';
  for (const { table, rows } of tables) {
    yield new Drawn(`${before}"${table.name}":[`);
    before = '\n],\n';
    let separator = '\n';
    for (const row of rows) {
      yield new Drawn(separator + line(row));
      separator = ',\n';
    }
  }
  yield new Drawn('\n]\n}}\n');
}

/** The whole network as JSON Lines: what it is first, then a row a line, and how many there were at the end. */
export function* networkJsonLines(version: number, tables: Iterable<TableRows>): Generator<Drawn> {
  yield new Drawn(`{"refnet":"${EXPORT_OF}","version":${version}}\n`);
  let count = 0;
  for (const { table, rows } of tables) {
    for (const row of rows) {
      count += 1;
      yield new Drawn(`{"table":"${table.name}","row":${line(row)}}\n`);
    }
  }
  yield new Drawn(`{"rows":${count}}\n`);
}

function line(row: NetworkRow): string {
  return toJson(row, 0).text.trimEnd();
}
