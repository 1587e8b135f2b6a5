import { statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { UserError, nothing } from '../text/errors.ts';
import { refuseAltered } from './altered.sql.ts';
import { writeFirstFacts, type Beginning } from './begin.sql.ts';
import { marks } from './commit.sql.ts';
import { createWhole } from './create.sql.ts';
import {
  APPLICATION_ID,
  applicationIdIn,
  applySettings,
  BUSY_TIMEOUT,
  fileState,
  folderOf,
  headerOf,
  isDatabase,
  isWritable,
  type FileState,
} from './current.sql.ts';
import { hasFirstFacts } from './first-facts.sql.ts';
import { migrate } from './migrate.sql.ts';
import { refuseEmptied, refuseToBegin, whatIsAt } from './place.sql.ts';
import { begunIn } from './new-file.sql.ts';
import { newerFile } from './newer.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { asUserError, readOnly } from './trouble.sql.ts';
import { newUuid } from './uuid.sql.ts';
import { systemCode } from '../text/system-code.ts';
import { openFile } from './journal-beside.sql.ts';
import { shownPath } from '../text/quoted-path.ts';

export type { Db };

/** Where the file is and what it may be used for. */
export interface OpenOptions extends Beginning {
  path: string;
  busyTimeout?: number;
}

/** An open database, and what a person should be told about how it was opened. */
export interface Opened {
  db: Db;
  /** The file was made by this call. */
  created: boolean;
  /** It lacked something that every file holds from its beginning on, which this call put back. */
  completed: boolean;
  /** A copy kept before the file was brought up to date. */
  copyBeforeUpgrade: string | undefined;
}

/** Opens the file for reading. Returns undefined when there is none yet: reading never creates one. */
export function openForReading(options: OpenOptions): Opened | undefined {
  const found = foundAt(options.path);
  if (found === undefined) return undefined;
  if (found.isFile()) refuseEmptied(options.path, found.size);
  const writable = isWritable(options.path) && isWritable(folderOf(options.path));
  const db = connect(options, { readonly: !writable });
  return explained(db, options.path, () => {
    const state = usableState(db, options.path);
    if (state === 'blank') {
      db.close();
      return undefined;
    }
    if (state === 'older' && !writable) {
      throw new UserError(
        `${shownPath(options.path)} was written by an older refnet and is read-only, so it cannot be read yet`,
        {
          hints: ['make the file and its folder writable once, and run the command again'],
        },
      );
    }
    const { copy } = state === 'older' ? upgraded(db, options) : { copy: undefined };
    const asFound = { created: false, completed: false, copyBeforeUpgrade: copy };
    if (!writable || hasFirstFacts(db)) return { db: withLittleMemory(db), ...asFound };
    // To read is not to write: whoever writes next completes the file, and says so.
    db.close();
    return { db: withLittleMemory(connect(options, { readonly: true })), ...asFound };
  });
}

/**
 * What reads comes to most pages once, so it keeps few (kibibytes); SQLite would then sort in files, where names were left
 * behind, so it sorts in memory.
 */
function withLittleMemory(db: Db): Db {
  db.pragma('cache_size = -400');
  db.pragma('temp_store = memory');
  return db;
}

/** Opens the file to glance at it, changing nothing; undefined unless that works at once and the file is up to date. */
export function openForLooking(path: string): Db | undefined {
  try {
    if (foundAt(path) === undefined) return undefined;
    refuseForeignHeader(path);
    const db = openFile(path, { readonly: true, timeout: 100 });
    db.pragma('trusted_schema = off');
    if (fileState(db) === 'current') return db;
    db.close();
  } catch {
    // Whatever it is, the command that is being typed will say it.
  }
  return undefined;
}

/** Opens the file for writing, and makes it (0600, in a folder 0700) when there is none. */
export function openForWriting(options: OpenOptions): Opened {
  const { path } = options;
  const found = foundAt(path);
  if (found === undefined) {
    const created = begun(options);
    return { ...(created ? openedNew(options) : opened(options)), created };
  }
  if (!isWritable(path)) throw readOnly(path, path);
  if (!isWritable(folderOf(path))) throw readOnly(folderOf(path), path);
  if (found.isFile()) refuseEmptied(path, found.size);
  return opened(options);
}

/** Makes the file with the schema and the first facts, all or nothing. Returns whether it did: another may have come before. */
function begun(options: OpenOptions): boolean {
  try {
    refuseToBegin(options.path);
    return createWhole(options.path, emptyNetwork(options), () => opened(options).db.close());
  } catch (error) {
    throw asUserError(error, options.path);
  }
}

/** Opens the file that was just made: where that fails it is there all the same. */
function openedNew(options: OpenOptions): Opened {
  try {
    return opened(options);
  } catch (error) {
    if (error instanceof Error) marks.set(error, { isThere: () => true, recorded: begunIn(options.path) });
    throw error;
  }
}

/** The bytes of a file that holds nothing yet but what every file holds. */
function emptyNetwork(beginning: Beginning): { bytes: Uint8Array; unique: string } {
  const db = openInMemory(beginning);
  try {
    return { bytes: db.serialize(), unique: newUuid(db) };
  } finally {
    db.close();
  }
}

function opened(options: OpenOptions): Opened {
  const db = connect(options, { readonly: false });
  return explained(db, options.path, () => {
    const state = usableState(db, options.path);
    if (state === 'current') {
      return { db, created: false, completed: completeFile(db, options), copyBeforeUpgrade: undefined };
    }
    const { copy } = state === 'older' ? upgraded(db, options) : migrate(db, options);
    return { db, created: false, completed: false, copyBeforeUpgrade: copy };
  });
}

/** The state of the file at one moment: another may be bringing it up to date, and would else be seen half-way. */
export function stateNow(db: Db): FileState {
  return db.transaction(() => fileState(db))();
}

/** The same; throws a UserError where the file is not one to be used. */
function usableState(db: Db, path: string): FileState {
  const look = () => {
    const state = fileState(db);
    refuseUnusable(state, path);
    refuseAltered(db, state, path);
    return state;
  };
  return db.transaction(look)();
}

/** Brings a file up to date; one whose content is not what an older refnet left there is left as it is. */
function upgraded(db: Db, options: OpenOptions): { copy: string | undefined } {
  try {
    return migrate(db, options);
  } catch (error) {
    const code = systemCode(error);
    if (!/^SQLITE_(?:ERROR|CONSTRAINT)/.test(code)) throw error;
    throw new UserError(
      `${shownPath(options.path)} says that an older refnet wrote it, and is not as that left it`,
      {
        kind: 'damaged',
        hints: ['refnet doctor      looks at the file, and says what to do'],
        cause: error,
      },
    );
  }
}

/** A database in memory with the current schema: the fake that tests use. */
export function openInMemory(beginning: Beginning): Db {
  const db = new Database(':memory:');
  applySettings(db);
  migrate(db, beginning);
  return db;
}

function connect(options: OpenOptions, mode: { readonly: boolean }): Db {
  const timeout = options.busyTimeout ?? BUSY_TIMEOUT;
  let db: Db;
  try {
    refuseForeignHeader(options.path);
    db = openFile(options.path, { readonly: mode.readonly, timeout });
  } catch (error) {
    throw asUserError(error, options.path);
  }
  return explained(db, options.path, () => {
    // What is another's, or not as refnet makes it, is not even given another way of keeping its journal.
    db.pragma('trusted_schema = off');
    if (/^(?:blank|current|older)$/.test(stateNow(db))) applySettings(db);
    return db;
  });
}

/** Completes a file that lacks some of its first facts. Returns whether it did. */
function completeFile(db: Db, beginning: Beginning): boolean {
  if (hasFirstFacts(db)) return false;
  db.transaction(() => {
    writeFirstFacts(db, beginning);
  }).immediate();
  return true;
}

/** Runs `work`; a failure closes the database and is put in words a person can act on. */
function explained<T>(db: Db, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const told = asUserError(error, path, () => db.close());
    db.close();
    throw told;
  }
}

/** Refuses a file of a newer refnet, and one of another program. */
export function refuseUnusable(state: FileState, path: string): void {
  if (state === 'newer') throw newerFile(path);
  if (state === 'foreign') {
    throw new UserError(`${shownPath(path)} is a database of another program, not a refnet file`, {
      kind: 'damaged',
      hints: [nothing('changed', 'name the right file with --db FILE or REFNET_DB')],
    });
  }
}

/**
 * Refuses another program's database by its first bytes, before SQLite opens it: opening can write, leaving -wal and
 * -shm files or changing the journal mode. Offsets as in the SQLite file format.
 */
export function refuseForeignHeader(path: string): void {
  const stats = statSync(path);
  if (!stats.isFile()) throw notAFile(path, stats.isDirectory());
  const header = headerOf(path);
  if (header === undefined || !isDatabase(header) || applicationIdIn(header) === APPLICATION_ID) return;
  // One with nothing in it is none of refnet's either: where a file is begun in place, it is empty until it is whole.
  refuseUnusable('foreign', path);
}

function notAFile(path: string, isFolder: boolean): UserError {
  return isFolder
    ? new UserError(`${shownPath(path)} is a folder, not a file`, {
        hints: [`name the file in it: --db ${join(path, 'refnet.db')}`],
      })
    : new UserError(`${shownPath(path)} is not a file that can hold a network`, {
        hints: ['name another with --db FILE or REFNET_DB'],
      });
}

/** What there is of that name. A folder that may not be looked into is a failure, not an absence. */
export function foundAt(path: string): Stats | undefined {
  try {
    return whatIsAt(path);
  } catch (error) {
    throw asUserError(error, path);
  }
}
