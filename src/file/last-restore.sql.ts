import { basename } from 'node:path';
import { backupName, backupsAmong } from './backup-names.ts';
import { copiesOf, realPathOf } from './backups.sql.ts';
import type { Db } from './sqlite.sql.ts';

/**
 * Where what was there before a restore is kept, if nothing was changed or taken back since; undefined where no restore was
 * the last that happened, or that copy is gone. It is told by the names of the copies, so to a second.
 */
export function lastRestore(db: Db, timeZone?: string): string | undefined {
  const path = db.name;
  const file = basename(realPathOf(path));
  const kept = copiesOf(path).find(({ group }) => group === 'restore');
  if (kept === undefined) return undefined;
  const last = lastChange(db);
  const [then] =
    last === null ? [] : backupsAmong([backupName(file, new Date(last), 'restore', timeZone)], file);
  return then === undefined || kept.made > then.made ? kept.path : undefined;
}

function lastChange(db: Db): string | null {
  const instants = 'select at from changes union all select undone_at from changes';
  return db.prepare<[], string | null>(`select max(at) from (${instants})`).pluck().get() ?? null;
}
