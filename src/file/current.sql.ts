import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { hasFirstFacts } from './first-facts.sql.ts';
import { SCHEMA_SAID } from './schema-said.sql.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { schemaText } from './schema-text.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { systemCode } from '../text/system-code.ts';

export { hasTelltales } from './telltale.sql.ts';

/** "rfnt" in ASCII: tells a refnet file from any other SQLite database. */
export const APPLICATION_ID = 0x72666e74;

export { SCHEMA_VERSION };

/** How long a command waits for another one that is writing, in milliseconds. */
export const BUSY_TIMEOUT = 5000;

/** What a database file says it is; `unversioned` is one of refnet with a version that none has. */
export type VersionState = 'blank' | 'current' | 'older' | 'newer' | 'foreign' | 'unversioned';

/** What a database file turns out to be, before anything of it is run or written; `altered` is not as this version makes it. */
export type FileState = VersionState | 'altered';

/**
 * Opens a refnet file that is up to date and complete, as nearly every one is; undefined where there is more to do or to say, which
 * `open.sql.ts` does. It is apart from that so that no command loads the migrations in vain. Throws what SQLite throws.
 */
export function openCurrent(path: string, purpose: 'reading' | 'writing'): Db | undefined {
  if (!isTakenAsItIs(path) || !isFileOfRefnet(path)) return undefined;
  const real = realpathSync.native(path);
  const writable = isWritable(real) && isWritable(dirname(real));
  // What is there as a part of it may do harm, or come to harm: `openFile` looks at it first.
  if (
    (purpose === 'writing' && !writable) ||
    ['-journal', '-wal', '-shm'].some((end) => existsSync(real + end))
  )
    return undefined;
  const db = new Database(path, { readonly: !writable, fileMustExist: true, timeout: BUSY_TIMEOUT });
  try {
    db.pragma('trusted_schema = off');
    if (fileState(db) === 'current' && (db.readonly || hasFirstFacts(db))) {
      applySettings(db);
      return db;
    }
  } catch (error) {
    db.close();
    throw error;
  }
  db.close();
  return undefined;
}

/**
 * Looks at the header, the version and the text of the schema: what others planted in a file is known before any of it is
 * run. Throws what SQLite throws when the file is no database, or its schema cannot be read.
 */
export function fileState(db: Db): FileState {
  const state = versionState(db);
  return state === 'current' && schemaSaid(db) !== schemaText() ? 'altered' : state;
}

/** What a file says of its schema. */
export function schemaSaid(db: Db): string {
  return String(db.prepare(SCHEMA_SAID).pluck().get());
}

/** Whether the engine surely opens the file of that very name: it drops blanks at the end, and takes no long ones. */
function isTakenAsItIs(path: string): boolean {
  return /^[^\ufffd]{1,250}$/.test(path) && path.trim() === path;
}

/** The folder in which the file itself is, where a link names it: what is written goes there. */
export function folderOf(path: string): string {
  return dirname(realpathSync.native(path));
}

/** Looks at the header and the version only; throws what SQLite throws when the file is no database. */
export function versionState(db: Db, latest: number = SCHEMA_VERSION): VersionState {
  const version = userVersion(db);
  const applicationId = Number(db.pragma('application_id', { simple: true }));
  if (applicationId !== APPLICATION_ID) {
    const tables = db.prepare('select count(*) from sqlite_schema').pluck().get();
    return version === 0 && applicationId === 0 && tables === 0 ? 'blank' : 'foreign';
  }
  if (version === latest) return 'current';
  if (version < 1) return 'unversioned';
  return version > latest ? 'newer' : 'older';
}

/** The version that the file says it has. */
export function userVersion(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Measured as safe against kill -9 and a pulled plug; WAL would leave files behind and buys one person nothing. */
export function applySettings(db: Db): void {
  db.pragma('synchronous = extra');
  db.pragma('foreign_keys = on');
  db.pragma('secure_delete = on');
  db.pragma('trusted_schema = off');
  if (!db.readonly && !db.memory) keepJournal(db);
}

/** In milliseconds. */
const PAUSE = 100;

/**
 * Lets a file keep its journal as refnet does. Where another program let it keep one in another way (WAL), that cannot end
 * as long as anybody reads, for whom SQLite does not wait: it is tried again, as long as for any other turn.
 */
export function keepJournal(db: Db): void {
  try {
    db.pragma('journal_mode = delete');
  } catch (error) {
    if (!isBusy(error)) throw error;
    const wait = Number(db.pragma('busy_timeout', { simple: true }));
    db.pragma('busy_timeout = 0');
    try {
      if (db.pragma('journal_mode', { simple: true }) !== 'wal') throw error;
      keepJournalOnceRead(db, wait);
    } finally {
      db.pragma(`busy_timeout = ${wait}`);
    }
  }
}

function keepJournalOnceRead(db: Db, wait: number): void {
  for (let left = wait; ; left -= PAUSE) {
    try {
      db.pragma('journal_mode = delete');
      return;
    } catch (error) {
      if (left <= 0 || !isBusy(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

/** Whether another has the file, so that it cannot be had now. */
export function isBusy(error: unknown): boolean {
  return systemCode(error).startsWith('SQLITE_BUSY');
}

/** Whether the file or folder may be written to. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const HEADER_LENGTH = 100;
const MAGIC = 'SQLite format 3\0';

/** The first bytes of a file; undefined where it has not as many as a database. */
export function headerOf(path: string): Buffer | undefined {
  const header = Buffer.alloc(HEADER_LENGTH);
  const handle = openSync(path, constants.O_RDONLY);
  try {
    return readSync(handle, header, 0, HEADER_LENGTH, 0) < HEADER_LENGTH ? undefined : header;
  } finally {
    closeSync(handle);
  }
}

/** Whether these are the first bytes of an SQLite database. */
export function isDatabase(header: Buffer): boolean {
  return header.toString('latin1', 0, MAGIC.length) === MAGIC;
}

/** Whose database it is, by its first bytes; offset as in the SQLite file format. */
export function applicationIdIn(header: Buffer): number {
  return header.readUInt32BE(68);
}

/** Whether these are the first bytes of a file of refnet. */
export function isOfRefnet(header: Buffer): boolean {
  return isDatabase(header) && applicationIdIn(header) === APPLICATION_ID;
}

/** Whether SQLite reads such a file and does not write to it: the versions of the format are at offsets 18 and 19. */
export function mayOnlyBeRead(header: Buffer): boolean {
  return header.readUInt8(18) > 2 && header.readUInt8(19) <= 2;
}

/** Whether there is a file of refnet, by its first bytes: of a pipe, which may have none, nothing is read. */
export function isFileOfRefnet(path: string): boolean {
  try {
    const header = statSync(path).isFile() ? headerOf(path) : undefined;
    return header !== undefined && isOfRefnet(header);
  } catch {
    return false;
  }
}
