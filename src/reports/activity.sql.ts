import { asDay, monthsAgoWindow, addDays, type Day } from '../calendar/day.ts';
import { NO_ACTIVITY, type Activity } from '../partners/partner-list.ts';
import type { Db } from '../file/open.sql.ts';
import type { ClosedWith, DaysCounted } from '../referrals/closed.ts';
import { readOutcomes } from '../referrals/closed.sql.ts';
import { countsOn } from '../file/counting.ts';
import type { Row } from '../file/tables.sql.ts';

/**
 * What went on with each partner up to today, by partner: a few queries, however many there are. Partners with whom
 * nothing did are left out. `shown` is what a screen shows: given and received in the 12 months and the last check-in;
 * what is left out of it is 0.
 */
export function readActivity(db: Db, today: Day, what: 'all' | 'shown' = 'all'): Map<number, Activity> {
  const activity = new Map<number, Activity>();
  for (const { partnerId, ...counts } of what === 'all'
    ? exchangedEver(db, today)
    : exchangedOfLate(db, today)) {
    activity.set(partnerId, { ...NO_ACTIVITY, ...counts });
  }
  const closed = what === 'all' ? readOutcomes(db, twelveMonthsTo(today), today) : [];
  for (const { partnerId, closed: more, won } of closed) {
    const known = activity.get(partnerId) ?? NO_ACTIVITY;
    activity.set(partnerId, { ...known, closed: known.closed + more, won: known.won + won });
  }
  const checkIns = db
    .prepare<[Day], { partnerId: number; lastCheckIn: Day }>(
      `select partner_id as partnerId, max(on_day) as lastCheckIn from check_ins
       where on_day <= ? group by partner_id`,
    )
    .all(today);
  for (const { partnerId, lastCheckIn } of checkIns) {
    activity.set(partnerId, { ...(activity.get(partnerId) ?? NO_ACTIVITY), lastCheckIn });
  }
  return activity;
}

type Exchanged = Pick<Activity, 'given' | 'received'> & { readonly partnerId: number };

/** In the 12 months alone: one range of each partner in the covering index. */
function exchangedOfLate(db: Db, today: Day): Exchanged[] {
  return db
    .prepare<[Row], Exchanged>(
      `select p.id as partnerId, count(*) filter (where direction = 'given') as given,
         count(*) filter (where direction = 'received') as received
       from partners p cross join referrals r on r.partner_id = p.id
         and r.occurred_on > :after and r.occurred_on <= :today
       where ${countsOn(':today')} group by p.id`,
    )
    .all({ today, after: monthsAgoWindow(today).after });
}

/** On the whole record too. */
function exchangedEver(db: Db, today: Day): (Exchanged & Pick<Activity, 'givenEver' | 'receivedEver'>)[] {
  return db
    .prepare<[Row], Exchanged & Pick<Activity, 'givenEver' | 'receivedEver'>>(
      `select partner_id as partnerId,
         count(*) filter (where direction = 'given' and occurred_on > :after) as given,
         count(*) filter (where direction = 'received' and occurred_on > :after) as received,
         count(*) filter (where direction = 'given') as givenEver,
         count(*) filter (where direction = 'received') as receivedEver
       from referrals where partner_id is not null and ${countsOn(':today')} and occurred_on <= :today
       group by partner_id`,
    )
    .all({ today, after: monthsAgoWindow(today).after });
}

/** Reads what became of the clients of one partner, by the days of the outcomes. */
export function readClosedWith(db: Db, partnerId: number, today: Day): ClosedWith {
  const ever = { since: FIRST_DAY, until: today };
  return {
    year: readOutcomes(db, twelveMonthsTo(today), today, partnerId),
    ever: readOutcomes(db, ever, today, partnerId),
  };
}

/** Before every day on record. */
export const FIRST_DAY = asDay('1900-01-01');

function twelveMonthsTo(today: Day): DaysCounted {
  return { since: addDays(monthsAgoWindow(today).after, 1), until: today };
}
