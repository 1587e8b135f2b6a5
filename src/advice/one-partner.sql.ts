/** What is read where one partner is looked at, or advised on, beside the network's own facts. */
import { monthsAgoWindow, type Day } from '../calendar/day.ts';
import { countsOn } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { NetworkSnapshot, ReportPeriod } from './relationship.ts';

/** Given and received with each partner in the 12 months, those with neither left out. */
export function readExchanged(
  db: Db,
  { since, until }: ReportPeriod,
  today: Day,
): NetworkSnapshot['exchanged'] {
  return db
    .prepare<[Row], NonNullable<NetworkSnapshot['exchanged']>[number]>(
      `select p.id as partnerId, p.name, count(*) filter (where direction = 'given') as given,
         count(*) filter (where direction = 'received') as received
       from partners p cross join referrals r on r.partner_id = p.id and occurred_on between :since and :until
       where ${countsOn(':today')} group by p.id`,
    )
    .all({ since, until, today });
}

/** Whether a service was ever promised to the partner alone, up to a day. */
export function holdsPromise(db: Db, partner: number, asOf: Day): boolean {
  const found = db
    .prepare<[Row], number>(
      `select exists (select 1 from agreements a join agreement_terms t on t.agreement_id = a.id
         where a.partner_id = :partner and t.exclusive_service is not null and t.from_day <= :asOf)`,
    )
    .pluck()
    .get({ partner, asOf });
  return found === 1;
}

/**
 * The day of the referral with which a partner's count of the 12 months to `asOf` passed `limit`; those whose count did not
 * are left out.
 */
export function readPatterns(
  db: Db,
  partnerIds: readonly number[],
  asOf: Day,
  limit: number,
  today = asOf,
): Map<number, Day> {
  const passed = db
    .prepare<[Row], Day>(
      `select occurred_on from referrals where ${countsOn(':today')} and partner_id = :id and occurred_on > :after
         and occurred_on <= :asOf order by occurred_on limit 1 offset :limit`,
    )
    .pluck();
  const after = monthsAgoWindow(asOf).after;
  return new Map(
    partnerIds.flatMap((id) => {
      const day = passed.get({ id, after, asOf, today, limit });
      return day === undefined ? [] : [[id, day] as const];
    }),
  );
}
