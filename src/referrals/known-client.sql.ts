import type { Db } from '../file/sqlite.sql.ts';
import { searchKey } from '../text/search-key.ts';

/** Whether a client on record has that whole name. */
export function isKnownClient(db: Db, name: string): boolean {
  return (
    db.prepare('select 1 from referrals where client_key = ? limit 1').get(searchKey(name)) !== undefined
  );
}
