/** New rows of a file, each of which may be taken for one referral. */
import { groupedBy } from '../text/grouped-by.ts';
import { SEPARATOR } from './identity.ts';

/** What rows and referrals are compared by: the partner or the source by its number, the client by the key of the name. */
export type Compared = Readonly<Record<'day' | 'whose' | 'clientKey' | 'direction', string>>;

/** Two of day, partner and client, or all three; the direction beside them. */
const IN_COMMON = {
  all: ['day', 'whose', 'clientKey'],
  'all but the day': ['whose', 'clientKey'],
  'all but the partner': ['day', 'clientKey'],
  'all but the client': ['day', 'whose'],
} as const satisfies Readonly<Record<string, readonly (keyof Compared)[]>>;
export type InCommon = keyof typeof IN_COMMON;

/** Which of some values are near to one. */
export type NearTo = (all: readonly string[]) => (one: string) => readonly string[];

/** What may be near where it differs, and what is in common then. */
const NEAR = { day: 'all but the day', clientKey: 'all but the client' } as const;

/** The rows that are free yet, found by what they have in common with a referral, in the order of the file. */
export class FreeRows<R extends Compared> {
  readonly #groups = new Map<string, Group<R>>();
  readonly #nearTo: Readonly<Record<keyof typeof NEAR, NearTo>>;
  readonly #finders = new Map<string, (one: string) => readonly string[]>();
  readonly #taken = new Set<R>();

  constructor(rows: readonly R[], nearTo: Readonly<Record<keyof typeof NEAR, NearTo>>) {
    this.#nearTo = nearTo;
    const placed = rows.map((row, at) => ({ row, at }));
    for (const inCommon of ['all', ...Object.values(NEAR), 'all but the partner'] as const) {
      for (const [key, all] of groupedBy(placed, ({ row }) => keyOf(inCommon, row)))
        this.#groups.set(key, new Group(all));
    }
  }

  /** Whether there is such a row, be it free or taken. */
  has(inCommon: InCommon, of: Compared): boolean {
    return this.#groups.has(keyOf(inCommon, of));
  }

  take(row: R): void {
    this.#taken.add(row);
  }

  first(inCommon: InCommon, of: Compared): R | undefined {
    return this.#groups.get(keyOf(inCommon, of))?.first(this.#taken)?.row;
  }

  /** The first that has all in common with a referral but the day or the client, which is near. */
  firstNear(differs: keyof typeof NEAR, of: Compared): R | undefined {
    const near = this.#finder(differs, of)?.(of[differs]) ?? [];
    return near
      .flatMap(
        (value) => this.#groups.get(keyOf('all', { ...of, [differs]: value }))?.first(this.#taken) ?? [],
      )
      .toSorted((a, b) => a.at - b.at)
      .at(0)?.row;
  }

  #finder(differs: keyof typeof NEAR, of: Compared) {
    const key = keyOf(NEAR[differs], of);
    const group = this.#groups.get(key);
    if (group === undefined) return undefined;
    const known = this.#finders.get(key);
    if (known !== undefined) return known;
    const find = remembering(this.#nearTo[differs]([...new Set(group.rows.map(({ row }) => row[differs]))]));
    this.#finders.set(key, find);
    return find;
  }
}

function keyOf(inCommon: InCommon, of: Compared): string {
  return [inCommon, of.direction, ...IN_COMMON[inCommon].map((part) => of[part])].join(SEPARATOR);
}

/** A row, and the how-many-th it is. */
interface Placed<R> {
  readonly row: R;
  readonly at: number;
}

/** Rows that have something in common; those in front that were taken are not looked at again. */
class Group<R> {
  readonly rows: readonly Placed<R>[];
  #next = 0;

  constructor(rows: readonly Placed<R>[]) {
    this.rows = rows;
  }

  first(taken: ReadonlySet<R>): Placed<R> | undefined {
    for (; this.#next < this.rows.length; this.#next += 1) {
      const placed = this.rows[this.#next];
      if (placed !== undefined && !taken.has(placed.row)) return placed;
    }
    return undefined;
  }
}

function remembering<V>(find: (of: string) => V): (of: string) => V {
  const found = new Map<string, V>();
  return (of) => {
    const known = found.get(of) ?? find(of);
    found.set(of, known);
    return known;
  };
}
