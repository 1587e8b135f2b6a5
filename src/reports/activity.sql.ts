import { addDays, addMonths, asDay, type Day } from '../calendar/day.ts';
import { NO_ACTIVITY, type Activity } from '../partners/partner-list.ts';
import type { Db } from '../file/open.sql.ts';
import type { ClosedWith, DaysCounted } from '../referrals/closed.ts';
import { readOutcomes } from '../referrals/closed.sql.ts';
import { countsOn } from '../file/counting.ts';

/**
 * What went on with each partner up to today, by partner: a few queries, however many there are. Partners with whom
 * nothing did are left out.
 */
export function readActivity(db: Db, today: Day): Map<number, Activity> {
  const activity = new Map<number, Activity>();
  const referrals = db
    .prepare<
      [{ today: Day; after: Day }],
      Omit<Activity, 'lastCheckIn' | 'closed' | 'won'> & { partnerId: number }
    >(
      `select partner_id as partnerId,
         sum(direction = 'given' and occurred_on > :after) as given,
         sum(direction = 'received' and occurred_on > :after) as received,
         sum(direction = 'given') as givenEver, sum(direction = 'received') as receivedEver
       from referrals where partner_id is not null and ${countsOn(':today')} and occurred_on <= :today
       group by partner_id`,
    )
    .all({ today, after: addMonths(today, -12) });
  for (const { partnerId, ...counts } of referrals) {
    activity.set(partnerId, { ...NO_ACTIVITY, ...counts });
  }
  for (const { partnerId, closed, won } of readOutcomes(db, twelveMonthsTo(today), today)) {
    const known = activity.get(partnerId) ?? NO_ACTIVITY;
    activity.set(partnerId, { ...known, closed: known.closed + closed, won: known.won + won });
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
  return { since: addDays(addMonths(today, -12), 1), until: today };
}
