import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../text/errors.ts';
import type { Db } from './sqlite.sql.ts';
import { newUuid } from './uuid.sql.ts';

/**
 * Writes a verified copy of the open database and returns its path: `wanted`, or `wanted` with a number before its
 * extension where that is taken. A copy counts only once it has been read back; a killed copy leaves no file of the
 * final name. Throws UserError when it does not read back whole.
 */
export function copyDatabase(db: Db, wanted: string): string {
  const temporary = `${wanted}.${newUuid(db)}.part`;
  closeSync(
    openSync(
      temporary,
      constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW,
      0o600,
    ),
  );
  try {
    db.prepare('vacuum into ?').run(temporary);
    verifyCopy(db, temporary);
    syncPath(temporary);
    const target = linkUnderFreeName(temporary, wanted);
    syncPath(dirname(target));
    return target;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function verifyCopy(db: Db, path: string): void {
  const copy = new Database(path, { readonly: true });
  try {
    const sound = copy.pragma('integrity_check', { simple: true }) === 'ok';
    const sameVersion =
      copy.pragma('user_version', { simple: true }) === db.pragma('user_version', { simple: true });
    if (!sound || !sameVersion || rowCounts(copy) !== rowCounts(db)) {
      throw new UserError('the copy did not read back whole, so nothing was changed', {
        hints: ['check that the disk is sound and has room, then try again'],
      });
    }
  } finally {
    copy.close();
  }
}

function rowCounts(db: Db): string {
  const tables = db
    .prepare<[], string>(`select name from sqlite_schema where type = 'table' order by name`)
    .pluck()
    .all();
  return tables
    .map((table) => `${table} ${String(db.prepare(`select count(*) from "${table}"`).pluck().get())}`)
    .join('\n');
}

/** A hard link refuses a name that is taken, so a copy never replaces an older one. */
function linkUnderFreeName(temporary: string, wanted: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const target = attempt === 1 ? wanted : wanted.replace(/(\.[^./]*)?$/, `-${attempt}$1`);
    if (existsSync(target)) continue;
    linkSync(temporary, target);
    return realpathSync(target);
  }
}

function syncPath(path: string): void {
  const handle = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
