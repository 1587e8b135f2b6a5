import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/open.sql.ts';
import type { FeeDirection } from './fee-terms.ts';
import { LAST_GOVERNED } from './last-governed.sql.ts';

/** A fee of the duplicate and one of the keeper that would govern referrals of one day. */
export interface OverlappingFee {
  direction: FeeDirection;
  fromDay: Day;
  keeperFrom: Day;
  /** The last day that each governs; null while nothing ends it. */
  lastDay: Day | null;
  keeperLast: Day | null;
  /** The agreement that each is in, and the day on which that begins. */
  agreement: number;
  startsOn: Day;
  keeperAgreement: number;
  keeperStartsOn: Day;
}

/** Fees of one direction that both govern referrals of one day, or that begin on one: together they could not stand. */
export function overlappingFees(db: Db, keepId: number, duplicateId: number): OverlappingFee[] {
  return db
    .prepare<[{ keep: number; duplicate: number }], OverlappingFee>(
      `with fees as (
         select f.partner_id, f.direction, f.from_day, ${LAST_GOVERNED} as last_day, a.id as agreement, a.starts_on
         from fee_terms f join agreements a on a.id = f.agreement_id)
       select d.direction, d.from_day as fromDay, k.from_day as keeperFrom, d.last_day as lastDay,
         k.last_day as keeperLast, d.agreement, d.starts_on as startsOn, k.agreement as keeperAgreement,
         k.starts_on as keeperStartsOn
       from fees d join fees k on k.direction = d.direction
       where d.partner_id = :duplicate and k.partner_id = :keep
         and (d.from_day = k.from_day
           or (d.from_day <= coalesce(k.last_day, d.from_day) and k.from_day <= coalesce(d.last_day, k.from_day)))
       order by d.direction, d.from_day`,
    )
    .all({ keep: keepId, duplicate: duplicateId });
}
