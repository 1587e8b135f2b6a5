import { dirname } from 'node:path';
import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UserError } from '../text/errors.ts';
import { systemCode } from '../text/system-code.ts';
import { keepBackup, makeFolder, nextBackup, realPathOf, type BackupOptions } from './backups.sql.ts';
import { committed, marks, type Mark } from './commit.sql.ts';
import { createPrivately, removePart, syncFolder, syncPath } from './copy.sql.ts';
import { nameWhole } from './create.sql.ts';
import { applySettings, BUSY_TIMEOUT, headerOf, isDatabase } from './current.sql.ts';
import { fillFrom, schemaOf } from './fill.sql.ts';
import { foundAt } from './open.sql.ts';
import { hasSameContent } from './same-content.sql.ts';
import { refuseDamaged } from './sound.sql.ts';
import type { Db } from './sqlite.sql.ts';

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
    : `put the copy in the place of what was there, which is kept in ${kept}`;
}

/** A connection that nobody else can read or write beside, until it is closed. Throws SQLITE_BUSY where others are there. */
function holdAlone(file: string): Db {
  const db = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT });
  try {
    db.pragma('locking_mode = exclusive');
    db.exec('begin exclusive; commit');
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
  const source = new Database(from, { readonly: true, fileMustExist: true });
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
      throw new UserError('what was restored did not read back whole, so nothing was changed', {
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

/**
 * The same for a file that SQLite cannot read: its bytes are kept, with the journal beside it. Its pages are replaced in
 * one transaction where it is a database at all, and else the file, which nobody can have open.
 */
export async function replaceDamaged(
  named: string,
  from: string,
  how: BackupOptions & Pick<Replacing, 'did' | 'keptIn'>,
): Promise<string> {
  // What a link leads to is replaced, and not the link.
  const file = realPathOf(named);
  const kept = keepBytes(file, how);
  how.keptIn?.(kept);
  const header = headerOf(file);
  if (header !== undefined && isDatabase(header) && (await hasPagesReplaced(file, from))) return kept;
  const mark = markOf(from, how.did ?? replacedWords(kept));
  // A journal that belongs to the damaged file would be taken for one of the new file.
  rmSync(`${file}-journal`, { force: true });
  renameSync(from, file);
  try {
    syncFolder(dirname(file));
  } catch (error) {
    if (error instanceof Error) marks.set(error, mark);
    throw error;
  }
  return kept;
}

async function hasPagesReplaced(file: string, from: string): Promise<boolean> {
  const source = new Database(from);
  try {
    await source.backup(file, { progress: () => EVERY_PAGE });
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
