import type { ProjectDraft, Project } from './project.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';

const SELECT = `
  select j.id, j.uuid, j.partner_id as partnerId, p.name as partnerName, j.kind, j.what, j.from_day as fromDay,
    j.until_day as untilDay, j.currency, j.cost_minor as costMinor, j.minutes
  from projects j join partners p on p.id = j.partner_id`;

/** One project; undefined when there is no such number. */
export function getProject(db: Db, id: number): Project | undefined {
  return db.prepare<[number], Project>(`${SELECT} where j.id = ?`).get(id);
}

/** The projects with one partner or with all, the latest begun first. */
export function listProjects(db: Db, partnerId?: number): Project[] {
  return db
    .prepare<[Row], Project>(
      `${SELECT} where (@partner is null or j.partner_id = @partner) order by j.from_day desc, j.id desc`,
    )
    .all({ partner: partnerId ?? null });
}

/** Adds a project. Returns its number. */
export function insertProject(change: Change, draft: ProjectDraft): number {
  return change.insert('projects', projectColumns(draft));
}

/** Changes the facts of a project to those of the draft. */
export function updateProject(change: Change, id: number, draft: ProjectDraft): void {
  change.update('projects', id, projectColumns(draft));
}

function projectColumns(draft: ProjectDraft): Row {
  return {
    partner_id: draft.partnerId,
    kind: draft.kind,
    what: draft.what,
    from_day: draft.fromDay,
    until_day: draft.untilDay,
    currency: draft.currency,
    cost_minor: draft.costMinor,
    minutes: draft.minutes,
  };
}
