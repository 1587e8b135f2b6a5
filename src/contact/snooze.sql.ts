import type { Day } from '../calendar/day.ts';
import type { Snooze } from './snooze.ts';
import { onlyOf } from '../file/counting.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';

/** A check-in is snoozed until its day, or until a real contact on a later day than the snooze. */
const NOT_OVERTAKEN = `not (s.kind = 'check-in' and exists (
  select 1 from check_ins c where c.partner_id = s.partner_id and c.on_day > s.on_day and c.on_day <= :today))`;

/** A snooze as it is read, without a condition. */
export const SELECT = `
  select s.id, s.uuid, s.kind, s.partner_id as partnerId, p.name as partnerName, s.record_id as number,
    s.on_day as onDay, s.until_day as untilDay, s.reason
  from snoozes s left join partners p on p.id = s.partner_id`;

/** What is snoozed today, the first to come back first. */
export function listSnoozes(db: Db, today: Day): Snooze[] {
  return db
    .prepare<[Row], Snooze>(
      `${SELECT} where s.on_day <= :today and s.until_day > :today and ${NOT_OVERTAKEN}
       order by s.until_day, s.id`,
    )
    .all({ today });
}

/** The last snooze of each thing up to `asOf`, whether it still lasts or is over; with `partner`, of what is of that one by its kind. */
export function readLastSnoozes(db: Db, asOf: Day, partner?: number): Snooze[] {
  const own = onlyOf(partner, 's.partner_id');
  return db
    .prepare<[Row], Snooze>(
      `${SELECT} where s.on_day <= :asOf ${own} and not exists (
         select 1 from snoozes n where n.on_day <= :asOf and n.kind = s.kind
           and n.partner_id is s.partner_id and n.record_id is s.record_id
           and (n.on_day, n.id) > (s.on_day, s.id))
       order by s.id`,
    )
    .all({ asOf, partner: partner ?? null });
}

/** The last snooze of one partner's check-in up to `asOf`; undefined where there was none. */
export function lastCheckInSnooze(db: Db, partnerId: number, asOf: Day): { on: Day; until: Day } | undefined {
  return db
    .prepare<[number, Day], { on: Day; until: Day }>(
      `select on_day as "on", until_day as until from snoozes
       where partner_id = ? and kind = 'check-in' and on_day <= ? order by on_day desc, id desc limit 1`,
    )
    .get(partnerId, asOf);
}
