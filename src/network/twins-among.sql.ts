import type { Db } from '../file/sqlite.sql.ts';
import { LIKENESSES, sameIn } from '../file/twin.sql.ts';

/** A record that came from elsewhere, and one that was here and is the same. */
export interface Twins {
  readonly table: string;
  readonly came: number;
  readonly known: number;
  readonly alike: string;
}

/** Which of the records that came look the same as one that was here, by their tables; void referrals are none. */
export function twinsAmong(db: Db, came: ReadonlyMap<string, readonly number[]>): Twins[] {
  // Objectives are promises, and as such alike too.
  const { objectives: _promises, ...likenesses } = LIKENESSES;
  return Object.values(likenesses).flatMap(({ table, columns, alike }) => {
    const ids = came.get(table) ?? [];
    if (ids.length === 0) return [];
    const stands = table === 'referrals' ? `and r.status <> 'void' and t.status <> 'void'` : '';
    return db
      .prepare<[string, string], Pick<Twins, 'came' | 'known'>>(
        `select r.id as came, max(t.id) as known from ${table} r join ${table} t on ${sameIn(columns)} ${stands}
         where r.id in (select value from json_each(?)) and t.id not in (select value from json_each(?))
         group by r.id order by r.id`,
      )
      .all(JSON.stringify(ids), JSON.stringify(ids))
      .map((each) => ({ ...each, table, alike }));
  });
}
