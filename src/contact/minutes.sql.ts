import type { Day } from '../calendar/day.ts';
import { onlyOf } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';

/** My minutes for what went to many at once on the days from `since` to `until`, both inclusive: with no partner. */
export function readBroadcastMinutes(
  db: Db,
  { since, until }: { readonly since: Day; readonly until: Day },
): number {
  const sum = db
    .prepare<[Day, Day], number>(
      'select coalesce(sum(minutes), 0) from broadcasts where on_day between ? and ?',
    )
    .pluck()
    .get(since, until);
  return sum ?? 0;
}

/**
 * My minutes with each partner on the days from `since` to `until`, both inclusive: at check-ins on their day, and on what
 * is done together on the day it began; of all partners, or of one. Partners with none are left out. A shared touch counts
 * in full with each partner.
 */
export function readMinutes(
  db: Db,
  { since, until }: { readonly since: Day; readonly until: Day },
  partner?: number,
): Map<number, number> {
  const own = onlyOf(partner);
  const rows = db
    .prepare<[Row], { partnerId: number; minutes: number }>(
      `select partner_id as partnerId, sum(minutes) as minutes from (
         select partner_id, max(minutes) as minutes from check_ins
           where minutes > 0 and on_day between @since and @until ${own} group by partner_id, ifnull(touch, id)
         union all
         select partner_id, minutes from projects where minutes > 0 and from_day between @since and @until ${own})
       group by partner_id`,
    )
    .all({ since, until, partner: partner ?? null });
  return new Map(rows.map(({ partnerId, minutes }) => [partnerId, minutes]));
}
