import { copyRows, schemaOf, type SchemaObject } from './fill.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { systemCode } from '../text/system-code.ts';

/**
 * The tables of a private copy, stripped, whose rows `fillFrom` cannot put into tables as they were made: where a table or one
 * of its indexes is missing or made otherwise, each row has to keep to the rules, but for what is checked of its values.
 */
export function tablesNotTaken(db: Db, made: readonly SchemaObject[]): string[] {
  db.pragma('foreign_keys = off');
  db.pragma('ignore_check_constraints = on');
  db.exec(`attach ':memory:' as taking`);
  const theirs = new Set(schemaOf(db).map(({ sql }) => sql));
  const altered = new Set(made.filter(({ sql }) => !theirs.has(sql)).map(tableOf));
  return [...altered].filter((table) =>
    isRefused(() => {
      const own = made.filter((each) => tableOf(each) === table);
      for (const { sql } of own) db.exec(sql.replace(/^create (?:unique )?(?:table|index) /i, '$&taking.'));
      copyRows(
        db,
        { from: 'main', to: 'taking' },
        table,
        own.some(({ type, sql }) => type === 'table' && theirs.has(sql)),
      );
    }),
  );
}

/** The table that an object of refnet's own schema is, or is over. */
function tableOf({ type, name, sql }: SchemaObject): string {
  return type === 'table' ? name : (/ on (\w+)/i.exec(sql)?.[1] ?? '');
}

/** Whether a rule refuses the rows; that something of a table is missing is no such rule. */
function isRefused(take: () => void): boolean {
  try {
    take();
    return false;
  } catch (error) {
    return systemCode(error).startsWith('SQLITE_CONSTRAINT');
  }
}
