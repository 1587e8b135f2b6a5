import type { JointActivityDraft, JointActivityRecord } from './project.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';

const SELECT = `
  select a.id, a.uuid, a.partner_id as partnerId, p.name as partnerName, a.kind, a.what, a.from_day as fromDay,
    a.until_day as untilDay, a.currency, a.cost_minor as costMinor, a.minutes
  from joint_activities a join partners p on p.id = a.partner_id`;

/** One joint activity; undefined when there is no such number. */
export function getJointActivity(db: Db, id: number): JointActivityRecord | undefined {
  return db.prepare<[number], JointActivityRecord>(`${SELECT} where a.id = ?`).get(id);
}

/** The joint activities with one partner or with all, the latest begun first. */
export function listJointActivities(db: Db, partnerId?: number): JointActivityRecord[] {
  return db
    .prepare<[Row], JointActivityRecord>(
      `${SELECT} where (@partner is null or a.partner_id = @partner) order by a.from_day desc, a.id desc`,
    )
    .all({ partner: partnerId ?? null });
}

/** Adds a joint activity; gives the number. */
export function insertJointActivity(change: Change, draft: JointActivityDraft): number {
  return change.insert('joint_activities', jointActivityColumns(draft));
}

/** Changes the facts of a joint activity to those of the draft. */
export function updateJointActivity(change: Change, id: number, draft: JointActivityDraft): void {
  change.update('joint_activities', id, jointActivityColumns(draft));
}

function jointActivityColumns(draft: JointActivityDraft): Row {
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
