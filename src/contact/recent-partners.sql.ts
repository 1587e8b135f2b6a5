import type { Db } from '../file/open.sql.ts';

/** The partners by their last check-in or referral, the last recorded first. */
export function recentPartners(db: Db): number[] {
  return db
    .prepare<[], number>(
      `select partner_id from (select partner_id, max(id) as last from check_ins group by partner_id
         union all select partner_id, max(id) from referrals where partner_id is not null group by partner_id)
       group by partner_id order by max(last) desc`,
    )
    .pluck()
    .all();
}
