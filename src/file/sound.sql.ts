import Database from 'better-sqlite3';
import { codeOfFailedRead, isOfAValue } from './integrity.ts';
import type { Db } from './sqlite.sql.ts';

/**
 * Throws what SQLite throws of a damaged file (SQLITE_CORRUPT) where its pages do not hang together, whether or not what
 * was read of it so far came upon that. Values that a rule forbids, and indexes that lost rows, are no such damage.
 */
export function refuseDamaged(db: Db): void {
  const [first = 'ok'] = db.prepare<[], string>('pragma main.quick_check(1)').pluck().all();
  if (first === 'ok' || isOfAValue(first)) return;
  throw new Database.SqliteError(first, codeOfFailedRead(first) ?? 'SQLITE_CORRUPT');
}

/** Whether SQLite finds nothing to say of a file: its pages hang together, and its indexes and values are as they should be. */
export function isSound(db: Db): boolean {
  return db.pragma('main.integrity_check(1)', { simple: true }) === 'ok';
}
