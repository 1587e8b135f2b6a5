import { HAS_FEE } from '../agreements/fees.sql.ts';
import type { Day } from '../calendar/day.ts';
import { OUTCOME_DAY, STANDS } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Followed } from './followed.ts';

/** The last step up to today that is no outcome; `new` where there was none. */
const OPEN_AS = `coalesce((select e.status from status_events e where e.referral_id = r.id and e.on_day <= :today
    and e.status in ('new', 'contacted', 'meeting', 'proposal') order by e.on_day desc, e.id desc limit 1), 'new')`;

/** An outcome that has come by today, whether or not its day is recorded; or none yet. */
const IS_AHEAD = `coalesce(r.closed_on > :today, r.status in ('contacted', 'meeting', 'proposal') and r.last_step_on > :today)`;

/**
 * The day of the first step of any kind. What an import brought has none where it is of the day of the referral: the list
 * did not say when it was.
 */
const FIRST_STEP = `(select min(e.on_day) from status_events e where e.referral_id = r.id and e.on_day <= :today
    and e.status is not null and e.status not in ('new', 'not-chosen', 'void')
    and not (e.on_day = r.occurred_on and (r.import_id is not null or (r.closed_on is null and r.status in
      ('won', 'lost', 'no-response', 'declined', 'not-chosen')))))`;

/** What a person noted with the step to the outcome that stands. */
const WHY = `(select nullif(e.reason, 'imported') from status_events e where e.referral_id = r.id and e.status = r.status
    order by e.on_day desc, e.id desc limit 1)`;

/**
 * The referrals with partners, or with one, that were introduced or closed on the days, both inclusive, as they are known
 * `today`: by their day.
 */
export function readFollowed(
  db: Db,
  { since, until }: { readonly since: Day; readonly until: Day },
  today: Day,
  partnerId?: number,
): Followed[] {
  return db
    .prepare<[Row], Omit<Followed, 'hasFee'> & { hasFee: number }>(
      `select r.id, r.partner_id as partnerId, p.name as partner, p.profession, r.client_name as client, r.direction,
         r.occurred_on as occurredOn, iif(${IS_AHEAD}, ${OPEN_AS}, r.status) as status,
         iif(r.closed_on <= :today, r.closed_on, null) as closedOn, ${FIRST_STEP} as firstStepOn,
         iif(r.thanked_on <= :today, r.thanked_on, null) as thankedOn,
         iif(r.told_on <= :today, r.told_on, null) as toldOn, ${WHY} as why, ${HAS_FEE} as hasFee,
         (select imported_on from imports i where i.id = r.import_id) as importedOn
       from referrals r join partners p on p.id = r.partner_id
       where ${STANDS} and (:partner is null or r.partner_id = :partner)
         and (occurred_on between :since and :until
           or (status in ('won', 'lost', 'no-response', 'declined') and ${OUTCOME_DAY} between :since and :until))
       order by r.occurred_on, r.id`,
    )
    .all({ since, until, today, partner: partnerId ?? null })
    .map(({ hasFee, ...row }) => ({ ...row, hasFee: hasFee === 1 }));
}
