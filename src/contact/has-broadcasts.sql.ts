import type { Db } from '../file/sqlite.sql.ts';

/** Whether anything ever went out to many: what tells of it is loaded only then. */
export function hasBroadcasts(db: Db): boolean {
  return db.prepare('select exists (select 1 from broadcasts)').pluck().get() === 1;
}
