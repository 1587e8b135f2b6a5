import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fsync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { systemCode } from '../text/system-code.ts';
import { isGivenUp, isRemovedBy, isUnfinished } from './unfinished.ts';

/** Where a file is to go, once it was looked at. */
export interface OutputPlace {
  readonly path: string;
  /** There is a file of that name already. */
  readonly taken: boolean;
}

/**
 * Looks at where a file is to be written. Throws a UserError where that cannot be: a folder, a device, a folder that is
 * not there, the file of the network itself.
 */
export function outputPlace(path: string, networkFile: string): OutputPlace {
  if (path === '' || path.includes('\0')) {
    throw new UserError('that is no file name', {
      kind: 'usage',
      hints: ['name the file with --output FILE'],
    });
  }
  const whole = explained(path, () => {
    refusePartOfNetwork(path, networkFile);
    return resolve(path);
  });
  const known = explained(path, () => lstatSync(whole, { throwIfNoEntry: false }));
  const isFolder = () => statSync(whole, { throwIfNoEntry: false })?.isDirectory() === true;
  if (path.endsWith('/') && !explained(path, isFolder)) {
    throw new UserError(`${quotedPath(path)} is no folder, and no file name`, {
      hints: ['name a file in a folder that is there'],
    });
  }
  if (known === undefined) {
    const folder = explained(path, () => statSync(dirname(whole), { throwIfNoEntry: false }));
    if (folder?.isDirectory() === true) return { path: whole, taken: false };
    throw new UserError(`there is no folder ${quoted(dirname(path))}`, {
      hints: ['make it, or name another'],
    });
  }
  const real = known.isSymbolicLink() ? targetOf(path, whole) : whole;
  const about = explained(path, () => statSync(real));
  if (about.isDirectory()) {
    throw new UserError(`${quotedPath(path)} is a folder`, { hints: ['name a file in it'] });
  }
  if (!about.isFile()) {
    throw new UserError(`${quotedPath(path)} is no file that can be replaced`, {
      hints: ['name a file with --output, or leave it out and redirect what is printed'],
    });
  }
  if (sameFile(real, networkFile)) throw networkItself(path);
  return { path: real, taken: true };
}

/** What SQLite keeps beside a database while it is written to, and deletes. */
const COMPANIONS = ['-journal', '-wal', '-shm'];

/**
 * Throws a UserError for the name of the file of the network, also where that is not there yet, and for one that SQLite
 * would take for a part of it, and delete.
 */
export function refusePartOfNetwork(path: string, networkFile: string): void {
  const name = realOf(resolve(path));
  const network = realOf(resolve(networkFile));
  if (isOneName(name, network)) throw networkItself(path);
  const end = COMPANIONS.find((each) => name.toLowerCase().endsWith(each));
  if (end === undefined || !isOneName(name.slice(0, -end.length), network)) return;
  if (!name.endsWith(end) && knowsCapitals(network)) return;
  throw new UserError(`${quotedPath(path)} would be taken for a part of the file of your network`, {
    hints: ['name another file'],
  });
}

function networkItself(path: string): UserError {
  return new UserError(`${quotedPath(path)} is the file of your network, and is not written over`, {
    hints: ['name another file'],
  });
}

/**
 * Whether two paths are one name on the disk. Of those that only disks tell apart that know capitals, and accents as they are
 * written, the disk is asked; where there is no network yet to ask for, taking two names for one harms nothing.
 */
function isOneName(path: string, network: string): boolean {
  if (path === network) return true;
  if (folded(path) !== folded(network)) return false;
  return statSync(network, { throwIfNoEntry: false }) === undefined || sameFile(path, network);
}

/** Whether the disk of the network tells names apart by their capitals; not so where there is no network yet to ask for. */
function knowsCapitals(network: string): boolean {
  const name = basename(network);
  const other = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
  const isThere = statSync(network, { throwIfNoEntry: false }) !== undefined;
  return isThere && other !== name && !sameFile(join(dirname(network), other), network);
}

function folded(path: string): string {
  return path.normalize().toLowerCase();
}

/** The path without links, of a file that need not be there. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    if (folder === path) return path;
    const name = join(realOf(folder), basename(path));
    return linkedFrom(name) ?? name;
  }
}

/** Where a link leads at which there is nothing yet. */
function linkedFrom(path: string): string | undefined {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return undefined;
  }
}

/** How a file is written. */
export interface Writing {
  /** What is there may be replaced. */
  readonly replace: boolean;
  /** As that of the world: does what it is given before a signal ends the program, until what it returns is called. */
  readonly beforeEnd: ((last: () => void) => () => void) | undefined;
  /** What is said where another came there meanwhile: how that is replaced, where --force does not. */
  readonly replaces?: string | undefined;
}

/**
 * Writes a file that only the user can read, whole or not at all: under another name first, which becomes the right one
 * at the end. One that came there meanwhile stays, unless it may be replaced. Returns what a crash may have left beside
 * it of an earlier one, by its path, where it is too young to be removed: somebody may still be writing it.
 */
export async function writeOutput(
  { path }: Pick<OutputPlace, 'path'>,
  pieces: Iterable<string | Uint8Array>,
  { replace, beforeEnd, replaces }: Writing,
): Promise<string[]> {
  const temporary = join(
    dirname(path),
    `.${basename(path).slice(0, 60)}.${randomBytes(6).toString('hex')}.part`,
  );
  // The file is whole by its own name then: what cannot go is removed with the next, and refused twice at the most.
  const remove = () => void isRemovedBy(() => rmSync(temporary, { force: true }), 2);
  const finished = beforeEnd?.(remove);
  try {
    const handle = openSync(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    try {
      for (const bytes of inLargePieces(pieces)) {
        writeAll(handle, bytes);
        // A signal is heard between two pieces.
        await new Promise((go) => setImmediate(go));
      }
      await promisify(fsync)(handle);
    } finally {
      closeSync(handle);
    }
    const left = removeLeft(path, temporary);
    if (replace) renameSync(temporary, path);
    else putUnderFreeName(temporary, path);
    return left;
  } catch (error) {
    throw outputProblem(error, path, replaces);
  } finally {
    remove();
    finished?.();
  }
}

/**
 * Removes what a crash left of files that were to have this name, where that is older than `own` by far. Returns the
 * paths of what is younger. What cannot be looked at stays.
 */
function removeLeft(path: string, own: string): string[] {
  const folder = dirname(path);
  const begun = `.${basename(path).slice(0, 60)}.`;
  try {
    const { uid, mtimeMs } = lstatSync(own);
    return readdirSync(folder).flatMap((name) => {
      const other = join(folder, name);
      if (!isUnfinished(name, begun, 'output') || other === own) return [];
      const about = lstatSync(other, { throwIfNoEntry: false });
      if (about?.isFile() !== true || about.uid !== uid) return [];
      if (!isGivenUp(about.mtimeMs, mtimeMs)) return [other];
      rmSync(other, { force: true });
      return [];
    });
  } catch {
    return [];
  }
}

/** What is said of files that a crash may have left. */
export function toldLeft(left: readonly string[]): string[] {
  return left.map(
    (path) =>
      `Note: ${quotedPath(path)} is of an earlier one that was not finished; remove it, unless another refnet is writing it`,
  );
}

/**
 * Gives a finished file its name. A hard link refuses a name that is taken; where the file system has none, the name is
 * looked at once more.
 */
export function putUnderFreeName(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw alreadyThere(path);
    renameSync(temporary, path);
  }
}

/** As a disk says it that knows links: what it is called for is said by whoever asked. */
function alreadyThere(path: string): Error {
  return Object.assign(new Error(`EEXIST: ${path}`), { code: 'EEXIST' });
}

const PIECE = 262_144;

function* inLargePieces(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      if (text.length < PIECE) continue;
      yield Buffer.from(text);
      text = '';
    } else {
      yield piece;
    }
  }
  yield Buffer.from(text);
}

/** Writes all of the bytes, in as many turns as the system takes them in. */
export function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}

function targetOf(path: string, link: string): string {
  try {
    return realpathSync(link);
  } catch (error) {
    throw new UserError(`${quotedPath(path)} leads to a file that is not there`, {
      hints: ['name another file with --output'],
      cause: error,
    });
  }
}

function sameFile(path: string, other: string): boolean {
  const own = statSync(path, { throwIfNoEntry: false });
  const its = statSync(other, { throwIfNoEntry: false });
  return own !== undefined && its !== undefined && own.dev === its.dev && own.ino === its.ino;
}

/** There is a file of that name, and nobody said that it may go; `replaces` says how, where --force does not. */
export function taken(path: string, replaces?: string): UserError {
  const other = 'name another file with --output';
  return new UserError(`${quotedPath(path)} is there already, and is not written over`, {
    hints: replaces === undefined ? [`${other}, or add --force to replace it`] : [other, replaces],
  });
}

function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw outputProblem(error, path);
  }
}

function outputProblem(error: unknown, path: string, replaces?: string): unknown {
  const code = systemCode(error);
  if (error instanceof UserError || code === '' || code.startsWith('SQLITE_')) return error;
  if (code === 'EEXIST') return taken(path, replaces);
  const why: Readonly<Record<string, string>> = {
    ENOSPC: 'there is no room left on its disk',
    EDQUOT: 'there is no room left on its disk',
    EFBIG: 'it may not grow so large here (ulimit -f)',
    EIO: 'its disk fails',
    EACCES: 'you may not write there',
    EPERM: 'you may not write there',
    EROFS: 'its disk can only be read',
    ENAMETOOLONG: 'its name is too long',
    ENOTDIR: 'what should be its folder is a file',
    ENOENT: 'no file can be made in its folder, or that is gone',
    EINVAL: 'its disk takes no such file or name',
    EILSEQ: 'its disk takes no such name',
    ENXIO: 'its disk fails',
    ESTALE: 'its disk is gone',
    ENODEV: 'its disk is gone',
    ENOTCONN: 'its disk is gone',
    ETIMEDOUT: 'its disk does not answer',
    EMFILE: 'too many files are open',
    ENFILE: 'too many files are open',
    ELOOP: 'links on its way lead to one another',
    EBUSY: 'another program uses it',
    ETXTBSY: 'another program uses it',
  };
  return new UserError(
    `${quotedPath(path)} could not be written: ${why[code] ?? `the system refused it (${code})`}`,
    {
      kind: 'output-failed',
      hints: ['nothing of it is left behind; name another file with --output'],
      cause: error,
    },
  );
}
