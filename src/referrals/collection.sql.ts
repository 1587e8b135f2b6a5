import type { Db } from '../file/open.sql.ts';
import { readRecord, readRecords } from '../file/rows.sql.ts';
import { collections, type CollectionRecord } from './collection.ts';

/** One collection; undefined when there is no such number. */
export function getCollection(db: Db, id: number): CollectionRecord | undefined {
  return readRecord(db, collections, id);
}

/** What was collected for one referral, oldest first. */
export function listCollections(db: Db, referralId: number): CollectionRecord[] {
  return readRecords(db, collections, {
    rest: 'where t.referral_id = @referral order by t.on_day, t.id',
    cells: { referral: referralId },
  });
}
