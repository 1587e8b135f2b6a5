import type { Day } from '../calendar/day.ts';
import { HAS_OUTCOME, onlyOf, OUTCOME_DAY } from '../file/counting.ts';
import { prepared } from '../file/prepared.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DaysCounted, OutcomeRow, OutcomesTogether } from './closed.ts';

/** Those whose outcome is of the days counted, as the index on outcomes has them: of partners and of sources. */
export const CLOSED_ON_DAYS = `from referrals r
  where ${HAS_OUTCOME} and ${OUTCOME_DAY} between :since and :until and consent is not 0`;

/** The outcomes of the days counted, with partners alone. */
export const OUTCOMES = `${CLOSED_ON_DAYS} and partner_id is not null`;

const COLLECTED = `from collections c where c.referral_id = r.id and c.on_day <= :today`;

/** How many were closed and won, and the closed business in one currency: what a grouping by that counts. */
export const BUSINESS = `iif(status = 'won', iif(invoiced_minor is null, (select currency ${COLLECTED}), currency), null) as currency,
    sum(iif(status = 'won', coalesce(invoiced_minor, (select sum(amount_minor) ${COLLECTED})), null)) as minor,
    sum(status = 'won') as won, count(*) as closed`;

/**
 * The outcomes of a period by their own day, with all partners or with one, and closed business: what was invoiced for
 * the won ones, else what was collected up to `today`; never the estimate. Money counts with the outcome, whenever it
 * came in, so that the parts of a year add up to the year.
 */
export function readOutcomes(
  db: Db,
  { since, until }: DaysCounted,
  today: Day,
  partnerId?: number,
): OutcomeRow[] {
  return prepared<OutcomeRow>(
    db,
    `select partner_id as partnerId, ${ofDays(partnerId)} group by 1, 2, 3`,
  ).all({ since, until, today, partner: partnerId ?? null });
}

/**
 * The outcomes of a period as {@link readOutcomes} counts them, of all partners together or of one: a row of each direction
 * and currency, and not of each partner too.
 */
export function readOutcomesTogether(
  db: Db,
  { since, until }: DaysCounted,
  today: Day,
  partnerId?: number,
): OutcomesTogether[] {
  return db
    .prepare<[Row], OutcomesTogether>(`select ${ofDays(partnerId)} group by 1, 2`)
    .all({ since, until, today, partner: partnerId ?? null });
}

function ofDays(partnerId: number | undefined): string {
  return `direction, ${BUSINESS}, sum(occurred_on < :since) as introducedEarlier
    ${OUTCOMES} ${onlyOf(partnerId)}`;
}
