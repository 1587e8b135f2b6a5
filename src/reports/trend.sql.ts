import type { Day } from '../calendar/day.ts';
import { countsOn, onlyOf, OUTCOME_DAY } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DaysCounted, OutcomeRow } from '../referrals/closed.ts';
import { BUSINESS, OUTCOMES } from '../referrals/closed.sql.ts';
import type { MonthCounted } from './trend.ts';

/** What was introduced and closed in each month of the days, with all partners or with one; months with neither are left out. */
export function readTrend(
  db: Db,
  { since, until }: DaysCounted,
  today: Day,
  partnerId?: number,
): MonthCounted[] {
  const asked = { since, until, today, partner: partnerId ?? null };
  const introduced = db
    .prepare<[Row], Pick<MonthCounted, 'month' | 'given' | 'received'>>(
      `select substr(occurred_on, 1, 7) as month, sum(direction = 'given') as given,
         sum(direction = 'received') as received
       from referrals where partner_id is not null ${onlyOf(partnerId)}
         and occurred_on between :since and :until and ${countsOn(':today')} group by 1`,
    )
    .all(asked);
  const closed = db
    .prepare<[Row], OutcomeRow & { month: string }>(
      `select substr(${OUTCOME_DAY}, 1, 7) as month, 0 as partnerId, direction, ${BUSINESS}, sum(occurred_on < :since) as introducedEarlier
       ${OUTCOMES} ${onlyOf(partnerId)} group by 1, 2, 3, 4`,
    )
    .all(asked);
  const months = [...new Set([...introduced, ...closed].map(({ month }) => month))].toSorted();
  return months.map((month) => ({
    given: 0,
    received: 0,
    ...introduced.find((each) => each.month === month),
    month,
    outcomes: closed.filter((each) => each.month === month),
  }));
}
