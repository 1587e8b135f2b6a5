import type { Day } from '../calendar/day.ts';
import { readRecord, readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { objectives, type Objective } from './objective.ts';

/** One objective as it stands on `today`; undefined where the number is of nothing, or of something else. */
export function getObjective(db: Db, id: number, today: Day): Objective | undefined {
  return readRecord(db, objectives, id, { today });
}

/** The objectives of the network, those due first; `open` leaves out those that were closed by `today`. */
export function listObjectives(db: Db, today: Day, { open = false } = {}): Objective[] {
  return readRecords(db, objectives, {
    rest: `where (@open = 0 or t.done_on is null or t.done_on > @today)
      order by t.done_on is not null, t.due_on, t.id`,
    cells: { open: Number(open), today },
  });
}
