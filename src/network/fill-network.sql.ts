import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row, Table } from '../file/tables.sql.ts';
import { RawJournal } from './journal-raw.sql.ts';
import type { Side } from './merge-side.sql.ts';

/** Whether nothing that somebody recorded stands in a file, settings aside: a network can begin in it. */
export function isUnused({ identified, db }: Side): boolean {
  const tables = identified.filter((table) => table !== 'settings');
  return tables.every((table) => db.prepare(`select 1 from ${table} limit 1`).get() === undefined);
}

/** Whether nobody ever kept anything in an unused file: no setting, nothing that was removed, nobody who was forgotten. */
export function isUntouched({ db }: Side): boolean {
  return ['settings', 'tombstones', 'forgotten'].every(
    (table) => db.prepare(`select 1 from ${table} limit 1`).get() === undefined,
  );
}

/**
 * Fills a file that holds nothing with a whole network, as it is: numbers, instants, what the file says of itself. Returns
 * how many rows came, by table.
 */
export function fillNetwork(change: Change, own: Side, other: Side): ReadonlyMap<Table, number> {
  takeMeta(change, own, other);
  const added = new Map<Table, number>();
  own.db.pragma('defer_foreign_keys = on');
  for (const { name, key, columns } of other.whole.values()) {
    if (name === 'meta') continue;
    const names = columns.map((column) => column.name);
    // A word, a counter or a tombstone may be there already.
    const how = key === 'id' ? 'insert' : 'insert or replace';
    const insert = own.db.prepare(
      `${how} into ${name} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    );
    let count = 0;
    for (const row of other.db
      .prepare(`select ${names.join(', ')} from ${name} order by ${key}`)
      .raw()
      .iterate()) {
      insert.run(...(row as unknown[]));
      count += 1;
    }
    if (key === 'id') keepImages(change, own.db, name, names);
    if (count > 0) added.set(name, count);
  }
  return added;
}

/** What the file says of itself becomes what the other says: it is the same network from here on. */
export function takeMeta(change: Change, own: Side, other: Side): void {
  const journal = new RawJournal(change, own);
  for (const { key, value } of other.all<{ key: string; value: string }>('select key, value from meta')) {
    const mine = own.all<{ id: number }>('select id from meta where key = ?', key)[0];
    if (mine === undefined) journal.insert('meta', { key, value });
    else journal.update('meta', mine.id, { value });
  }
}

/** What undo needs to take the rows of a table out again. */
function keepImages(change: Change, db: Db, table: Table, columns: readonly string[]): void {
  const pairs = columns.map((column) => `'${column}', ${column}`).join(', ');
  db.prepare<Row[string][]>(
    `insert into change_rows (change_id, table_name, row_id, before, after)
     select ?, '${table}', id, null, json_object(${pairs}) from ${table} order by id`,
  ).run(change.id);
}
