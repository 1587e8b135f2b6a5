import { rmSync } from 'node:fs';
import { shownPath } from '../text/quoted-path.ts';
import type { Recorded } from './commit.sql.ts';
import type { Db } from './sqlite.sql.ts';

/** What is there of a network, as long as nothing was written to it. */
export function begunIn(path: string): Recorded {
  return { did: `an empty network is begun in ${shownPath(path)}, and nothing else`, back: undefined };
}

/** Removes a file that was just made, unless a change was written to it. Returns whether it is gone. */
export function removeUnused(db: Db, path: string): boolean {
  // Nobody else writes to it meanwhile.
  db.exec('begin exclusive');
  try {
    if (db.prepare('select 1 from changes limit 1').get() !== undefined) return false;
    rmSync(path, { force: true });
    return true;
  } finally {
    if (db.inTransaction) db.exec('rollback');
  }
}
