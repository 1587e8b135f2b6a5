import type { Db } from '../file/sqlite.sql.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { calledAmong, type SameNamed } from './namesake.ts';

/** What people read in the place of the name of each partner who shares it with another one, by the number; nobody else is in it. */
export function namesApart(db: Db): ReadonlyMap<number, string> {
  const sharing = db
    .prepare<[], SameNamed & { readonly key: string }>(
      `select id, name, business, name_key as key from partners
       where name_key in (select name_key from partners group by name_key having count(*) > 1) order by id`,
    )
    .all();
  const byName = groupedBy(sharing, ({ key }) => key);
  return new Map(
    sharing.flatMap(({ id, key }) => {
      const called = calledAmong(byName.get(key) ?? [], id);
      return called === undefined ? [] : [[id, called] as const];
    }),
  );
}
