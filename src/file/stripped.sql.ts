import { allowSchemaEdits, openAsItIs } from './as-it-is.sql.ts';
import { schemaOf, type SchemaObject } from './fill.sql.ts';

/** What another program put into a file. */
const THEIRS = `from main.sqlite_schema
  where not (coalesce(type = 'table' and sql like 'create table%' and name in (select value from json_each(:tables)), false)
    or coalesce(sql in ('CREATE TABLE sqlite_sequence(name,seq)', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)',
      'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'), false)
    or coalesce(type = 'index' and sql in (select value from json_each(:indexes))
      and tbl_name in (select value from json_each(:same)), false)
    or coalesce(type = 'index' and sql is null and name glob 'sqlite_autoindex_*'
      and tbl_name in (select value from json_each(:tables)), false))`;

/**
 * Takes out of the schema of a private copy whatever is none of the tables `made`, nor of their indexes, without running
 * any of it, and whatever SQLite makes of its own: triggers, views, tables of others, indexes over something else. The
 * pages of these stay where they are, unused. Returns what was taken out that refnet makes none of.
 */
export function stripped(raw: string, made: readonly SchemaObject[]): SchemaObject[] {
  const db = openAsItIs(raw);
  try {
    const there = new Set(schemaOf(db).map(({ sql }) => sql));
    const names = (type: string) => made.filter((each) => each.type === type);
    const bound = {
      tables: JSON.stringify(names('table').map(({ name }) => name)),
      same: JSON.stringify(names('table').flatMap(({ name, sql }) => (there.has(sql) ? [name] : []))),
      indexes: JSON.stringify(names('index').map(({ sql }) => sql)),
    };
    const theirs = db
      .prepare<[typeof bound], SchemaObject>(
        `select coalesce(type, 'thing') as type, coalesce(name, '') as name, coalesce(sql, '') as sql ${THEIRS}`,
      )
      .all(bound);
    if (theirs.length === 0) return [];
    allowSchemaEdits(db);
    db.prepare(`delete ${THEIRS}`).run(bound);
    db.pragma(`schema_version = ${Number(db.pragma('schema_version', { simple: true })) + 1}`);
    const known = new Set(made.map(({ type, name }) => `${type} ${name}`));
    return theirs.filter(({ type, name }) => !known.has(`${type} ${name}`));
  } finally {
    db.close();
  }
}
