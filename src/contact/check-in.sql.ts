import type { CheckIn, CheckInDraft } from './check-in.ts';
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';

/** Which check-ins to list. Days are inclusive on both sides. */
export interface CheckInFilter {
  partnerId?: number;
  kind?: string;
  since?: Day;
  until?: Day;
  limit?: number;
}

const SELECT = `
  select c.id, c.uuid, c.partner_id as partnerId, p.name as partnerName, c.on_day as onDay, c.kind, c.note,
    c.minutes, c.satisfaction, c.next_on as nextOn, c.touch, c.created_at as createdAt, c.updated_at as updatedAt
  from check_ins c join partners p on p.id = c.partner_id`;

/** One check-in; undefined when there is no such number. */
export function getCheckIn(db: Db, id: number): CheckIn | undefined {
  return db.prepare<[number], CheckIn>(`${SELECT} where c.id = ?`).get(id);
}

const FITS = `(@partner is null or c.partner_id = @partner) and (@kind is null or c.kind = @kind)
  and (@since is null or c.on_day >= @since) and (@until is null or c.on_day <= @until)`;

/** The check-ins that fit the filter, newest first. */
export function listCheckIns(db: Db, filter: CheckInFilter = {}): CheckIn[] {
  return db
    .prepare<[Row], CheckIn>(`${SELECT} where ${FITS} order by c.on_day desc, c.id desc limit @limit`)
    .all({ ...parametersOf(filter), limit: filter.limit ?? -1 });
}

/** How many check-ins fit the filter, its limit aside. */
export function countCheckIns(db: Db, filter: CheckInFilter = {}): number {
  const count = db.prepare<[Row], number>(`select count(*) from check_ins c where ${FITS}`).pluck();
  return count.get(parametersOf(filter)) ?? 0;
}

function parametersOf(filter: CheckInFilter): Row {
  return {
    partner: filter.partnerId ?? null,
    kind: filter.kind ?? null,
    since: filter.since ?? null,
    until: filter.until ?? null,
  };
}

/** Adds a check-in; gives the number. */
export function insertCheckIn(change: Change, draft: CheckInDraft): number {
  return change.insert('check_ins', checkInColumns(draft));
}

/** Changes the facts of a check-in to those of the draft. */
export function updateCheckIn(change: Change, id: number, draft: CheckInDraft): void {
  change.update('check_ins', id, checkInColumns(draft));
}

function checkInColumns(draft: CheckInDraft): Row {
  return {
    partner_id: draft.partnerId,
    on_day: draft.onDay,
    kind: draft.kind,
    note: draft.note,
    minutes: draft.minutes,
    satisfaction: draft.satisfaction,
    next_on: draft.nextOn,
    touch: draft.touch,
  };
}
