import type { Db } from '../file/sqlite.sql.ts';
import { UserError } from '../text/errors.ts';
import { firstOfCircles, type IntroducedBy } from './introducers.ts';
import type { Partner } from './partner.ts';

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

/** What writes who introduced a partner. */
interface Writer {
  update(table: 'partners', id: number, cells: { readonly introduced_by: number | null }): unknown;
}

/**
 * Writes who introduced a partner who is put together of two, be it somebody whom they introduced: of the circle the one who
 * was recorded first is set right afterwards, by `breakCircles`.
 */
export function joinIntroducer(change: Writer, id: number, introducedBy: number | null): void {
  change.update('partners', id, { introduced_by: introducedBy });
}

/** Takes out who introduced them, where partners introduced each other in a circle, as two put together can have. */
export function breakCircles(db: Db, writer: Writer): void {
  for (const id of introducedInCircles(db)) writer.update('partners', id, { introduced_by: null });
}

/** Refuses an introducer who is the partner, or whom they introduced, by themselves or by others in between. */
export function refuseCircle(db: Db, { id, name }: Pick<Partner, 'id' | 'name'>, by: number | null): void {
  if (by === id) {
    throw new UserError(`${name} cannot be introduced by ${name}`, {
      hints: ['--introduced-by "" takes the fact out'],
    });
  }
  if (by === null || !isBroughtBy(db, by, id)) return;
  throw new UserError(`${name} introduced p${by}, so it was not the other way round`, {
    hints: [`refnet edit p${by} --introduced-by ""      takes that out, where it is wrong`],
  });
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
