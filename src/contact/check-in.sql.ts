import type { Day } from '../calendar/day.ts';
import { countRecords, readRecords, type Rest } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { checkIns, type CheckIn } from './check-in.ts';

/** Which check-ins to list. Days are inclusive on both sides. */
export interface CheckInFilter {
  partnerId?: number | undefined;
  kind?: string | undefined;
  since?: Day | undefined;
  until?: Day | undefined;
  limit?: number | undefined;
}

/** The check-ins that fit the filter, newest first. */
export function listCheckIns(db: Db, filter: CheckInFilter = {}): CheckIn[] {
  const { rest, cells } = fitting(filter);
  return readRecords(db, checkIns, {
    rest: `${rest} order by t.on_day desc, t.id desc limit @limit`,
    cells: { ...cells, limit: filter.limit ?? -1 },
  });
}

/** How many check-ins fit the filter, its limit aside. */
export function countCheckIns(db: Db, filter: CheckInFilter = {}): number {
  return countRecords(db, checkIns, fitting(filter));
}

function fitting({ partnerId, kind, since, until }: CheckInFilter): Required<Rest> {
  return {
    rest: `where (@partner is null or t.partner_id = @partner) and (@kind is null or t.kind = @kind)
      and (@since is null or t.on_day >= @since) and (@until is null or t.on_day <= @until)`,
    cells: { partner: partnerId ?? null, kind: kind ?? null, since: since ?? null, until: until ?? null },
  };
}
