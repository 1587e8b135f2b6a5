import { STANDS } from '../file/counting.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DueQuestion } from './due-record.ts';
import { referralBounds } from './due.ts';

/**
 * Thanks and outcomes that are older than the days looked back and that nobody gave. What an import brought is none of
 * it, nor is an outcome that a later one did; one typed since is. What was put off until one of those days is none
 * either: it comes back to the list itself. The rows are gone through in their own order: looking
 * each up costs more.
 */
export const OLDER = `
  from (
    select 'thank' as kind, id, partner_id, occurred_on as day from referrals r not indexed
    where direction = 'received' and partner_id is not null and thanked_on is null and occurred_on < :since and ${STANDS} and import_id is null
    union all
    select 'tell', id, partner_id, closed_on from referrals r not indexed
    where direction = 'received' and partner_id is not null and told_on is null and closed_on < :since and ${STANDS}
      and (import_id is null or closed_on > (select imported_on from imports i where i.id = r.import_id))
      and not exists (select 1 from status_events e
        where e.referral_id = r.id and e.on_day = r.closed_on and e.status = r.status and e.reason = 'imported')) old
  where not exists (select 1 from snoozes s where s.kind = 'record' and s.record_id = old.id
    and s.on_day <= :today and s.until_day >= :since)`;

/** How much there is of what {@link readOlder} lists. */
export function countOlder(db: Db, { today, settings }: DueQuestion): number {
  const { since } = referralBounds(settings, today, today);
  return Number(db.prepare<[Row], number>(`select count(*) ${OLDER}`).pluck().get({ since, today }));
}
