import type { Day } from '../calendar/day.ts';
import { onlyOf } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { OUTCOMES } from './closed.sql.ts';
import type { DaysCounted } from './closed.ts';

/** The numbers of the received referrals that were won in a period and have no amount: neither invoiced nor collected. */
export function listWithoutAmount(db: Db, days: DaysCounted, today: Day, partnerId?: number): number[] {
  return db
    .prepare<[Row], number>(
      `select r.id ${OUTCOMES} ${onlyOf(partnerId)} and r.status = 'won' and r.direction = 'received' and r.invoiced_minor is null
         and not exists (select 1 from collections c where c.referral_id = r.id and c.on_day <= :today)
       order by r.id`,
    )
    .pluck()
    .all({ since: days.since, until: days.until, today, partner: partnerId ?? null });
}
