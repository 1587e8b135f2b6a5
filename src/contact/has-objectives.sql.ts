import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';

/** How many objectives of the network are not closed by a day: their code is loaded only where there are any. */
export function countObjectives(db: Db, today: Day): number {
  return Number(
    db
      .prepare<[Day], number>(
        'select count(*) from promises where partner_id is null and (done_on is null or done_on > ?)',
      )
      .pluck()
      .get(today),
  );
}

/** Whether there was ever an objective of the network. */
export function hasObjectives(db: Db): boolean {
  return db.prepare('select exists (select 1 from promises where partner_id is null)').pluck().get() === 1;
}
