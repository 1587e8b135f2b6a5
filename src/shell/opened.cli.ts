import type { Opened } from '../file/open.sql.ts';
import { UserError } from '../text/errors.ts';

/** What a person is told of a file that was made, or brought up to date, when it was opened. */
export function openedNotes({ created, copyBeforeUpgrade }: Opened, path: string): string[] {
  const notes = created ? [`Your network is kept in ${path}, which only you can read.`] : [];
  if (created && isSynchronized(path)) {
    notes.push('That folder looks synchronized: a file copied while refnet writes to it can be damaged.');
    notes.push('A folder that is not synchronized is safer: --db FILE, or set REFNET_DB.');
  }
  if (copyBeforeUpgrade === undefined) return notes;
  return [...notes, `Brought up to date; the file as it was is kept in ${copyBeforeUpgrade}`];
}

const SYNCHRONIZED =
  /[/\\](dropbox|onedrive[^/\\]*|google ?drive|icloud[^/\\]*|mobile documents|nextcloud|pcloud[^/\\]*|syncthing|sync)[/\\]/i;

function isSynchronized(path: string): boolean {
  return SYNCHRONIZED.test(path);
}

/** The file that was named is not there. */
export function noFile(path: string): UserError {
  return new UserError(`no network in ${path}: there is no such file, or it is empty`, {
    hints: [
      'check the name given with --db or REFNET_DB',
      'to begin a network there: refnet add-partner NAME with the same --db',
    ],
  });
}
