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
  const asked = [
    ['t.partner_id = @partner', 'partner', partnerId],
    ['t.kind = @kind', 'kind', kind],
    ['t.on_day >= @since', 'since', since],
    ['t.on_day <= @until', 'until', until],
  ] as const;
  const said = asked.filter(([, , value]) => value !== undefined);
  return {
    rest: `where ${['true', ...said.map(([sql]) => sql)].join(' and ')}`,
    cells: Object.fromEntries(said.map(([, name, value]) => [name, value ?? null])),
  };
}
