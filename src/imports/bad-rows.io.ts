import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { csvRows } from '../screen/csv.ts';
import { UserError } from '../text/errors.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { BAD_ROW_HEADINGS } from '../sheets/mended-rows.ts';
import { putUnderFreeName } from '../file/output-file.io.ts';
import { isGivenUp, isUnfinished } from '../file/unfinished.ts';
import { systemCode } from '../text/system-code.ts';

/** Collects rejected rows in a CSV file of the same columns, with line and reason before them, to mend and import again. */
export interface BadRowsFile {
  add(line: number, reason: string, cells: readonly string[]): void;
  /** Gives the file its name, where there is a row in it. Throws a UserError where another has that name by now. */
  finish(): void;
  /** Lets go of it: what was not finished is no more. */
  close(): void;
}

/** How such a file begins until it is whole. */
const BEGUN = '.refnet-rejected.';

/** So many characters of rejected rows wait in memory; a file of names that a crash could leave is made for more alone. */
const WAITING = 8_000_000;

/**
 * A file for rejected rows, readable by the user alone, which is written under another name once it is whole, or has many
 * rows. What a crash left of an earlier one is removed. Throws a UserError when there is one of that name already or it
 * cannot be made.
 */
export function badRowsFile(path: string, headings: readonly string[]): BadRowsFile {
  if (existsSync(path)) throw taken(path);
  const unfinished = join(dirname(path), `${BEGUN}${randomBytes(6).toString('hex')}.part`);
  let handle: number | undefined;
  let waiting = '';
  let isBegun = false;
  const trying = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw unwritable(error, path);
    }
  };
  const write = (): number => {
    handle ??= openSync(unfinished, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    const bytes = Buffer.from(waiting);
    waiting = '';
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    return handle;
  };
  return {
    add(line, reason, cells) {
      if (!isBegun) waiting = csvRows([[...BAD_ROW_HEADINGS, ...headings]]);
      isBegun = true;
      waiting += csvRows([[line, reason, ...cells]]);
      if (waiting.length > WAITING) trying(write);
    },
    finish() {
      if (!isBegun) return;
      trying(() => {
        fsyncSync(write());
        removeLeft(unfinished);
        putUnderFreeName(unfinished, path);
      });
    },
    close() {
      if (handle === undefined) return;
      closeSync(handle);
      rmSync(unfinished, { force: true });
      handle = undefined;
    },
  };
}

/** Removes what crashes left beside the file, once nobody writes it any more; what cannot be looked at stays. */
function removeLeft(own: string): void {
  try {
    const { uid, mtimeMs } = lstatSync(own);
    for (const name of readdirSync(dirname(own))) {
      const other = join(dirname(own), name);
      if (!isUnfinished(name, BEGUN, 'output') || other === own) continue;
      const about = lstatSync(other);
      if (about.isFile() && about.uid === uid && isGivenUp(about.mtimeMs, mtimeMs)) rmSync(other);
    }
  } catch {
    // It is removed with the next.
  }
}

function taken(path: string): UserError {
  return new UserError(`${quotedPath(path)} is there already, and is not written over`, {
    hints: ['name another file with --bad-rows'],
  });
}

function unwritable(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === 'EEXIST') return taken(path);
  if (code === '') return error;
  return new UserError(`${quotedPath(path)} cannot be written (${code}), so nothing was imported`, {
    hints: ['name a file in a folder you may write to'],
    cause: error,
  });
}
