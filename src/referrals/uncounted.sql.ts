import type { Day } from '../calendar/day.ts';
import { countsOn, MAY_COUNT_NOWHERE, onlyOf } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Uncounted } from './uncounted.ts';

/**
 * The referrals of some days, both inclusive, that count nowhere as known on `today`, with all partners or with one; those
 * entered by mistake are none. Without `since`, from the beginning.
 */
export function readUncounted(
  db: Db,
  { since, until }: { readonly since?: Day | undefined; readonly until: Day },
  today: Day,
  partnerId?: number,
): Uncounted[] {
  const whose = partnerId === undefined ? 'and partner_id is not null' : onlyOf(partnerId);
  return db
    .prepare<[Row], Uncounted>(
      `select partner_id as partnerId, direction, iif(consent = 0, 'no-consent', 'not-chosen') as why, count(*) as n
       from referrals where ${MAY_COUNT_NOWHERE} ${whose} and status <> 'void' 
         and (${countsOn(':today')}) is not 1 and +occurred_on between :since and :until
       group by 1, 2, 3 order by 1, 2, 3 desc`,
    )
    .all({ since: since ?? '', until, today, partner: partnerId ?? null });
}
