import { buildIndexes, dropIndexes } from './indexes.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { tablesOf, type Table } from './tables.sql.ts';

/**
 * The tables an import fills without journaling each row, parents first. Its rows are kept when it is taken back, and
 * only then: a large file is never there twice.
 */
const IMPORTED: readonly { table: Table; where: string }[] = [
  { table: 'imports', where: 'id = :import' },
  { table: 'import_files', where: 'import_id = :import' },
  { table: 'partners', where: 'import_id = :import' },
  ...['stage_events', 'contact_points', 'aliases', 'tags'].map((table) => ({
    table,
    where: belongingTo('partners', 'partner_id'),
  })),
  { table: 'referrals', where: 'import_id = :import' },
  { table: 'status_events', where: belongingTo('referrals', 'referral_id') },
  { table: 'import_identities', where: 'import_id = :import' },
];

/** Of these there are as many as the file has rows. */
const LARGE: readonly Table[] = ['referrals', 'status_events', 'import_identities'];

function belongingTo(parent: Table, column: string): string {
  return `exists (select 1 from ${parent} p where p.id = ${column} and p.import_id = :import)`;
}

/** What stands in the journal for a table where rows of an import came or went in bulk; the row is the import. */
export const MOVED: Table = 'undone_tables';

/**
 * Keeps in the journal that from here on rows of an import come in bulk, or that they are about to go: each step of a
 * change is taken back and done again in its place among the others, as a row may be in an import before a step and not
 * after it.
 */
export function noteMoved(db: Db, { changeId, importId }: ImportOfChange): void {
  db.prepare('insert into change_rows (change_id, table_name, row_id) values (?, ?, ?)').run(
    changeId,
    MOVED,
    importId,
  );
}

/** How many rows of a table an import took out, or brought back. */
export interface MovedRows {
  readonly table: Table;
  readonly rows: number;
}

/** An import, and the change that keeps its rows while they are not in their tables. */
export interface ImportOfChange {
  readonly changeId: number;
  readonly importId: number;
}

/**
 * Takes the rows of an import out of their tables and keeps them, so that the very same can be brought back. Returns how
 * many, per table.
 */
export function takeOutImport(db: Db, ids: ImportOfChange, at: string): MovedRows[] {
  const count = (sql: string) =>
    Number(db.prepare<[{ import: number }]>(sql).pluck().get({ import: ids.importId }));
  const going = count('select count(*) from referrals where import_id = :import');
  const staying = count('select count(*) from referrals where import_id is not :import');
  // What is deleted looks the steps of each referral up.
  const isMost = going > staying;
  const indexes = isMost
    ? dropIndexes(
        db,
        LARGE.filter((table) => table !== 'status_events'),
      )
    : [];
  const moved = IMPORTED.toReversed().map(({ table, where }) => {
    const rows = takeOut(db, table, where, ids, at);
    if (table === 'referrals') buildIndexes(db, indexes);
    return { table, rows };
  });
  return moved.toReversed();
}

/**
 * Puts the rows that were kept of an import back into their tables, as changed at that instant: another copy of the
 * network may know them as removed by now. Returns how many, per table.
 */
export function bringBackImport(db: Db, ids: ImportOfChange, at: string): MovedRows[] {
  const present = Number(db.prepare('select count(*) from referrals').pluck().get());
  const coming = spanOf(db, keptAs(db, 'referrals', ids)).rows;
  const indexes = coming > present ? dropIndexes(db, LARGE) : [];
  const moved = IMPORTED.map(({ table }) => ({ table, rows: bringBack(db, table, ids, at) }));
  buildIndexes(db, indexes);
  return moved;
}

/** How many rows are moved at a time: the room that some leave is taken by the next. */
const ROWS_AT_ONCE = 500;

function takeOut(
  db: Db,
  table: Table,
  where: string,
  { changeId, importId }: ImportOfChange,
  at: string,
): number {
  const { first, last, rows } = span(db, `select id from ${table} where ${where}`, { import: importId });
  if (rows === 0) return 0;
  const columns = columnsOf(db, table);
  const kept = Number(
    db
      .prepare('insert into undone_tables (change_id, import_id, table_name) values (?, ?, ?)')
      .run(changeId, importId, table).lastInsertRowid,
  );
  const some = `${where} and id between :from and :to`;
  const bury = `insert or replace into tombstones (uuid, kind, deleted_at)
    select uuid, '${table}', :at from ${table} where ${some} order by uuid`;
  const moves = [
    `insert into undone_rows (table_id, ${places(columns)})
      select :kept, ${columns.join(', ')} from ${table} where ${some} order by id`,
    ...(tablesOf(db).isIdentified(table) ? [bury] : []),
    `delete from ${table} where ${some}`,
  ];
  inRuns(db, moves, { first, last }, { kept, import: importId, at });
  return rows;
}

function bringBack(db: Db, table: Table, ids: ImportOfChange, at: string): number {
  const kept = keptAs(db, table, ids);
  const { first, last, rows } = spanOf(db, kept);
  if (rows === 0) return 0;
  const columns = columnsOf(db, table);
  const isKnown = tablesOf(db).isIdentified(table);
  const back = columns.map((column, index) => (column === '"updated_at"' ? ':at' : `v${index + 1}`));
  const some = 'table_id = :kept and id between :from and :to';
  const unbury = `delete from tombstones where uuid in
    (select v${columns.indexOf('"uuid"') + 1} from undone_rows where ${some})`;
  const moves = [
    `insert into ${table} (${columns.join(', ')})
      select ${back.join(', ')} from undone_rows where ${some} order by id`,
    ...(isKnown ? [unbury] : []),
    `delete from undone_rows where ${some}`,
  ];
  inRuns(db, moves, { first, last }, isKnown ? { kept, at } : { kept });
  db.prepare('delete from undone_tables where id = ?').run(kept);
  return rows;
}

/** Runs these statements for some rows after the other, from the first to the last. */
function inRuns(
  db: Db,
  statements: readonly string[],
  { first, last }: Pick<Span, 'first' | 'last'>,
  bound: Readonly<Record<string, string | number>>,
): void {
  const prepared = statements.map((sql) => db.prepare(sql));
  for (let from = first; from <= last; from += ROWS_AT_ONCE) {
    for (const statement of prepared) statement.run({ ...bound, from, to: from + ROWS_AT_ONCE - 1 });
  }
}

interface Span {
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

/** The numbers of these rows, from the first to the last, and how many there are; `last` is below `first` for none. */
function span(db: Db, ids: string, bound: Readonly<Record<string, number>>): Span {
  return (
    db
      .prepare<[Readonly<Record<string, number>>], Span>(
        `select coalesce(min(id), 1) as first, coalesce(max(id), 0) as last, count(*) as rows from (${ids})`,
      )
      .get(bound) ?? { first: 1, last: 0, rows: 0 }
  );
}

/** As what the rows of a table are kept; 0 where there are none. */
function keptAs(db: Db, table: Table, { changeId, importId }: ImportOfChange): number {
  return (
    db
      .prepare<[number, number, string], number>(
        'select id from undone_tables where change_id = ? and import_id = ? and table_name = ?',
      )
      .pluck()
      .get(changeId, importId, table) ?? 0
  );
}

function spanOf(db: Db, kept: number): Span {
  return span(db, 'select id from undone_rows where table_id = :kept', { kept });
}

/** Kept values by the place of their column: `v1, v2, v3`. */
function places(columns: readonly string[]): string {
  return columns.map((_, at) => `v${at + 1}`).join(', ');
}

/** The columns of a table in their order; `id` is the first. */
function columnsOf(db: Db, table: Table): string[] {
  const columns = db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
  return columns.map((column) => `"${column}"`);
}

/** What a partner of an import that was taken back was called. */
export function undonePartnerName(db: Db): (id: number) => string | undefined {
  const name = `v${columnsOf(db, 'partners').indexOf('"name"') + 1}`;
  const select = db
    .prepare<[number], string>(
      `select ${name} from undone_rows
       where table_id in (select id from undone_tables where table_name = 'partners') and v1 = ?`,
    )
    .pluck();
  return (id) => select.get(id);
}
