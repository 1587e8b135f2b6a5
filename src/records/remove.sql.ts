import type { Db } from '../file/open.sql.ts';
import { isCounted, type TableCount } from './nouns.ts';
import { tablesOf, type Table } from '../file/tables.sql.ts';

/** What would go with a row, itself not counted, as people count it: by table in the order of the schema. */
export function countBelongings(db: Db, table: Table, id: number): TableCount[] {
  const counts = new Map<Table, Set<number>>();
  gather(db, table, id, counts);
  const { names, seriesOf } = tablesOf(db);
  return names
    .filter((each) => isCounted(each, seriesOf(each) !== undefined))
    .flatMap((each) => {
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
