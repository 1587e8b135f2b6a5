/** What the record shows of an objective, in SQL about a promise `t` on the day `@today`. */
import { countsOn, OUTCOME_DAY } from '../file/counting.ts';
import { GOAL_DAYS } from './goal-progress.ts';

/** Referrals with partners, one way or both, that count by their own day. */
const introduced = (way: string) => `(select count(*) from referrals r
    where r.partner_id is not null and ${way} and ${countsOn('@today')} and r.occurred_on ${GOAL_DAYS})`;

/** Won referrals received from partners, by the day of the outcome. */
const WON = `from referrals r where r.status = 'won' and ${OUTCOME_DAY} ${GOAL_DAYS} and r.consent is not 0
      and r.partner_id is not null and r.direction = 'received'`;

const COLLECTED = `from collections c where c.referral_id = r.id and c.on_day <= @today`;

/** Closed business in one currency: what was invoiced, else collected; never the estimate, never another currency. */
const BUSINESS = `(select coalesce(sum(coalesce(r.invoiced_minor, (select sum(c.amount_minor) ${COLLECTED}))), 0)
    ${WON} and iif(r.invoiced_minor is null, (select c.currency ${COLLECTED}), r.currency) = t.goal_currency)`;

/**
 * The day somebody was met: that on record, or the day they were added. Whoever was entered in the file's first 7 days, or
 * came with an import, was known before, unless it is said since when: as for the habit of meeting new people.
 */
const MET_ON = `case
      when n.known_since is null then iif(n.import_id is null and added.day >=
        date((select value from meta where key = 'made-on'), '+7 days'), added.day, null)
      when n.known_since_precision = 'month' and substr(n.known_since, 1, 7) = substr(added.day, 1, 7)
        then added.day
      else n.known_since end`;

const PARTNERS = `(select count(*) from partners n join
      (select partner_id, min(on_day) as day from stage_events group by partner_id) added on added.partner_id = n.id
    where ${MET_ON} ${GOAL_DAYS})`;

const checkIns = (which: string) => `(select count(*) from check_ins c where ${which}c.on_day ${GOAL_DAYS})`;

/** A count, or minor units of the currency of the goal; never null. */
export const OBJECTIVE_REACHED = `case t.goal_kind
  when 'received' then ${introduced(`r.direction = 'received'`)}
  when 'given' then ${introduced(`r.direction = 'given'`)}
  when 'exchanged' then ${introduced('true')}
  when 'won' then (select count(*) ${WON})
  when 'business' then ${BUSINESS}
  when 'partners' then ${PARTNERS}
  when 'check-ins' then ${checkIns('')}
  when 'one-to-ones' then ${checkIns(`c.kind = 'meeting' and `)}
  end`;
