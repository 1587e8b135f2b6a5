import type { Day } from '../calendar/day.ts';
import { cellsOf, type AnyKind, type Identity, type Kind } from '../kinds/kind.ts';
import { lazily } from '../text/lazily.ts';
import { committed, type Mark, type Recorded } from './commit.sql.ts';
import { SCHEMA_VERSION } from './current.sql.ts';
import { hasLargeAmount } from './large-amounts.ts';
import type { Db } from './open.sql.ts';
import { readRecord } from './rows.sql.ts';
import { tablesOf, type Row, type Series, type SqlValue, type Table } from './tables.sql.ts';
import { newUuid } from './uuid.sql.ts';

/** A row that a change is about is not there. */
export class NoRow extends Error {
  constructor(table: Table, id: SqlValue | undefined) {
    super(`no row ${String(id)} in ${table}`);
  }
}

const tooMuch = lazily(() => import('./too-much.sql.ts'));

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
  /** To be told of each row written past these methods, in bulk: amounts are looked at when the change ends. */
  readonly wrote: (row: Row) => void;
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
  /** False for what a question leaves behind: what was taken back before can be done again all the same. */
  endsRedo?: boolean;
  /** Called when the change is committed, unless it wrote nothing. */
  written?: (recorded: Recorded) => void;
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
  const attempt = () => {
    const outcome = changed(db, options, work);
    if (options.keep === false || !outcome.wrote) throw new TakenBack(outcome.result);
    return outcome;
  };
  try {
    const { result, mark } = committed(db, attempt, (outcome) => outcome.mark);
    options.written?.(mark.recorded);
    return result;
  } catch (error) {
    if (error instanceof TakenBack) return error.result as T;
    throw error;
  }
}

/** Carries the result of a change that is only tried, or wrote nothing, out of its transaction, which it rolls back. */
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
): { result: T; wrote: boolean; mark: Mark } {
  const at = options.now().toISOString();
  const id = Number(
    db
      .prepare('insert into changes (at, command, summary, schema_version) values (?, ?, ?, ?)')
      .run(at, options.command, '', SCHEMA_VERSION).lastInsertRowid,
  );
  // The engine has rounded it: rows of the change would be written down under another.
  if (!Number.isSafeInteger(id))
    throw Object.assign(new Error('no number is left'), { code: 'NUMBERS_USED_UP' });
  let isLarge = false;
  const wrote = (row: Row) => (isLarge ||= hasLargeAmount(row));
  const { result, summary, importId } = work(journaling(db, { id, at, today: options.today, wrote }));
  if (isLarge) tooMuch().refuseTooMuch(db);
  const mark: Mark = {
    isThere: (file) =>
      file.prepare('select 1 from changes where id = ? and at = ?').get(id, at) !== undefined,
    recorded: { did: summary, back: 'refnet undo' },
  };
  if (importId === undefined && !hasRows(db, id)) return { result, wrote: false, mark };
  db.prepare('update changes set summary = ?, import_id = ? where id = ?').run(summary, importId ?? null, id);
  if (options.endsRedo !== false) db.prepare('delete from changes where undone_at is not null').run();
  return { result, wrote: true, mark };
}

function hasRows(db: Db, changeId: number): boolean {
  return db.prepare('select 1 from change_rows where change_id = ? limit 1').get(changeId) !== undefined;
}

type OwnOfChange = Pick<Change, 'id' | 'at' | 'today' | 'wrote'>;

/** A change that checks what is saved by its kind, and journals every row. */
function journaling(db: Db, own: OwnOfChange): Change {
  const { today } = own;
  const rows = journaledRows(db, own);
  return {
    ...own,
    db,
    insert(of: Table | PlainlySaved, facts: object) {
      if (typeof of === 'string') return rows.add(of, facts as Row);
      refuseSavedApart(of);
      of.check?.(facts, today);
      return rows.add(of.table, cellsOf(of, facts));
    },
    update(of: Table | PlainlySaved, rowId: number, facts: object) {
      if (typeof of === 'string') return rows.change(of, rowId, facts as Row);
      refuseSavedApart(of);
      const before = readRecord(db, of, rowId, { today });
      of.check?.({ ...before, ...facts }, today);
      return rows.change(of.table, rowId, cellsOf(of, facts));
    },
    remove(of, rowId) {
      rows.remove(typeof of === 'string' ? of : of.table, rowId);
    },
  };
}

/** Writes rows and notes each as it was and as it is, with what hangs on it; `change` tells whether anything differs. */
function journaledRows(db: Db, { id: changeId, at, wrote }: OwnOfChange) {
  const tables = tablesOf(db);
  const note = (table: Table, rowId: number, before: Row | null, after: Row | null) => {
    db.prepare(
      'insert into change_rows (change_id, table_name, row_id, before, after) values (?, ?, ?, ?, ?)',
    ).run(changeId, table, rowId, image(before), image(after));
  };
  const addRow = (table: Table, row: Row): number => {
    const full = { ...row };
    const series = tables.seriesOf(table);
    if (series !== undefined) full['id'] ??= takeNumber(db, series);
    if (tables.isIdentified(table)) {
      full['uuid'] ??= newUuid(db);
      full['created_at'] = at;
      full['updated_at'] = at;
    }
    const rowId = insertRow(db, table, full);
    wrote(full);
    note(table, rowId, null, readRow(db, table, rowId));
    touchOwner(table, full);
    return rowId;
  };
  const changeRow = (table: Table, rowId: number, values: Row): boolean => {
    const before = readRow(db, table, rowId);
    if (Object.entries(values).every(([column, value]) => before[column] === value)) return false;
    const all: Row = tables.isIdentified(table) ? { ...values, updated_at: at } : values;
    updateRow(db, table, rowId, all);
    wrote(all);
    note(table, rowId, before, { ...before, ...all });
    touchOwner(table, { ...before, ...all });
    return true;
  };
  // Whoever merges this file with another compares the rows that have a uuid, and takes what belongs to each with it.
  const touchOwner = (table: Table, row: Row): void => {
    const [owner, column] = tables.ownerOf(table) ?? [];
    if (owner !== undefined && column !== undefined)
      changeRow(owner, Number(row[column]), { updated_at: at });
  };
  const removeRow = (table: Table, rowId: number): Row => {
    for (const [child, column] of tables.dependents(table)) {
      for (const childId of idsWhere(db, child, column, rowId)) removeRow(child, childId);
    }
    for (const [other, column] of tables.looseReferences(table)) {
      for (const otherId of idsWhere(db, other, column, rowId)) changeRow(other, otherId, { [column]: null });
    }
    const before = readRow(db, table, rowId);
    deleteRow(db, table, before, at);
    note(table, rowId, before, null);
    return before;
  };
  return {
    add: addRow,
    change: changeRow,
    remove: (table: Table, rowId: number) => touchOwner(table, removeRow(table, rowId)),
  };
}

/** A kind whose drafts are any object: which facts it has is what the compiler saw where the kind is named. */
type PlainlySaved = Kind<object, object & Identity>;

function refuseSavedApart({ savedApart, noun }: PlainlySaved): void {
  if (savedApart) throw new Error(`a ${noun} is more than its row: save it with what its room exports`);
}

/** Writes a row as it is, which ends the tombstone it may have left. Returns its id. */
export function insertRow(db: Db, table: Table, row: Row): number {
  const columns = Object.keys(row);
  const sql = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
  const { lastInsertRowid } = db.prepare(sql).run(...Object.values(row));
  if (tablesOf(db).isIdentified(table)) {
    db.prepare('delete from tombstones where uuid = ?').run(row['uuid']);
  }
  return Number(lastInsertRowid);
}

/** Writes the columns named. Throws where there is no such row. */
export function updateRow(db: Db, table: Table, id: number, values: Row): void {
  const assignments = Object.keys(values).map((column) => `${column} = ?`);
  const result = db
    .prepare(`update ${table} set ${assignments.join(', ')} where id = ?`)
    .run(...Object.values(values), id);
  if (result.changes !== 1) throw new NoRow(table, id);
}

/** Deletes a row, leaving a tombstone where it is known beyond this file. Throws where there is no such row. */
export function deleteRow(db: Db, table: Table, row: Row, at: string): void {
  const result = db.prepare(`delete from ${table} where id = ?`).run(row['id']);
  if (result.changes !== 1) throw new NoRow(table, row['id']);
  if (tablesOf(db).isIdentified(table)) {
    db.prepare('insert or replace into tombstones (uuid, kind, deleted_at) values (?, ?, ?)').run(
      row['uuid'],
      table,
      at,
    );
  }
}

function readRow(db: Db, table: Table, id: number): Row {
  const row = db.prepare<[number], Row>(`select * from ${table} where id = ?`).get(id);
  if (row === undefined) throw new NoRow(table, id);
  return row;
}

function idsWhere(db: Db, table: Table, column: string, value: number): number[] {
  return db.prepare<[number], number>(`select id from ${table} where ${column} = ?`).pluck().all(value);
}

/** The next number of a series, never given out again even when its row is taken back. */
export function takeNumber(db: Db, series: Series, howMany = 1): number {
  const last = db
    .prepare<[number, string], SqlValue>('update counters set last = last + ? where name = ? returning last')
    .pluck()
    .get(howMany, series);
  return Number(last) - howMany + 1;
}

function image(row: Row | null): string | null {
  return row === null ? null : JSON.stringify(row);
}
