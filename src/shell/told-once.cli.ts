import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownPath } from './paths.cli.ts';
import type { World } from './world.cli.ts';

/**
 * Of these remarks those that were not made before, by what they are about; from now on they count as made. They are kept
 * where this computer keeps what it can do without: a remark on a place is about this computer, and belongs into no file
 * that goes to others. Where nothing can be kept they are made again, rather than never.
 */
export function notYetTold(world: World, remarks: readonly string[]): string[] {
  const path = join(cacheFolder(world), 'told');
  const told = new Set(linesOf(path));
  const isNew = remarks.filter((remark) => !told.has(JSON.stringify(remark)));
  if (isNew.length === 0) return isNew;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    appendFileSync(path, isNew.map((remark) => `${JSON.stringify(remark)}\n`).join(''), { mode: 0o600 });
  } catch {
    // A full disk, a folder that may not be written to.
  }
  return isNew;
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path).toString().split('\n');
  } catch {
    return [];
  }
}

/** Where the platform keeps what can be made again. */
export function cacheFolder(world: Pick<World, 'env' | 'platform' | 'home'>): string {
  const name = world.platform === 'win32' ? 'cache' : '';
  return ownPath(world, name, 'XDG_CACHE_HOME', '.cache', 'Caches');
}
