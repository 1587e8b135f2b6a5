import Database from 'better-sqlite3';
import { MIGRATIONS } from './migrations.sql.ts';
import type { Db } from './sqlite.sql.ts';

/**
 * A database with the tables of a version (from 1 to the newest) and nothing in them, in a temporary file that goes when
 * it is closed: what comes from elsewhere is put there first, where the schema itself refuses what cannot be.
 */
export function openScratch(version: number): Db {
  const db = new Database('');
  db.pragma('journal_mode = off');
  db.pragma('synchronous = off');
  db.pragma('trusted_schema = off');
  for (const { sql } of MIGRATIONS.slice(0, version)) db.exec(sql);
  // References are looked at once everything is there.
  db.pragma('foreign_keys = off');
  return db;
}

/** Brings the tables of an older version up to the newest, with what is in them. */
export function updateScratch(db: Db, version: number): void {
  for (const { sql } of MIGRATIONS.slice(version)) db.exec(sql);
}
