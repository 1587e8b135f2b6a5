import type { Day } from '../calendar/day.ts';
import { verdictPeriod, type NetworkSnapshot } from '../advice/relationship.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { readDeclines } from '../advice/decline.sql.ts';
import { addDays } from '../calendar/day.ts';
import { REACHED } from '../contact/goal-progress.ts';
import { countObjectives } from '../contact/has-objectives.sql.ts';

import {
  newcomersSince,
  referralBounds,
  WEEK,
  type Newcomer,
  type WaitingPromise,
  type ReferralDueKind,
} from './due.ts';
import type { DueQuestion, DueRows } from './due-record.ts';
import { IS_OPEN, STANDS } from '../file/counting.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import { lazily } from '../text/lazily.ts';

/** Reads objectives: loaded where there are any. */
const listing = lazily(() => import('../contact/objective.sql.ts'));

/** The network as of today. */
export function readNetworkToday(db: Db, today: Day): NetworkSnapshot {
  return readNetwork(db, verdictPeriod(today));
}

/** Reads what is neither of the network nor of referrals. */
export function readDueRows(db: Db, { today, until, settings }: DueQuestion): DueRows {
  return {
    madeOn: readMadeOn(db),
    promises: readWaitingPromises(db, today, until),
    objectives: countObjectives(db, today) === 0 ? [] : listing().listObjectives(db, today, { open: true }),
    newcomers: readNewcomers(db, today, newcomersSince(settings, today)),
    declines: readDeclines(db, today),
  };
}

/** Check-ins at which two people sit down with each other. */
const ONE_TO_ONES = `('meeting', 'coffee', 'video', 'review', 'talk')`;

/** The covering index alone is read for what may wait; the planner would take the days, and look up every row. */
const REFERRALS = 'from referrals r indexed by referrals_by_partner';

/** What was put off until a day within those looked back comes back on it, however old it is. */
const OR_PUT_OFF = `or r.id in (select record_id from snoozes where kind = 'record' and on_day <= :today and until_day >= :since)`;

/** Thanks and outcomes to tell, which partners alone have. What leaves most rows out stands first, since the whole index is gone through. */
const recent = (orPutOff: string) => `
 recent as materialized (
  select id, occurred_on, closed_on ${REFERRALS}
  where (occurred_on >= :since or closed_on >= :since ${orPutOff}) and direction = 'received' and occurred_on <= :today
   and partner_id is not null and ${STANDS}),
 owed as (
  select 'thank' as kind, r.id, r.partner_id, r.occurred_on as day, r.occurred_on as began
  from recent cross join referrals r on r.id = recent.id
  where (recent.occurred_on >= :since ${orPutOff}) and r.thanked_on is null
  union all
  select 'tell', r.id, r.partner_id, r.closed_on, r.occurred_on from recent cross join referrals r on r.id = recent.id
  where (recent.closed_on >= :since ${orPutOff}) and recent.closed_on <= :today and r.told_on is null)`;

/** Open referrals of a direction by the day of their last step, which for imported ones is that of the import or later. */
const silentOf = (kind: ReferralDueKind, direction: Direction, until: string) => `
  select '${kind}' as kind, id, partner_id, last_step_on as day, occurred_on as began from referrals indexed by referrals_open
  where direction = '${direction}' and last_step_on <= ${until} and ${IS_OPEN} and ${STANDS}`;

const SILENT = `silent as (
  ${silentOf('ask', 'given', ':askUntil')} union all ${silentOf('move', 'received', ':moveUntil')})`;

export const IS_DUE = `back is null and case kind when 'ask' then day <= :askedBy when 'move' then day <= :movedBy else 1 end`;
export const IS_THIS_WEEK = `(back is null or back <= :weekEnd)
  and case kind when 'ask' then day <= :askWeek when 'move' then day <= :moveWeek else 1 end`;

/** The day on which what is snoozed today comes back; null for anything else. */
const BACK = `(select max(until_day) from snoozes s where s.kind = 'record' and s.record_id = events.id
  and s.on_day <= :today and s.until_day > :today)`;

/** One row for each thing that waits on a referral, as `found`: those snoozed where they come back by `until`. */
export function waiting(db: Db): string {
  const has = (table: string) => db.prepare(`select exists (select 1 from ${table})`).pluck().get() === 1;
  // What happened to an imported referral before its import is not looked at: a new file starts calm.
  const sinceImport = `and day >= coalesce((select imported_on from referrals r
    join imports i on i.id = r.import_id where r.id = owed.id), '')`;
  return `
 with ${recent(has('snoozes') ? OR_PUT_OFF : '')}, ${SILENT},
 events as (select * from owed where true ${has('imports') ? sinceImport : ''} union all select * from silent),
 found as (
  select * from (select events.*, ${BACK} as back from events)
  where back is null or back <= :until)`;
}

/** The days that what waits on referrals is read by. */
export function boundsOf({ today, until, settings }: DueQuestion): Row {
  const weekEnd = addDays(today, WEEK);
  const { askUntil, moveUntil } = referralBounds(settings, today, weekEnd);
  return {
    ...referralBounds(settings, today, until),
    until,
    weekEnd,
    askWeek: askUntil,
    moveWeek: moveUntil,
  };
}

/** Promises of both sides that are due by `until` and not done, those of a closed agreement left out. */
export function readWaitingPromises(db: Db, today: Day, until: Day): WaitingPromise[] {
  return db
    .prepare<[Row], Omit<WaitingPromise, 'goal'> & { goal: number | null; goalKind: string | null }>(
      `select t.id as number, p.id as partnerId, p.name as partnerName, t.side, t.what, t.due_on as dueOn,
         t.goal, t.goal_kind as goalKind, ${REACHED} as reached
       from promises t join partners p on p.id = t.partner_id left join agreements a on a.id = t.agreement_id
       where t.due_on <= @until and t.done_on is null and (a.closed_on is null or a.closed_on > @today)
       order by t.due_on, t.id`,
    )
    .all({ today, until })
    .map(({ goal, goalKind, ...promise }) => ({
      ...promise,
      goal: goal === null || goalKind === null ? null : { number: goal, kind: goalKind },
    }));
}

/** Partners who were added or met since that day, or whose one-to-one was put off until then, imported ones left out. */
export function readNewcomers(db: Db, today: Day, since: Day): Newcomer[] {
  return db
    .prepare<[Row], Newcomer>(
      `select p.id as partnerId, p.name as partnerName, p.stage = 'acquaintance' as isAcquaintance,
         p.known_since as knownSince, p.known_since_precision as knownSincePrecision, added.day as addedOn,
         exists (select 1 from check_ins c where c.partner_id = p.id and c.on_day <= :today
           and c.kind in ${ONE_TO_ONES}) as hadOneToOne
       from partners p
         join (select partner_id, min(on_day) as day from stage_events group by partner_id) added
           on added.partner_id = p.id
       where p.import_id is null and (p.known_since >= :since or added.day >= :since
         or p.id in (select partner_id from snoozes where kind = 'one-to-one' and on_day <= :today and until_day >= :since))
       order by p.id`,
    )
    .all({ today, since });
}

/** The day the file was made. */
export function readMadeOn(db: Db): Day {
  const day = db.prepare<[], Day>(`select value from meta where key = 'made-on'`).pluck().get();
  if (day === undefined) throw new Error('the file does not say when it was made');
  return day;
}
