import Database from 'better-sqlite3';
import type { Migration } from './migrations.sql.ts';
import { SCHEMA_SAID } from './schema-said.sql.ts';
import type { Db } from './sqlite.sql.ts';

/**
 * What a file answers that climbed these steps and to which nothing else happened: made in memory once for each ladder, as
 * the same steps always make the same.
 */
export function askedOfMade<Answer>(ask: (db: Db) => Answer): (ladder: readonly Migration[]) => Answer {
  const known = new Map<string, Answer>();
  return (ladder) => {
    const steps = ladder.map(({ sql }) => sql).join('\n');
    const answer = known.get(steps) ?? made(ladder, ask);
    known.set(steps, answer);
    return answer;
  };
}

function made<Answer>(ladder: readonly Migration[], ask: (db: Db) => Answer): Answer {
  const db = new Database(':memory:');
  try {
    for (const { sql } of ladder) db.exec(sql);
    return ask(db);
  } finally {
    db.close();
  }
}

/** What a file says of its schema, as `SCHEMA_SAID` selects it, that climbed these steps. */
export const schemaMadeBy = askedOfMade((db) => String(db.prepare(SCHEMA_SAID).pluck().get()));
