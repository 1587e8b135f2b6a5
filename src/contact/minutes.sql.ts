import type { Day } from '../calendar/day.ts';
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
 * is done together on the day it began. Partners with none are left out. A shared touch counts in full with each partner.
 */
export function readMinutes(db: Db, days: { readonly since: Day; readonly until: Day }): Map<number, number> {
  return new Map([...readTimeByPartner(db, days)].map(([id, { minutes }]) => [id, minutes]));
}

/** The same, and of it the minutes at each touch that was shared: what several partners have of it is one time of mine. */
export function readTimeByPartner(
  db: Db,
  { since, until }: { readonly since: Day; readonly until: Day },
): Map<number, { readonly minutes: number; readonly shared: ReadonlyMap<string, number> }> {
  const rows = db
    .prepare<[Row], { partnerId: number; touch: string | null; minutes: number }>(
      `select partner_id as partnerId, touch, max(minutes) as minutes from check_ins
         where touch is not null and minutes > 0 and on_day between @since and @until group by partner_id, touch
       union all
       select partner_id, null, sum(minutes) from (
         select partner_id, minutes from check_ins
           where touch is null and minutes > 0 and on_day between @since and @until
         union all
         select partner_id, minutes from projects where minutes > 0 and from_day between @since and @until)
       group by partner_id`,
    )
    .all({ since, until });
  const all = new Map<number, { minutes: number; shared: Map<string, number> }>();
  for (const { partnerId, touch, minutes } of rows) {
    const of = all.get(partnerId) ?? { minutes: 0, shared: new Map<string, number>() };
    all.set(partnerId, of);
    of.minutes += minutes;
    if (touch !== null) of.shared.set(touch, minutes);
  }
  return all;
}
