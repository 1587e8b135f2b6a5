import type { Db } from '../file/open.sql.ts';

/** Whether a service was ever promised to one partner alone. */
export function hasExclusivePromise(db: Db): boolean {
  const sql = 'select exists (select 1 from agreement_terms where exclusive_service is not null)';
  return db.prepare(sql).pluck().get() === 1;
}
