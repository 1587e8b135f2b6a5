import type { Day } from '../calendar/day.ts';
import type { Promised, PromiseDraft, Side } from './promise.ts';
import { COUNTS } from '../file/counting.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';

/** Which promises to list. */
export interface PromiseFilter {
  partnerId?: number | undefined;
  /** Those that are not done. */
  open?: boolean;
}

interface PromiseRow extends Omit<Promised, 'goal'> {
  goal: number | null;
  goalKind: string | null;
}

/** What whoever promised sends to the other side. */
const THEIR_WAY = `r.partner_id = c.partner_id
  and r.direction = case c.side when 'mine' then 'given' else 'received' end and ${COUNTS}`;

/** A goal counts from its first day to its last; what is still to come, or came after it was closed, does not count. */
const DAYS = `between c.from_day and min(@today, coalesce(c.due_on, @today), coalesce(c.done_on, @today))`;

const SELECT = `
  select c.id, c.uuid, c.partner_id as partnerId, p.name as partnerName, c.side, c.what, c.from_day as fromDay,
    c.due_on as dueOn, c.done_on as doneOn, c.goal, c.goal_kind as goalKind, c.agreement_id as agreementId,
    case c.goal_kind
      when 'referrals' then (select count(*) from referrals r where ${THEIR_WAY} and r.occurred_on ${DAYS})
      when 'clients' then (select count(*) from referrals r where ${THEIR_WAY} and r.status = 'won'
        and coalesce(r.closed_on, r.occurred_on) ${DAYS})
      when 'check-ins' then (select count(*) from check_ins t where t.partner_id = c.partner_id
        and t.on_day ${DAYS})
    end as reached
  from promises c join partners p on p.id = c.partner_id`;

/** One promise with how far its goal is on `today`; undefined when there is no such number. */
export function getPromise(db: Db, id: number, today: Day): Promised | undefined {
  const row = db.prepare<[Row], PromiseRow>(`${SELECT} where c.id = @id`).get({ id, today });
  return row === undefined ? undefined : fromRow(row);
}

/** The promises of both sides, those due first; those without a day last. */
export function listPromises(db: Db, today: Day, { partnerId, open }: PromiseFilter = {}): Promised[] {
  return db
    .prepare<[Row], PromiseRow>(
      `${SELECT} where (@partner is null or c.partner_id = @partner) and (@open = 0 or c.done_on is null)
       order by c.done_on is not null, c.due_on is null, c.due_on, c.id`,
    )
    .all({ partner: partnerId ?? null, open: Number(open === true), today })
    .map(fromRow);
}

/** Adds a promise. Returns its number. */
export function insertPromise(change: Change, draft: PromiseDraft): number {
  return change.insert('promises', promiseColumns(draft));
}

/** Changes the facts of a promise to those of the draft. */
export function updatePromise(change: Change, id: number, draft: PromiseDraft): void {
  change.update('promises', id, promiseColumns(draft));
}

function promiseColumns(draft: PromiseDraft): Row {
  const side: Side = draft.side;
  return {
    partner_id: draft.partnerId,
    side,
    what: draft.what,
    from_day: draft.fromDay,
    due_on: draft.dueOn,
    done_on: draft.doneOn,
    goal: draft.goal?.number ?? null,
    goal_kind: draft.goal?.kind ?? null,
    agreement_id: draft.agreementId,
  };
}

function fromRow({ goal, goalKind, ...row }: PromiseRow): Promised {
  return { ...row, goal: goal === null || goalKind === null ? null : { number: goal, kind: goalKind } };
}
