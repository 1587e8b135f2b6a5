import Database from 'better-sqlite3';
import { committed, type Mark, type Recorded } from './commit.sql.ts';
import { withoutUnique } from './indexes.sql.ts';
import { notAsLeft, refuseOtherVersion, type Direction } from './not-taken-back.sql.ts';
import type { Db } from './open.sql.ts';
import { buryAgain, doAgain, isOwnMerge, part, putTombstone, takeBack } from './put-back.sql.ts';
import { readImages } from './row-images.sql.ts';
import type { Row, Table } from './tables.sql.ts';
import type { ChangeSummary } from './change-summary.ts';
import { telling, type ChangeRow } from './told-changes.sql.ts';
import { bringBackImport, takeOutImport, MOVED, type MovedRows } from './undone-import.sql.ts';
import { systemCode } from '../text/system-code.ts';

/**
 * Takes back the newest change that stands. Returns undefined when there is none left; throws UserError when it was
 * made under another schema version, whose rows would not fit.
 */
export function undo(db: Db, now: () => Date, how: Attempt = {}): UndoResult | undefined {
  return attempted(db, { ...how, verb: 'taken back' }, (change) => {
    const at = now().toISOString();
    const touched = countTouched(db, change.id);
    db.pragma('defer_foreign_keys = on');
    const moved: MovedRows[] = [];
    const parted: Row[] = [];
    for (const { table, rowId, before, after } of readImages(db, change.id, 'newest first')) {
      if (table === MOVED) {
        const ids = { changeId: change.id, importId: rowId };
        if (isImportOf(change, rowId)) moved.push(...takeOutImport(db, ids, at));
        else bringBackImport(db, ids, at);
      } else if (table === 'tombstones') {
        putTombstone(db, after, before);
        if (isOwnMerge(after, change.at)) parted.push(after);
      } else takeBack(db, { table, rowId, before, after }, at, change.at);
    }
    for (const each of parted) part(db, each, at);
    db.prepare('update changes set undone_at = ? where id = ?').run(at, change.id);
    return resultOf(db, { ...change, undone_at: stands(how) ? at : change.undone_at }, touched, moved);
  });
}

/** Does again what the last `undo` took back. Returns undefined when nothing was taken back since the last change. */
export function redo(db: Db, now: () => Date, how: Attempt = {}): UndoResult | undefined {
  return attempted(db, { ...how, verb: 'done again' }, (change) => {
    const at = now().toISOString();
    const touched = countTouched(db, change.id);
    db.pragma('defer_foreign_keys = on');
    const moved: MovedRows[] = [];
    for (const { table, rowId, before, after } of readImages(db, change.id, 'oldest first')) {
      if (table === MOVED) {
        const ids = { changeId: change.id, importId: rowId };
        if (isImportOf(change, rowId)) moved.push(...bringBackImport(db, ids, at));
        else takeOutImport(db, ids, at);
      } else if (table === 'tombstones') buryAgain(db, { before, after }, at, change.at);
      else doAgain(db, { table, rowId, before, after }, at, change.at);
    }
    db.prepare('update changes set undone_at = null where id = ?').run(change.id);
    return resultOf(db, { ...change, undone_at: stands(how) ? null : change.undone_at }, touched, moved);
  });
}

/** Whether it is to stand: it is done and taken back where it is only tried. */
interface Attempt {
  readonly keep?: boolean;
}

function stands({ keep = true }: Attempt): boolean {
  return keep;
}

/** The change as it stands now, which one that was only tried did not alter, with what it touches. */
function resultOf(
  db: Db,
  change: ChangeRow,
  touched: UndoResult['touched'],
  moved: readonly MovedRows[],
): UndoResult {
  return { summary: telling(db)(change), touched: withMoved(touched, moved) };
}

/**
 * Runs `work` on the next change in that direction; undefined where there is none. Where a merge let two rows have for a
 * moment what one alone may have, so do the steps back and forth.
 */
function attempted(
  db: Db,
  how: Attempt & { readonly verb: Direction },
  work: (change: ChangeRow) => UndoResult,
): UndoResult | undefined {
  const told: { summary: string } = { summary: '' };
  const step = () => {
    const change =
      how.verb === 'taken back'
        ? findChange(db, 'undone_at is null', 'desc')
        : findChange(db, 'undone_at is not null', 'asc');
    if (change === undefined) return undefined;
    told.summary = change.summary;
    refuseOtherVersion(db, change, how.verb);
    return work(change);
  };
  try {
    try {
      return inTransaction(db, how, step);
    } catch (error) {
      if (!isNotUnique(error)) throw error;
      return inTransaction(db, how, () => withoutUnique(db, step));
    }
  } catch (error) {
    throw notAsLeft(error, told.summary, how.verb);
  }
}

function isNotUnique(error: unknown): boolean {
  return systemCode(error) === 'SQLITE_CONSTRAINT_UNIQUE';
}

type Step = () => UndoResult | undefined;

function inTransaction(
  db: Db,
  { keep = true, verb }: Attempt & { readonly verb: Direction },
  work: Step,
): ReturnType<Step> {
  if (keep) return committed(db, work, (result) => markOfStep(result, verb));
  let done: ReturnType<Step>;
  let lost: readonly string[];
  db.exec('begin immediate');
  try {
    done = work();
    lost = lostParents(db);
  } finally {
    if (db.inTransaction) db.exec('rollback');
  }
  refuseLost(db, lost);
  return done;
}

function markOfStep(result: UndoResult | undefined, verb: Direction): Mark {
  return {
    isThere: (db) =>
      db
        .prepare<[number | undefined], 0 | 1>('select undone_at is not null from changes where id = ?')
        .pluck()
        .get(result?.summary.id) === (verb === 'taken back' ? 1 : 0),
    recorded: recordedStep(result, verb),
  };
}

/** What such a step has written for good. */
export function recordedStep(result: UndoResult | undefined, verb: Direction): Recorded {
  const [did, back] = verb === 'taken back' ? ['took back', 'refnet redo'] : ['did again', 'refnet undo'];
  return { did: `${did}: ${result?.summary.summary ?? 'nothing'}`, back };
}

/** Throws what keeping it would: SQLite looks for rows without what they belong to when a change is to stand, and not before. */
function refuseLost(db: Db, lost: readonly string[]): void {
  const before = lost.length === 0 ? lost : lostParents(db);
  const first = lost.find((each) => !before.includes(each));
  if (first === undefined) return;
  throw new Database.SqliteError(`lost its parent: ${first}`, 'SQLITE_CONSTRAINT_FOREIGNKEY');
}

function lostParents(db: Db): string[] {
  const rows = db.prepare<[], string>(
    `select "table" || ' ' || rowid || ' ' || parent from pragma_foreign_key_check`,
  );
  return rows.pluck().all();
}

/** What an `undo` or `redo` did: the change it was, and the rows it added, changed or removed, per table. */
export interface UndoResult {
  summary: ChangeSummary;
  touched: { table: Table; added: number; changed: number; removed: number }[];
}

function findChange(db: Db, where: string, order: 'asc' | 'desc'): ChangeRow | undefined {
  return db.prepare<[], ChangeRow>(`select * from changes where ${where} order by id ${order} limit 1`).get();
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

/** Whether an import whose rows came or went is what the change did; else it is one that the change replaced. */
function isImportOf(change: ChangeRow, importId: number): boolean {
  return change.import_id === importId;
}

/** With the rows that an import wrote in bulk, which are all new. */
function withMoved(touched: UndoResult['touched'], moved: readonly MovedRows[]): UndoResult['touched'] {
  const all = new Map(touched.map((each) => [each.table, each]));
  for (const { table, rows } of moved.filter((each) => each.rows > 0)) {
    const { added, changed, removed } = all.get(table) ?? { added: 0, changed: 0, removed: 0 };
    all.set(table, { table, added: added + rows, changed, removed });
  }
  return [...all.values()];
}
