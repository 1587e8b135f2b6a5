import { rmSync } from 'node:fs';
import type { Db } from './sqlite.sql.ts';

/** Removes a file that was just made, unless a change was written to it. Returns whether it is gone. */
export function removeUnused(db: Db, path: string): boolean {
  // Nobody else writes to it meanwhile.
  db.exec('begin exclusive');
  try {
    if (db.prepare('select 1 from changes limit 1').get() !== undefined) return false;
    rmSync(path, { force: true });
    return true;
  } finally {
    db.exec('rollback');
  }
}
