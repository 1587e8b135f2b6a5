import type { Db } from '../file/sqlite.sql.ts';
import { lazily } from '../text/lazily.ts';
import { readSameNamed } from './same-named.sql.ts';

/** Few partners share their name. */
const words = lazily(() => import('./namesake.ts'));

/** A record that names its partner, as a sentence tells it: told apart from others of that name. */
export function toldApart<R>(db: Db, record: R): R {
  if (typeof record !== 'object' || record === null) return record;
  const id = 'partnerId' in record && 'partnerName' in record ? record.partnerId : null;
  if (typeof id !== 'number') return record;
  const sameNamed = readSameNamed(db, id);
  return sameNamed.length < 2 ? record : { ...record, partnerName: words().calledAmong(sameNamed, id) };
}

/** What a sentence calls a partner: the name, told apart from others of it. */
export function calledApart(db: Db, id: number): string {
  const sameNamed = readSameNamed(db, id);
  const name = sameNamed.find((each) => each.id === id)?.name ?? `p${id}`;
  return sameNamed.length < 2 ? name : (words().calledAmong(sameNamed, id) ?? name);
}
