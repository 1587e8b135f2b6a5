import { begunIn, removeUnused } from '../file/new-file.sql.ts';
import type { Recorded } from '../file/commit.sql.ts';
import type { Opened } from '../file/open.sql.ts';
import { UserError } from '../text/errors.ts';
import type { FileChoice } from './paths.cli.ts';
import { tellOfNewPlace, type Telling } from './told-place.cli.ts';
import { shownPath } from '../text/quoted-path.ts';

/** What opening needs of a session. */
interface Opening extends Telling {
  readonly file: FileChoice;
  recorded: Recorded | undefined;
  close(): void;
}

/** What was opened while it is not known yet whether it stays. */
const undecided = new WeakMap<Opening, Opened[]>();

/** Tells a person of a file that was made, or brought up to date, when it was opened. */
export function sayOpened(session: Opening, opened: Opened): void {
  const waiting = undecided.get(session);
  if (waiting !== undefined) waiting.push(opened);
  else {
    if (opened.created) {
      // What fails from here on leaves it there.
      session.recorded ??= begunIn(session.file.path);
      tellOfNewPlace(session);
    }
    for (const line of openedNotes(opened)) session.note(line);
  }
}

/** Runs `work`. A file that was made for it goes again, unsaid, unless something was written to it. */
export async function keptIfUsed<T>(session: Opening, work: () => Promise<T>): Promise<T> {
  const opened: Opened[] = [];
  undecided.set(session, opened);
  try {
    return await work();
  } finally {
    undecided.delete(session);
    for (const each of opened) {
      if (each.created && isRemoved(each, session.file.path)) session.close();
      else sayOpened(session, each);
    }
  }
}

/** Whether a file that was made for nothing is gone: where it cannot be removed, why it was for nothing is what is said. */
function isRemoved({ db }: Opened, path: string): boolean {
  try {
    return removeUnused(db, path);
  } catch {
    return false;
  }
}

function openedNotes({ completed, copyBeforeUpgrade }: Opened): string[] {
  const notes = completed
    ? ['The file lacked something that every file holds from its beginning on; it was put back.']
    : [];
  if (copyBeforeUpgrade === undefined) return notes;
  return [...notes, `Brought up to date; the file as it was is kept in ${shownPath(copyBeforeUpgrade)}`];
}

/** Says how to begin where there is no file at the default place. Throws a UserError where one was named. */
export function sayNone(session: Opening): void {
  if (session.file.named) throw noFile(session.file.path);
  session.note('No network yet. It begins with your first partner: refnet add-partner');
}

/** The file that was named is not there. */
export function noFile(path: string): UserError {
  return new UserError(`no network in ${shownPath(path)}: there is no such file`, {
    hints: [
      'check the name given with --db or REFNET_DB',
      'to begin a network there: refnet add-partner NAME',
    ],
  });
}
