import { closeSync, lstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backupsFolder, isFile, namesIn } from '../file/backups.sql.ts';
import { isOfRefnet } from '../file/current.sql.ts';
import { lookInto } from '../file/look-into.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { isKeptForUndo } from './forget-images.sql.ts';
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

/** What was found beside a file of a client. */
export interface CopiesFound {
  /** The copies in which the client still stands. */
  readonly copies: readonly string[];
  /** What may be a copy, and could not be looked at. */
  readonly unseen: readonly string[];
  /** What may be one, and was looked at only where it begins. */
  readonly tooLarge: readonly string[];
}

/** No copy of a network is so large; where the network itself is, twice as much of a file is looked at. */
const LARGEST = 128_000_000;

/**
 * Looks through the folder of the file, and that of its copies with all folders in it, for copies in which a client still
 * stands, under another spelling too, whatever they are called: files of refnet, what SQLite keeps beside one, and those that
 * are called as copies are. What is no file is passed over.
 */
export function copiesWith(file: string, sought: Sought): CopiesFound {
  const real = realpathSync(file);
  const own = new Set([real, `${real}-journal`]);
  const copies = new Set<string>();
  const [unseen, tooLarge]: [string[], string[]] = [[], []];
  const most = Math.max(LARGEST, 2 * statSync(real).size);
  const backups = backupsFolder(file);
  for (const path of [
    ...filesIn(dirname(real), namesIn(dirname(real))),
    ...filesIn(backups, namesBelow(backups)),
  ]) {
    if (own.has(path)) continue;
    try {
      if (!isCopy(path)) continue;
      const isWhole = statSync(path).size <= most;
      if (!hasBytes(path, sought.names, most) && (!isWhole || !hasClient(path, sought))) {
        if (!isWhole) tooLarge.push(path);
        continue;
      }
      for (const each of [path, ...besideOf(path)]) copies.add(each);
    } catch {
      if (isCalledAsCopy(path, real)) unseen.push(path);
    }
  }
  return { copies: [...copies].toSorted(), unseen: unseen.toSorted(), tooLarge: tooLarge.toSorted() };
}

/** The files of these names in a folder, links to files among them. */
function filesIn(folder: string, names: readonly string[]): string[] {
  return names.map((name) => join(folder, name)).filter((path) => isFile(path));
}

/** The names in a folder and in those within it, which are not gone to by links. */
function namesBelow(folder: string, within = ''): string[] {
  return namesIn(join(folder, within)).flatMap((name) => {
    const path = join(within, name);
    const isFolder = lstatSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder ? namesBelow(folder, path) : [path];
  });
}

/** What SQLite keeps beside a copy, in which there may be what is not in the copy itself any more, or not yet. */
function besideOf(path: string): string[] {
  return ['-wal', '-journal']
    .map((end) => path + end)
    .filter((each) => (statSync(each, { throwIfNoEntry: false })?.size ?? 0) > 0);
}

const CALLED = /\.(?:db|part|db-journal|db-wal)$/;

/** Whether it is called as a copy is, or begins as the file itself does. */
function isCalledAsCopy(path: string, real: string): boolean {
  const stem = basename(real).replace(/\.[^.]*$/, '');
  return CALLED.test(path) || basename(path).startsWith(stem);
}

/** How what SQLite keeps beside a file begins, by the formats of these: a rollback journal, and both kinds of a write-ahead log. */
const BESIDE = ['d9d505f920a163d7', '377f0682', '377f0683'].map((each) => Buffer.from(each, 'hex'));

function isCopy(path: string): boolean {
  const header = Buffer.alloc(100);
  const handle = openSync(path, 'r');
  try {
    const read = readSync(handle, header, 0, header.length, 0);
    return (
      CALLED.test(path) ||
      BESIDE.some((begin) => header.subarray(0, begin.length).equals(begin)) ||
      (read === 100 && isOfRefnet(header))
    );
  } finally {
    closeSync(handle);
  }
}

/** So much of a file is looked at in one go. */
const AT_ONCE = 4_000_000;

/**
 * Whether a name, or the key that it is found by, stands in a file of whatever kind, in either way in which SQLite keeps text:
 * as a whole it may be damaged. So many bytes of it are looked at as `most` says.
 */
function hasBytes(path: string, names: readonly string[], most: number): boolean {
  const needles = names
    .flatMap((name) => [name, searchKey(name)])
    .filter((text) => text !== '')
    .flatMap((text) => [
      Buffer.from(text),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'utf16le').swap16(),
    ]);
  const overlap = Math.max(0, ...needles.map(({ length }) => length));
  const bytes = Buffer.alloc(AT_ONCE);
  const nothing = Buffer.alloc(AT_ONCE);
  const handle = openSync(path, 'r');
  try {
    for (let from = 0; from < most; from += AT_ONCE - overlap) {
      const read = readSync(handle, bytes, 0, AT_ONCE, from);
      const part = bytes.subarray(0, read);
      // Where a file holds nothing there is nothing to look for: that is much faster seen.
      const isNothing = part.equals(nothing.subarray(0, read));
      if (!isNothing && needles.some((needle) => part.includes(needle))) return true;
      if (read < AT_ONCE) return false;
    }
    return false;
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
    return isNamed !== undefined || placesOf(db, mentions).length > 0 || isKeptForUndo(db, mentions);
  } catch {
    return false;
  } finally {
    db?.close();
  }
}
