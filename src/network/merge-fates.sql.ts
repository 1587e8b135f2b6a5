import type { Table } from '../file/tables.sql.ts';
import { laterOf, staysRemoved } from './merge-network.ts';
import type { Known, Side, Tombstone } from './merge-side.sql.ts';

/** A record of the file that gets the version of the other, and one that comes from there. */
interface Coming {
  readonly table: Table;
  /** Its number in the other file. */
  readonly theirs: number;
}
interface Overwritten extends Coming {
  readonly id: number;
  /** Nothing but the instant differs. */
  readonly alike: boolean;
}
interface Going {
  readonly table: Table;
  readonly id: number;
  readonly removedAt: string;
}

/** What is about other records and waits on them: it goes with them, and keeps none of them alive. */
const GOES_ALONG: ReadonlySet<Table> = new Set(['snoozes', 'advice_declines']);

/**
 * What becomes of each record where a file takes in another copy of its network: what is new there comes, of each record
 * the later change stands, and what was removed goes, unless a record that stays needs it. Nothing is written.
 */
export class Fates {
  readonly coming = new Map<string, Coming>();
  readonly overwritten = new Map<string, Overwritten>();
  readonly going = new Map<string, Going>();
  /** Records that were removed on one side and are needed: they count as changed at the instant they were removed. */
  readonly revived = new Map<string, string>();
  readonly #own: Side;
  readonly #other: Side;
  readonly #buried = new Map<string, Coming & { readonly removedAt: string }>();

  constructor(own: Side, other: Side) {
    this.#own = own;
    this.#other = other;
    for (const table of own.identified) this.#compare(table);
    this.#takeTombstones();
    for (const table of own.identified.toReversed()) this.#revive(table);
    for (const [uuid, { table, id, removedAt }] of this.going) this.#takeAlong(uuid, table, id, removedAt);
  }

  /**
   * The record that a reference means in the end: itself, or what it was merged into; undefined where it is gone. What a row
   * cannot be without is never gone.
   */
  meant(uuid: string, isNeeded: boolean): string | undefined {
    let at: string | undefined = uuid;
    const seen = new Set<string>();
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      const buried = this.#tombstone(at);
      if (buried === undefined || this.revived.has(at) || this.#isLaterThan(buried, at)) return at;
      at = buried.merged_into ?? undefined;
    }
    return isNeeded ? uuid : undefined;
  }

  /** The later of the tombstones that the two files have of it. */
  #tombstone(uuid: string): Tombstone | undefined {
    const [mine, theirs] = [this.#own.tombstone(uuid), this.#other.tombstone(uuid)];
    if (mine === undefined || theirs === undefined) return mine ?? theirs;
    return mine.deleted_at >= theirs.deleted_at ? mine : theirs;
  }

  #isLaterThan({ kind, deleted_at: removedAt }: Tombstone, uuid: string): boolean {
    if (!this.#own.tables.isIdentified(kind)) return false;
    const versions = [this.#own.find(kind, uuid), this.#other.find(kind, uuid)];
    return versions.some((each) => each !== undefined && !staysRemoved(removedAt, each.updatedAt));
  }

  #compare(table: Table): void {
    const theirs = this.#other.all<Known>(
      `select id, uuid, updated_at as updatedAt from ${table} order by id`,
    );
    for (const { id, uuid, updatedAt } of theirs) {
      const mine = this.#own.find(table, uuid);
      if (mine === undefined) {
        const buried = this.#own.tombstone(uuid);
        if (buried !== undefined && staysRemoved(buried.deleted_at, updatedAt)) {
          this.#buried.set(uuid, { table, theirs: id, removedAt: buried.deleted_at });
        } else this.coming.set(uuid, { table, theirs: id });
        continue;
      }
      const contents = {
        own: () => this.#own.content(table, mine.id, (column, to) => this.meantBy(table, column, to)),
        other: () => this.#other.content(table, id, (column, to) => this.meantBy(table, column, to)),
      };
      const later = laterOf(
        { updatedAt: mine.updatedAt, content: contents.own },
        { updatedAt, content: contents.other },
      );
      if (later === 'other') {
        const alike = contents.own() === contents.other();
        this.overwritten.set(uuid, { table, id: mine.id, theirs: id, alike });
      }
    }
  }

  /** What a column of a table means by the record of that uuid. */
  meantBy(table: Table, column: string, uuid: string): string | undefined {
    return this.meant(uuid, !this.#own.isLoose(table, column));
  }

  #takeTombstones(): void {
    for (const { uuid, kind, deleted_at: removedAt } of this.#other.all<Tombstone>(
      'select * from tombstones',
    )) {
      if (!this.#own.tables.isIdentified(kind)) continue;
      const mine = this.#own.find(kind, uuid);
      if (mine === undefined || this.overwritten.has(uuid) || !staysRemoved(removedAt, mine.updatedAt))
        continue;
      this.going.set(uuid, { table: kind, id: mine.id, removedAt });
    }
  }

  /** Keeps what was removed on one side and what stays on the other cannot be without. */
  #revive(table: Table): void {
    for (const [uuid, { table: kind, id, removedAt }] of this.going) {
      if (kind !== table || this.#isReplaced(uuid) || !this.#isNeeded(table, uuid)) continue;
      this.going.delete(uuid);
      this.revived.set(uuid, removedAt);
      const theirs = this.#other.find(table, uuid);
      if (theirs !== undefined && laterThan(theirs, this.#own.find(table, uuid))) {
        this.overwritten.set(uuid, { table, id, theirs: theirs.id, alike: false });
      }
    }
    for (const [uuid, { table: kind, theirs, removedAt }] of this.#buried) {
      if (kind !== table || this.#isReplaced(uuid) || !this.#isNeeded(table, uuid)) continue;
      this.#buried.delete(uuid);
      this.revived.set(uuid, removedAt);
      this.coming.set(uuid, { table, theirs });
    }
  }

  /** It was merged into another that is still there. */
  #isReplaced(uuid: string): boolean {
    return this.meant(uuid, false) !== undefined;
  }

  #isNeeded(table: Table, uuid: string): boolean {
    const mine = this.#own.find(table, uuid)?.id;
    const theirs = this.#other.find(table, uuid)?.id;
    return this.#own.tables.dependents(table).some(([child, column]) => {
      if (!this.#own.tables.isIdentified(child) || column === 'record_id' || GOES_ALONG.has(child))
        return false;
      const here = mine === undefined ? [] : this.#own.pointing(child, column, mine);
      const there = theirs === undefined ? [] : this.#other.pointing(child, column, theirs);
      return (
        here.some((each) => !this.going.has(each) && !this.overwritten.has(each)) ||
        there.some((each) => this.coming.has(each) || this.overwritten.has(each))
      );
    });
  }

  /** What waits on a record that goes, and was not known where it was removed. */
  #takeAlong(uuid: string, table: Table, id: number, removedAt: string): void {
    if (this.#isReplaced(uuid)) return;
    for (const [child, column] of this.#own.tables.dependents(table)) {
      if (!GOES_ALONG.has(child)) continue;
      for (const each of this.#own.pointing(child, column, id)) {
        const known = this.#own.find(child, each);
        if (known === undefined || this.going.has(each)) continue;
        this.overwritten.delete(each);
        const at = removedAt > known.updatedAt ? removedAt : known.updatedAt;
        this.going.set(each, { table: child, id: known.id, removedAt: at });
      }
    }
  }
}

function laterThan(theirs: Known, mine: Known | undefined): boolean {
  return mine === undefined || theirs.updatedAt > mine.updatedAt;
}
