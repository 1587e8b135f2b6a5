import type { Db } from '../file/sqlite.sql.ts';
import { lazily } from '../text/lazily.ts';
import type { SameNamed } from './namesake.ts';

/** Few partners share their name. */
const words = lazily(() => import('./namesake.ts'));

/** All partners of the name that this one has, this one among them. */
function readSameNamed(db: Db, id: number): SameNamed[] {
  return db
    .prepare<[number], SameNamed>(
      'select id, name, business from partners where name_key = (select name_key from partners where id = ?)',
    )
    .all(id);
}

function apartAmong(sameNamed: readonly SameNamed[], id: number): string | undefined {
  return sameNamed.length < 2 ? undefined : words().calledAmong(sameNamed, id);
}

/** What a partner is called who shares the name with another one; undefined where nobody else has it. */
export function sharedNameApart(db: Db, id: number): string | undefined {
  return apartAmong(readSameNamed(db, id), id);
}

/** What a sentence calls a partner: the name, told apart from others of it. */
export function calledApart(db: Db, id: number): string {
  const sameNamed = readSameNamed(db, id);
  return apartAmong(sameNamed, id) ?? sameNamed.find((each) => each.id === id)?.name ?? `p${id}`;
}
