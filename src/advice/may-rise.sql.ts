import { addMonths, type Day } from '../calendar/day.ts';
import { countsOn } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { NO_EXCHANGE, type ExchangeNow } from './may-rise.ts';

const COUNTED = `${countsOn(':today')} and occurred_on <= :today`;
const IN_YEAR = 'occurred_on > :year';

/** What is exchanged with one partner as of today, from the covering index. */
export function readExchange(db: Db, partnerId: number, today: Day): ExchangeNow {
  const any = (table: string) => `exists (select 1 from ${table} where partner_id = p.id)`;
  const row = db
    .prepare<[Row], Omit<ExchangeNow, 'hasMore'> & { hasMore: number }>(
      `select p.stage, ${any('projects')} or ${any('signals')} or ${any('agreements')} as hasMore,
         count(*) filter (where direction = 'given' and ${IN_YEAR}) as given,
         count(*) filter (where direction = 'received' and ${IN_YEAR}) as received,
         count(*) filter (where occurred_on > :half) as lastSixMonths, count(r.id) as ever, min(occurred_on) as first
       from partners p left join referrals r on r.partner_id = p.id and ${COUNTED} where p.id = :id group by p.id`,
    )
    .get({ id: partnerId, today, year: addMonths(today, -12), half: addMonths(today, -6) });
  return row === undefined ? NO_EXCHANGE : { ...row, hasMore: row.hasMore === 1 };
}

/** The most that any other partner has in each direction in the 12 months. */
export function readMostOfOthers(db: Db, partnerId: number, today: Day): { given: number; received: number } {
  const row = db
    .prepare<[Row], { given: number; received: number }>(
      `select coalesce(max(given), 0) as given, coalesce(max(received), 0) as received from (
         select sum(direction = 'given') as given, sum(direction = 'received') as received
         from partners p cross join referrals r on r.partner_id = p.id and ${COUNTED} and ${IN_YEAR}
         where p.id <> :id group by p.id)`,
    )
    .get({ id: partnerId, today, year: addMonths(today, -12) });
  return row ?? { given: 0, received: 0 };
}
