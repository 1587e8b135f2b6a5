import type { Db } from '../file/sqlite.sql.ts';
import { calledAmong } from './namesake.ts';
import { readSameNamed } from './same-named.sql.ts';

/** How a screen names those of these partners who share their name, by the number; nobody else is in it. */
export function namesApart(db: Db, ids: Iterable<number>): ReadonlyMap<number, string> {
  const names = Array.from(new Set(ids), (id) => [id, calledAmong(readSameNamed(db, id), id)] as const);
  return new Map(names.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
}
