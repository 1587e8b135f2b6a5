import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';

const FOLDERS = /dropbox|drive|cloud|mobile documents|[\\/](?:sync|resilio|box)/i;
const MARKERS = ['.stfolder', '.sync'];

/**
 * Whether something around a file may be worth a remark: others may read it, its folder may be synchronized, or there may be
 * a conflicted copy beside it. A quick look, taken at every command; `surroundings.io.ts` looks closely.
 */
export function hasTelltales(path: string): boolean {
  try {
    const real = realpathSync.native(path);
    if ((sep === '/' && (statSync(real).mode & 0o077) !== 0) || FOLDERS.test(path + real)) return true;
    let end = real.lastIndexOf(sep);
    const file = real.slice(end + 1);
    const stem = file.slice(0, file.lastIndexOf('.')) || file;
    // What belongs to the file itself, as its journal does, has all of its name.
    const isLike = (name: string) => name.startsWith(stem) && !name.startsWith(file);
    if (readdirSync(real.slice(0, end + 1)).some(isLike)) return true;
    for (; end > 0; end = real.lastIndexOf(sep, end - 1)) {
      const folder = real.slice(0, end + 1);
      if (MARKERS.some((name) => existsSync(folder + name))) return true;
    }
  } catch {
    // What cannot be looked at is no reason not to go on.
  }
  return false;
}
