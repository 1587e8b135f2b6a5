import type { Db } from '../../src/file/sqlite.sql.ts';

/** One select, and how SQLite goes about it, a line a step. */
export interface Planned {
  readonly sql: string;
  readonly plan: readonly string[];
}

/** How every select that the work prepares is answered. */
export function plansOf(db: Db, work: (db: Db) => unknown): Planned[] {
  const planned: Planned[] = [];
  const prepare = db.prepare.bind(db);
  const spied: Db = Object.create(db, {
    prepare: {
      value: (sql: string) => {
        if (/^\s*(?:select|with)\b/.test(sql)) {
          const names = [...sql.matchAll(/[:@](\w+)/g)].map(([, name]) => [name ?? '', '']);
          const unnamed = [...sql.replaceAll(/'[^']*'/g, '').matchAll(/\?/g)].map(() => '');
          const rows = prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(
            ...(names.length > 0 ? [Object.fromEntries(names)] : unnamed),
          );
          planned.push({ sql, plan: rows.map(({ detail }) => detail) });
        }
        return prepare(sql);
      },
    },
    transaction: { value: db.transaction.bind(db) },
    pragma: { value: db.pragma.bind(db) },
  });
  work(spied);
  return planned;
}
