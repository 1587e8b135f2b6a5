import type { Change } from '../file/journal.sql.ts';
import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { refuseNoSource } from './no-source.ts';
import { sources, type Source } from './source.ts';

/** Every source, by name. */
export function listSources(db: Db): Source[] {
  return readRecords(db, sources, { rest: 'order by t.name_key' });
}

/**
 * The number of the source that is called so, or was before, without regard to case, accents, spaces and punctuation:
 * `web site` is `Website`. Undefined where none is. A name as it is written comes first, then one in use.
 */
export function findSource(db: Db, name: string): number | undefined {
  const key = searchKey(name);
  const named = db
    .prepare<[], { id: number; key: string }>(
      `select id, name_key as key from sources union all select source_id, alias_key from source_aliases`,
    )
    .all();
  const letters = lettersOf(key);
  return (named.find((each) => each.key === key) ?? named.find((each) => lettersOf(each.key) === letters))
    ?.id;
}

/** The key without what stands between words. */
function lettersOf(key: string): string {
  return keyWords(key).join('') || key;
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
