import type { Db } from '../file/sqlite.sql.ts';
import { groupedBy } from '../text/grouped-by.ts';
import type { SameNamed } from './namesake.ts';

/** All partners who share their name with another one, in their order, by the name as it is compared. */
export function readSharedNames(db: Db): ReadonlyMap<string, readonly SameNamed[]> {
  const sharing = db
    .prepare<[], SameNamed & { readonly key: string }>(
      `select id, name, business, name_key as key from partners
       where name_key in (select name_key from partners group by name_key having count(*) > 1) order by id`,
    )
    .all();
  return groupedBy(sharing, ({ key }) => key);
}
