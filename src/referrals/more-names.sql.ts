import type { Day } from '../calendar/day.ts';
import { countsOn } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DaysCounted } from './closed.ts';

/**
 * How many names of a period were given beyond the first of each introduction, as known today. Few are given together: those
 * are looked through, whatever their day (the plus keeps SQLite from going by days instead, through all referrals).
 */
export function countMoreNames(db: Db, { since, until }: DaysCounted, today: Day): number {
  return (
    db
      .prepare<[Row], number>(
        `select count(*) - count(distinct introduction) from referrals
         where introduction is not null and direction = 'given' and partner_id is not null
           and +occurred_on between :since and :until and ${countsOn(':today')}`,
      )
      .pluck()
      .get({ since, until, today }) ?? 0
  );
}
