import { quoted } from './fill.sql.ts';
import type { Db } from './sqlite.sql.ts';

/**
 * Whether the attached database `other` holds the very same as `main`: schema, version, every row of every table by
 * its values, and no fault that `main` has not as well.
 */
export function hasSameContent(db: Db, other: string): boolean {
  return (
    schemaOf(db, 'main') === schemaOf(db, other) &&
    ['user_version', 'application_id'].every(
      (name) => pragma(db, 'main', name) === pragma(db, other, name),
    ) &&
    tablesIn(db, 'main').every((table) => hasSameRows(db, table, other)) &&
    lostIn(db, 'main') === lostIn(db, other) &&
    (pragma(db, other, 'integrity_check') === SOUND ||
      pragma(db, other, 'integrity_check') === pragma(db, 'main', 'integrity_check'))
  );
}

const SOUND = JSON.stringify([{ integrity_check: 'ok' }]);

function pragma(db: Db, schema: string, name: string): string {
  return JSON.stringify(db.pragma(`${schema}.${name}`));
}

/** The rows that point at nothing, in an order of their own: SQLite tells them in that in which tables were made. */
function lostIn(db: Db, schema: string): string {
  const lost = db.prepare<[string], string>(
    `select json_array("table", rowid, parent, fkid) as row from pragma_foreign_key_check(null, ?) order by row`,
  );
  return JSON.stringify(lost.pluck().all(schema));
}

function schemaOf(db: Db, schema: string): string {
  return JSON.stringify(
    db
      .prepare(`select type, name, tbl_name, sql from ${schema}.sqlite_schema order by type, name`)
      .raw()
      .all(),
  );
}

/** Every table with rows of its own, SQLite's counters of numbers included. */
function tablesIn(db: Db, schema: string): string[] {
  return db
    .prepare<[], string>(
      `select name from ${schema}.sqlite_schema
       where type = 'table' and (name not like 'sqlite\\_%' escape '\\' or name = 'sqlite_sequence')`,
    )
    .pluck()
    .all();
}

interface ColumnRow {
  readonly name: string;
  readonly pk: number;
}

/** Row by row where rows have a key, which a table of another program may lack. */
function hasSameRows(db: Db, table: string, other: string): boolean {
  const columns = db.prepare<[string], ColumnRow>('select name, pk from pragma_table_info(?)').all(table);
  const [here, there] = [`main.${quoted(table)}`, `${other}.${quoted(table)}`];
  const rows = countOf(db, here);
  if (rows !== countOf(db, there)) return false;
  const keys = columns.filter(({ pk }) => pk > 0);
  if (keys.length === 0) return !hasRowsBeyond(db, here, there) && !hasRowsBeyond(db, there, here);
  const equal = (names: readonly ColumnRow[], sign: string) =>
    names.map(({ name }) => `a.${quoted(name)} ${sign} b.${quoted(name)}`).join(' and ');
  const same = db
    .prepare(
      `select count(*) from ${here} a join ${there} b on ${equal(keys, '=')} where ${equal(columns, 'is')}`,
    )
    .pluck()
    .get();
  return same === rows;
}

/** Of the rows themselves: an index, by which SQLite would count, may have lost some. */
function countOf(db: Db, table: string): unknown {
  return db.prepare(`select count(*) from ${table} not indexed`).pluck().get();
}

function hasRowsBeyond(db: Db, here: string, there: string): boolean {
  return (
    db.prepare(`select exists (select * from ${here} except select * from ${there})`).pluck().get() === 1
  );
}
