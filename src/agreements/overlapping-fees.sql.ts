import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/open.sql.ts';
import type { FeeDirection } from './fee-terms.ts';

/** A fee of the duplicate and one of the keeper that would be in force on one day. */
export interface OverlappingFee {
  direction: FeeDirection;
  fromDay: Day;
  keeperFrom: Day;
}

/** Fees of one direction that both have on one day, or that begin on one: together they could not stand. */
export function overlappingFees(db: Db, keepId: number, duplicateId: number): OverlappingFee[] {
  return db
    .prepare<[{ keep: number; duplicate: number }], OverlappingFee>(
      `with fees as (
         select f.partner_id, f.direction, f.from_day, coalesce(
           (select min(day) from (select f.until_day as day union all select a.ends_on
             union all select date(a.closed_on, '-1 day'))), '9999-12-31') as until_day
         from fee_terms f join agreements a on a.id = f.agreement_id)
       select d.direction, d.from_day as fromDay, k.from_day as keeperFrom
       from fees d join fees k on k.direction = d.direction
       where d.partner_id = :duplicate and k.partner_id = :keep
         and (d.from_day = k.from_day or (d.from_day <= k.until_day and k.from_day <= d.until_day))
       order by d.direction, d.from_day`,
    )
    .all({ keep: keepId, duplicate: duplicateId });
}
