import { deleteRow, insertRow, updateRow, type Change } from '../file/journal.sql.ts';
import type { Row, Table } from '../file/tables.sql.ts';
import { noteMerged } from '../file/tombstones.sql.ts';
import type { Side } from './merge-side.sql.ts';

/**
 * Writes rows as another copy of the network has them, with the instants they have there, and keeps them before and after
 * for undo.
 */
export class RawJournal {
  readonly #change: Change;
  readonly #own: Side;

  constructor(change: Change, own: Side) {
    this.#change = change;
    this.#own = own;
  }

  /** Adds a row; gives its id. The tombstone that it ends comes back where it is taken back. */
  insert(table: Table, row: Row): number {
    const buried = typeof row['uuid'] === 'string' ? this.#own.tombstone(row['uuid']) : undefined;
    if (buried !== undefined) this.note('tombstones', 0, { ...buried }, null);
    const id = insertRow(this.#change.db, table, row);
    this.#change.wrote(row);
    this.note(table, id, null, this.#own.row(table, id));
    return id;
  }

  /** Writes the columns named; what already holds these values stays. Returns whether it changed. */
  update(table: Table, id: number, values: Row): boolean {
    const before = this.#own.row(table, id);
    if (Object.entries(values).every(([column, value]) => before[column] === value)) return false;
    updateRow(this.#change.db, table, id, values);
    this.#change.wrote(values);
    this.note(table, id, before, { ...before, ...values });
    return true;
  }

  /** Removes a row, which leaves a tombstone of that instant where it is known beyond the file. */
  remove(table: Table, id: number, removedAt: string): void {
    const before = this.#own.row(table, id);
    deleteRow(this.#change.db, table, before, removedAt);
    this.note(table, id, before, null);
  }

  /** Puts a tombstone in the place of the one that is there; null takes it out. */
  bury(uuid: string, after: Row | null): void {
    const before = this.#own.tombstone(uuid);
    this.#own.run('delete from tombstones where uuid = ?', uuid);
    if (after !== null) {
      this.#own.run(
        'insert into tombstones (uuid, kind, deleted_at, merged_into) values (?, ?, ?, ?)',
        uuid,
        after['kind'] ?? '',
        after['deleted_at'] ?? '',
        after['merged_into'] ?? null,
      );
    }
    this.note('tombstones', 0, before === undefined ? null : { ...before }, after);
  }

  /** A record that was removed became another, by their uuids. */
  merged(uuid: string, into: string): void {
    noteMerged(this.#change, uuid, into);
  }

  /** The change is kept, though there is nothing that undo could take back. */
  keep(): void {
    this.note('tombstones', 0, null, null);
  }

  note(table: Table, id: number, before: Row | null, after: Row | null): void {
    this.#own.run(
      'insert into change_rows (change_id, table_name, row_id, before, after) values (?, ?, ?, ?, ?)',
      this.#change.id,
      table,
      id,
      before === null ? null : JSON.stringify(before),
      after === null ? null : JSON.stringify(after),
    );
  }
}
