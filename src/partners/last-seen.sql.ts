import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';

/** What tells partners of one name apart. */
export interface LastSeen {
  readonly business: string | null;
  readonly region: string | null;
  readonly referrals: number;
  /** The last day of a referral or a check-in; null where there is neither. */
  readonly lastDay: Day | null;
}

/** The business, how many referrals there are, and the last day on record of a partner. */
export function readLastSeen(db: Db, partnerId: number): LastSeen | undefined {
  return db
    .prepare<[number], LastSeen>(
      `select business, region,
         (select count(*) from referrals r where r.partner_id = p.id and status <> 'void') as referrals,
         (select max(day) from (
           select max(occurred_on) as day from referrals where partner_id = p.id and status <> 'void'
           union all select max(on_day) from check_ins where partner_id = p.id)) as lastDay
       from partners p where id = ?`,
    )
    .get(partnerId);
}
