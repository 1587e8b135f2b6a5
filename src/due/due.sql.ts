import type { Day } from '../calendar/day.ts';
import { verdictPeriod, type NetworkSnapshot } from '../advice/relationship.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { addDays } from '../calendar/day.ts';
import { listSnoozes } from '../contact/snooze.sql.ts';
import {
  newcomersSince,
  referralBounds,
  WEEK,
  type Newcomer,
  type ReferralBounds,
  type ReferralDueCount,
  type WaitingPromise,
  type WaitingReferral,
} from './due.ts';
import type { DueCounts, DueQuestion, DueRows, DueSnapshot } from './due-record.ts';
import { STANDS } from '../file/counting.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';

/** Reads everything that `refnet due` lists, at one moment; `filter` is of what waits on referrals. */
export function readDue(db: Db, question: DueQuestion, filter: WaitingFilter = {}): DueSnapshot {
  const { today, until, settings } = question;
  return db.transaction((): DueSnapshot => ({
    ...readDueRows(db, question),
    network: readNetworkToday(db, today),
    referrals: readWaitingReferrals(db, referralBounds(settings, today, until), filter),
    snoozed: listSnoozes(db, today).length,
  }))();
}

/**
 * Reads the same with what waits on referrals only counted, in `owed` thanks and outcomes to tell alone; `network` is the
 * network as of today, where it was read already.
 */
export function readDueCounts(
  db: Db,
  question: DueQuestion,
  which: Which = 'all',
  network?: NetworkSnapshot,
): DueCounts {
  const { today, until, settings } = question;
  const bounds = referralBounds(settings, today, until);
  const week = referralBounds(settings, today, addDays(today, WEEK));
  return db.transaction((): DueCounts => ({
    ...readDueRows(db, question),
    network: network ?? readNetworkToday(db, today),
    referrals: countWaitingReferrals(db, bounds, week, which),
  }))();
}

/** The network as of today. */
export function readNetworkToday(db: Db, today: Day): NetworkSnapshot {
  return readNetwork(db, verdictPeriod(today));
}

function readDueRows(db: Db, { today, until, settings }: DueQuestion): DueRows {
  return {
    madeOn: readMadeOn(db),
    promises: readWaitingPromises(db, today, until),
    newcomers: readNewcomers(db, today, newcomersSince(settings, today)),
  };
}

const OPEN = `('new', 'contacted', 'meeting', 'proposal')`;

/** Check-ins at which two people sit down with each other. */
const ONE_TO_ONES = `('meeting', 'coffee', 'video', 'review', 'talk')`;

const IN_USE = `(p.archived_on is null or p.archived_on > :today)`;

/** The covering index alone is read for what may wait; the planner would take the days, and look up every row. */
const REFERRALS = 'from referrals r indexed by referrals_by_partner';

/** Thanks and outcomes to tell. What leaves most rows out stands first, since the whole index is gone through. */
const RECENT = `
  recent as materialized (
    select id, occurred_on, closed_on ${REFERRALS}
    where (occurred_on >= :since or closed_on >= :since) and direction = 'received' and occurred_on <= :today
      and ${STANDS}),
  owed as (
    select 'thank' as kind, r.id, r.partner_id, r.occurred_on as day
    from recent cross join referrals r on r.id = recent.id
    where recent.occurred_on >= :since and r.thanked_on is null
    union all
    select 'tell', r.id, r.partner_id, r.closed_on from recent cross join referrals r on r.id = recent.id
    where recent.closed_on between :since and :today and r.told_on is null)`;

const SILENT_BY = `case direction when 'given' then :askUntil else :moveUntil end`;

/** Open ones without a step: each has its steps looked up, which takes time where many are open. */
const SILENT = `
  silent as (
    select case direction when 'given' then 'ask' else 'move' end as kind, id, partner_id,
      max(occurred_on, coalesce((select max(on_day) from status_events e
        where e.referral_id = r.id and on_day <= :today), '')) as day
    ${REFERRALS}
    where ${STANDS} and status in ${OPEN} and occurred_on <= ${SILENT_BY}
      and not exists (select 1 from status_events e
        where e.referral_id = r.id and on_day <= :today and on_day > ${SILENT_BY}))`;

const IS_DUE = `case kind when 'ask' then day <= :askedBy when 'move' then day <= :movedBy else 1 end`;

/** Which of what waits on referrals: `owed` is thanks and outcomes alone. */
type Which = 'all' | 'owed';

/** One row for each thing that waits on a referral, as `found`. */
function waiting(db: Db, which: Which): string {
  const hasImports = db.prepare('select exists (select 1 from imports)').pluck().get() === 1;
  // What happened to an imported referral before its import is not looked at: a new file starts calm.
  const sinceImport = `and day >= coalesce((select imported_on from referrals r
    join imports i on i.id = r.import_id where r.id = events.id), '')`;
  return `
    with ${which === 'all' ? `${RECENT}, ${SILENT}` : RECENT},
    events as (select * from owed ${which === 'all' ? 'union all select * from silent' : ''}),
    found as (
      select * from events
      where partner_id in (select id from partners p where ${IN_USE})
        and id not in (select record_id from snoozes
          where kind = 'record' and on_day <= :today and until_day > :today)
        ${hasImports ? sinceImport : ''})`;
}

/** Which of what waits is asked for; of each kind at most `limit` that are due, and as many that come up. */
export interface WaitingFilter {
  readonly kind?: readonly string[];
  readonly partner?: number | undefined;
  readonly limit?: number | undefined;
}

/**
 * What waits on referrals within the bounds, those that wait longest first within each kind, partners put away left out;
 * and how much there is of it in all.
 */
export function readWaitingReferrals(
  db: Db,
  bounds: ReferralBounds,
  { kind = [], partner, limit }: WaitingFilter = {},
): { rows: WaitingReferral[]; total: number } {
  const found = db
    .prepare<[Row], WaitingReferral & { total: number }>(
      `${waiting(db, 'all')},
       wanted as (
         select found.*, ${IS_DUE} as is_due from found
         where (:partner is null or partner_id = :partner)
           and (:kinds is null or kind in (select value from json_each(:kinds)))),
       ranked as (
         select wanted.*, p.name, count(*) over () as total,
           row_number() over (partition by kind, is_due order by day, p.name, wanted.id) as place
         from wanted join partners p on p.id = wanted.partner_id)
       select kind, r.id as number, r.partner_id as partnerId, name as partnerName, r.client_name as client,
         r.status, r.occurred_on as occurredOn, day, total
       from ranked cross join referrals r on r.id = ranked.id
       where :limit is null or place <= :limit order by r.id`,
    )
    .all({
      ...bounds,
      partner: partner ?? null,
      kinds: kind.length === 0 ? null : JSON.stringify(kind),
      limit: limit ?? null,
    });
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 };
}

/** How much waits on referrals within the bounds: due by today, coming up by the day of `week`, and later. */
export function countWaitingReferrals(
  db: Db,
  bounds: ReferralBounds,
  week: Pick<ReferralBounds, 'askUntil' | 'moveUntil'>,
  which: Which = 'all',
): ReferralDueCount[] {
  const by = (ask: string, move: string) =>
    `sum(case kind when 'ask' then day <= ${ask} when 'move' then day <= ${move} else 1 end)`;
  return db
    .prepare<[Row], { kind: ReferralDueCount['kind']; due: number; byWeek: number; n: number }>(
      `${waiting(db, which)}
       select kind, ${by(':askedBy', ':movedBy')} as due, ${by(':askWeek', ':moveWeek')} as byWeek,
         count(*) as n
       from found group by kind order by kind`,
    )
    .all({ ...bounds, askWeek: week.askUntil, moveWeek: week.moveUntil })
    .map(({ kind, due, byWeek, n }) => ({ kind, due, thisWeek: byWeek - due, later: n - byWeek }));
}

/** Promises of both sides that are due by `until` and not done, those of a closed agreement left out. */
export function readWaitingPromises(db: Db, today: Day, until: Day): WaitingPromise[] {
  return db
    .prepare<[Row], WaitingPromise>(
      `select c.id as number, p.id as partnerId, p.name as partnerName, c.side, c.what, c.due_on as dueOn
       from promises c join partners p on p.id = c.partner_id left join agreements a on a.id = c.agreement_id
       where c.due_on <= :until and c.done_on is null and (a.closed_on is null or a.closed_on > :today)
       order by c.due_on, c.id`,
    )
    .all({ today, until });
}

/** Partners in use who were added or met since that day, imported ones left out. */
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
       where ${IN_USE} and p.import_id is null and (p.known_since >= :since or added.day >= :since)
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
