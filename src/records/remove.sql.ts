import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { RecordTable } from './records.sql.ts';
import { tablesOf, type Table } from '../file/tables.sql.ts';

/** Rows of one table that go with another row, or that point at it. */
export interface TableCount {
  table: Table;
  rows: number;
}

/** What would go with a row, itself not counted, by table in the order of the schema; tables without any left out. */
export function countBelongings(db: Db, table: Table, id: number): TableCount[] {
  const counts = new Map<Table, Set<number>>();
  gather(db, table, id, counts);
  return tablesOf(db).names.flatMap((each) => {
    const rows = counts.get(each)?.size ?? 0;
    return rows === 0 ? [] : [{ table: each, rows }];
  });
}

/** How many rows point at a row without belonging to it, and would only lose that. */
export function countReferences(db: Db, table: Table, id: number): number {
  return tablesOf(db)
    .looseReferences(table)
    .reduce((sum, [other, column]) => sum + idsPointing(db, other, column, id).length, 0);
}

/** Removes a partner or a numbered record with everything that belongs to it. */
export function removeRecord(change: Change, table: RecordTable | 'partners', id: number): void {
  change.remove(table, id);
}

/** A row that belongs to two parents (a promise, to its partner and its agreement) is counted once. */
function gather(db: Db, table: Table, id: number, counts: Map<Table, Set<number>>): void {
  for (const [child, column] of tablesOf(db).dependents(table)) {
    for (const childId of idsPointing(db, child, column, id)) {
      const ids = counts.get(child) ?? new Set();
      counts.set(child, ids.add(childId));
      gather(db, child, childId, counts);
    }
  }
}

function idsPointing(db: Db, table: Table, column: string, id: number): number[] {
  return db.prepare<[number], number>(`select id from ${table} where ${column} = ?`).pluck().all(id);
}
