import type { Db } from '../file/sqlite.sql.ts';
import { systemCode } from '../text/system-code.ts';

/**
 * Writes the file anew, so that what is free in it is given back and nothing of what was removed is left there. Returns
 * false where that cannot be now: the disk has no room for it, or another program reads the file. The file is then as it
 * was, sound, and what was removed is overwritten in it.
 */
export function compact(db: Db): boolean {
  try {
    db.exec('vacuum');
    return true;
  } catch (error) {
    const code = systemCode(error);
    // Whatever it was, what came before is recorded; a file that cannot be read says so to the next who reads it.
    if (code.startsWith('SQLITE_')) return false;
    throw error;
  }
}
