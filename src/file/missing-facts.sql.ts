import { isDay } from '../calendar/day.ts';
import { LISTS, MISSING } from './first-facts.sql.ts';
import type { Db } from './sqlite.sql.ts';

/** What a file lacks of what every file holds from its first moment on: `statuses won`, `counters record`. */
export function missingFacts(db: Db): string[] {
  const missing = LISTS.flatMap((list) =>
    db
      .prepare<[], string>(MISSING(list))
      .pluck()
      .all()
      .map((name) => `${list[0]} ${name}`),
  );
  return [...missing, ...daysThatAreNone(db).map((key) => `meta ${key}`)];
}

/** The keys of the days of the file that are no days: as good as not there. */
export function daysThatAreNone(db: Db): string[] {
  return db
    .prepare<[], { key: string; value: string }>(
      `select key, value from meta where key in ('made-on', 'records-since') order by key`,
    )
    .all()
    .filter(({ value }) => !isDay(value))
    .map(({ key }) => key);
}
