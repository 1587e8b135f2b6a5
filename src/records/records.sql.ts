import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Table } from '../file/tables.sql.ts';

/** The table of what a number names; undefined where it names nothing (yet, or any more). */
export function tableOfNumber(db: Db, number: number): Table | undefined {
  const { names, seriesOf } = tablesOf(db);
  const isThere = (table: Table) =>
    db.prepare<[number]>(`select 1 from ${table} where id = ?`).get(number) !== undefined;
  return names.find((table) => seriesOf(table) === 'record' && isThere(table));
}

/** Whether the number was given out once: a record of it that is not there was taken back or removed. */
export function wasGivenOut(db: Db, number: number): boolean {
  const last = db.prepare<[], number>(`select last from counters where name = 'record'`).pluck().get() ?? 0;
  return number <= last;
}
