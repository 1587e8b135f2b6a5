import type { Day } from '../calendar/day.ts';
import { countsOn, MAY_COUNT_NOWHERE } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Uncounted } from './uncounted.ts';

/**
 * The referrals of some days, both inclusive, that count nowhere as known on `today`, with all partners, with some or with
 * one; those entered by mistake are none. Without `since`, from the beginning.
 */
export function readUncounted(
  db: Db,
  { since, until }: { readonly since?: Day | undefined; readonly until: Day },
  today: Day,
  partners?: number | readonly number[],
): Uncounted[] {
  const whose = partners === undefined ? 'is not null' : 'in (select value from json_each(:partners))';
  return db
    .prepare<[Row], Uncounted>(
      `select partner_id as partnerId, direction, iif(consent = 0, 'no-consent', 'not-chosen') as why, count(*) as n
       from referrals where ${MAY_COUNT_NOWHERE} and partner_id ${whose} and status <> 'void' 
         and (${countsOn(':today')}) is not 1 and +occurred_on between :since and :until
       group by 1, 2, 3 order by 1, 2, 3 desc`,
    )
    .all({ since: since ?? '', until, today, partners: JSON.stringify([partners ?? []].flat()) });
}
