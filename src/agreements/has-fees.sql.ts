import type { Db } from '../file/open.sql.ts';

/** Whether any fee was ever agreed or paid: where not, there is nothing to reckon. */
export function hasFees(db: Db): boolean {
  const sql = 'select exists (select 1 from fee_terms) or exists (select 1 from payments)';
  return db.prepare(sql).pluck().get() === 1;
}
