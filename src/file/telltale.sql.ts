import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, parse, sep } from 'node:path';

const FOLDERS = /dropbox|drive|cloud|mobile documents|[\\/](?:sync|resilio|box)/i;
const MARKERS = ['.stfolder', '.sync', '.dropbox'];

/**
 * Whether something around a file may be worth a remark: others may read it, its folder may be synchronized, or there may be
 * a conflicted copy beside it. A quick look, taken at every command; `surroundings.io.ts` looks closely.
 */
export function hasTelltales(path: string): boolean {
  try {
    const real = realpathSync.native(path);
    if ((sep === '/' && (statSync(real).mode & 0o077) !== 0) || FOLDERS.test(path + real)) return true;
    const { name: stem, ext, base, dir } = parse(real);
    if (readdirSync(dir).some((name) => name !== base && name.startsWith(stem) && name.endsWith(ext))) {
      return true;
    }
    for (let folder = dir; folder !== dirname(folder); folder = dirname(folder)) {
      if (MARKERS.some((name) => existsSync(join(folder, name)))) return true;
    }
  } catch {
    // What cannot be looked at is no reason not to go on.
  }
  return false;
}
