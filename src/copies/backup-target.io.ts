import { lstatSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../text/errors.ts';
import { isTaken } from '../file/backup-names.ts';
import { refuseNameOfPart } from '../file/file-name.ts';
import { refusePartOfNetwork } from '../file/output-file.io.ts';
import { shownPath } from '../text/quoted-path.ts';

/**
 * Where a copy that was asked for goes: that very path, or `name` in it where it is a folder. Throws a UserError where
 * it is the file itself, by whatever name, one that SQLite would take for a part of it, or there already.
 */
export function backupTarget(wanted: string, file: string, name: string): string {
  const path = isFolder(wanted) ? join(wanted, name) : wanted;
  if (!isFolder(dirname(path))) {
    throw new UserError(`there is no folder ${shownPath(dirname(path))} to put the copy into`, {
      hints: ['make it first, or name a file in a folder that is there'],
    });
  }
  if (isSameFile(path, file)) {
    throw new UserError(`${shownPath(wanted)} is the file of your network itself, and no copy of it`, {
      hints: ['name another file, or none: refnet backup'],
    });
  }
  refusePartOfNetwork(wanted, file);
  refuseNameOfPart(path);
  if (isThere(path)) throw isTaken(path);
  return path;
}

/** Whether two paths lead to one file, through links of either sort too. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [statsOf(one), statsOf(other)];
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() === true;
}

/** Whether there is anything of that name, a link that leads nowhere too. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
