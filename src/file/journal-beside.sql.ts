import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import type { Db } from './sqlite.sql.ts';

/**
 * Opens a file that is there, unless what lies beside it as its journal would do harm then. Throws what SQLite throws, and
 * SQLITE_CANTOPEN for such a journal, which `wrongBeside` names.
 */
export function openFile(path: string, options: Omit<Database.Options, 'fileMustExist'>): Db {
  refuseHarmfulJournal(path);
  return new Database(path, { ...options, fileMustExist: true });
}

/** Throws SQLITE_CANTOPEN where the journal beside a file would be waited for without end, is a database, or has another file removed. */
export function refuseHarmfulJournal(path: string): void {
  const journal = journalOf(path);
  if (journal === undefined) return;
  const database = besides(journal).find(isDatabaseAt);
  const about = lstatSync(journal, { throwIfNoEntry: false });
  // SQLite itself follows no link there.
  const isHarmless =
    about === undefined || about.isSymbolicLink() || (about.isFile() && removedWith(journal) === undefined);
  if (database === undefined && isHarmless) return;
  throw new Database.SqliteError(`unable to open ${database ?? journal}`, 'SQLITE_CANTOPEN');
}

/** Whether a database was given the name of a part of another: SQLite would delete it, or write over it. */
function isDatabaseAt(path: string): boolean {
  const about = lstatSync(path, { throwIfNoEntry: false });
  if (about?.isFile() !== true) return false;
  const head = startOf(path);
  return head.toString('latin1') === DATABASE;
}

const DATABASE = 'SQLite format 3\0';

/** Empty where it cannot be read, which SQLite says then. */
function startOf(path: string): Buffer {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    const start = Buffer.alloc(DATABASE.length);
    return start.subarray(0, readSync(handle, start, 0, start.length, 0));
  } catch {
    return Buffer.alloc(0);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** What is wrong with a file beside another that SQLite would use, and refuses: where it is, and what would be removed with it. */
export interface WrongBeside {
  readonly path: string;
  readonly why: 'no-file' | 'database' | 'names-another' | 'of-another';
  readonly named?: string | undefined;
}

/** What SQLite keeps beside a file: what takes back a change, or a log of changes and the index of that. */
const BESIDE = ['-journal', '-wal', '-shm'];

const besides = (journal: string) => BESIDE.map((end) => journal.replace(/-journal$/, end));

/** The first that is wrong of what lies beside a file; undefined where nothing is. */
export function wrongBeside(path: string): WrongBeside | undefined {
  const journal = journalOf(path);
  if (journal === undefined) return undefined;
  const noFile = besides(journal).find(
    (each) => lstatSync(each, { throwIfNoEntry: false })?.isFile() === false,
  );
  if (noFile !== undefined) return { path: noFile, why: 'no-file' };
  const database = besides(journal).find(isDatabaseAt);
  if (database !== undefined) return { path: database, why: 'database' };
  const named = removedWith(journal);
  if (named !== undefined) return { path: journal, why: 'names-another', named };
  return existsSync(journal) && !mayBeUsed(journal) ? { path: journal, why: 'of-another' } : undefined;
}

function mayBeUsed(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** It lies beside the file itself, and not beside a link to it; undefined where there is no such file. */
export function journalOf(path: string): string | undefined {
  try {
    return `${realpathSync.native(path)}-journal`;
  } catch {
    return undefined;
  }
}

/** How SQLite names what it keeps for a change to several files, which goes with the last of their journals. */
const OF_SEVERAL = /-mj[0-9A-F]{6}9[0-9A-F]{2}$/;

const MAGIC = 'd9d505f920a163d7';

/** At the end of a journal: how long the name before it is, the sum of its bytes, and the sign of SQLite. */
const TAIL = 16;

/** As long a path as SQLite takes, in bytes. */
const LONGEST = 512;

/**
 * The file that a journal names as that of a change to several files, and which SQLite would remove though it never made it;
 * undefined where there is none. https://sqlite.org/fileformat.html#the_rollback_journal
 */
export function removedWith(journal: string): string | undefined {
  const end = endOf(journal);
  if (end.length < TAIL || end.toString('hex', end.length - 8) !== MAGIC) return undefined;
  const length = end.readUInt32BE(end.length - TAIL);
  if (length === 0 || length > end.length - TAIL) return undefined;
  const bytes = end.subarray(end.length - TAIL - length, end.length - TAIL);
  const name = bytes.subarray(0, bytes.includes(0) ? bytes.indexOf(0) : bytes.length);
  // It need not be text to be the name of a file.
  return name.length === 0 || OF_SEVERAL.test(name.toString()) || !existsSync(name)
    ? undefined
    : name.toString();
}

/** Empty where it cannot be read, which SQLite says then. */
function endOf(journal: string): Buffer {
  let handle: number | undefined;
  try {
    handle = openSync(journal, 'r');
    const { size } = fstatSync(handle);
    const end = Buffer.alloc(Math.min(size, TAIL + LONGEST));
    return end.subarray(0, readSync(handle, end, 0, end.length, size - end.length));
  } catch {
    return Buffer.alloc(0);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
