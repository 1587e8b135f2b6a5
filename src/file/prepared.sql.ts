import type { Statement } from 'better-sqlite3';
import type { Db } from './sqlite.sql.ts';
import type { Row } from './tables.sql.ts';

const known = new WeakMap<Db, Map<string, Statement<[Row]>>>();

/** The statement of this text, prepared once for a database: for what is asked of one period after the other. */
export function prepared<R>(db: Db, sql: string): Statement<[Row], R> {
  const statements = known.get(db) ?? new Map<string, Statement<[Row]>>();
  known.set(db, statements);
  const statement = statements.get(sql) ?? db.prepare<[Row]>(sql);
  statements.set(sql, statement);
  return statement as Statement<[Row], R>;
}
