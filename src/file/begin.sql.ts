import type { Day } from '../calendar/day.ts';
import { SEARCH_KEY_VERSION } from '../text/search-key.ts';
import { LOOKUP_WORDS, META_KEYS } from './first-facts.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { tablesOf, type Series } from './tables.sql.ts';
import { newUuid } from './uuid.sql.ts';

/** The moment in which a file begins: the user's day, and the instant. */
export interface Beginning {
  today: Day;
  now: () => Date;
}

/**
 * Writes what every file holds from its first moment on and this one lacks: what it is, the counters, the words of the
 * lookup tables. What is there stays as it is. Runs inside a transaction of the caller.
 */
export function writeFirstFacts(db: Db, { today, now }: Beginning): void {
  const meta = db.prepare('insert or ignore into meta (key, value) values (?, ?)');
  const known = db.prepare<[string], string>('select value from meta where key = ?').pluck();
  const values: Readonly<Record<(typeof META_KEYS)[number], () => string>> = {
    'network-uuid': () => newUuid(db),
    'made-at': () => now().toISOString(),
    'made-on': () => today,
    'records-since': () => known.get('made-on') ?? today,
    'search-key-version': () => String(SEARCH_KEY_VERSION),
    'identity-secret': () => newUuid(db) + newUuid(db),
  };
  for (const key of META_KEYS) if (known.get(key) === undefined) meta.run(key, values[key]());
  writeCounters(db);
  for (const [table, words] of Object.entries(LOOKUP_WORDS)) {
    const add = db.prepare(`insert or ignore into ${table} (name) values (?)`);
    for (const word of words) add.run(word);
  }
}

/** A counter that is lost goes on from the highest number in use, so that none is given out twice. */
function writeCounters(db: Db): void {
  const add = db.prepare('insert or ignore into counters (name, last) values (?, ?)');
  for (const series of SERIES) add.run(series, highestNumber(db, series));
}

/** Lets every counter go on from the highest number in use, at the least. */
export function raiseCounters(db: Db): void {
  writeCounters(db);
  const raise = db.prepare('update counters set last = max(last, ?) where name = ?');
  for (const series of SERIES) raise.run(highestNumber(db, series), series);
}

const SERIES: readonly Series[] = ['partner', 'record'];

/** The highest number in use of a series; 0 where there is none. */
export function highestNumber(db: Db, series: Series): number {
  const { names, seriesOf } = tablesOf(db);
  const tables = names.filter((table) => seriesOf(table) === series);
  const each = tables.map((table) => `select coalesce(max(id), 0) as last from ${table}`);
  return (
    db
      .prepare<[], number>(`select max(last) from (${each.join(' union all ')})`)
      .pluck()
      .get() ?? 0
  );
}
