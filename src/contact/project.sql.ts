import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { projects, type Project } from './project.ts';

/** The projects with one partner or with all, the latest begun first. */
export function listProjects(db: Db, partnerId?: number): Project[] {
  return readRecords(db, projects, {
    rest: 'where (@partner is null or t.partner_id = @partner) order by t.from_day desc, t.id desc',
    cells: { partner: partnerId ?? null },
  });
}
