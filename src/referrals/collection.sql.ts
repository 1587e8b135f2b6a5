import type { Db } from '../file/open.sql.ts';
import { readRecords } from '../file/rows.sql.ts';
import { saving } from '../file/saving.sql.ts';
import { cellsOf } from '../kinds/kind.ts';
import { collections, type CollectionRecord } from './collection.ts';
import { lazily } from '../text/lazily.ts';
import { getReferral } from './referral.sql.ts';

/** Few are corrected. */
const correction = lazily(() => import('./correct-collection.ts'));

/** Saves what was collected: a correction has to fit the referral, and what else was collected for it. */
export const savingCollection = saving(collections, {
  insert: (change, draft) => change.insert('collections', cellsOf(collections, draft)),
  update(change, before, facts) {
    const referral = getReferral(change.db, before.referralId);
    if (referral === undefined) throw new Error(`referral ${before.referralId} is gone`);
    const others = listCollections(change.db, referral.id).filter(({ id }) => id !== before.id);
    correction().refuseCorrection(referral, others, facts);
    return change.update('collections', before.id, cellsOf(collections, facts));
  },
});

/** What was collected for one referral, oldest first. */
export function listCollections(db: Db, referralId: number): CollectionRecord[] {
  return readRecords(db, collections, {
    rest: 'where t.referral_id = @referral order by t.on_day, t.id',
    cells: { referral: referralId },
  });
}
