import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  open,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  type Stats,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { list } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { systemCode } from '../text/system-code.ts';
import { writeAll } from '../file/output-file.io.ts';

/** The bytes of a file somebody gave us, to be read from the start as often as needed. */
export interface ByteSource {
  /** The file's own name, without its folder. */
  readonly name: string;
  readonly size: number;
  chunks(): Iterable<Uint8Array>;
  /** At most `length` bytes from `at` on; fewer at the end of the file. */
  read(at: number, length: number): Uint8Array;
  /** Throws a UserError when the file was written to since it was opened: two readings of it would not agree. */
  refuseChanged(): void;
  close(): void;
}

/** The SHA-256 of all bytes, in hexadecimal. */
export function bytesHash(source: ByteSource): string {
  const hash = createHash('sha256');
  for (const chunk of source.chunks()) hash.update(chunk);
  return hash.digest('hex');
}

/** Larger pieces cost more: what reads them is compiled sooner where it is called more often. */
const CHUNK = 65_536;
/** What comes through a pipe is kept in memory up to this many bytes, and beyond it in a temporary file. */
const KEPT_IN_MEMORY = 16_777_216;

/** What comes in without a file is called so. */
export const STANDARD_INPUT = 'standard input';

/** How a pipe is read. */
export interface Piping {
  /** So many bytes are kept in memory, and beyond them a temporary file. */
  readonly keepInMemory?: number;
  /** Told once where nothing has come after a while: whoever waits should know what for. */
  readonly waiting?: (name: string) => void;
  /** The while, in milliseconds. */
  readonly after?: number;
}

/**
 * Opens a file for reading, or what comes in on `stdin` for `-`. Pipes, which can be read only once, are kept for as
 * long as the source is open. Throws a UserError for what cannot be read.
 */
export async function openBytes(
  path: string,
  stdin: AsyncIterable<Uint8Array | string>,
  piping: Piping = {},
): Promise<ByteSource> {
  let isTold = false;
  const { waiting } = piping;
  const once = (name: string) => {
    if (!isTold) waiting?.(name);
    isTold = true;
  };
  const how = waiting === undefined ? piping : { ...piping, waiting: once };
  return path === '-' ? spool(STANDARD_INPUT, stdin, how) : openFile(path, how);
}

/** Nothing but a person, or a slow program, takes longer to begin. */
const PATIENCE = 3000;

/** Does what may take for ever until something comes, and says what is waited for. */
async function patiently<T>(name: string, work: () => Promise<T>, piping: Piping): Promise<T> {
  const { waiting, after = PATIENCE } = piping;
  const timer = waiting === undefined ? undefined : setTimeout(() => waiting(name), after);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

/** Opens a file. A pipe of a name is not open before somebody else opens it to write, which nobody may ever do. */
async function handleOf(path: string, piping: Piping): Promise<number> {
  const isPipe = explained(path, () => statSync(path)).isFIFO();
  if (!isPipe) return explained(path, () => openSync(path, constants.O_RDONLY));
  try {
    return await patiently(path, () => promisify(open)(path, constants.O_RDONLY), piping);
  } catch (error) {
    throw readProblem(error, path);
  }
}

/** What is read here, by the ending that most such files have. */
const READABLE = /\.(?:csv|tsv|txt|xlsx|xlsm|xls|xml|vcf|json|jsonl)$/i;
const NAMED = 5;

/** What a folder holds that could be meant. */
function filesIn(path: string): string {
  const names = explained(path, () => readdirSync(path)).filter((name) => READABLE.test(name));
  if (names.length === 0) return 'name a file in it';
  const more = names.length - NAMED;
  const named = names.toSorted().slice(0, NAMED).map(quoted);
  return `name a file in it: ${list(more > 0 ? [...named, `${more} more`] : named, 'or')}`;
}

/** Whether there is a file, a pipe or whatever else can be opened, at a path. */
export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}

/** What two paths of one file have in common; the path itself where there is no file. */
export function placeOf(path: string): string {
  try {
    return path === '-' ? path : realpathSync.native(path);
  } catch {
    return path;
  }
}

async function openFile(path: string, piping: Piping): Promise<ByteSource> {
  if (path === '' || path.includes('\0')) throw new UserError('that is no file name');
  const handle = await handleOf(path, piping);
  const about = explained(path, () => fstatSync(handle));
  if (about.isDirectory()) {
    closeSync(handle);
    throw new UserError(`${quotedPath(path)} is a folder`, { hints: [filesIn(path)] });
  }
  if (isEndless(path, about)) {
    closeSync(handle);
    throw new UserError(`${quotedPath(path)} is a device, not a file`, { hints: ['name a file'] });
  }
  if (about.isFile()) return fileSource(basename(path), handle, () => closeSync(handle));
  // A pipe or a device: `refnet import <(...)`.
  return spool(basename(path), createReadStream(path, { fd: handle }), piping);
}

/** Devices but for what comes in to this very command: they may never end. */
function isEndless(path: string, about: Stats): boolean {
  return (
    (about.isCharacterDevice() || about.isBlockDevice()) &&
    !/^\/(?:dev|proc\/self)\/(?:stdin$|fd\/)/.test(path)
  );
}

function fileSource(name: string, handle: number, close: () => void): ByteSource {
  const opened = fstatSync(handle);
  return {
    name,
    size: opened.size,
    read(at, length) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, opened.size - at)));
      let read = 0;
      while (read < bytes.length) {
        const more = explained(name, () => readSync(handle, bytes, read, bytes.length - read, at + read));
        if (more === 0) break;
        read += more;
      }
      return bytes.subarray(0, read);
    },
    *chunks() {
      for (let at = 0; ;) {
        const chunk = Buffer.allocUnsafe(CHUNK);
        const length = explained(name, () => readSync(handle, chunk, 0, CHUNK, at));
        if (length === 0) return;
        at += length;
        yield chunk.subarray(0, length);
      }
    },
    refuseChanged() {
      const now = fstatSync(handle);
      if (now.size !== opened.size || now.mtimeMs !== opened.mtimeMs) {
        throw new UserError(`${quoted(name)} was changed while it was read, so nothing was imported`, {
          hints: ['close the program that writes to it, and try again'],
        });
      }
    },
    close,
  };
}

async function spool(
  name: string,
  stream: AsyncIterable<Uint8Array | string>,
  piping: Piping,
): Promise<ByteSource> {
  const { keepInMemory = KEPT_IN_MEMORY } = piping;
  const pieces = stream[Symbol.asyncIterator]();
  const next = () => pieces.next();
  const kept: Uint8Array[] = [];
  let size = 0;
  let file: TemporaryFile | undefined;
  try {
    let piece = await patiently(name, next, piping);
    for (; piece.done !== true; piece = await next()) {
      const { value } = piece;
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      size += bytes.length;
      if (file === undefined && size > keepInMemory) {
        file = temporaryFile();
        for (const chunk of kept.splice(0)) writeAll(file.handle, chunk);
      }
      if (file === undefined) kept.push(bytes);
      else writeAll(file.handle, bytes);
    }
  } catch (error) {
    file?.close();
    await pieces.return?.();
    throw readProblem(error, name);
  }
  if (file !== undefined) return fileSource(name, file.handle, file.close);
  let whole: Buffer | undefined;
  return {
    name,
    size,
    chunks: () => kept,
    read: (at, length) => (whole ??= Buffer.concat(kept)).subarray(at, at + length),
    refuseChanged: () => undefined,
    close: () => undefined,
  };
}

interface TemporaryFile {
  handle: number;
  close: () => void;
}

/** A file that only the user can read. Where the system allows it, it has no name any more once it is open. */
function temporaryFile(): TemporaryFile {
  const path = join(tmpdir(), `refnet-${randomBytes(9).toString('hex')}.part`);
  const handle = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, 0o600);
  const remove = () => rmSync(path, { force: true });
  try {
    remove();
  } catch {
    // Windows keeps the name until the file is closed.
  }
  return {
    handle,
    close: () => {
      closeSync(handle);
      remove();
    },
  };
}

function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw readProblem(error, path);
  }
}

function readProblem(error: unknown, path: string): unknown {
  const code = systemCode(error);
  const name = quotedPath(path);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new UserError(`there is no file ${name}`, { hints: ['check its name and folder'], cause: error });
  }
  if (code === 'EISDIR')
    return new UserError(`${name} is a folder`, { hints: ['name a file in it'], cause: error });
  if (code === 'EACCES' || code === 'EPERM') {
    return new UserError(`${name} may not be read`, {
      hints: ['check who may read it: ls -l'],
      cause: error,
    });
  }
  return code === '' ? error : new UserError(`${name} cannot be read (${code})`, { cause: error });
}
