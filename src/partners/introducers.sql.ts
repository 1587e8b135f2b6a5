import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { firstOfCircles, type IntroducedBy } from './introducers.ts';

/**
 * Of each circle of partners who introduced each other the one who was recorded first, and cannot have been introduced by
 * those who came later. The same in every copy of a network.
 */
export function introducedInCircles(db: Db): number[] {
  return firstOfCircles(
    db
      .prepare<[], IntroducedBy>(
        `select id, introduced_by as "by" from partners where introduced_by is not null order by created_at, uuid`,
      )
      .all(),
  );
}

/** Takes out who introduced them, where partners introduced each other in a circle, as two put together can have. */
export function breakCircles(change: Change): void {
  for (const id of introducedInCircles(change.db)) change.update('partners', id, { introduced_by: null });
}

/** Whether somebody was introduced by a partner, or by somebody whom that partner introduced. */
export function isBroughtBy(db: Db, id: number, by: number): boolean {
  return (
    db
      .prepare<[number, number], number>(
        `with recursive chain(id) as (select ? union
           select p.introduced_by from chain c join partners p on p.id = c.id where p.introduced_by is not null)
         select 1 from chain where id = ?`,
      )
      .pluck()
      .get(id, by) === 1
  );
}
