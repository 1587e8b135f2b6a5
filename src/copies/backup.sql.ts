import { rmSync, statSync } from 'node:fs';
import type { Before } from '../file/backup-names.ts';
import { backupsFolder, keepBackup, removeSurplus, type BackupMade } from '../file/backups.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { asUserError } from '../file/trouble.sql.ts';
import { isRemovedBy } from '../file/unfinished.ts';
import { systemCode } from '../text/system-code.ts';
import { isEmpty } from './holdings.sql.ts';

/** From so many bytes on, a thousand rows or two, files that are imported are preceded by a copy of the network. */
const LARGE_IMPORT = 100_000;

/** Whether an import of these files is worth a copy before it; a pipe, whose length nobody knows, is not. */
export function isLargeImport(paths: readonly string[]): boolean {
  const sizes = paths.map((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true ? stats.size : 0;
  });
  return sizes.reduce((total, size) => total + size, 0) >= LARGE_IMPORT;
}

/** A copy that was made before something that may be refused yet. */
export interface CopyBefore {
  readonly path: string;
  /** It was done: of its occasion ten copies stay. */
  readonly keep: () => void;
  /** Nothing was written: the copy goes again, and none of the older ones for it. */
  readonly drop: () => void;
}

/**
 * Makes a verified copy of the file in its folder of copies before something large is done to it. Undefined where there is
 * nothing to lose: no file yet, or an empty one. Not to be called within a transaction. Throws a UserError where no copy
 * can be made, so that what was to follow does not happen.
 */
export function backupBefore(
  db: Db,
  before: Before,
  now: () => Date,
  timeZone?: string,
): CopyBefore | undefined {
  if (db.memory || isEmpty(db)) return undefined;
  const file = db.name;
  const how = { at: now(), before, timeZone };
  const { path, dropFolder } = made(db, () => keepBackup(db, { ...how, keep: Infinity }));
  return {
    path,
    keep: () => void removeSurplus(file, path, how),
    drop: () => {
      if (isRemovedBy(() => rmSync(path, { force: true }))) dropFolder?.();
    },
  };
}

/** What `make` makes; a failure is put in words about the file it is made of, or, where it has no room, the copy. */
export function made(db: Db, make: () => BackupMade, copy: string = backupsFolder(db.name)): BackupMade {
  try {
    return make();
  } catch (error) {
    const code = systemCode(error);
    const hasNoRoom = /^SQLITE_(?:FULL|IOERR_(?:WRITE|FSYNC|TRUNCATE)$)|^E(?:NOSPC|FBIG|DQUOT)/.test(code);
    throw asUserError(error, hasNoRoom ? copy : db.name);
  }
}

/** How large a file is, in bytes. */
export function sizeOf(path: string): number {
  return statSync(path).size;
}
