import type { Db } from '../file/sqlite.sql.ts';
import type { SameNamed } from './namesake.ts';

/** All partners of the name that this one has, this one among them. */
export function readSameNamed(db: Db, id: number): SameNamed[] {
  return db
    .prepare<[number], SameNamed>(
      'select id, name, business from partners where name_key = (select name_key from partners where id = ?)',
    )
    .all(id);
}
