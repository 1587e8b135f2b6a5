import Database from 'better-sqlite3';
import type { Migration } from './migrations.sql.ts';
import { SCHEMA_SAID } from './schema-said.sql.ts';

/** What a file says of its schema, as `SCHEMA_SAID` selects it, that climbed these steps and to which nothing else happened. */
export function schemaMadeBy(ladder: readonly Migration[]): string {
  const db = new Database(':memory:');
  try {
    for (const { sql } of ladder) db.exec(sql);
    return String(db.prepare(SCHEMA_SAID).pluck().get());
  } finally {
    db.close();
  }
}
