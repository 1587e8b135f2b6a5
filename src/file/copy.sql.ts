import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError, nothing } from '../text/errors.ts';
import { systemCode } from '../text/system-code.ts';
import { isTaken } from './backup-names.ts';
import { BUSY_TIMEOUT } from './current.sql.ts';
import { hasSameContent } from './same-content.sql.ts';
import { refuseDamaged } from './sound.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { isGivenUp, isRemovedBy, isUnfinished, knowsNoLinks } from './unfinished.ts';
import { newUuid } from './uuid.sql.ts';
import { openFile } from './journal-beside.sql.ts';

/** How a copy is made. */
interface CopyOptions {
  /** `numbered` puts a number before the extension where the name is taken; `refused` throws a UserError then. */
  readonly taken: 'numbered' | 'refused';
  /** The caller holds the file against others, who could else write to it between the copying and the comparing. */
  readonly held?: boolean;
  /** Is told what could not be removed of that in which the copy was made. */
  readonly left?: ((path: string) => void) | undefined;
}

/**
 * Writes a verified copy of the open database and returns its real path: `wanted`, or that with a number. A copy counts
 * only once it has been read back and holds the same in every table; one that is killed leaves no file of the final
 * name. Nobody else can write to the file meanwhile. Throws UserError when it does not read back whole.
 */
export function copyDatabase(
  db: Db,
  wanted: string,
  { taken, held = false, left }: CopyOptions = { taken: 'numbered' },
): string {
  const temporary = `${wanted}.${newUuid(db)}.part`;
  let holder: Db | undefined;
  try {
    createPrivately(temporary);
    holder = held ? undefined : holdAgainstWriting(db.name);
    db.prepare('vacuum into ?').run(temporary);
    verifyCopy(db, temporary);
    syncPath(temporary);
    const target = finish(temporary, wanted, taken);
    keptOnDisk(target);
    removeGivenUp(dirname(wanted), `${basename(wanted)}.`, temporary);
    return target;
  } finally {
    holder?.close();
    removePart(temporary);
    if (left !== undefined && existsSync(temporary)) left(temporary);
  }
}

/** A copy whose name may not outlive a pulled plug is none. */
function keptOnDisk(target: string): void {
  try {
    syncFolder(dirname(target));
  } catch (error) {
    removePart(target);
    throw error;
  }
}

/** What was to become a file, and what SQLite may have left of it. Where a disk does not let it go, that is no fault of the file. */
export function removePart(path: string): void {
  for (const each of [path, `${path}-journal`]) {
    // What stays is named by refnet doctor.
    isRemovedBy(() => rmSync(each, { force: true }), 2);
  }
}

/**
 * Removes what a crash left in a folder of earlier copies whose names begin so, by the clock of the disk: that of `own`,
 * which stays, or of the folder.
 */
export function removeGivenUp(folder: string, begun: string, own?: string): void {
  try {
    const known = own === undefined ? undefined : lstatSync(own, { throwIfNoEntry: false });
    const { uid, mtimeMs } = known ?? lstatSync(folder);
    for (const name of readdirSync(folder)) {
      const other = join(folder, name);
      if (!isUnfinished(name, begun, 'copy') || other === own) continue;
      const about = lstatSync(other);
      if (about.isFile() && about.uid === uid && isGivenUp(about.mtimeMs, mtimeMs)) removePart(other);
    }
  } catch {
    // What cannot be looked at stays.
  }
}

/** Makes an empty file that only its owner can read, where there is none of that name, nor a link. */
export function createPrivately(path: string): void {
  const handle = openSync(
    path,
    constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW,
    0o600,
  );
  try {
    naming(path, () => closeSync(handle));
  } catch (error) {
    removePart(path);
    throw error;
  }
}

/** What the system says of an open file names none. */
function naming(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error;
  }
}

/** A second connection that reads, so that whoever would write has to wait until it is closed. */
function holdAgainstWriting(path: string): Db {
  const holder = openFile(path, { readonly: true, timeout: BUSY_TIMEOUT });
  try {
    holder.exec('begin');
    holder.prepare('select count(*) from sqlite_schema').get();
    return holder;
  } catch (error) {
    holder.close();
    throw error;
  }
}

function verifyCopy(db: Db, path: string): void {
  if (isCopy(db, path)) return;
  refuseDamaged(db);
  // An index that lost rows comes over as it lies, and loses more.
  makeIndexesAnew(path);
  if (!isCopy(db, path)) throw notWhole();
}

function isCopy(db: Db, path: string): boolean {
  db.prepare('attach ? as copied').run(path);
  try {
    return hasSameContent(db, 'copied');
  } finally {
    db.exec('detach copied');
  }
}

function makeIndexesAnew(path: string): void {
  const copy = openFile(path, {});
  try {
    copy.exec('reindex');
  } catch (error) {
    if (systemCode(error) !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
  } finally {
    copy.close();
  }
}

function notWhole(): UserError {
  return new UserError(nothing('changed', 'the copy did not read back whole', ', so '), {
    hints: ['check that the disk is sound and has room, then try again'],
  });
}

/**
 * Gives the finished copy its name. A hard link refuses a name that is taken, so a copy never replaces another file; where
 * a disk knows no links (a memory stick), it is looked for first.
 */
function finish(temporary: string, wanted: string, taken: CopyOptions['taken']): string {
  for (let attempt = 1; ; attempt += 1) {
    const target = attempt === 1 ? wanted : wanted.replace(/(\.[^./\\]*)?$/, `-${attempt}$1`);
    if (linked(temporary, target)) return realpathSync(target);
    if (taken === 'refused') throw isTaken(wanted);
  }
}

function linked(temporary: string, target: string): boolean {
  try {
    linkSync(temporary, target);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    if (!knowsNoLinks(error) || !existsSync(temporary)) throw error;
    if (existsSync(target)) return false;
    renameSync(temporary, target);
    return true;
  }
}

/** Waits until all of a file is on the disk. */
export function syncPath(path: string): void {
  const handle = openSync(path, 'r+');
  naming(path, () => {
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}

/**
 * A folder cannot be flushed everywhere; where it can be, the new name in it outlives a pulled plug. Throws only where the
 * disk itself fails or is full, or the system has no more to give.
 */
export function syncFolder(path: string): void {
  try {
    const handle = openSync(path, constants.O_RDONLY);
    try {
      naming(path, () => fsyncSync(handle));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    // Windows opens no folders, and some disks flush none.
    if (/^E(?:IO|NOSPC|DQUOT|MFILE|NFILE|NOMEM)$/.test(systemCode(error))) throw error;
  }
}
