import { CAME_FROM_PARTNER } from '../file/counting.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DueQuestion } from './due-record.ts';
import { referralBounds } from './due.ts';

/**
 * Thanks and outcomes that are older than the days looked back and that nobody gave, as `old`. What an import brought is
 * none of it, nor is an outcome that a later one did; one typed since is. What was put off until one of those days is none
 * either: it comes back to the list itself.
 */
export function older(db: Db): string {
  const has = (rows: string) => db.prepare(`select exists (select 1 from ${rows})`).pluck().get() === 1;
  const sinceImport = `and (import_id is null or closed_on > (select imported_on from imports i where i.id = r.import_id))`;
  const ofNoImport = `and not exists (select 1 from status_events e
    where e.referral_id = r.id and e.on_day = r.closed_on and e.status = r.status and e.reason = 'imported')`;
  const brought = [
    ...(has('imports') ? [sinceImport] : []),
    ...(has(`status_events where reason = 'imported'`) ? [ofNoImport] : []),
  ];
  const isBack = `where old.id not in (select record_id from snoozes where kind = 'record' and record_id is not null
    and on_day <= :today and until_day >= :since)`;
  return `from (
    select 'thank' as kind, id, partner_id, occurred_on as day from referrals r indexed by referrals_thank
    where ${CAME_FROM_PARTNER} and thanked_on is null and occurred_on < :since and import_id is null
    union all
    select 'tell', id, partner_id, closed_on from referrals r indexed by referrals_tell
    where ${CAME_FROM_PARTNER} and told_on is null and closed_on < :since ${brought.join(' ')}) old
  ${has('snoozes') ? isBack : ''}`;
}

/** How much there is of what {@link readOlder} lists. */
export function countOlder(db: Db, { today, settings }: DueQuestion): number {
  const { since } = referralBounds(settings, today, today);
  return Number(
    db
      .prepare<[Row], number>(`select count(*) ${older(db)}`)
      .pluck()
      .get({ since, today }),
  );
}
