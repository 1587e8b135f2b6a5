import type { Day } from '../calendar/day.ts';
import type { UnmetNeed } from './gaps.ts';
import type { Db } from '../file/open.sql.ts';

/** The needs nobody met, asked for between two days, both inclusive; oldest first. */
export function listUnmetNeeds(db: Db, since: Day, until: Day): UnmetNeed[] {
  return db
    .prepare<[Day, Day], UnmetNeed>(
      `select on_day as onDay, need, region from unmet_needs where on_day between ? and ? order by on_day, id`,
    )
    .all(since, until);
}
