import { UserError } from '../text/errors.ts';
import { shownPath } from '../text/quoted-path.ts';

/**
 * Throws a UserError (usage) for a name that would lead to another file than the one named: the engine cuts a name at a NUL
 * and drops blanks at its end, Windows drops dots there and has names that are devices.
 */
export function refuseBadName(path: string, isWindows: boolean): void {
  if (path === '' || path.includes('\0')) throw noName('that is no file name');
  const kept = path.trim();
  if (kept !== path) {
    const other = /[^/\\]$/.test(kept)
      ? `without it: --db ${shownPath(kept)}`
      : 'name the file with --db FILE';
    throw noName(`the name of the file, "${shownPath(path)}", ends in a blank, and would be lost`, other);
  }
  if (UNREADABLE.test(path)) {
    throw noName(
      `the name of the file, "${shownPath(path)}", has a character that is no text`,
      'rename it first',
    );
  }
  if (isWindows) refuseOnWindows(path);
}

/** What Node makes of bytes in a name that are no text: the file could not be found by it again. */
const UNREADABLE = /[\ufffd\p{Cs}]/u;

/** What Windows takes for another file, or for none: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
function refuseOnWindows(path: string): void {
  const parts = path
    .replace(/^(?:[\\/]{2}[?.][\\/])?(?:[A-Za-z]:)?/, '')
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  for (const part of parts) {
    const why =
      /[<>:"|?*]/.test(part) || hasControl(part)
        ? 'has a character that no name has on Windows'
        : /[. ]$/.test(part)
          ? 'ends in a dot or a blank, which Windows drops'
          : DEVICE.test(part)
            ? 'is the name of a device on Windows'
            : undefined;
    if (why !== undefined) throw noName(`"${shownPath(part)}" ${why}`);
  }
}

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i;

function hasControl(text: string): boolean {
  return Array.from(text).some((sign) => sign < ' ');
}

/** How many bytes a path may have, and its last part, so that the engine can keep its journal beside it. */
const LONGEST = { path: 504, part: 247 };

/** The same for a file that is to be made: copies of it have longer names, in a folder beside it. */
const LONGEST_NEW = { path: 400, part: 170 };

/** Throws a UserError for a path that is too long for a file of a network. */
export function refuseLongName(path: string): void {
  refuseLonger(path, LONGEST, '');
}

/** Throws a UserError for a path that is too long for a file of a network that is to be made there. */
export function refuseLongNewName(path: string): void {
  refuseLonger(path, LONGEST_NEW, ', so that the names of its copies still fit');
}

function refuseLonger(path: string, limit: typeof LONGEST, why: string): void {
  const part = /[^/\\]*$/.exec(path)?.[0] ?? '';
  const tooLong =
    bytesOf(part) > limit.part ? limit.part : bytesOf(path) > limit.path ? limit.path : undefined;
  if (tooLong === undefined) return;
  const what = tooLong === limit.part ? 'the name of the file' : 'the path of the file';
  throw noName(
    `${what} is too long: ${bytesOf(tooLong === limit.part ? part : path)} bytes, where ${tooLong} are possible${why}`,
    'name a shorter one with --db FILE, or in a folder nearer to the top',
  );
}

/** Throws a UserError (usage) for a name that SQLite takes for a part of another file, and deletes with the next look at that. */
export function refuseNameOfPart(path: string): void {
  const [, other, end] = /([^/\\]+)(-(?:journal|wal|shm))$/i.exec(path) ?? [];
  if (other === undefined || end === undefined) return;
  throw noName(
    `a file whose name ends in ${end} is taken for a part of ${shownPath(other)}, and deleted with the next look at that`,
    'name another',
  );
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

function noName(message: string, hint = 'name the file with --db FILE'): UserError {
  return new UserError(message, { kind: 'usage', hints: [hint] });
}
