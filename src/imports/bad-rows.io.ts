import { randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { csvRows } from '../screen/csv.ts';
import { UserError } from '../text/errors.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { BAD_ROW_HEADINGS } from '../sheets/mended-rows.ts';
import { putUnderFreeName } from '../file/output-file.io.ts';
import { systemCode } from '../text/system-code.ts';

/** Collects rejected rows in a CSV file of the same columns, with line and reason before them, to mend and import again. */
export interface BadRowsFile {
  add(line: number, reason: string, cells: readonly string[]): void;
  /** Gives the file its name, where there is a row in it. Throws a UserError where another has that name by now. */
  finish(): void;
  /** Lets go of it: what was not finished is no more. */
  close(): void;
}

/**
 * A file for rejected rows, readable by the user alone, which is made under another name when the first row comes. Throws
 * a UserError when there is one of that name already or it cannot be made.
 */
export function badRowsFile(path: string, headings: readonly string[]): BadRowsFile {
  if (existsSync(path)) throw taken(path);
  const unfinished = join(dirname(path), `.refnet-rejected.${randomBytes(6).toString('hex')}.part`);
  let handle: number | undefined;
  const trying = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw unwritable(error, path);
    }
  };
  const write = (text: string) => {
    handle ??= openSync(unfinished, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
  };
  return {
    add(line, reason, cells) {
      const header = handle === undefined ? csvRows([[...BAD_ROW_HEADINGS, ...headings]]) : '';
      trying(() => write(header + csvRows([[line, reason, ...cells]])));
    },
    finish() {
      const written = handle;
      if (written === undefined) return;
      trying(() => {
        fsyncSync(written);
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
