import type { Day } from '../calendar/day.ts';
import { verdictPeriod, type NetworkSnapshot } from '../advice/relationship.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { readDeclines } from '../advice/decline.sql.ts';
import { addDays } from '../calendar/day.ts';
import { REACHED } from '../contact/goal-progress.ts';
import { countObjectives } from '../contact/has-objectives.sql.ts';
import { listSnoozes } from '../contact/snooze.sql.ts';
import {
  newcomersSince,
  referralBounds,
  WEEK,
  type Newcomer,
  type WaitingPromise,
  type ReferralDueKind,
  type WaitingReferral,
  type WaitingReferrals,
} from './due.ts';
import type { DueQuestion, DueRows, DueSnapshot } from './due-record.ts';
import { IS_OPEN, STANDS } from '../file/counting.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import { lazily } from '../text/lazily.ts';

/** Reads objectives: loaded where there are any. */
const listing = lazily(() => import('../contact/objective.sql.ts'));

/** Reads everything that `refnet due` lists, at one moment; `filter` is of what waits on referrals. */
export function readDue(db: Db, question: DueQuestion, filter: WaitingFilter = {}): DueSnapshot {
  const { today, until } = question;
  return db.transaction((): DueSnapshot => ({
    ...readDueRows(db, question),
    network: readNetworkToday(db, today),
    referrals: readWaitingReferrals(db, question, filter),
    snoozed: listSnoozes(db, today).filter(({ untilDay }) => untilDay > until).length,
  }))();
}

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

/** The day of the last that happened to a referral `r`: what an import brought did not happen on the day of the import. */
export const LAST_STEP = `max(r.occurred_on,
  coalesce((select max(on_day) from status_events e where e.referral_id = r.id), ''))`;

/** Which of what waits is asked for; of each kind at most `limit` that are due, and as many that come up. */
export interface WaitingFilter {
  readonly kind?: readonly string[];
  readonly partner?: number | undefined;
  readonly limit?: number | undefined;
  /** What of one kind waits with one partner is told as one: the longest waiting, and how many there are. */
  readonly grouped?: boolean;
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

/**
 * What waits on referrals within the bounds, those that wait longest first within each kind; and how much there is of it
 * in all.
 */
export function readWaitingReferrals(
  db: Db,
  question: DueQuestion,
  { kind = [], partner, limit, grouped = false }: WaitingFilter = {},
): WaitingReferrals {
  const found = db
    .prepare<[Row], WaitingReferral & { total: number }>(
      `${waiting(db)},
  wanted as (
    select found.*, p.name, count(*) over () as total,
      case when ${IS_DUE} then 0 when ${IS_THIS_WEEK} then 1 else 2 end as comes
    from found left join partners p on p.id = found.partner_id
    where (:partner is null or partner_id = :partner)
      and (:kinds is null or kind in (select value from json_each(:kinds)))),
  groups as (
    select wanted.*, count(*) over one as n, row_number() over (one order by day, began, id) as atPartner
    from wanted window one as (partition by kind, comes, coalesce(partner_id, -id), back)),
  ranked as (
    select groups.*, row_number() over (partition by kind, comes = 0 order by day, began, name, id) as place
    from groups where :grouped = 0 or atPartner = 1)
  select kind, r.id as number, r.partner_id as partnerId, ranked.name as partnerName, s.name as source, r.client_name as client,
    r.status, r.occurred_on as occurredOn, day, ${LAST_STEP} as lastStep, back, iif(:grouped, n, 1) as n, total
  from ranked cross join referrals r on r.id = ranked.id left join sources s on s.id = r.source_id
  where :limit is null or place <= :limit order by r.id`,
    )
    .all({
      ...boundsOf(question),
      partner: partner ?? null,
      kinds: kind.length === 0 ? null : JSON.stringify(kind),
      limit: limit ?? null,
      grouped: grouped ? 1 : 0,
    });
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 };
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
function readMadeOn(db: Db): Day {
  const day = db.prepare<[], Day>(`select value from meta where key = 'made-on'`).pluck().get();
  if (day === undefined) throw new Error('the file does not say when it was made');
  return day;
}
