import type { CollectionDraft, CollectionRecord } from './collection.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';

const SELECT = `
  select c.id, c.uuid, c.referral_id as referralId, r.client_name as clientName, p.id as partnerId,
    p.name as partnerName, c.on_day as onDay, c.currency, c.amount_minor as amountMinor, c.note
  from collections c join referrals r on r.id = c.referral_id join partners p on p.id = r.partner_id`;

/** One collection; undefined when there is no such number. */
export function getCollection(db: Db, id: number): CollectionRecord | undefined {
  return db.prepare<[number], CollectionRecord>(`${SELECT} where c.id = ?`).get(id);
}

/** What was collected for one referral, oldest first. */
export function listCollections(db: Db, referralId: number): CollectionRecord[] {
  return db
    .prepare<[number], CollectionRecord>(`${SELECT} where c.referral_id = ? order by c.on_day, c.id`)
    .all(referralId);
}

/** Adds money collected for a referral. Returns its number. */
export function insertCollection(change: Change, referralId: number, draft: CollectionDraft): number {
  return change.insert('collections', { referral_id: referralId, ...collectionColumns(draft) });
}

/** Changes the facts of a collection to those of the draft. */
export function updateCollection(change: Change, id: number, draft: CollectionDraft): void {
  change.update('collections', id, collectionColumns(draft));
}

function collectionColumns({ onDay, currency, amountMinor, note }: CollectionDraft): Row {
  return { on_day: onDay, currency, amount_minor: amountMinor, note };
}
