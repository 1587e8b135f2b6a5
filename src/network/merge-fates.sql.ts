import type { Table } from '../file/tables.sql.ts';
import { laterOf, staysRemoved } from './merge-network.ts';
import { isBroughtBack, Survivors } from './merge-survivors.sql.ts';
import type { Known, Side, Tombstone } from './merge-side.sql.ts';

/** A record that comes from the other file. */
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
/** A record of both files of which the change here is the later one. */
interface Standing extends Coming {
  readonly id: number;
  readonly theirsAt: string;
}
interface Buried extends Coming {
  readonly updatedAt: string;
  readonly removedAt: string;
}
interface Going {
  readonly table: Table;
  readonly id: number;
  readonly updatedAt: string;
  readonly removedAt: string;
}

/** What is about other records and waits on them: it goes with them, and keeps none of them alive. */
const GOES_ALONG: ReadonlySet<Table> = new Set(['snoozes', 'advice_declines']);

/**
 * What becomes of each record where a file takes in another copy of its network: what is new there comes, of each record
 * the later change stands, and what was removed goes, unless a record that stays needs it. What a person merged into
 * another stays so, whatever was changed of it elsewhere. Nothing is written.
 */
export class Fates {
  readonly coming = new Map<string, Coming>();
  readonly overwritten = new Map<string, Overwritten>();
  /** What was changed earlier there than here. */
  readonly standing = new Map<string, Standing>();
  readonly going = new Map<string, Going>();
  /** What is there and was removed here, for good. */
  readonly buried = new Map<string, Buried>();
  /** Records that were removed on one side and are needed: they count as changed at the instant they were removed. */
  readonly revived = new Map<string, string>();
  /** Records of this file that were removed there, and stand. */
  readonly kept = new Map<string, { readonly table: Table; readonly id: number }>();
  readonly #own: Side;
  readonly #other: Side;
  readonly #survivors: Survivors;

  constructor(own: Side, other: Side) {
    this.#own = own;
    this.#other = other;
    this.#survivors = new Survivors(own, other);
    for (const table of own.identified) this.#compare(table);
    this.#takeTombstones();
    for (const table of own.identified.toReversed()) this.#revive(table);
    for (const table of own.identified) this.#bringAlong(table);
    for (const [uuid, { table, id, removedAt }] of this.going) this.#takeAlong(uuid, table, id, removedAt);
  }

  /** The record that a reference means in the end: itself, or what it was merged into; undefined where it is gone. */
  meant(uuid: string): string | undefined {
    let at: string | undefined = uuid;
    const seen = new Set<string>();
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      const survivor = this.survivorOf(at);
      if (survivor !== undefined) {
        at = survivor;
        continue;
      }
      const buried = this.#survivors.tombstone(at);
      if (buried === undefined || this.revived.has(at) || this.#survivors.isThere(at, buried)) return at;
      at = buried.merged_into ?? undefined;
    }
    return undefined;
  }

  /** What a person merged a record into; undefined where nobody did, or that is gone too. */
  survivorOf(uuid: string): string | undefined {
    return this.revived.has(uuid) ? undefined : this.#survivors.of(uuid);
  }

  #compare(table: Table): void {
    const theirs = this.#other.all<Known>(
      `select id, uuid, updated_at as updatedAt from ${table} order by id`,
    );
    for (const { id, uuid, updatedAt } of theirs) {
      const mine = this.#own.find(table, uuid);
      if (mine === undefined) {
        this.#compareRemoved(table, { id, uuid, updatedAt });
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
      if (later === 'same') continue;
      const alike = contents.own() === contents.other();
      if (later === 'other') this.overwritten.set(uuid, { table, id: mine.id, theirs: id, alike });
      else if (!alike) this.standing.set(uuid, { table, id: mine.id, theirs: id, theirsAt: updatedAt });
    }
  }

  #compareRemoved(table: Table, { id, uuid, updatedAt }: Known): void {
    const buried = this.#survivors.tombstone(uuid);
    const isGone =
      buried !== undefined &&
      (this.survivorOf(uuid) !== undefined || staysRemoved(buried.deleted_at, updatedAt));
    if (!isGone || isBroughtBack(buried)) this.coming.set(uuid, { table, theirs: id });
    else this.buried.set(uuid, { table, theirs: id, updatedAt, removedAt: buried.deleted_at });
  }

  /** What a column of a table means by the record of that uuid. What a row cannot be without is never gone. */
  meantBy(table: Table, column: string, uuid: string): string | undefined {
    return this.meant(uuid) ?? (this.#own.isLoose(table, column) ? undefined : uuid);
  }

  #takeTombstones(): void {
    for (const { uuid, kind } of this.#other.all<Tombstone>('select * from tombstones')) {
      if (!this.#own.tables.isIdentified(kind)) continue;
      const mine = this.#own.find(kind, uuid);
      const buried = this.#survivors.tombstone(uuid);
      if (mine === undefined || buried === undefined || this.overwritten.has(uuid) || isBroughtBack(buried))
        continue;
      const { deleted_at: removedAt } = buried;
      if (this.survivorOf(uuid) !== undefined || staysRemoved(removedAt, mine.updatedAt)) {
        this.going.set(uuid, { table: kind, id: mine.id, updatedAt: mine.updatedAt, removedAt });
      } else this.kept.set(uuid, { table: kind, id: mine.id });
    }
  }

  /** Keeps what was removed on one side and what stays on the other cannot be without. */
  #revive(table: Table): void {
    for (const [uuid, { table: kind }] of this.going) {
      if (kind !== table || this.#isReplaced(uuid) || !this.#isNeeded(table, uuid)) continue;
      this.#keep(uuid);
    }
    for (const [uuid, { table: kind }] of this.buried) {
      if (kind !== table || this.#isReplaced(uuid) || !this.#isNeeded(table, uuid)) continue;
      this.#keep(uuid);
    }
  }

  /** What was to go, or not to come, is there after all. */
  #keep(uuid: string): void {
    const going = this.going.get(uuid);
    if (going !== undefined) {
      this.going.delete(uuid);
      this.revived.set(uuid, going.removedAt);
      this.kept.set(uuid, { table: going.table, id: going.id });
    }
    const buried = this.buried.get(uuid);
    if (buried !== undefined) {
      this.buried.delete(uuid);
      this.revived.set(uuid, buried.removedAt);
      this.coming.set(uuid, { table: buried.table, theirs: buried.theirs });
    }
  }

  /**
   * What was removed with a record, at the same instant, comes back with it: a partner who is there again because of an edit
   * is no empty one.
   */
  #bringAlong(table: Table): void {
    const back = [
      ...[...this.coming].filter(([, each]) => each.table === table),
      ...[...this.kept].filter(([, each]) => each.table === table),
    ];
    for (const [uuid] of back) {
      const removedAt = this.#survivors.tombstone(uuid)?.deleted_at;
      if (removedAt === undefined) continue;
      for (const [child, column] of this.#own.tables.dependents(table)) {
        if (!this.#own.tables.isIdentified(child)) continue;
        const mine = this.#own.find(table, uuid)?.id;
        const theirs = this.#other.find(table, uuid)?.id;
        const there = theirs === undefined ? [] : this.#other.pointing(child, column, theirs);
        const here = mine === undefined ? [] : this.#own.pointing(child, column, mine);
        for (const each of there) if (this.buried.get(each)?.removedAt === removedAt) this.#keep(each);
        for (const each of here) if (this.going.get(each)?.removedAt === removedAt) this.#keep(each);
      }
    }
  }

  /** It was merged into another that is still there. */
  #isReplaced(uuid: string): boolean {
    return this.meant(uuid) !== undefined;
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
        this.going.set(each, { table: child, id: known.id, updatedAt: known.updatedAt, removedAt: at });
      }
    }
  }
}
