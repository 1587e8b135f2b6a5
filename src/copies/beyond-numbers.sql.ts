import { BEFORE_REPAIR } from '../file/not-taken-back.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Table } from '../file/tables.sql.ts';

/** A record that nobody can name: its number as text, since JavaScript is not exact to all of them. */
interface Beyond {
  readonly table: Table;
  readonly uuid: string;
  readonly number: string;
}

/** People type numbers of nine digits, from 1 on. */
const IS_BEYOND = 't.id not between 1 and 999999999';

/** The records with a number that cannot be typed, below 1 or of more than nine digits. */
export function beyondNumbers(db: Db): Beyond[] {
  return numbered(db).flatMap((table) =>
    db
      .prepare<[], Beyond>(
        `select '${table}' as "table", uuid, cast(id as text) as number from ${table} t where ${IS_BEYOND} order by id`,
      )
      .all(),
  );
}

/**
 * Gives each of them the number that the history knows it by, so that what belongs to it is with it again, or the next one
 * where it knows none; what points to the number that goes follows.
 */
export function renumberBeyond(db: Db): void {
  for (const { table, uuid, number } of beyondNumbers(db)) {
    const known = knownNumber(db, table, uuid);
    const next = known ?? nextNumber(db, table);
    if (known === undefined) keepFromUndo(db, table, uuid);
    const { dependents, looseReferences } = tablesOf(db);
    const pointing = [...dependents(table), ...looseReferences(table)].filter(
      ([, column]) => column !== 'record_id',
    );
    for (const [child, column] of pointing) {
      db.prepare(`update ${child} set ${column} = ? where ${column} = cast(? as integer)`).run(next, number);
    }
    // By its number, as its uuid may be what no text is.
    db.prepare(`update ${table} set id = ? where id = cast(? as integer)`).run(next, number);
  }
}

function numbered(db: Db): Table[] {
  const { names, seriesOf, isIdentified } = tablesOf(db);
  return names.filter((table) => seriesOf(table) !== undefined && isIdentified(table));
}

/** Of one series no number is given twice. */
function alike(db: Db, table: Table): string {
  const { seriesOf } = tablesOf(db);
  const tables = numbered(db).filter((each) => seriesOf(each) === seriesOf(table));
  return tables.map((each) => `select id from ${each}`).join(' union all ');
}

function knownNumber(db: Db, table: Table, uuid: string): number | undefined {
  return db
    .prepare<[string, string], number>(
      `select row_id from change_rows t where table_name = ? and row_id between 1 and 999999999
         and json_valid(coalesce(after, before)) and coalesce(after, before) ->> '$.uuid' = ?
         and row_id not in (${alike(db, table)}) order by change_id desc limit 1`,
    )
    .pluck()
    .get(table, uuid);
}

function nextNumber(db: Db, table: Table): number {
  const highest = db
    .prepare<[], number | null>(`select max(id) from (${alike(db, table)}) t where not (${IS_BEYOND})`)
    .pluck()
    .get();
  return (highest ?? 0) + 1;
}

function keepFromUndo(db: Db, table: Table, uuid: string): void {
  db.prepare(
    `update changes set schema_version = ? where id in (select change_id from change_rows
       where table_name = ? and json_valid(coalesce(after, before)) and coalesce(after, before) ->> '$.uuid' = ?)`,
  ).run(BEFORE_REPAIR, table, uuid);
}
