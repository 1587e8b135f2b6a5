import * as z from 'zod/mini';
import { list } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { SCHEMA_VERSION } from './current.sql.ts';
import { withoutUnique } from './indexes.sql.ts';
import { deleteRow, insertRow, updateRow } from './journal.sql.ts';
import type { Db } from './open.sql.ts';
import { tablesOf, type Row, type Table } from './tables.sql.ts';
import {
  bringBackImport,
  takeOutImport,
  MOVED,
  undonePartnerName,
  type MovedRows,
} from './undone-import.sql.ts';

/** What a change did, for `history`, `undo` and `redo`. Names numbers, never clients. */
export interface ChangeSummary {
  id: number;
  at: string;
  command: string;
  summary: string;
  /** The summary with the partners' names beside their numbers, for the screen. */
  named: string;
  /** The numbers of the records it touched, in their order; none for an import, which is known by its own number. */
  numbers: readonly number[];
  /** The partners it touched, or whose records, in the order it came to them. */
  partners: readonly NamedPartner[];
  importId: number | null;
  undone: boolean;
  /** The instant it was taken back. */
  undoneAt: string | null;
}

/** A partner by number, as called now or, where there is none any more, as last called. */
export interface NamedPartner {
  readonly id: number;
  readonly name: string;
}

/**
 * Takes back the newest change that stands. Returns undefined when there is none left; throws UserError when it was
 * made under another schema version, whose rows would not fit.
 */
export function undo(db: Db, now: () => Date, how: Attempt = {}): UndoResult | undefined {
  return attempted(db, how, () => {
    const change = findChange(db, 'undone_at is null', 'desc');
    if (change === undefined) return undefined;
    refuseOtherVersion(change, 'taken back');
    const at = now().toISOString();
    const touched = countTouched(db, change.id);
    db.pragma('defer_foreign_keys = on');
    const moved: MovedRows[] = [];
    for (const { table, rowId, before, after } of readImages(db, change.id, 'newest first')) {
      if (table === MOVED) {
        const ids = { changeId: change.id, importId: rowId };
        if (isImportOf(change, rowId)) moved.push(...takeOutImport(db, ids, at));
        else bringBackImport(db, ids, at);
      } else if (table === 'tombstones') putTombstone(db, after, before);
      else takeBack(db, { table, rowId, before, after }, at, change.at);
    }
    db.prepare('update changes set undone_at = ? where id = ?').run(at, change.id);
    return { summary: telling(db)({ ...change, undone_at: at }), touched: withMoved(touched, moved) };
  });
}

/** Does again what the last `undo` took back. Returns undefined when nothing was taken back since the last change. */
export function redo(db: Db, now: () => Date, how: Attempt = {}): UndoResult | undefined {
  return attempted(db, how, () => {
    const change = findChange(db, 'undone_at is not null', 'asc');
    if (change === undefined) return undefined;
    refuseOtherVersion(change, 'done again');
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
    return { summary: telling(db)({ ...change, undone_at: null }), touched: withMoved(touched, moved) };
  });
}

/** Whether it is to stand: it is done and taken back where it is only tried. */
interface Attempt {
  readonly keep?: boolean;
}

/** Where a merge let two rows have for a moment what one alone may have, so do the steps back and forth. */
function attempted<T>(db: Db, how: Attempt, work: () => T): T {
  try {
    return inTransaction(db, how, work);
  } catch (error) {
    if (!isNotUnique(error)) throw error;
    return inTransaction(db, how, () => withoutUnique(db, work));
  }
}

function isNotUnique(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
}

function inTransaction<T>(db: Db, { keep = true }: Attempt, work: () => T): T {
  if (keep) return db.transaction(work).immediate();
  db.exec('begin immediate');
  try {
    return work();
  } finally {
    db.exec('rollback');
  }
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
    .map(telling(db));
}

/** How many changes there are, those taken back included. */
export function countChanges(db: Db): number {
  return db.prepare<[], number>('select count(*) from changes').pluck().get() ?? 0;
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

/** The version that changes are given where the rows they touched were mended behind the journal. */
export const BEFORE_REPAIR = -1;

function refuseOtherVersion(change: ChangeRow, verb: string): void {
  if (change.schema_version === SCHEMA_VERSION) return;
  const isRepaired = change.schema_version === BEFORE_REPAIR;
  throw new UserError(
    isRepaired
      ? `the file was repaired since, so the change "${change.summary}" cannot be ${verb} any more`
      : `the change "${change.summary}" was made by an older refnet, and cannot be ${verb} any more`,
    { hints: ['correct it by hand: refnet edit NUMBER, or refnet remove NUMBER'] },
  );
}

/** How changes are told: each with what it touched. The statements are made once for however many there are. */
function telling(db: Db): (change: ChangeRow) => ChangeSummary {
  const { seriesOf } = tablesOf(db);
  const nameOf = partnerNames(db);
  const touched = db.prepare<[number], { table: string; id: number }>(TOUCHED);
  const partnersTouched = db.prepare<{ change: number }, number>(PARTNERS_TOUCHED).pluck();
  const named = (id: number): NamedPartner[] => {
    const name = nameOf(id);
    return name === undefined ? [] : [{ id, name }];
  };
  return ({ id, at, command, summary, undone_at: undoneAt, import_id: importId }) => {
    // An import is known by its own number: it has more rows than anybody reads.
    const isImport = importId !== null;
    const rows = isImport ? [] : touched.all(id);
    const partners = isImport ? [] : partnersTouched.all({ change: id }).flatMap(named);
    return {
      id,
      at,
      command,
      summary,
      named: withNames(summary, partners, nameOf),
      numbers: rows.flatMap((row) => (seriesOf(row.table) === 'record' ? [row.id] : [])),
      partners,
      importId,
      undone: undoneAt !== null,
      undoneAt,
    };
  };
}

const TOUCHED = `select distinct table_name as "table", row_id as id from change_rows where change_id = ? order by row_id`;

/** The partners of the rows a change touched, as these were before and after, in the order it came to them. */
const PARTNERS_TOUCHED = `with images as (
    select id, table_name, row_id, before as image from change_rows where change_id = :change
    union all select id, table_name, row_id, after from change_rows where change_id = :change),
  touched as (
    select id, case when table_name = 'partners' then row_id else coalesce(
      image ->> '$.partner_id',
      (select partner_id from referrals r where r.id = image ->> '$.referral_id'),
      (select partner_id from agreements a where a.id = image ->> '$.agreement_id')) end as partner
    from images where json_valid(image))
  select partner from touched where partner is not null group by partner order by min(id), partner`;

/** How many partners of one change are named on a screen. */
const NAMED = 3;

/** The summary with the name of a partner beside each number of one, else with those whose records it touched. */
function withNames(
  summary: string,
  partners: readonly NamedPartner[],
  nameOf: (id: number) => string | undefined,
): string {
  if (/\bp\d+\b/.test(summary)) {
    return summary.replaceAll(/\bp(\d+)\b/g, (number, digits) => {
      const name = nameOf(Number(digits));
      return name === undefined ? number : `${number} (${name})`;
    });
  }
  if (partners.length === 0) return summary;
  const names = partners.slice(0, NAMED).map(({ name }) => name);
  const more = partners.length - names.length;
  return `${summary} (${list(more > 0 ? [...names, `${more} more`] : names, 'and')})`;
}

/** What each partner is called, or was when last heard of. */
function partnerNames(db: Db): (id: number) => string | undefined {
  const now = db.prepare<[number], string>('select name from partners where id = ?').pluck();
  const once = db
    .prepare<[number], string>(
      `select coalesce(after, before) ->> '$.name' from change_rows
       where table_name = 'partners' and row_id = ? and json_valid(coalesce(after, before))
       order by id desc limit 1`,
    )
    .pluck();
  const undone = undonePartnerName(db);
  const known = new Map<number, string | undefined>();
  return (id) => {
    if (!known.has(id)) known.set(id, now.get(id) ?? once.get(id) ?? undone(id));
    return known.get(id);
  };
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
        table: tableNamed(db, row.table_name),
        rowId: row.row_id,
        before: fromImage(row.before),
        after: fromImage(row.after),
      };
    }
    if (rows.length < IMAGES_AT_ONCE) return;
  }
}

/** What the journal has beside the rows of changes: what is taken over from another file, and rows moved in bulk. */
export const TAKEN_OVER: readonly Table[] = ['meta', 'tombstones', MOVED];

function tableNamed(db: Db, name: string): Table {
  if (tablesOf(db).names.includes(name) || TAKEN_OVER.includes(name)) return name;
  throw damaged();
}

interface ImageRow {
  id: number;
  table_name: string;
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

/**
 * Turns a row back into what it was. That is a change of its own, later than the one taken back, for whoever merges this
 * file with another; but what another file wrote, and was only taken over from there, is as it was before.
 */
function takeBack(db: Db, { table, rowId, before, after }: RowImages, at: string, madeAt: string): void {
  if (before === null) {
    deleteRow(db, table, after ?? { id: rowId }, at);
    // It lives on where it came from.
    if (after?.['created_at'] !== madeAt) putTombstone(db, after, null);
  } else if (after === null) {
    const isOwn = (buriedAt(db, before) ?? '') >= madeAt;
    insertRow(db, table, isOwn ? changedAt(db, table, before, at) : before);
  } else {
    const isOwn = after['updated_at'] === madeAt;
    updateRow(db, table, rowId, isOwn ? changedAt(db, table, before, at) : before);
  }
}

/** Turns a row into what it was to become, as {@link takeBack} turns it back. */
function doAgain(db: Db, { table, rowId, before, after }: RowImages, at: string, madeAt: string): void {
  if (after === null) return deleteRow(db, table, before ?? { id: rowId }, at);
  const isOwn = after[before === null ? 'created_at' : 'updated_at'] === madeAt;
  const row = isOwn ? changedAt(db, table, after, at) : after;
  if (before === null) insertRow(db, table, row);
  else updateRow(db, table, rowId, row);
}

function changedAt(db: Db, table: Table, row: Row, at: string): Row {
  return tablesOf(db).isIdentified(table) ? { ...row, updated_at: at } : row;
}

function buriedAt(db: Db, { uuid = null }: Row): string | undefined {
  return db
    .prepare<[Row[string]], string>('select deleted_at from tombstones where uuid = ?')
    .pluck()
    .get(uuid);
}

/** Puts one tombstone in the place of the other; null is none. */
function putTombstone(db: Db, from: Row | null, to: Row | null): void {
  db.prepare('delete from tombstones where uuid = ?').run((to ?? from)?.['uuid'] ?? '');
  if (to !== null) insertRow(db, 'tombstones', to);
}

/** Puts a tombstone in the place of the other again; one of the change itself is as late as what is done now. */
function buryAgain(
  db: Db,
  { before, after }: Pick<RowImages, 'before' | 'after'>,
  at: string,
  madeAt: string,
): void {
  putTombstone(db, before, after?.['deleted_at'] === madeAt ? { ...after, deleted_at: at } : after);
}

/** A row as the journal keeps it. */
const IMAGE = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

function fromImage(text: string | null): Row | null {
  if (text === null) return null;
  const row = IMAGE.safeParse(parsed(text));
  if (row.success) return row.data;
  throw damaged();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What another program, or a broken disk, made of the journal must not become a row. */
function damaged(): UserError {
  return new UserError('what the journal keeps of this change is damaged, so it was left as it is', {
    hints: ['correct it by hand: refnet edit NUMBER, or refnet remove NUMBER'],
  });
}
