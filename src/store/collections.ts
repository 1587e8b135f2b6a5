import type { Day } from '../domain/day.ts';
import type { Change } from './journal.ts';
import type { Db } from './open.ts';

/** Money collected for a referral; negative for a refund. */
export interface Collection {
  id: number;
  onDay: Day;
  currency: string;
  amountMinor: number;
  note: string | null;
}

/** What was collected for one referral, oldest first. */
export function listCollections(db: Db, referralId: number): Collection[] {
  return db
    .prepare<[number], Collection>(
      `select id, on_day as onDay, currency, amount_minor as amountMinor, note from collections
       where referral_id = ? order by on_day, id`,
    )
    .all(referralId);
}

/** Adds money collected for a referral; gives the number. */
export function insertCollection(
  change: Change,
  referralId: number,
  collection: Omit<Collection, 'id'>,
): number {
  return change.insert('collections', {
    referral_id: referralId,
    on_day: collection.onDay,
    currency: collection.currency,
    amount_minor: collection.amountMinor,
    note: collection.note,
  });
}
