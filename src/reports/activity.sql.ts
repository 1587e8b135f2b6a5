import { addMonths, type Day } from '../calendar/day.ts';
import { NO_ACTIVITY, type Activity } from '../partners/partner-list.ts';
import type { Db } from '../file/open.sql.ts';
import { countsOn } from '../file/counting.ts';

/**
 * What went on with each partner up to today, by partner: two queries, however many there are. Partners with whom
 * nothing did are left out.
 */
export function readActivity(db: Db, today: Day): Map<number, Activity> {
  const activity = new Map<number, Activity>();
  const referrals = db
    .prepare<[{ today: Day; after: Day }], Omit<Activity, 'lastCheckIn'> & { partnerId: number }>(
      `select partner_id as partnerId,
         sum(direction = 'given' and occurred_on > :after) as given,
         sum(direction = 'received' and occurred_on > :after) as received,
         sum(direction = 'given') as givenEver, sum(direction = 'received') as receivedEver
       from referrals where ${countsOn(':today')} and occurred_on <= :today group by partner_id`,
    )
    .all({ today, after: addMonths(today, -12) });
  for (const { partnerId, ...counts } of referrals) {
    activity.set(partnerId, { ...counts, lastCheckIn: null });
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
