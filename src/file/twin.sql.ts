import type { Db } from './sqlite.sql.ts';

/** The latest record entered before this one that is the same in each of the columns, where there is nothing too; undefined for none. */
export function twinOf(db: Db, table: string, id: number, columns: readonly string[]): number | undefined {
  const same = columns.map((column) => `t.${column} is r.${column}`).join(' and ');
  return db
    .prepare<[number], number>(
      `select t.id from ${table} r join ${table} t on t.id < r.id and ${same} where r.id = ? order by t.id desc limit 1`,
    )
    .pluck()
    .get(id);
}
