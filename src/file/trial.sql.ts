import Database from 'better-sqlite3';
import { writeFirstFacts, type Beginning } from './begin.sql.ts';
import { applySettings } from './current.sql.ts';
import type { Db } from './sqlite.sql.ts';

/** What a change is tried on: the database itself, or a copy of it in memory, complete, where it may not be written to. */
export function toTryOn(db: Db, beginning: Beginning): Db {
  if (!db.readonly) return db;
  const copy = new Database(db.serialize());
  applySettings(copy);
  writeFirstFacts(copy, beginning);
  return copy;
}
