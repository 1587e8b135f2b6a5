import Database from 'better-sqlite3';
import { allowSchemaEdits } from './as-it-is.sql.ts';
import { quoted, type SchemaObject } from './fill.sql.ts';
import type { Db } from './sqlite.sql.ts';

/**
 * What another program put into a file: whatever is none of the tables, by their names, nor of the indexes over those that
 * are as they were made, nor what SQLite makes of its own.
 */
const THEIRS = `from main.sqlite_schema
  where not (coalesce(type = 'table' and sql like 'create table%' and name in (select value from json_each(:tables)), false)
    or coalesce(sql in ('CREATE TABLE sqlite_sequence(name,seq)', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)',
      'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'), false)
    or coalesce(type = 'index' and sql in (select value from json_each(:indexes)) and tbl_name in (
      select name from main.sqlite_schema where sql in (select value from json_each(:made))), false)
    or coalesce(type = 'index' and sql is null and name glob 'sqlite_autoindex_*'
      and tbl_name in (select value from json_each(:tables)), false))
  or rowid not in (select min(rowid) from main.sqlite_schema group by type, name)
  or (type = 'index' and rootpage in (select rootpage from main.sqlite_schema where type = 'table'))`;

/**
 * Takes out of the schema of a private copy, as `openAsItIs` opens it, whatever refnet did not make (`made`), without
 * running any of it; a table whose columns are as they were made gets its rules back. The pages of what goes stay where
 * they are, unused. Returns what was taken out that refnet makes none of.
 */
export function strip(db: Db, made: readonly SchemaObject[]): SchemaObject[] {
  const sqlOf = (type: string) => made.flatMap((each) => (each.type === type ? [each.sql] : []));
  const names = made.flatMap(({ type, name }) => (type === 'table' ? [name] : []));
  const bound = {
    tables: JSON.stringify(names),
    made: JSON.stringify(sqlOf('table')),
    indexes: JSON.stringify(sqlOf('index')),
  };
  const theirs = db
    .prepare<[typeof bound], SchemaObject>(
      `select coalesce(type, 'thing') as type, coalesce(name, '') as name, coalesce(sql, '') as sql ${THEIRS}`,
    )
    .all(bound);
  editSchema(db, () => db.prepare(`delete ${THEIRS}`).run(bound));
  giveRulesBack(db, made);
  const known = new Set(made.map(({ type, name }) => `${type} ${name}`));
  return theirs.filter(({ type, name }) => !known.has(`${type} ${name}`));
}

/** Edits the schema as a table; SQLite reads it anew then. Throws SQLITE_CORRUPT where it cannot. */
function editSchema(db: Db, edit: () => void): void {
  allowSchemaEdits(db);
  edit();
  db.pragma('writable_schema = reset');
  db.unsafeMode(false);
  db.prepare('select count(*) from main.sqlite_schema').get();
}

/** Rows lie in the file by the places of their columns: where these are the same, the SQL of refnet reads them. */
function giveRulesBack(db: Db, made: readonly SchemaObject[]): void {
  const memory = new Database(':memory:');
  try {
    for (const { sql } of made) memory.exec(sql);
    const there = db.prepare<[string], string>('select sql from main.sqlite_schema where name = ?').pluck();
    const same = made.filter(
      ({ type, name, sql }) =>
        type === 'table' && (there.get(name) ?? sql) !== sql && layoutOf(db, name) === layoutOf(memory, name),
    );
    if (same.length === 0) return;
    editSchema(db, () => {
      const put = db.prepare(`update main.sqlite_schema set sql = ? where type = 'table' and name = ?`);
      for (const { name, sql } of same) put.run(sql, name);
    });
  } finally {
    memory.close();
  }
}

/** How the rows of a table lie in a file: its columns by their places, its key, and whether that is the number of the row. */
function layoutOf(db: Db, table: string): string {
  const columns = db.prepare('select name, pk, hidden from pragma_table_xinfo(?)').raw().all(table);
  const isByKey = db.prepare('select wr from pragma_table_list(?)').pluck().get(table) === 1;
  const isNumbered =
    !isByKey &&
    db
      .prepare(`select not exists (select 1 from main.${quoted(table)} not indexed where rowid is not id)`)
      .pluck()
      .get() === 1;
  return JSON.stringify([columns, isByKey, isNumbered]);
}
