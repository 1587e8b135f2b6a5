import type { Day } from '../calendar/day.ts';
import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { ENDED, promises, type Promised } from './promise.ts';

/** Which promises to list. */
export interface PromiseFilter {
  partnerId?: number | undefined;
  /** Those that are not done, and did not end with their agreement. */
  open?: boolean;
}

/** The promises of both sides, those due first; those without a day last. */
export function listPromises(db: Db, today: Day, { partnerId, open }: PromiseFilter = {}): Promised[] {
  return readRecords(db, promises, {
    rest: `where (@partner is null or t.partner_id = @partner) and (@open = 0 or (t.done_on is null and ${ENDED} is null))
      order by t.done_on is not null, t.due_on is null, t.due_on, t.id`,
    cells: { partner: partnerId ?? null, open: Number(open === true), today },
  });
}
