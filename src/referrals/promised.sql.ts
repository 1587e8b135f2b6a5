import type { Db } from '../file/sqlite.sql.ts';
import type { Provider } from './asks-for.ts';

/** What a partner does; undefined where there is no such partner. */
export function readProvider(db: Db, partnerId: number): Provider | undefined {
  return db
    .prepare<[number], Provider>('select profession, services from partners where id = ?')
    .get(partnerId);
}
