import type { Identity, Kind } from '../kinds/kind.ts';
import type { Change } from './journal.sql.ts';
import { readRecord } from './rows.sql.ts';

/** How records are written whose kind is `savedApart`, because they are more than their row. */
export interface Saving<D extends object, R extends D & Identity> {
  readonly of: Kind<D, R>;
  /** Adds a record, once its kind allows it. Returns its number. */
  insert(change: Change, draft: D): number;
  /** Changes the facts named, once the kind allows it. Returns whether any differed. */
  update(change: Change, id: number, facts: Partial<D>): boolean;
  /** Removes the record and everything that belongs to it. */
  remove(change: Change, id: number): void;
}

/** How records of any kind are written, by the methods that take any draft. */
export type AnySaving = Saving<object, object & Identity>;

/** The writes themselves, row by row; the kind's `check` has been passed when they run. */
interface Writes<D, R> {
  readonly insert: (change: Change, draft: D) => number;
  readonly update: (change: Change, before: R, facts: Partial<D>) => boolean;
  /** Where removing the row, with what depends on it, is not all. */
  readonly remove?: (change: Change, id: number) => void;
}

/** What a room exports to write a kind that is `savedApart`: the same three methods that a `Change` has for the others. */
export function saving<D extends object, R extends D & Identity>(
  of: Kind<D, R>,
  { insert, update, remove = (change, id) => change.remove(of, id) }: Writes<D, R>,
): Saving<D, R> {
  return {
    of,
    insert(change, draft) {
      of.check?.(draft, change.today);
      return insert(change, draft);
    },
    update(change, id, facts) {
      const before = readRecord(change.db, of, id);
      if (before === undefined) throw new Error(`there is no ${of.noun} ${id}`);
      of.check?.({ ...before, ...facts }, change.today);
      return update(change, before, facts);
    },
    remove,
  };
}
