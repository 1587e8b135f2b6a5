import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupsFolder } from '../file/backups.sql.ts';
import { lookInto } from '../file/look-into.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { placesOf } from './forget.sql.ts';
import type { Mentions } from '../text/names-in-text.ts';

/** Whom a copy may hold still. */
export interface Sought {
  readonly names: readonly string[];
  /** The referrals of the client: a copy may have another name for the client. */
  readonly uuids: readonly string[];
  /** What finds the names in texts, however they are spelled. */
  readonly mentions: Mentions;
}

/** The copies beside the file, and in its folder of copies, in which a client still stands, under another spelling too. */
export function copiesWith(file: string, sought: Sought): string[] {
  const real = realpathSync(file);
  return [dirname(real), backupsFolder(file)]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path !== real && path !== `${real}-journal` && /\.(?:db|part|db-journal)$/.test(path))
    .filter((path) => hasBytes(path, sought.names) || hasClient(path, sought))
    .toSorted();
}

/** The referrals of these numbers by their uuids, those that are gone too. */
export function uuidsOf(db: Db, ids: readonly number[]): string[] {
  return db
    .prepare<{ ids: string }, string>(
      `select uuid from referrals where id in (select value from json_each(:ids))
       union select coalesce(before, after) ->> '$.uuid' from change_rows where table_name = 'referrals'
         and row_id in (select value from json_each(:ids)) and coalesce(before, after) ->> '$.uuid' is not null`,
    )
    .pluck()
    .all({ ids: JSON.stringify(ids) });
}

/** So much of a file is looked at in one go. */
const AT_ONCE = 4_000_000;

/** Whether a name, or the key that it is found by, stands in a file of whatever kind: as a whole it may be damaged. */
function hasBytes(path: string, names: readonly string[]): boolean {
  const needles = names
    .flatMap((name) => [name, searchKey(name)])
    .filter((text) => text !== '')
    .map((text) => Buffer.from(text));
  const overlap = Math.max(0, ...needles.map(({ length }) => length));
  const bytes = Buffer.alloc(AT_ONCE);
  const handle = openSync(path, 'r');
  try {
    for (let from = 0; ; from += AT_ONCE - overlap) {
      const read = readSync(handle, bytes, 0, AT_ONCE, from);
      const part = bytes.subarray(0, read);
      if (needles.some((needle) => part.includes(needle))) return true;
      if (read < AT_ONCE) return false;
    }
  } finally {
    closeSync(handle);
  }
}

/** Whether a copy has one of the referrals with a client, or a text that mentions the name; false where it cannot be read. */
function hasClient(path: string, { uuids, mentions }: Sought): boolean {
  let db: Db | undefined;
  try {
    db = lookInto(path);
    if (db === undefined) return false;
    const isNamed = db
      .prepare(
        'select 1 from referrals where client_name is not null and uuid in (select value from json_each(?))',
      )
      .get(JSON.stringify(uuids));
    return isNamed !== undefined || placesOf(db, mentions).length > 0;
  } catch {
    return false;
  } finally {
    db?.close();
  }
}
