import type { Db } from '../file/open.sql.ts';
import type { CheckInKind } from './check-in.ts';
import type { Direction } from '../referrals/direction.ts';

/** The partners with referrals, the last logged first, each with the direction of the last one. */
export function recentDirections(db: Db): { partnerId: number; direction: Direction }[] {
  // With max() SQLite takes the other columns from the row that has it (https://sqlite.org/lang_select.html).
  return db
    .prepare<[], { partnerId: number; direction: Direction; last: number }>(
      `select partner_id as partnerId, direction, max(id) as last from referrals
       where partner_id is not null group by partner_id order by last desc`,
    )
    .all()
    .map(({ partnerId, direction }) => ({ partnerId, direction }));
}

/** The kind of the check-in recorded last; undefined before the first. */
export function lastCheckInKind(db: Db): CheckInKind | undefined {
  return db.prepare<[], CheckInKind>('select kind from check_ins order by id desc limit 1').pluck().get();
}
