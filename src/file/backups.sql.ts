import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError, nothing, type UnlessRecorded } from '../text/errors.ts';
import { systemCode } from '../text/system-code.ts';
import { backupName, backupsAmong, surplusBackups, type Before, type Named } from './backup-names.ts';
import { copyDatabase } from './copy.sql.ts';
import { isFileOfRefnet } from './current.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { isRemovedBy } from './unfinished.ts';
import { shownPath } from '../text/quoted-path.ts';

/** How many copies of a kind are kept, unless said otherwise. */
export const KEPT_BACKUPS = 10;

/** When a copy is made, and why, where refnet makes it of itself. */
export interface BackupOptions {
  readonly at: Date;
  readonly before?: Before;
  /** The zone of the clock by which it is named (IANA); that of the process where left out. */
  readonly timeZone?: string | undefined;
  /** How many copies of its kind are kept, this one included; older ones are removed. */
  readonly keep?: number;
  /** The caller holds the file against others. */
  readonly held?: boolean;
  /** Is told what could not be removed of that in which the copy was made. */
  readonly left?: (path: string) => void;
  /** A copy that stays, whatever is to be kept. */
  readonly spare?: string;
}

/** A copy, and the older ones that went for it, by their paths. */
export interface BackupMade {
  readonly path: string;
  readonly removed: readonly string[];
  /** Removes the folder of copies again where it was made for this one, and nothing is in it. */
  readonly dropFolder?: () => void;
}

/** The folder of the copies that refnet keeps of a file: `backups` beside the file itself, not beside a link to it. */
export function backupsFolder(file: string): string {
  return join(dirname(realPathOf(file)), 'backups');
}

/** Where the next copy would be kept. */
export function nextBackup(file: string, { at, before, timeZone }: BackupOptions): string {
  return join(backupsFolder(file), backupName(basename(realPathOf(file)), at, before, timeZone));
}

/** Keeps a verified copy of the open database in its folder of copies (0700), and no more of its kind than are to be kept. */
export function keepBackup(db: Db, options: BackupOptions): BackupMade {
  const made = makeFolder(db.name);
  const drop = () => {
    if (made !== undefined) removeEmpty(backupsFolder(db.name), made);
  };
  try {
    const path = copyDatabase(db, nextBackup(db.name, options), {
      taken: 'numbered',
      held: options.held === true,
      left: options.left,
    });
    return { path, removed: removeSurplus(db.name, path, options), dropFolder: drop };
  } catch (error) {
    drop();
    throw error;
  }
}

/** Removes the folders that were made, from the innermost on, as far as nothing is in them. */
export function removeEmpty(folder: string, outermost: string): void {
  try {
    for (let each = folder; ; each = dirname(each)) {
      rmdirSync(each);
      if (each === outermost) return;
    }
  } catch {
    // Something is in it by now.
  }
}

/**
 * Makes the folder of copies, for its owner alone, where there is none. Returns the outermost folder that was made;
 * undefined where it was there. Throws a UserError where it cannot be, or not be written into.
 */
export function makeFolder(file: string): string | undefined {
  const folder = backupsFolder(file);
  try {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return made;
  } catch (error) {
    throw unmade(error, folder);
  }
}

/** The folder of copies cannot be made where something else has its name, or nothing may be written. */
function unmade(error: unknown, folder: string): unknown {
  const said = systemCode(error);
  // Node says of a disk that can only be read that the folder to be made is not there.
  const code = isOnReadOnlyDisk(folder) ? 'EROFS' : said;
  const because = (message: string | UnlessRecorded, first: string) =>
    new UserError(message, {
      hints: [first, 'a copy elsewhere is made by refnet backup FILE'],
      cause: error,
    });
  if (code === 'EROFS') {
    return because(
      nothing('written', `${shownPath(folder)} is on a disk that can only be read`, ', so '),
      'make that disk writable, or copy the file of your network to another',
    );
  }
  if (/^E(?:ACCES|PERM)$/.test(code)) {
    return because(
      `you may not write into ${shownPath(folder)}, or make it`,
      'let yourself write there (chmod u+rwx)',
    );
  }
  const file = code === 'ENOTDIR' ? fileOnTheWay(dirname(folder)) : undefined;
  if (file !== undefined) {
    return because(
      `${shownPath(file)} is a file, so there can be no folder for copies in it`,
      'name the file of your network with --db FILE, in a folder',
    );
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return because(`a file has the name of the folder for copies: ${shownPath(folder)}`, 'rename that file');
  }
  if (code === 'ELOOP' || (code === 'ENOENT' && isLink(folder))) {
    return because(
      `the folder for copies is a link that leads nowhere: ${shownPath(folder)}`,
      'remove that link, or mend it',
    );
  }
  // Of a folder that could not be made in one that is there, Node says that it is not there.
  return code === 'ENOENT'
    ? Object.assign(new Error('the folder for copies could not be made', { cause: error }), {
        code: 'EIO',
        syscall: 'mkdir',
        path: folder,
      })
    : error;
}

/** Whether the folder, or that which it would be made in, is on a disk that can only be read. */
function isOnReadOnlyDisk(folder: string): boolean {
  return [folder, dirname(folder)].some((path) => {
    try {
      accessSync(path, constants.W_OK);
      return false;
    } catch (error) {
      return systemCode(error) === 'EROFS';
    }
  });
}

/** What is no folder, of those that a path leads through; undefined where all that are there are. */
function fileOnTheWay(path: string): string | undefined {
  for (let each = path; each !== dirname(each); each = dirname(each)) {
    if (isFile(each)) return each;
  }
  return undefined;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Which copies would go for one more. */
export function wouldGo(file: string, options: BackupOptions): string[] {
  const next = basename(nextBackup(file, options));
  return surplus(file, [...copiesOf(file).map(({ name }) => name), next], options).filter(
    (path) => basename(path) !== next,
  );
}

/** Removes the older copies that go for the one that was made. Returns their paths. */
export function removeSurplus(file: string, made: string, options: BackupOptions): string[] {
  const stays = [made, options.spare ?? made].map((path) => realPathOf(path));
  const names = copiesOf(file).map(({ name }) => name);
  const gone = surplus(file, names, options).filter((path) => !stays.includes(realPathOf(path)));
  // The copy is made: one that cannot go stays, and goes with the next.
  return gone.filter((path) => isRemovedBy(() => rmSync(path, { force: true })));
}

function surplus(
  file: string,
  names: readonly string[],
  { before, keep = KEPT_BACKUPS }: BackupOptions,
): string[] {
  const folder = backupsFolder(file);
  return surplusBackups(names, basename(realPathOf(file)), keep, before).map((name) => join(folder, name));
}

/** A copy in the folder of copies, and where that is. */
export interface KeptCopy extends Named {
  readonly path: string;
}

/**
 * The copies of a file that are refnet's, the newest first, each a file of its own: these are counted, and go when there
 * are too many. What else is called so, a folder, a link or other text, is no copy, and stays.
 */
export function copiesOf(file: string): KeptCopy[] {
  return calledCopies(file).filter(
    ({ path }) => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true && isFileOfRefnet(path),
  );
}

/** The files that are called as copies of a file are, the newest first, also those that cannot be read, and links to one. */
export function calledCopies(file: string): KeptCopy[] {
  const folder = backupsFolder(file);
  return backupsAmong(namesIn(folder), basename(realPathOf(file)))
    .map((named) => ({ ...named, path: join(folder, named.name) }))
    .filter(({ path }) => isFile(path));
}

/** Whether a file is there, or a link to one: a pipe or a device is never read to its end. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The names in a folder; none where it is not there, or cannot be listed. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The file itself, where a link names it. */
export function realPathOf(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}
