import type { Db } from './sqlite.sql.ts';

/**
 * How a screen names those of these partners who share their name: with the business where it tells them apart, else with
 * the number. By the number; nobody else is in it.
 */
export function namesApart(db: Db, ids: readonly number[]): ReadonlyMap<number, string> {
  const rows = db
    .prepare<[string], { id: number; name: string; business: string | null; isSame: number }>(
      `select p.id, p.name, p.business, max(o.business_key is p.business_key) as isSame
       from partners p join partners o on o.name_key = p.name_key and o.id <> p.id
       where p.id in (select value from json_each(?)) group by p.id`,
    )
    .all(JSON.stringify(ids));
  return new Map(
    rows.map(({ id, name, business, isSame }) => {
      return [id, `${name} (${business === null || isSame === 1 ? `p${id}` : business})`];
    }),
  );
}
