import { lstatSync, readlinkSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, parse, resolve, sep } from 'node:path';
import { UserError, nothing } from '../text/errors.ts';
import { shownPath } from '../text/quoted-path.ts';
import { backupsAmong } from './backup-names.ts';
import { namesIn } from './backups.sql.ts';
import { isFileOfRefnet } from './current.sql.ts';
import { refuseBadName, refuseLongName, refuseLongNewName, refuseNameOfPart } from './file-name.ts';
import { systemCode } from '../text/system-code.ts';

/**
 * What lies at a path, through links; undefined where nothing does. Throws a UserError where the name would lead to another
 * file than the one named, or a link on the way leads nowhere; what the system says of a place that cannot be looked at is
 * thrown as it comes.
 */
export function whatIsAt(path: string): Stats | undefined {
  refuseBadName(path, sep === '\\');
  const found = statsOf(path);
  if (found === undefined) refuseDangling(path);
  if (found?.isDirectory() !== true && /[/\\]$/.test(path)) throw noFolder(path);
  if (found !== undefined) refuseLongName(realpathSync.native(path));
  return found;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ELOOP') refuseDangling(path);
    if (code === 'ENAMETOOLONG') refuseLongNewName(path);
    throw error;
  }
}

/** How many links may lead on to one another: as Linux counts. */
const LINKS = 40;

/** Throws a UserError where a link on the way to a file leads nowhere: a drive that is not there is no network to begin. */
function refuseDangling(path: string): void {
  const { root } = parse(path);
  let at = root;
  for (const part of path.slice(root.length).split(sep).filter(Boolean)) {
    at = join(at, part);
    const about = lstatSync(at, { throwIfNoEntry: false });
    if (about === undefined) return;
    if (!about.isSymbolicLink()) continue;
    const target = endOf(at);
    if (target === undefined) throw looping(at);
    if (statSync(target, { throwIfNoEntry: false }) === undefined) throw dangling(at, target);
  }
}

/** Where a link leads in the end, whether anything is there or not; undefined where it leads back to itself. */
function endOf(link: string): string | undefined {
  let at = link;
  for (let count = 0; count < LINKS; count += 1) {
    if (lstatOf(at)?.isSymbolicLink() !== true) return at;
    at = resolve(dirname(at), readlinkSync(at));
  }
  return undefined;
}

/** What lies at a path itself, a link too; undefined where that cannot be looked at. */
export function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function dangling(link: string, target: string): UserError {
  return new UserError(`${shownPath(link)} is a link to ${shownPath(target)}, which is not there`, {
    hints: [
      'if that is on a drive or a share that is not connected: connect it, and run the command again',
      nothing('written', 'if it is gone: put it back, or name another file with --db FILE'),
    ],
  });
}

function looping(link: string): UserError {
  return new UserError(`${shownPath(link)} is a link that leads back to itself`, {
    hints: [nothing('written', 'make it lead to the file again, or name another with --db FILE')],
  });
}

function noFolder(path: string): UserError {
  return new UserError(`${shownPath(path)} names a folder, and there is none`, {
    hints: ['name a file, without / at its end: --db FILE'],
  });
}

/**
 * Throws a UserError where no file can be made at a path at which nothing is: its name is too long or that of a part of
 * another file, or it was meant for the home folder, which only a shell reads in `~`.
 */
export function refuseToBegin(path: string): void {
  const part = path.split(sep).find((each, at, all) => each.startsWith('~') && at < all.length - 1);
  if (
    part !== undefined &&
    statSync(path.slice(0, path.indexOf(part) + part.length), { throwIfNoEntry: false }) === undefined
  ) {
    throw new UserError(`there is no folder "${shownPath(part)}" on the way to ${shownPath(path)}`, {
      kind: 'usage',
      hints: [
        'only a shell reads ~ as your home folder, at the beginning of a word: name the whole path with --db FILE',
      ],
    });
  }
  refuseNameOfPart(path);
  refuseLongNewName(path);
}

/** The beginning and the end of the name that a file has until it is whole. */
const PART = { before: (file: string) => `.${basename(file)}.`, after: '.part' };

/** What a file is called until it is whole: beside it, and nobody's. */
export function partOf(path: string, unique: string): string {
  return join(dirname(path), `${PART.before(path)}${unique}${PART.after}`);
}

/**
 * Throws a UserError for a file that is empty, or all but: a network is never begun in one, so somebody emptied it. One
 * beside which lies what it was to become is refnet's own, whose beginning was interrupted where no links can be made.
 */
export function refuseEmptied(path: string, size: number): void {
  if (size > 1 || (size === 0 && isBegun(path))) return;
  const real = realpathSync.native(path);
  const folder = join(dirname(real), 'backups');
  const copies = backupsAmong(namesIn(folder), basename(real));
  const [what, hint] = copies.some(({ name }) => isFileOfRefnet(join(folder, name)))
    ? ['what was in it is gone', 'refnet restore --list      names the copies there are']
    : [
        'it holds no network',
        'where a program that synchronizes files emptied it, that may keep an older version',
      ];
  throw new UserError(`${shownPath(path)} is ${size === 0 ? 'empty' : 'a single byte'}: ${what}`, {
    kind: 'damaged',
    hints: [hint, nothing('written', 'to begin a network of that name, remove the file first')],
  });
}

/** Whether refnet is beginning a network in an empty file, or was when it was interrupted. */
function isBegun(path: string): boolean {
  const real = realpathSync.native(path);
  return namesIn(dirname(real)).some(
    (name) => name.startsWith(PART.before(real)) && name.endsWith(PART.after),
  );
}
