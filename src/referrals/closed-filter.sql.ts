import type { Day } from '../calendar/day.ts';
import { HAS_OUTCOME, IS_OPEN, OUTCOME_DAY } from '../file/counting.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DaysCounted } from './closed.ts';

/** What is asked of the referrals `t` of a list, with the values it names. */
export interface Condition {
  readonly sql: string;
  readonly cells: Row;
}

/** Closed on these days, by the day of the outcome. */
export function closedOn({ since, until }: { since: Day | undefined; until: Day | undefined }): Condition {
  return {
    sql: `t.${HAS_OUTCOME} and ${OUTCOME_DAY} between coalesce(@closedSince, '') and coalesce(@closedUntil, '~')`,
    cells: { closedSince: since ?? null, closedUntil: until ?? null },
  };
}

/** Introduced or closed on these days. */
export function introducedOrClosedOn({ since, until }: DaysCounted): Condition {
  return {
    sql: `(t.occurred_on between @first and @last
      or (t.${HAS_OUTCOME} and ${OUTCOME_DAY} between @first and @last))`,
    cells: { first: since, last: until },
  };
}

/** Without an outcome, or introduced or closed later than a day. */
export function openOrAfter(day: Day): Condition {
  return {
    sql: `(t.${IS_OPEN} or t.occurred_on > @after or t.closed_on > @after)`,
    cells: { after: day },
  };
}

/** Given to a partner or received from one, and not from a source. */
export const WITH_PARTNER: Condition = { sql: 't.partner_id is not null', cells: {} };

/** Won, and neither invoiced nor collected. */
export const WITHOUT_AMOUNT: Condition = {
  sql: `t.status = 'won' and t.invoiced_minor is null
    and not exists (select 1 from collections c where c.referral_id = t.id)`,
  cells: {},
};
