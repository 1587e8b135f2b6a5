/** What charts count that no section counts: the quarters of a year. */
import { countIntroduced } from '../advice/relationship.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { DaysCounted } from '../referrals/closed.ts';
import type { QuarterCounted, QuarterToCount } from './charts.ts';

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
