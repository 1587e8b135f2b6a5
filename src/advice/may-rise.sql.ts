import { firstDayOf, lastDayOf, monthsAgoWindow, type Day } from '../calendar/day.ts';
import { countsOn } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { NO_EXCHANGE, type ExchangeNow, type FurtherLooks } from './may-rise.ts';

const COUNTED = `${countsOn(':today')} and occurred_on <= :today`;
const IN_YEAR = 'occurred_on > :year';

/** What is asked of the partner, as SQL answers it: 0 or 1. */
type Answered = Record<'hasMore' | 'prefersInformal', number>;

/** What is exchanged with one partner as of today, from the covering index. */
export function readExchange(db: Db, partnerId: number, today: Day): ExchangeNow {
  const any = (table: string) => `exists (select 1 from ${table} where partner_id = p.id)`;
  const row = db
    .prepare<[Row], Omit<ExchangeNow, keyof Answered> & Answered>(
      `select p.stage, ${any('projects')} or ${any('signals')} or ${any('agreements')} as hasMore,
         'informal' in (coalesce(my_preference, ''), coalesce(their_preference, '')) as prefersInformal,
         count(*) filter (where direction = 'given' and ${IN_YEAR}) as given,
         count(*) filter (where direction = 'received' and ${IN_YEAR}) as received,
         count(*) filter (where occurred_on > :half) as lastSixMonths, count(r.id) as ever, min(occurred_on) as first
       from partners p left join referrals r on r.partner_id = p.id and ${COUNTED} where p.id = :id group by p.id`,
    )
    .get({ id: partnerId, today, year: monthsAgoWindow(today).after, half: monthsAgoWindow(today, 6).after });
  if (row === undefined) return NO_EXCHANGE;
  return { ...row, hasMore: row.hasMore === 1, prefersInformal: row.prefersInformal === 1 };
}

/** What else is looked up of one partner as of today: no more of the referrals than it takes to know. */
export function looksAt(db: Db, partnerId: number, today: Day): FurtherLooks {
  return {
    // An offset ends the count of a partner as soon as there are so many.
    otherHas: (direction, atLeast) =>
      atLeast <= 0 ||
      db
        .prepare(
          `select 1 from partners p where id <> :id and (select 1 from referrals
             where partner_id = p.id and direction = :direction and ${COUNTED} and ${IN_YEAR} limit 1 offset :fewer) = 1
           limit 1`,
        )
        .get({ id: partnerId, direction, fewer: atLeast - 1, today, year: monthsAgoWindow(today).after }) !==
        undefined,
    receivedIn: (month) =>
      db
        .prepare<[Row], number>(
          `select count(*) from referrals where partner_id = :id and direction = 'received' and ${COUNTED}
             and occurred_on between :first and :last`,
        )
        .pluck()
        .get({ id: partnerId, today, first: firstDayOf(month), last: lastDayOf(month) }) ?? 0,
  };
}
