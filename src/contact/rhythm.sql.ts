import { addMonths, type Day } from '../calendar/day.ts';
import { countsOn } from '../file/counting.ts';
import type { RhythmFacts } from './rhythm.ts';
import type { Db } from '../file/open.sql.ts';
import { lastCheckInSnooze } from './snooze.sql.ts';
import type { Stage } from '../partners/stage.ts';

interface FactsRow {
  stage: Stage;
  stageSince: Day | null;
  checkInMonths: number | null;
  firstReferral: Day | null;
  lastSixMonths: number;
  lastCheckIn: Day | null;
  plannedOn: Day | null;
  agreementSince: Day | null;
}

/**
 * What the rhythm of one partner follows from, as of today; later days are not looked at. The stage counts from the
 * first day of its latest unbroken run. Throws when there is no such partner.
 */
export function readRhythmFacts(db: Db, partnerId: number, today: Day): RhythmFacts {
  const row = db
    .prepare<[Record<string, string | number>], FactsRow>(
      `with last_check_in as (
         select on_day, next_on from check_ins where partner_id = :partner and on_day <= :today
         order by on_day desc, id desc limit 1),
       last_other_stage as (
         select on_day, id from stage_events e where partner_id = :partner and on_day <= :today
           and stage <> (select stage from partners where id = :partner)
         order by on_day desc, id desc limit 1),
       counting as (
         select occurred_on from referrals where partner_id = :partner and occurred_on <= :today
           and ${countsOn(':today')})
       select stage, check_in_months as checkInMonths,
         (select min(on_day) from stage_events e where partner_id = :partner and on_day <= :today
           and (e.on_day, e.id) > (coalesce((select on_day from last_other_stage), ''),
             coalesce((select id from last_other_stage), 0))) as stageSince,
         (select min(occurred_on) from counting) as firstReferral,
         (select count(*) from counting where occurred_on > :sixMonthsAgo) as lastSixMonths,
         (select on_day from last_check_in) as lastCheckIn,
         (select next_on from last_check_in) as plannedOn,
         (select max(starts_on) from agreements where partner_id = :partner and starts_on <= :today)
           as agreementSince
       from partners where id = :partner`,
    )
    .get({ partner: partnerId, today, sixMonthsAgo: addMonths(today, -6) });
  if (row === undefined) throw new Error(`there is no partner ${partnerId}`);
  return {
    stage: row.stage,
    stageSince: row.stageSince ?? undefined,
    firstReferral: row.firstReferral ?? undefined,
    lastCheckIn: row.lastCheckIn ?? undefined,
    intervalMonths: row.checkInMonths ?? undefined,
    lastSixMonths: row.lastSixMonths,
    plannedOn: row.plannedOn ?? undefined,
    agreementSince: row.agreementSince ?? undefined,
    snooze: lastCheckInSnooze(db, partnerId, today),
  };
}
