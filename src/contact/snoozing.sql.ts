/** Putting off and bringing back: what writes snoozes. */
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { SELECT } from './snooze.sql.ts';
import type { Snooze, SnoozeSubject } from './snooze.ts';

/** Puts something off to a day, instead of the day it is put off to already. Returns the snooze. */
export function putSnooze(
  change: Change,
  subject: SnoozeSubject,
  { on, until, reason }: { on: Day; until: Day; reason: string | null },
): Snooze {
  const columns = { ...columnsOf(subject), on_day: on, until_day: until, reason };
  const [active] = idsOf(change.db, subject, on);
  if (active === undefined) return read(change.db, change.insert('snoozes', columns));
  change.update('snoozes', active, columns);
  return read(change.db, active);
}

/**
 * Brings back what is snoozed today. What is let go once it is old keeps a snooze that ends today, from which its days
 * count; anything else waits as if it had not been put off. Returns how many snoozes that ended.
 */
export function wake(change: Change, subject: SnoozeSubject, today: Day): number {
  const ids = idsOf(change.db, subject, today);
  for (const id of ids) {
    if (isLetGo(change.db, subject)) change.update('snoozes', id, { until_day: today });
    else change.remove('snoozes', id);
  }
  return ids.length;
}

/** Thanks, outcomes to tell and one-to-ones are let go after the days looked back. */
function isLetGo(db: Db, { kind, number }: SnoozeSubject): boolean {
  if (kind !== 'record') return kind === 'one-to-one';
  return db.prepare<[number]>('select 1 from referrals where id = ?').get(number ?? 0) !== undefined;
}

function read(db: Db, id: number): Snooze {
  const snooze = db.prepare<[number], Snooze>(`${SELECT} where s.id = ?`).get(id);
  if (snooze === undefined) throw new Error(`snooze ${id} is gone`);
  return snooze;
}

function columnsOf({ kind, partnerId, number }: SnoozeSubject): Row {
  return { kind, partner_id: partnerId, record_id: number };
}

/** The snoozes of a thing that last beyond today. */
function idsOf(db: Db, subject: SnoozeSubject, today: Day): number[] {
  return db
    .prepare<[Row], number>(
      `select id from snoozes where kind = @kind and partner_id is @partner_id and record_id is @record_id
         and on_day <= @today and until_day > @today order by id`,
    )
    .pluck()
    .all({ ...columnsOf(subject), today });
}
