import type { Change } from '../file/journal.sql.ts';
import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { refuseNoSource } from './no-source.ts';
import { sources, type Source } from './source.ts';

/** Every source, by name. */
export function listSources(db: Db): Source[] {
  return readRecords(db, sources, { rest: 'order by t.name_key' });
}

/**
 * The number of the source that is called so, or was before, without regard to case and accents; undefined where none is.
 * A name in use comes before one that another source had.
 */
export function findSource(db: Db, name: string): number | undefined {
  return db
    .prepare<[{ key: string }], number>(
      `select id from (select id, 0 as was from sources where name_key = @key
         union all select source_id, 1 from source_aliases where alias_key = @key) order by was limit 1`,
    )
    .pluck()
    .get({ key: searchKey(name) });
}

/**
 * Returns the number of the source of that name (see {@link findSource}), which is added where there is none. Throws a
 * usage UserError for what names nobody, or the user.
 */
export function findOrAddSource(change: Change, name: string, myName?: string): number {
  const found = findSource(change.db, name);
  if (found !== undefined) return found;
  refuseNoSource(name, myName);
  return change.insert(sources, { name, note: null });
}
