import type { Day } from '../calendar/day.ts';
import { cellsOf, type AnyKind, type Identity, type Kind } from '../kinds/kind.ts';
import { UserError } from '../text/errors.ts';
import { SCHEMA_VERSION } from './current.sql.ts';
import type { Db } from './open.sql.ts';
import { readRecord } from './rows.sql.ts';
import {
  DEPENDENTS,
  IDENTIFIED,
  LOOSE_REFERENCES,
  NUMBERED,
  TABLES,
  type Row,
  type SqlValue,
  type Table,
} from './tables.sql.ts';
import { newUuid } from './uuid.sql.ts';

/**
 * One change that a person can take back. Every write of the program goes through these methods, which keep the rows
 * before and after; it lives only inside `recordChange`.
 */
export interface Change {
  readonly db: Db;
  /** The instant of the change (UTC, ISO 8601), for `created_at` and `updated_at`. */
  readonly at: string;
  readonly id: number;
  /** The day of the change, for the checks of the kinds. */
  readonly today: Day;
  /** Adds a record of a kind, once its kind allows it. Returns its number. */
  insert<D extends object, R extends D & Identity>(of: Kind<D, R>, draft: D): number;
  /** Inserts a row, filling in its number, uuid and instants. Returns its id. */
  insert(table: Table, row: Row): number;
  /** Changes the facts named, once the kind allows it. Returns whether any differed. */
  update<D extends object, R extends D & Identity>(of: Kind<D, R>, id: number, facts: Partial<D>): boolean;
  /** Changes the columns named; a row that already holds these values is left as it is. Returns whether it changed. */
  update(table: Table, id: number, values: Row): boolean;
  /** Removes a row, or a record of a kind, and everything that belongs to it. */
  remove(of: Table | Pick<AnyKind, 'table'>, id: number): void;
}

export interface ChangeOptions {
  /** The command that makes the change, for `history`. */
  command: string;
  now: () => Date;
  today: Day;
  /** False for a change that is only tried: all of it is taken back before this returns. */
  keep?: boolean;
  /** Called when the change is committed, unless it wrote nothing. */
  written?: () => void;
}

/** What a change did, for `history`, `undo` and `redo`. Names numbers, never clients. */
export interface ChangeSummary {
  id: number;
  at: string;
  command: string;
  summary: string;
  /** The summary with the partners' names beside their numbers, for the screen. */
  named: string;
  undone: boolean;
}

/**
 * Runs `work` in one immediate transaction and journals what it writes. `work` returns its result and a summary that
 * names numbers, never clients. A change that wrote nothing leaves no trace; any other ends what could be redone. One
 * that is not to be kept is the same, rolled back: that is how a dry run and the summary before writing know what would
 * be written.
 */
export function recordChange<T>(
  db: Db,
  options: ChangeOptions,
  work: (change: Change) => { result: T; summary: string; importId?: number | undefined },
): T {
  const attempt = db.transaction(() => {
    const outcome = changed(db, options, work);
    if (options.keep === false) throw new TakenBack(outcome.result);
    return outcome;
  });
  try {
    const { result, wrote } = attempt.immediate();
    if (wrote) options.written?.();
    return result;
  } catch (error) {
    if (error instanceof TakenBack) return error.result as T;
    throw error;
  }
}

/** Carries the result of a change that is only tried out of its transaction, which it rolls back. */
class TakenBack extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('taken back');
    this.result = result;
  }
}

function changed<T>(
  db: Db,
  options: ChangeOptions,
  work: (change: Change) => { result: T; summary: string; importId?: number | undefined },
): { result: T; wrote: boolean } {
  const at = options.now().toISOString();
  const id = Number(
    db
      .prepare('insert into changes (at, command, summary, schema_version) values (?, ?, ?, ?)')
      .run(at, options.command, '', SCHEMA_VERSION).lastInsertRowid,
  );
  const { result, summary, importId } = work(journaling(db, { id, at, today: options.today }));
  if (importId === undefined && !hasRows(db, id)) {
    db.prepare('delete from changes where id = ?').run(id);
    return { result, wrote: false };
  }
  db.prepare('update changes set summary = ?, import_id = ? where id = ?').run(summary, importId ?? null, id);
  db.prepare('delete from changes where undone_at is not null').run();
  return { result, wrote: true };
}

function hasRows(db: Db, changeId: number): boolean {
  return db.prepare('select 1 from change_rows where change_id = ? limit 1').get(changeId) !== undefined;
}

function journaling(db: Db, own: Pick<Change, 'id' | 'at' | 'today'>): Change {
  const { id: changeId, at, today } = own;
  const note = (table: Table, rowId: number, before: Row | null, after: Row | null) => {
    db.prepare(
      'insert into change_rows (change_id, table_name, row_id, before, after) values (?, ?, ?, ?, ?)',
    ).run(changeId, table, rowId, image(before), image(after));
  };
  const addRow = (table: Table, row: Row): number => {
    const full = { ...row };
    if (NUMBERED.includes(table)) full['id'] ??= takeNumber(db, 'record');
    if (table === 'partners') full['id'] ??= takeNumber(db, 'partner');
    if (IDENTIFIED.includes(table)) {
      full['uuid'] ??= newUuid(db);
      full['created_at'] = at;
      full['updated_at'] = at;
    }
    const rowId = insertRow(db, table, full);
    note(table, rowId, null, readRow(db, table, rowId));
    return rowId;
  };
  const changeRow = (table: Table, rowId: number, values: Row): boolean => {
    const before = readRow(db, table, rowId);
    if (Object.entries(values).every(([column, value]) => before[column] === value)) return false;
    const all: Row = IDENTIFIED.includes(table) ? { ...values, updated_at: at } : values;
    updateRow(db, table, rowId, all);
    note(table, rowId, before, { ...before, ...all });
    return true;
  };
  const removeRow = (table: Table, rowId: number): void => {
    for (const [child, column] of DEPENDENTS[table] ?? []) {
      for (const childId of idsWhere(db, child, column, rowId)) removeRow(child, childId);
    }
    for (const [other, column] of LOOSE_REFERENCES[table] ?? []) {
      for (const otherId of idsWhere(db, other, column, rowId)) changeRow(other, otherId, { [column]: null });
    }
    const before = readRow(db, table, rowId);
    deleteRow(db, table, before, at);
    note(table, rowId, before, null);
  };
  return {
    ...own,
    db,
    insert(of: Table | PlainlySaved, facts: object) {
      if (typeof of === 'string') return addRow(of, facts as Row);
      refuseSavedApart(of);
      of.check?.(facts, today);
      return addRow(tableOf(of), cellsOf(of, facts));
    },
    update(of: Table | PlainlySaved, rowId: number, facts: object) {
      if (typeof of === 'string') return changeRow(of, rowId, facts as Row);
      refuseSavedApart(of);
      const before = readRecord(db, of, rowId);
      of.check?.({ ...before, ...facts }, today);
      return changeRow(tableOf(of), rowId, cellsOf(of, facts));
    },
    remove: (of, rowId) => removeRow(typeof of === 'string' ? of : tableOf(of), rowId),
  };
}

/** A kind whose drafts are any object: which facts it has is what the compiler saw where the kind is named. */
type PlainlySaved = Kind<object, object & Identity>;

function refuseSavedApart({ savedApart, noun }: PlainlySaved): void {
  if (savedApart) throw new Error(`a ${noun} is more than its row: save it with what its room exports`);
}

function tableOf({ table }: Pick<AnyKind, 'table'>): Table {
  const known = TABLES.find((each) => each === table);
  if (known === undefined) throw new Error(`there is no table ${table}`);
  return known;
}

/**
 * Takes back the newest change that stands. Returns undefined when there is none left; throws UserError when it was
 * made under another schema version, whose rows would not fit.
 */
export function undo(db: Db, now: () => Date): UndoResult | undefined {
  return db
    .transaction(() => {
      const change = findChange(db, 'undone_at is null', 'desc');
      if (change === undefined) return undefined;
      refuseOtherVersion(change, 'taken back');
      const at = now().toISOString();
      if (change.import_id !== null) keepImagesOfImport(db, change.id, change.import_id);
      const touched = countTouched(db, change.id);
      db.pragma('defer_foreign_keys = on');
      for (const { table, rowId, before, after } of readImages(db, change.id, 'newest first')) {
        putRow(db, table, rowId, after, before, at);
      }
      db.prepare('update changes set undone_at = ? where id = ?').run(at, change.id);
      return { summary: summaryOf(db, change), touched };
    })
    .immediate();
}

/** Does again what the last `undo` took back. Returns undefined when nothing was taken back since the last change. */
export function redo(db: Db, now: () => Date): UndoResult | undefined {
  return db
    .transaction(() => {
      const change = findChange(db, 'undone_at is not null', 'asc');
      if (change === undefined) return undefined;
      refuseOtherVersion(change, 'done again');
      const touched = countTouched(db, change.id);
      db.pragma('defer_foreign_keys = on');
      for (const { table, rowId, before, after } of readImages(db, change.id, 'oldest first')) {
        putRow(db, table, rowId, before, after, now().toISOString());
      }
      if (change.import_id !== null) {
        dropImagesOfImport(db, change.id, change.import_id);
      }
      db.prepare('update changes set undone_at = null where id = ?').run(change.id);
      return { summary: summaryOf(db, change), touched };
    })
    .immediate();
}

/** What an `undo` or `redo` did: the change it was, and the rows it added, changed or removed, per table. */
export interface UndoResult {
  summary: ChangeSummary;
  touched: { table: Table; added: number; changed: number; removed: number }[];
}

/** The newest changes first, those taken back included; all without a limit. */
export function listChanges(db: Db, limit?: number): ChangeSummary[] {
  return db
    .prepare<[number], ChangeRow>('select * from changes order by id desc limit ?')
    .all(limit ?? -1)
    .map((change) => summaryOf(db, change));
}

interface ChangeRow {
  id: number;
  at: string;
  command: string;
  summary: string;
  schema_version: number;
  import_id: number | null;
  undone_at: string | null;
}

interface RowImages {
  table: Table;
  rowId: number;
  before: Row | null;
  after: Row | null;
}

function findChange(db: Db, where: string, order: 'asc' | 'desc'): ChangeRow | undefined {
  return db.prepare<[], ChangeRow>(`select * from changes where ${where} order by id ${order} limit 1`).get();
}

function refuseOtherVersion(change: ChangeRow, verb: string): void {
  if (change.schema_version === SCHEMA_VERSION) return;
  throw new UserError(
    `the change "${change.summary}" was made by an older refnet and cannot be ${verb} any more`,
    { hints: ['correct it by hand: refnet edit or refnet remove'] },
  );
}

function summaryOf(db: Db, change: ChangeRow): ChangeSummary {
  const { id, at, command, summary } = change;
  const named = summary.replaceAll(/\bp(\d+)\b/g, (number, digits) => {
    const name = partnerName(db, id, Number(digits));
    return name === undefined ? number : `${number} (${name})`;
  });
  return { id, at, command, summary, named, undone: change.undone_at !== null };
}

/** What a partner is called, or was when this change added or removed them. */
function partnerName(db: Db, changeId: number, id: number): string | undefined {
  return db
    .prepare<{ change: number; id: number }, string>(
      `select name from partners where id = :id
       union all
       select json_extract(coalesce(after, before), '$.name') from change_rows
       where change_id = :change and table_name = 'partners' and row_id = :id
       limit 1`,
    )
    .pluck()
    .get({ change: changeId, id });
}

/** How many images are held at a time: an import may have left millions. */
const IMAGES_AT_ONCE = 1000;

function* readImages(
  db: Db,
  changeId: number,
  order: 'oldest first' | 'newest first',
): Generator<RowImages, void, undefined> {
  const [beyond, direction] = order === 'oldest first' ? (['>', 'asc'] as const) : (['<', 'desc'] as const);
  const page = db.prepare<[number, number], ImageRow>(
    `select id, table_name, row_id, before, after from change_rows
     where change_id = ? and id ${beyond} ? order by id ${direction} limit ${IMAGES_AT_ONCE}`,
  );
  let last = order === 'oldest first' ? 0 : Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = page.all(changeId, last);
    for (const row of rows) {
      last = row.id;
      yield {
        table: row.table_name,
        rowId: row.row_id,
        before: fromImage(row.before),
        after: fromImage(row.after),
      };
    }
    if (rows.length < IMAGES_AT_ONCE) return;
  }
}

interface ImageRow {
  id: number;
  table_name: Table;
  row_id: number;
  before: string | null;
  after: string | null;
}

/** Rows per table by what became of each in the end, however often the change touched it. */
function countTouched(db: Db, changeId: number): UndoResult['touched'] {
  return db
    .prepare<[number], UndoResult['touched'][number]>(
      `with touched as (
         select table_name, min(id) as first, max(id) as last
         from change_rows where change_id = ? group by table_name, row_id)
       select touched.table_name as "table",
         sum(f.before is null) as added,
         sum(f.before is not null and l.after is not null) as changed,
         sum(l.after is null) as removed
       from touched join change_rows f on f.id = first join change_rows l on l.id = last
       where f.before is not null or l.after is not null
       group by touched.table_name order by min(first)`,
    )
    .all(changeId);
}

/**
 * The tables an import fills without journaling each row, parents first. The images are taken when the import is taken
 * back, so that a large file is not kept twice for as long as it stands.
 */
const IMPORTED: readonly { table: Table; where: string }[] = [
  { table: 'imports', where: 'id = :import' },
  { table: 'partners', where: 'import_id = :import' },
  {
    table: 'stage_events',
    where: 'partner_id in (select id from partners where import_id = :import)',
  },
  { table: 'referrals', where: 'import_id = :import' },
  {
    table: 'status_events',
    where: 'referral_id in (select id from referrals where import_id = :import)',
  },
  { table: 'import_identities', where: 'import_id = :import' },
];

function keepImagesOfImport(db: Db, changeId: number, importId: number): void {
  for (const { table, where } of IMPORTED) {
    const pairs = columnsOf(db, table).map((column) => `'${column}', "${column}"`);
    db.prepare(
      `insert into change_rows (change_id, table_name, row_id, before, after)
       select :change, '${table}', id, null, json_object(${pairs.join(', ')}) from ${table} where ${where}`,
    ).run({ change: changeId, import: importId });
  }
}

/** Leaves the images of rows that the import changed or added to beside its own, which are journaled one by one. */
function dropImagesOfImport(db: Db, changeId: number, importId: number): void {
  for (const { table, where } of IMPORTED) {
    db.prepare(
      `delete from change_rows where change_id = :change and before is null and table_name = '${table}'
       and row_id in (select id from ${table} where ${where})`,
    ).run({ change: changeId, import: importId });
  }
}

/** Turns the row from one image into the other: inserts, updates or deletes it. */
function putRow(db: Db, table: Table, id: number, from: Row | null, to: Row | null, at: string): void {
  if (to === null) deleteRow(db, table, from ?? { id }, at);
  else if (from === null) insertRow(db, table, to);
  else updateRow(db, table, id, to);
}

function insertRow(db: Db, table: Table, row: Row): number {
  const columns = Object.keys(row);
  const sql = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
  const { lastInsertRowid } = db.prepare(sql).run(...Object.values(row));
  if (IDENTIFIED.includes(table)) {
    db.prepare('delete from tombstones where uuid = ?').run(row['uuid']);
  }
  return Number(lastInsertRowid);
}

function updateRow(db: Db, table: Table, id: number, values: Row): void {
  const assignments = Object.keys(values).map((column) => `${column} = ?`);
  const result = db
    .prepare(`update ${table} set ${assignments.join(', ')} where id = ?`)
    .run(...Object.values(values), id);
  if (result.changes !== 1) throw new Error(`no row ${id} in ${table}`);
}

function deleteRow(db: Db, table: Table, row: Row, at: string): void {
  const result = db.prepare(`delete from ${table} where id = ?`).run(row['id']);
  if (result.changes !== 1) throw new Error(`no row ${String(row['id'])} in ${table}`);
  if (IDENTIFIED.includes(table)) {
    db.prepare('insert or replace into tombstones (uuid, kind, deleted_at) values (?, ?, ?)').run(
      row['uuid'],
      table,
      at,
    );
  }
}

function readRow(db: Db, table: Table, id: number): Row {
  const row = db.prepare<[number], Row>(`select * from ${table} where id = ?`).get(id);
  if (row === undefined) throw new Error(`no row ${id} in ${table}`);
  return row;
}

function idsWhere(db: Db, table: Table, column: string, value: number): number[] {
  return db.prepare<[number], number>(`select id from ${table} where ${column} = ?`).pluck().all(value);
}

function columnsOf(db: Db, table: Table): string[] {
  return db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
}

/** The next number of a series, never given out again even when its row is taken back. */
export function takeNumber(db: Db, series: 'partner' | 'record', howMany = 1): number {
  const last = db
    .prepare<[number, string], SqlValue>('update counters set last = last + ? where name = ? returning last')
    .pluck()
    .get(howMany, series);
  return Number(last) - howMany + 1;
}

function image(row: Row | null): string | null {
  return row === null ? null : JSON.stringify(row);
}

function fromImage(text: string | null): Row | null {
  if (text === null) return null;
  const row: Row = JSON.parse(text);
  return row;
}
