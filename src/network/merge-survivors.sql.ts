import type { Table } from '../file/tables.sql.ts';
import { laterTombstone, staysRemoved } from './merge-network.ts';
import type { Side, Tombstone } from './merge-side.sql.ts';

/** What people merge: that stays done, whatever was changed elsewhere of the one that went. */
const MERGED: ReadonlySet<Table> = new Set(['partners', 'sources']);

/** Whether a merge was taken back, so that the record is one of its own again: it was merged into itself. */
export function isBroughtBack(buried: Tombstone | undefined): boolean {
  return buried !== undefined && buried.merged_into === buried.uuid;
}

/** Which record each became that a person merged into another, by what two copies of a network noted of it. */
export class Survivors {
  readonly #own: Side;
  readonly #other: Side;
  readonly #known = new Map<string, string | undefined>();

  constructor(own: Side, other: Side) {
    this.#own = own;
    this.#other = other;
  }

  /** The later of what the two files noted of its removal. */
  tombstone(uuid: string): Tombstone | undefined {
    return laterTombstone(this.#own.tombstone(uuid), this.#other.tombstone(uuid));
  }

  /** Whether one of the files has a version of it that is no earlier than its removal. */
  isThere(uuid: string, { kind, deleted_at: removedAt, merged_into: into }: Tombstone): boolean {
    if (into === uuid) return true;
    if (!this.#own.tables.isIdentified(kind)) return false;
    const versions = [this.#own.find(kind, uuid), this.#other.find(kind, uuid)];
    return versions.some((each) => each !== undefined && !staysRemoved(removedAt, each.updatedAt));
  }

  /** What it was merged into in the end; undefined where it was not, or that is gone. */
  of(uuid: string): string | undefined {
    if (!this.#known.has(uuid)) this.#known.set(uuid, this.#follow(uuid));
    return this.#known.get(uuid);
  }

  #follow(uuid: string): string | undefined {
    const way: Tombstone[] = [];
    let at = uuid;
    for (;;) {
      const buried = this.tombstone(at);
      const into = buried === undefined || !MERGED.has(buried.kind) ? null : buried.merged_into;
      if (buried === undefined || into === null || into === at) break;
      const begun = way.findIndex((each) => each.uuid === at);
      if (begun >= 0) {
        at = earliest(way.slice(begun));
        return at === uuid ? undefined : at;
      }
      way.push(buried);
      at = into;
    }
    return at === uuid || !this.#stands(at) ? undefined : at;
  }

  #stands(uuid: string): boolean {
    const buried = this.tombstone(uuid);
    if (buried !== undefined) return this.isThere(uuid, buried);
    return [...MERGED].some(
      (table) => this.#own.find(table, uuid) !== undefined || this.#other.find(table, uuid) !== undefined,
    );
  }
}

/** Two that were merged into each other on two computers: the earlier merge is void, and its record stands. */
function earliest(circle: readonly Tombstone[]): string {
  const [first] = circle.toSorted((a, b) =>
    `${a.deleted_at} ${a.uuid}` < `${b.deleted_at} ${b.uuid}` ? -1 : 1,
  );
  return first?.uuid ?? '';
}
