import type { Db } from './sqlite.sql.ts';

/** Whether any two partners are called the same: what tells them apart is loaded only where that is so. */
export function sharesNames(db: Db): boolean {
  const sql = 'select 1 from partners group by name_key having count(*) > 1 limit 1';
  return db.prepare(sql).get() !== undefined;
}
