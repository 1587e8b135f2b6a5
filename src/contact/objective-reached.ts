/** What the record shows of an objective, in SQL about a promise `t` on the day `@today`. */
import type { ObjectiveKind } from './objective-kinds.ts';
import { countsOn, OUTCOME_DAY, touchedOnce } from '../file/counting.ts';
import { GOAL_DAYS, SETTING_UP_DAYS } from './goal-progress.ts';

/** What is counted of a kind of goal: rows of one table, each with its number, the day it counts by and what it adds. */
interface Counted {
  readonly record: 'referral' | 'check-in' | 'partner';
  readonly from: string;
  readonly where: string;
  readonly number: string;
  readonly day: string;
  /** Minor units; each row adds one where it is left out. */
  readonly minor?: string;
}

const COLLECTED = `from collections c where c.referral_id = r.id and c.on_day <= @today`;

/** Referrals with partners, one way or both, that count by their own day. */
const introduced = (way: string): Counted => ({
  record: 'referral',
  from: 'referrals r',
  where: `r.partner_id is not null and ${way} and ${countsOn('@today')} and r.occurred_on ${GOAL_DAYS}`,
  number: 'r.id',
  day: 'r.occurred_on',
});

/** Won referrals received from partners, by the day of the outcome. */
const WON: Counted = {
  record: 'referral',
  from: 'referrals r',
  where: `r.status = 'won' and ${OUTCOME_DAY} ${GOAL_DAYS} and r.consent is not 0
      and r.partner_id is not null and r.direction = 'received'`,
  number: 'r.id',
  day: OUTCOME_DAY,
};

/** Closed business in one currency: what was invoiced, else collected; never the estimate, never another currency. */
const BUSINESS: Counted = {
  ...WON,
  where: `${WON.where}
      and iif(r.invoiced_minor is null, (select c.currency ${COLLECTED}), r.currency) = t.goal_currency`,
  minor: `coalesce(r.invoiced_minor, (select sum(c.amount_minor) ${COLLECTED}))`,
};

/**
 * The day somebody was met: that on record, or the day they were added. Whoever was entered in the file's first days, or
 * came with an import, was known before, unless it is said since when: as for the habit of meeting new people.
 */
const MET_ON = `case
      when n.known_since is null then iif(n.import_id is null and added.day >=
        date((select value from meta where key = 'made-on'), '+${SETTING_UP_DAYS} days'), added.day, null)
      when n.known_since_precision = 'month' and substr(n.known_since, 1, 7) = substr(added.day, 1, 7)
        then added.day
      else n.known_since end`;

const PARTNERS = `partners n join
      (select partner_id, min(on_day) as day from stage_events group by partner_id) added on added.partner_id = n.id`;

const NEW_PARTNERS: Counted = {
  record: 'partner',
  from: PARTNERS,
  where: `${MET_ON} ${GOAL_DAYS}`,
  number: 'n.id',
  day: MET_ON,
};

/** Those of one shared touch once, as habits count them. */
const checkIns = (which: string): Counted => ({
  record: 'check-in',
  from: 'check_ins c',
  where: `${which}c.on_day ${GOAL_DAYS} and ${touchedOnce('c', GOAL_DAYS)}`,
  number: 'c.id',
  day: 'c.on_day',
});

/** What each kind of objective counts, in SQL about a promise `t` on the day `@today`. */
export const OBJECTIVE_COUNTS: Readonly<Record<ObjectiveKind, Counted>> = {
  received: introduced(`r.direction = 'received'`),
  given: introduced(`r.direction = 'given'`),
  exchanged: introduced('true'),
  won: WON,
  business: BUSINESS,
  partners: NEW_PARTNERS,
  'check-ins': checkIns(''),
  'one-to-ones': checkIns(`c.kind = 'meeting' and `),
};

/** A count, or minor units of the currency of the goal; never null. */
export const OBJECTIVE_REACHED = `case t.goal_kind
  ${Object.entries(OBJECTIVE_COUNTS)
    .map(([kind, { from, where, minor }]) => {
      const sum = minor === undefined ? 'count(*)' : `coalesce(sum(${minor}), 0)`;
      return `when '${kind}' then (select ${sum} from ${from} where ${where})`;
    })
    .join('\n  ')}
  end`;
