import { listSnoozes } from '../contact/snooze.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { WaitingReferral, WaitingReferrals } from './due.ts';
import type { DueQuestion, DueSnapshot } from './due-record.ts';
import { boundsOf, IS_DUE, IS_THIS_WEEK, readDueRows, readNetworkToday, waiting } from './due.sql.ts';

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
