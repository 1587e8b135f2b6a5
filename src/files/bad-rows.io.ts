import { closeSync, constants, existsSync, openSync, writeSync } from 'node:fs';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { csvRows } from '../screen/csv.ts';

/** Collects rejected rows in a CSV file of the same columns, with line and reason before them, to mend and import again. */
export interface BadRowsFile {
  add(line: number, reason: string, cells: readonly string[]): void;
  close(): void;
}

/**
 * A file for rejected rows, made when the first one comes, readable by the user alone. Throws a UserError when there
 * is one of that name already or it cannot be made.
 */
export function badRowsFile(path: string, headings: readonly string[]): BadRowsFile {
  if (existsSync(path)) throw taken(path);
  let handle: number | undefined;
  const write = (text: string) => {
    try {
      handle ??= openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    } catch (error) {
      throw unwritable(error, path);
    }
  };
  return {
    add(line, reason, cells) {
      const header = handle === undefined ? csvRows([['Line', 'Reason', ...headings]]) : '';
      write(header + csvRows([[line, reason, ...cells]]));
    },
    close() {
      if (handle !== undefined) closeSync(handle);
    },
  };
}

function taken(path: string): UserError {
  return new UserError(`${quoted(path)} is there already, and is not written over`, {
    hints: ['name another file with --bad-rows'],
  });
}

function unwritable(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EEXIST') return taken(path);
  if (code === '') return error;
  return new UserError(`${quoted(path)} cannot be written (${code}), so nothing was imported`, {
    hints: ['name a file in a folder you may write to'],
    cause: error,
  });
}
