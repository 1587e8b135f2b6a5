/** What charts count that no section counts: months both ways, and what became of what was introduced in a period. */
import { countIntroduced } from '../advice/relationship.sql.ts';
import { firstDayOf, type Day, type Month } from '../calendar/day.ts';
import { countsOn, HAS_OUTCOME, OUTCOME_DAY } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DaysCounted } from '../referrals/closed.ts';
import { OUTCOMES } from '../referrals/closed.sql.ts';
import type { Became, InMonth, QuarterCounted, QuarterToCount } from './charts.ts';

const OF_PARTNER = `partner_id is not null and (:partner is null or partner_id = :partner)
  and ${countsOn(':today')}`;

/**
 * What has become by `today` of the referrals introduced in a period, with all partners or with one: how many of each
 * partner and way have which outcome, or none yet. Those of a client who chose somebody else count nowhere.
 */
export function readBecame(
  db: Db,
  { since, until }: DaysCounted,
  today: Day,
  partnerId?: number,
): readonly Became[] {
  return db
    .prepare<[Row], Became>(
      `select partner_id as partnerId, direction,
         iif(${HAS_OUTCOME} and ${OUTCOME_DAY} <= :today, status, 'open') as outcome, count(*) as n
       from referrals where occurred_on between :since and :until and ${OF_PARTNER}
       group by 1, 2, 3 order by 1, 2, 3`,
    )
    .all({ since, until, today, partner: partnerId ?? null });
}

/** Introduced and won in each month of the days from the first one's first, months with neither left out. */
export function readInMonths(
  db: Db,
  months: readonly Month[],
  until: Day,
  today: Day,
  partnerId?: number,
): readonly InMonth[] {
  const [first] = months;
  if (first === undefined) return [];
  const asked = { since: firstDayOf(first), until, today, partner: partnerId ?? null };
  return db
    .prepare<[Row], InMonth>(
      `select month, sum(given) as given, sum(received) as received, sum(won) as won from (
         select substr(occurred_on, 1, 7) as month, direction = 'given' as given, direction = 'received' as received,
           0 as won
         from referrals where occurred_on between :since and :until and ${OF_PARTNER}
         union all
         select substr(${OUTCOME_DAY}, 1, 7), 0, 0, 1 ${OUTCOMES} and status = 'won'
       ) group by month order by month`,
    )
    .all(asked);
}

/** Exchanged in each of the quarters, this year's and last year's. */
export function countQuarters(
  db: Db,
  quarters: readonly QuarterToCount[],
  today: Day,
  partnerId?: number,
): readonly QuarterCounted[] {
  const exchanged = (days: DaysCounted | undefined) => {
    if (days === undefined) return undefined;
    const { given, received } = countIntroduced(db, days, today, partnerId);
    return given + received;
  };
  return quarters.map((quarter) => ({
    ...quarter,
    exchanged: exchanged(quarter.now),
    before: exchanged(quarter.earlier),
  }));
}
