import Database from 'better-sqlite3';
import { codeOfFailedRead } from './integrity.ts';
import type { Db } from './sqlite.sql.ts';
import { systemCode } from '../text/system-code.ts';

/** How many faults SQLite is asked for. */
const AT_MOST = 1000;

/**
 * What SQLite says is wrong, up to where it can go no further. Pages that nothing uses are no fault: no content is lost.
 * Throws what SQLite would where a page could not be read, which says nothing of what is on it.
 */
export function faultsIn(db: Db): string[] {
  const told: string[] = [];
  try {
    for (const each of db.prepare<[], string>(`pragma integrity_check(${AT_MOST})`).pluck().iterate()) {
      refuseFailedRead(each);
      told.push(
        ...each.split('\n').filter((line) => line !== 'ok' && !/^\*\*\*|^Page \d+: never used$/.test(line)),
      );
    }
  } catch (error) {
    if (told.length === 0 || isOfTheDisk(error)) throw error;
  }
  return told;
}

/** Throws where what SQLite tells of a page is that it could not be had. */
function refuseFailedRead(told: string): void {
  const code = codeOfFailedRead(told);
  if (code !== undefined) throw new Database.SqliteError(told, code);
}

function isOfTheDisk(error: unknown): boolean {
  return /^SQLITE_(?:IOERR_(?!SHORT)|NOMEM)/.test(systemCode(error));
}
