import { deleteRow, insertRow, updateRow } from './journal.sql.ts';
import type { Db } from './open.sql.ts';
import type { RowImages } from './row-images.sql.ts';
import { tablesOf, type Row, type Table } from './tables.sql.ts';

/**
 * Turns a row back into what it was. That is a change of its own, later than the one taken back, for whoever merges this
 * file with another; but what another file wrote, and was only taken over from there, is as it was before.
 */
export function takeBack(
  db: Db,
  { table, rowId, before, after }: RowImages,
  at: string,
  madeAt: string,
): void {
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
export function doAgain(
  db: Db,
  { table, rowId, before, after }: RowImages,
  at: string,
  madeAt: string,
): void {
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
export function putTombstone(db: Db, from: Row | null, to: Row | null): void {
  db.prepare('delete from tombstones where uuid = ?').run((to ?? from)?.['uuid'] ?? '');
  if (to !== null) insertRow(db, 'tombstones', to);
}

/** Puts a tombstone in the place of the other again; one of the change itself is as late as what is done now. */
export function buryAgain(
  db: Db,
  { before, after }: Pick<RowImages, 'before' | 'after'>,
  at: string,
  madeAt: string,
): void {
  putTombstone(db, before, after?.['deleted_at'] === madeAt ? { ...after, deleted_at: at } : after);
}

/** Whether a change merged a record into another itself, and did not take that over from another file. */
export function isOwnMerge(after: Row | null, madeAt: string): after is Row {
  if (after === null || after['deleted_at'] !== madeAt) return false;
  const into = after['merged_into'] ?? null;
  return into !== null && into !== after['uuid'];
}

/**
 * Notes that a merge was taken back: the record is merged into itself. So another copy of the network, which knows of the
 * merge alone, tells that from an edit by somebody who never knew of it.
 */
export function part(db: Db, merged: Row, at: string): void {
  insertRow(db, 'tombstones', { ...merged, deleted_at: at, merged_into: merged['uuid'] ?? null });
}
