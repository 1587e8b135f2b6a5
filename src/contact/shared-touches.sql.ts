import type { Day } from '../calendar/day.ts';
import { onlyOf, touchedOnce } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';

/** Of the check-ins `t` on the days from `:since` to `:until`, those of one shared touch once. */
export const TOUCHED_ONCE = touchedOnce('t', 'between :since and :until');

/**
 * My minutes with each partner, or with one, on the days from `since` to `until`, both inclusive, and of them those at each touch that was
 * shared: what several partners have of it is one time of mine.
 */
export function readTimeByPartner(
  db: Db,
  { since, until }: { readonly since: Day; readonly until: Day },
  partner?: number,
): Map<number, { readonly minutes: number; readonly shared: ReadonlyMap<string, number> }> {
  const own = onlyOf(partner);
  const rows = db
    .prepare<[Row], { partnerId: number; touch: string | null; minutes: number }>(
      `select partner_id as partnerId, touch, max(minutes) as minutes from check_ins
         where touch is not null and minutes > 0 and on_day between @since and @until ${own}
         group by partner_id, touch
       union all
       select partner_id, null, sum(minutes) from (
         select partner_id, minutes from check_ins
           where touch is null and minutes > 0 and on_day between @since and @until ${own}
         union all
         select partner_id, minutes from projects where minutes > 0 and from_day between @since and @until ${own})
       group by partner_id`,
    )
    .all({ since, until, partner: partner ?? null });
  const all = new Map<number, { minutes: number; shared: Map<string, number> }>();
  for (const { partnerId, touch, minutes } of rows) {
    const of = all.get(partnerId) ?? { minutes: 0, shared: new Map<string, number>() };
    all.set(partnerId, of);
    of.minutes += minutes;
    if (touch !== null) of.shared.set(touch, minutes);
  }
  return all;
}
