import type { Day } from '../calendar/day.ts';
import { IS_OPEN } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { FaultyRow } from './faulty-row.ts';
import { rowsWhere } from './faulty-rows.sql.ts';

/** What the history of a referral says it has come to; `new` where it has none. */
export const STATUS_OF_HISTORY = `coalesce((select e.status from status_events e
  where e.referral_id = t.id and e.status is not null order by e.on_day desc, e.id desc limit 1), 'new')`;

const STEP_DAY = `max(t.occurred_on,
  coalesce((select max(on_day) from status_events where referral_id = t.id), ''),
  coalesce((select imported_on from imports where id = t.import_id), ''))`;

/** What the history of a partner says of the stage. */
export const STAGE_OF_HISTORY = `(select e.stage from stage_events e where e.partner_id = t.id
  order by e.on_day desc, e.id desc limit 1)`;

export function statusFaults(db: Db): FaultyRow[] {
  return rowsWhere(db, 'referrals', `t.status <> ${STATUS_OF_HISTORY}`);
}

/** What each referral whose status differs from its history ought to have. */
export function statusesOfHistory(db: Db): { id: number; status: string; day: Day | null }[] {
  return db
    .prepare<[], { id: number; status: string; day: Day | null }>(
      `select t.id, ${STATUS_OF_HISTORY} as status, (select max(e.on_day) from status_events e
         where e.referral_id = t.id and e.status is not null) as day
       from referrals t where t.status <> ${STATUS_OF_HISTORY}`,
    )
    .all();
}

export function closedWithoutOutcome(db: Db): FaultyRow[] {
  return rowsWhere(db, 'referrals', `t.closed_on is not null and t.${IS_OPEN}`);
}

/** A day that is none, in the history or of the referral, is told as a value that the rules forbid. */
const IS_LATE_STEP = `t.last_step_on <> ${STEP_DAY} and ${STEP_DAY} is date(${STEP_DAY})`;

export function lateSteps(db: Db): FaultyRow[] {
  return rowsWhere(db, 'referrals', IS_LATE_STEP);
}

export function stepDays(db: Db): { id: number; day: Day }[] {
  return db
    .prepare<[], { id: number; day: Day }>(
      `select t.id, ${STEP_DAY} as day from referrals t where ${IS_LATE_STEP}`,
    )
    .all();
}

export function stageFaults(db: Db): FaultyRow[] {
  return rowsWhere(db, 'partners', `t.stage <> ${STAGE_OF_HISTORY}`);
}

export function stagesOfHistory(db: Db): { id: number; stage: string }[] {
  return db
    .prepare<[], { id: number; stage: string }>(
      `select t.id, ${STAGE_OF_HISTORY} as stage from partners t where t.stage <> ${STAGE_OF_HISTORY}`,
    )
    .all();
}
