import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import Database from 'better-sqlite3';
import { headerOf, isOfRefnet, mayOnlyBeRead } from './current.sql.ts';
import { holderOf } from './holder.sql.ts';
import { UserError } from '../text/errors.ts';
import { systemCode } from '../text/system-code.ts';
import { UUID } from '../text/uuid.ts';
import {
  CHANGE_WAS_INTERRUPTED,
  COPYING_FAILED,
  FOLDER_IS_GONE,
  BESIDE_IS_DATABASE,
  BESIDE_IS_NO_FILE,
  JOURNAL_NAMES_ANOTHER,
  JOURNAL_OF_ANOTHER,
  NUMBERS_USED_UP,
  OPENING_FAILED,
  READ_FAILED,
  troubleOf,
  WRITE_FAILED,
  WRITE_VERSION,
} from './trouble.ts';
import { journalOf, openFile, wrongBeside } from './journal-beside.sql.ts';

/**
 * Translates what SQLite and the file system say about a database file, or about the file that they name themselves;
 * anything else is returned as it came. Nothing else of this program may have the file open then, but what `release`
 * closes: to look into a file and close it takes away every lock on it that this process has.
 */
export function asUserError(error: unknown, path: string, release: () => void = () => undefined): unknown {
  return toldOf(error, { seen: path, named: path }, release);
}

/**
 * Translates, as {@link asUserError}, what is said about a file that is read from a copy: `seen` is looked at, and `named`
 * is what a person knows it by.
 */
export function toldOf(
  error: unknown,
  { seen: path, named: known }: { readonly seen: string; readonly named: string },
  release: () => void = () => undefined,
): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  // What refnet itself consists of is no file of a person's.
  if (/[\\/]dist[\\/]schema\.txt$/.test(pathOf(error))) return error;
  const its = pathIn(error);
  const named = its === undefined || its === path ? known : its;
  // A folder on the way to the file is not what a person named.
  const about = known.startsWith(`${named}${sep}`) ? known : named;
  const code = seenAt(path, codeOf(error), release);
  const holder = code.startsWith('SQLITE_BUSY') ? holderOf(path) : undefined;
  const beside = /^(?:BESIDE|JOURNAL)_/.test(code) ? wrongBeside(path) : undefined;
  const place = { path: about, hasOtherTemporaries: hasOtherTemporaries(path), holder, beside };
  return troubleOf(code, place, error) ?? error;
}

/**
 * Whether a file is damaged, and not only what it lies on does not read it now. It is looked into for that: nothing else may
 * have it open then, but what `release` closes.
 */
export function isDamage(error: unknown, file: string, release: () => void = () => undefined): boolean {
  const code = systemCode(error);
  if (code === 'SQLITE_ERROR') return true;
  const told = asUserError(error, file, release);
  return told !== error && told instanceof UserError && told.kind === 'damaged';
}

/** The file, or its folder, is read-only, so that nothing can be recorded. */
export function readOnly(path: string, file: string): unknown {
  const code = isInterrupted(file)
    ? CHANGE_WAS_INTERRUPTED
    : (refusal(path, constants.W_OK) ?? 'SQLITE_READONLY');
  return troubleOf(/^E(?:ACCES|PERM)$/.test(code) ? 'SQLITE_READONLY' : code, { path }, undefined);
}

function pathOf(error: Error): string {
  return 'path' in error && typeof error.path === 'string' ? error.path : '';
}

/** The path that the system names, of what a person knows; of two, the one that the code is about. */
function pathIn(error: Error): string | undefined {
  const isOfSpace = /^E(?:NOSPC|DQUOT|FBIG|ROFS)$/.test(systemCode(error));
  const facts = new Map<string, unknown>(Object.entries(error));
  const path = facts.get('path');
  const about = isOfSpace ? (facts.get('dest') ?? path) : path;
  return typeof about === 'string' ? wholeName(about) : undefined;
}

/** The name that a file is to have that is made under another first; of one that is for a while alone, its folder. */
function wholeName(path: string): string {
  if (new RegExp(String.raw`^restoring-${UUID}\.part`).test(basename(path))) return dirname(path);
  const part = new RegExp(String.raw`^\.?(.+)\.${UUID}\.part$`).exec(basename(path))?.[1];
  return part === undefined ? path : join(dirname(path), part);
}

/** What writes to a disk, or to a folder on it: where that fails nothing is said of reading. */
const WRITES = /^(?:fsync|fdatasync|write|ftruncate|link|unlink|rename|mkdir|rm|chmod)$/;

function codeOf(error: Error): string {
  const code = systemCode(error);
  const isBegun = pathOf(error).endsWith('.part');
  const isWriting = isBegun || ('syscall' in error && WRITES.test(String(error.syscall)));
  if (code === 'EIO' && 'syscall' in error && error.syscall === 'copyfile') return COPYING_FAILED;
  if (code === 'EIO' && isWriting) return WRITE_FAILED;
  if (code !== '') return code;
  return error.message.startsWith('Cannot open database because the directory does not exist')
    ? FOLDER_IS_GONE
    : '';
}

/** What a look at the place tells beyond the code: SQLite has one for many reasons why a file cannot be opened. */
function seenAt(path: string, code: string, release: () => void): string {
  const ofJournal = /^SQLITE_(?:CANTOPEN|IOERR|READONLY(?!_DBMOVED)|PERM)/.test(code)
    ? ofBeside(path)
    : undefined;
  if (ofJournal !== undefined) return ofJournal;
  if (/^SQLITE_(CANTOPEN|READONLY(?!_DBMOVED)|PERM|IOERR_DELETE)/.test(code)) {
    // Before anything is closed: there may be too many files open.
    const folder = refusal(dirname(path), constants.R_OK);
    // Windows opens no folders.
    if (folder !== undefined && !/^E(ACCES|PERM|ISDIR)$/.test(folder))
      return folder === 'ENOENT' ? FOLDER_IS_GONE : folder;
    const why = refusal(path, constants.W_OK) ?? refusal(dirname(path), constants.W_OK);
    const isReadOnly = why !== undefined;
    if (isInterrupted(path) && (isReadOnly || code.startsWith('SQLITE_READONLY')))
      return CHANGE_WAS_INTERRUPTED;
    if (code === 'SQLITE_READONLY' && isHeadIn(path, mayOnlyBeRead)) return WRITE_VERSION;
    // Where SQLite may not open a file to write to it, for whatever reason, it opens it to be read.
    if (/^SQLITE_READONLY(?:_DIRECTORY)?$/.test(code) && !isReadOnly) return OPENING_FAILED;
    if (code.startsWith('SQLITE_READONLY') && why === 'EROFS') return why;
    if (!code.startsWith('SQLITE_CANTOPEN')) return code;
    return refusal(path, constants.R_OK) ?? code;
  }
  // SQLite has one word for a disk without room and for a table without numbers.
  if (code === 'SQLITE_FULL' && isWithoutNumbers(path)) return NUMBERS_USED_UP;
  // It is one of refnet by its head, in which something else is not as it was.
  if (code === 'SQLITE_NOTADB' && isHeadIn(path, isOfRefnet)) return 'SQLITE_CORRUPT';
  if (!/^SQLITE_(CORRUPT|IOERR_SHORT_READ)$/.test(code)) return code;
  release();
  return isReadInFull(path) ? code : READ_FAILED;
}

/** Whether SQLite has no number left for the next row of some table. */
function isWithoutNumbers(path: string): boolean {
  let db: Database.Database | undefined;
  try {
    db = openFile(path, { readonly: true });
    db.pragma('trusted_schema = off');
    return db.prepare('select 1 from sqlite_sequence where seq >= 9223372036854775807').get() !== undefined;
  } catch {
    return false;
  } finally {
    db?.close();
  }
}

/** Whether a file has a head of which that is so; the file is not open any more, or cannot be written to. */
function isHeadIn(path: string, isSo: (header: Buffer) => boolean): boolean {
  try {
    const header = headerOf(path);
    return header !== undefined && isSo(header);
  } catch {
    return false;
  }
}

/** What the system says of opening a folder, or of using a file; undefined where it allows it. */
function refusal(path: string, mode: number): string | undefined {
  try {
    accessSync(path, mode);
    if (statSync(path).isDirectory()) closeSync(openSync(path, 'r'));
    return undefined;
  } catch (error) {
    return systemCode(error);
  }
}

const CODES = {
  'no-file': BESIDE_IS_NO_FILE,
  database: BESIDE_IS_DATABASE,
  'names-another': JOURNAL_NAMES_ANOTHER,
} as const;

/** What is wrong beside a file, where SQLite may not use it; undefined where nothing is. */
function ofBeside(path: string): string | undefined {
  const wrong = wrongBeside(path);
  if (wrong === undefined) return undefined;
  if (wrong.why !== 'of-another') return CODES[wrong.why];
  // Where the file itself may not be written to, that is said.
  return refusal(path, constants.W_OK) === undefined ? JOURNAL_OF_ANOTHER : undefined;
}

/** Whether a change was broken off: its journal is there still, by which the next who may write takes it back. */
function isInterrupted(path: string): boolean {
  try {
    return statSync(journalOf(path) ?? '').size > 0;
  } catch {
    return false;
  }
}

/**
 * Whether what SQLite calls damaged was read at all: where the disk fails to read a page it says the same. False where the
 * system fails to read the file, and where it reads well now and nothing is wrong with it.
 */
function isReadInFull(path: string): boolean {
  try {
    readAll(path);
    const db = openFile(path, { readonly: true });
    try {
      db.pragma('trusted_schema = off');
      return db.pragma('quick_check(1)', { simple: true }) !== 'ok';
    } finally {
      db.close();
    }
  } catch (error) {
    return !/^E|^SQLITE_IOERR_(?!SHORT)/.test(systemCode(error));
  }
}

function readAll(path: string): void {
  const part = Buffer.alloc(1 << 20);
  const handle = openSync(path, 'r');
  try {
    while (readSync(handle, part, 0, part.length, null) > 0);
  } finally {
    closeSync(handle);
  }
}

/** Whether temporary files, which long lists are sorted in, go to another disk than that of the file. */
function hasOtherTemporaries(path: string): boolean {
  try {
    const { dev } = statSync(dirname(path));
    return [tmpdir(), '/var/tmp'].some((folder) => statSync(folder, { throwIfNoEntry: false })?.dev !== dev);
  } catch {
    return false;
  }
}
