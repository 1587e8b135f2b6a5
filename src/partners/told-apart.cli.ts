import type { Db } from '../file/sqlite.sql.ts';
import { sharedNameApart } from './same-named.sql.ts';

/** A record that names its partner, as a sentence tells it: told apart from others of that name. */
export function toldApart<R>(db: Db, record: R): R {
  if (typeof record !== 'object' || record === null) return record;
  const id = 'partnerId' in record && 'partnerName' in record ? record.partnerId : null;
  const partnerName = typeof id === 'number' ? sharedNameApart(db, id) : undefined;
  return partnerName === undefined ? record : { ...record, partnerName };
}
