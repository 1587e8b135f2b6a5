import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { conflictedCopies, modeOf, namesIn, serviceAt } from '../file/surroundings.io.ts';
import type { Finding } from './doctor.ts';
import { isLeftOver } from '../file/unfinished.ts';

/** Where a file is, and what a platform knows. */
export interface Place {
  readonly path: string;
  readonly platform: string;
  readonly now: Date;
  /** It lies where refnet puts it of itself, in a folder of its own. */
  readonly isOwnFolder: boolean;
  /** The files in the folder of copies that are called as copies are, and whether one of them is a copy. */
  readonly called: readonly string[];
  readonly hasCopy: boolean;
}

/** A copy that somebody else's command is making is not left over: one this old, in milliseconds, is. */
const LEFT_AFTER = 10 * 60_000;

/** What is wrong around the file: who may read it, who else writes there, what was left, whether there is room. */
export function placeFaults({ path, platform, now, isOwnFolder, called, hasCopy }: Place): Finding[] {
  const real = realpathSync.native(path);
  const folder = dirname(real);
  const copies = join(folder, 'backups');
  const parts = partsIn(folder, copies);
  const left = parts.filter((part) => isLeft(part, now));
  const found: readonly Finding[] = [
    ...(platform === 'win32' ? [] : modeFaults({ real, folder, copies, called, isOwnFolder })),
    { check: 'second-name', items: hasOtherNames(real, left) ? [real] : [] },
    { check: 'synchronized', items: [serviceAt(path) ?? []].flat() },
    { check: 'conflicted', items: conflictedCopies(path) },
    { check: 'disk', items: hasLittleRoom(real) ? [folder] : [] },
    { check: 'in-the-way', items: [`${real}-journal`].filter(isNoFile) },
    { check: 'read-only', items: [real, folder].filter((each) => !isWritable(each)) },
    { check: 'left-over', items: left },
    { check: 'unfinished', items: parts.filter((part) => !left.includes(part)) },
    { check: 'no-copy', items: hasCopy ? [] : [copies] },
  ];
  return found.filter(({ items }) => items.length > 0);
}

/** Closes what others may read, and removes what was left over. */
export function repairPlace(findings: readonly Finding[]): void {
  for (const { check, items } of findings) {
    for (const path of items) {
      if (/-(?:mode|open)$/.test(check)) chmodSync(path, statSync(path).isDirectory() ? 0o700 : 0o600);
      else if (check === 'left-over') rmSync(path, { force: true });
    }
  }
}

interface Kept extends Pick<Place, 'called' | 'isOwnFolder'> {
  readonly real: string;
  readonly folder: string;
  readonly copies: string;
}

/** What others may do with the file, the copies, and the folders of both, by their modes: read, or write too. */
function modeFaults({ real, folder, copies, called, isOwnFolder }: Kept): Finding[] {
  const [written, only] = [isWritten, (path: string) => !isWritten(path) && isOpen(path)];
  const folders = namesIn(copies).length === 0 ? [] : [copies];
  return [
    { check: 'file-mode', items: [real].filter(only) },
    { check: 'file-open', items: [real].filter(written) },
    { check: 'folder-mode', items: isOwnFolder ? [folder].filter(only) : [] },
    { check: 'folder-open', items: isOwnFolder ? [folder].filter(written) : [] },
    { check: 'copies-mode', items: called.filter(only) },
    { check: 'copies-open', items: called.filter(written) },
    { check: 'copies-folder-mode', items: folders.filter(only) },
    { check: 'copies-folder-open', items: folders.filter(written) },
  ];
}

function isOpen(path: string): boolean {
  return (modeOf(path) & 0o077) !== 0;
}

function isWritten(path: string): boolean {
  return (modeOf(path) & 0o022) !== 0;
}

/** Whether something is there that is no file, or a link. */
function isNoFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Twice the file has to fit: a copy of it, and the journal of a change to all of it. */
function hasLittleRoom(path: string): boolean {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize < 2 * statSync(path).size + 10_000_000;
}

/** Files that are not whole: being made, or left by a crash. */
function partsIn(...folders: readonly string[]): string[] {
  return folders.flatMap((each) =>
    namesIn(each)
      .filter(isLeftOver)
      .map((name) => join(each, name)),
  );
}

/** Nobody makes it any more, or it is whole: what has its name by now has a second one. */
function isLeft(path: string, now: Date): boolean {
  const about = statSync(path, { throwIfNoEntry: false });
  return about !== undefined && (about.nlink > 1 || now.getTime() - about.mtimeMs > LEFT_AFTER);
}

/** Whether a file has a name besides its own and what was left of making it. */
function hasOtherNames(path: string, left: readonly string[]): boolean {
  const { ino, dev, nlink } = statSync(path);
  const isIt = (each: string) => {
    const about = statSync(each, { throwIfNoEntry: false });
    return about?.ino === ino && about.dev === dev;
  };
  return nlink > 1 + left.filter(isIt).length;
}
