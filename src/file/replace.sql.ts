import { dirname } from 'node:path';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { UserError, nothing } from '../text/errors.ts';
import { systemCode } from '../text/system-code.ts';
import { keepBackup, makeFolder, nextBackup, realPathOf, type BackupOptions } from './backups.sql.ts';
import { committed, inTurn, marks, type Mark } from './commit.sql.ts';
import { createPrivately, removePart, syncFolder, syncPath } from './copy.sql.ts';
import { openAsItIs } from './as-it-is.sql.ts';
import { nameWhole } from './create.sql.ts';
import { applySettings, BUSY_TIMEOUT, headerOf, isBusy, isDatabase, keepJournal } from './current.sql.ts';
import { fillFrom, schemaOf } from './fill.sql.ts';
import { foundAt } from './open.sql.ts';
import { hasSameBytes, writesTo } from './same-bytes.sql.ts';
import { hasSameContent } from './same-content.sql.ts';
import { refuseDamaged } from './sound.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { openFile } from './journal-beside.sql.ts';
import { shownPath } from '../text/quoted-path.ts';

/** What is to be done before the content is replaced, and after which the caller may still say no. */
interface Replacing extends BackupOptions {
  /** Throws where the file is no longer what it was when it was decided on. */
  readonly check?: (db: Db) => void;
  /** The caller has kept a copy of what was there. */
  readonly isKept?: boolean;
  /** What it is that is done, in words. */
  readonly did?: string;
  /** Is told where what was there is kept, before anything is put in its place. */
  readonly keptIn?: (path: string) => void;
}

/**
 * Makes a file hold what the verified file `from` holds, in place and in one transaction: whoever has it open reads the
 * new content next, and a crash leaves the old or the new. Nobody else can use it meanwhile. What was there is kept in
 * the folder of copies first, whose path is returned; undefined where there was nothing. Throws what SQLite throws.
 */
export function replaceContent(file: string, from: string, how: Replacing): string | undefined {
  if (foundAt(file) === undefined && nameWhole(from, file, markOf(from, replacedWords(undefined)))) {
    return undefined;
  }
  const db = holdAlone(file);
  try {
    how.check?.(db);
    // What is damaged beside its content would stay so: pages are taken again as they are.
    // Where only lists are made anew, the pages that a list lost are of no use to anything.
    if (how.isKept !== true) refuseDamaged(db);
    const hasNothing = how.isKept === true || schemaOf(db).length === 0;
    const kept = hasNothing ? undefined : keepBackup(db, { ...how, held: true }).path;
    if (kept !== undefined) how.keptIn?.(kept);
    fillInPlace(db, from, how.did ?? replacedWords(kept));
    return kept;
  } finally {
    db.close();
  }
}

/** What was done, and where what was there before is. */
export function replacedWords(kept: string | undefined): string {
  return kept === undefined
    ? 'put the copy in place'
    : `put the copy in the place of what was there, which is kept in ${shownPath(kept)}`;
}

/** A connection that nobody else can read or write beside, until it is closed. Throws SQLITE_BUSY where others are there. */
function holdAlone(file: string): Db {
  const db = openFile(file, { timeout: BUSY_TIMEOUT });
  try {
    // Not before it has the file: this mode keeps the lock of a reader while it waits, and whoever writes could not end.
    inTurn(db, () => db.pragma('locking_mode = exclusive'), 'exclusive');
    applySettings(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What two files with other content seldom have in common; undefined where there is no history. */
function historyIn(db: Db): string | undefined {
  try {
    const read = db.prepare(
      'select count(*), max(id), max(at), max(undone_at), count(undone_at) from changes',
    );
    return JSON.stringify(read.raw().get());
  } catch {
    return undefined;
  }
}

/** By what is known that a file holds what the verified file `from` holds. */
function markOf(from: string, did: string): Mark {
  const source = openFile(from, { readonly: true });
  try {
    const wanted = historyIn(source);
    return { isThere: (file) => historyIn(file) === wanted, recorded: { did, back: undefined } };
  } finally {
    source.close();
  }
}

function fillInPlace(db: Db, from: string, did: string): void {
  db.pragma('foreign_keys = off');
  db.prepare('attach ? as restored').run(from);
  // The connection has the file to itself already. A transaction that begins by writing would write to both files, and
  // need a third to end in both at once.
  const before = historyIn(db);
  const fill = () => {
    fillFrom(db, 'restored', schemaOf(db, 'restored'));
    if (!hasSameContent(db, 'restored')) {
      throw new UserError(nothing('changed', 'what was restored did not read back whole', ', so '), {
        hints: ['check that the disk is sound and has room, then try again'],
      });
    }
    return historyIn(db);
  };
  const mark = (after: string | undefined) => ({
    // Where the two are alike in that, nobody can say.
    isThere: (file: Db) => (before === after ? undefined : historyIn(file) === after),
    recorded: { did, back: undefined },
  });
  committed(db, fill, mark, 'deferred');
  db.exec('detach restored');
}

/** What is kept of a file that is to be replaced as a whole. */
export interface KeptBytes {
  readonly path: string;
  /** Removes it, where nothing is replaced in the end. */
  readonly discard: () => void;
}

/**
 * Keeps a file that SQLite cannot read, or that others altered, byte by byte, with the journal beside it, once nobody uses
 * it. Throws SQLITE_BUSY where others do.
 */
export function keepUnread(named: string, how: BackupOptions): KeptBytes {
  const file = realPathOf(named);
  heldAlone(file)?.close();
  const path = keepBytes(file, how);
  return { path, discard: () => removePart(path) };
}

/**
 * Replaces a file that was kept by `keepUnread` by the verified file `from`: its pages in one transaction where it is a
 * database at all, and else the file, which nobody can have open. Throws a UserError (`busy`) where the file is not what
 * was kept any more: what another wrote meanwhile stays.
 */
export async function replaceDamaged(named: string, from: string, kept: string, did: string): Promise<void> {
  // What a link leads to is replaced, and not the link.
  const file = realPathOf(named);
  // To close a file takes away every lock on it that this process has: this one is closed at the end.
  const handle = openSync(file, 'r');
  try {
    let isChecked = false;
    const check = () => {
      if (!isChecked) refuseOther(handle, file, kept);
      isChecked = true;
    };
    const header = headerOf(file);
    if (header !== undefined && isDatabase(header) && (await hasPagesReplaced(file, from, check))) return;
    const held = heldAlone(file);
    try {
      check();
    } finally {
      held?.close();
    }
  } finally {
    closeSync(handle);
  }
  // Windows renames nothing over a file that is open.
  replaceWhole(file, from, did);
}

function replaceWhole(file: string, from: string, did: string): void {
  const mark = markOf(from, did);
  // A journal that belongs to the damaged file would be taken for one of the new file.
  rmSync(`${file}-journal`, { force: true });
  renameSync(from, file);
  try {
    syncFolder(dirname(file));
  } catch (error) {
    if (error instanceof Error) marks.set(error, mark);
    throw error;
  }
}

/**
 * A connection that has a file to itself, whatever is in it, until it is closed; undefined where SQLite can make nothing of
 * it, so that nobody can use it. Throws SQLITE_BUSY where others do, once it has waited.
 */
function heldAlone(file: string): Db | undefined {
  let db: Db | undefined;
  try {
    db = openAsItIs(file);
    // What another way of keeping a journal has in a file beside it is to be in the file itself.
    keepJournal(db);
    inTurn(db, () => db?.pragma('locking_mode = exclusive'), 'exclusive');
    return db;
  } catch (error) {
    db?.close();
    if (isBusy(error)) throw error;
    return undefined;
  }
}

/** Whether the pages of a file were replaced, once nobody used it and `check` had found it as it was. */
async function hasPagesReplaced(file: string, from: string, check: () => void): Promise<boolean> {
  const source = new Database(from);
  try {
    for (let tries = 0; !(await isCopiedOnto(source, file, check)); tries += 1) {
      if (tries === TRIES) throw new Database.SqliteError('database is locked', 'SQLITE_BUSY');
      heldAlone(file)?.close();
    }
    source.prepare('attach ? as replaced').run(file);
    return hasSameContent(source, 'replaced');
  } catch (error) {
    // What SQLite cannot make of the damaged file is no failure: it is replaced as a whole then.
    if (/^SQLITE_(?!BUSY|LOCKED)/.test(systemCode(error))) return false;
    throw error;
  } finally {
    source.close();
  }
}

/** How often a file is waited for that another takes each time that it is free. */
const TRIES = 5;

/** Copies all pages onto a file; false where another uses it, which the engine does not wait for, nor tell. */
async function isCopiedOnto(source: Db, file: string, check: () => void): Promise<boolean> {
  let isHeld = false;
  await source.backup(file, {
    progress: () => {
      if (!isHeld) check();
      isHeld = true;
      return EVERY_PAGE;
    },
  });
  return isHeld;
}

/** Throws a UserError where a file, or another of its name, has other bytes than what was kept of it. */
function refuseOther(handle: number, file: string, kept: string): void {
  if (fstatSync(handle).ino !== statSync(file).ino || !hasSameBytes(handle, kept)) throw changedMeanwhile();
}

/**
 * Runs `work`, which makes something of a file and puts that in its place. It is given what throws a UserError (`busy`), once
 * it has the file alone, where another wrote to it since: that would be lost.
 */
export function unlessWritten<T>(file: string, work: (check: () => void) => T): T {
  heldAlone(realPathOf(file))?.close();
  const handle = openSync(file, 'r');
  try {
    const before = writesTo(handle);
    return work(() => {
      if (writesTo(handle) !== before) throw changedMeanwhile();
    });
  } finally {
    closeSync(handle);
  }
}

function changedMeanwhile(): UserError {
  return new UserError('the file was changed meanwhile by another program, so nothing was replaced', {
    kind: 'busy',
    hints: ['close the other program, and run the command once more'],
  });
}

const EVERY_PAGE = 2 ** 31 - 1;

/** Keeps the bytes of a file as they are, without looking into it. */
function keepBytes(file: string, how: BackupOptions): string {
  makeFolder(file);
  const wanted = nextBackup(file, how);
  for (let attempt = 1; ; attempt += 1) {
    const target = attempt === 1 ? wanted : wanted.replace(/(\.db)$/, `-${attempt}$1`);
    if (existsSync(target)) continue;
    createPrivately(target);
    try {
      copyFileSync(file, target);
      if (existsSync(`${file}-journal`) && statSync(`${file}-journal`).size > 0) {
        copyFileSync(`${file}-journal`, `${target}-journal`);
        syncPath(`${target}-journal`);
      }
      syncPath(target);
      syncFolder(dirname(target));
      return target;
    } catch (error) {
      // Half of it would pass for a copy.
      removePart(target);
      throw error;
    }
  }
}
