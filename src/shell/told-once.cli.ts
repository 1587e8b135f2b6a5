import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownPath } from './paths.cli.ts';
import type { World } from './world.cli.ts';

/**
 * Of these remarks those that were not made before, by what they are about; from now on they count as made. They are kept
 * where this computer keeps what it can do without: a remark on a place is about this computer, and belongs into no file
 * that goes to others. Where nothing can be kept they are made again, rather than never.
 */
export function notYetTold(
  world: Pick<World, 'env' | 'platform' | 'home'>,
  remarks: readonly string[],
): string[] {
  if (remarks.length === 0) return [];
  let file: number | undefined;
  try {
    const path = join(cacheFolder(world), 'told');
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    file = openSync(path, AS_IT_IS, 0o600);
    return tellOnce(file, remarks);
  } catch {
    // A full disk, a folder that may not be written to, no home.
    return [...remarks];
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** To read and write at its end what is there or is made: never what a link leads to, and without waiting at a pipe. */
const AS_IT_IS =
  constants.O_RDWR |
  constants.O_CREAT |
  constants.O_APPEND |
  (constants.O_NOFOLLOW ?? 0) |
  (constants.O_NONBLOCK ?? 0);

/** Those of the remarks that are not in the file, which has them then. What is no file of lines holds none, and takes none. */
function tellOnce(file: number, remarks: readonly string[]): string[] {
  if (!fstatSync(file).isFile()) return [...remarks];
  const told = new Set(readFileSync(file).toString().split('\n'));
  const isNew = remarks.filter((remark) => !told.has(JSON.stringify(remark)));
  if (isNew.length > 0) writeSync(file, isNew.map((remark) => `${JSON.stringify(remark)}\n`).join(''));
  return isNew;
}

/** Where the platform keeps what can be made again. */
export function cacheFolder(world: Pick<World, 'env' | 'platform' | 'home'>): string {
  const name = world.platform === 'win32' ? 'cache' : '';
  return ownPath(world, name, 'XDG_CACHE_HOME', '.cache', 'Caches');
}
