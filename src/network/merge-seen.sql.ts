import type { Row } from '../file/tables.sql.ts';
import { parsedJson } from '../text/parsed-json.ts';
import type { Side } from './merge-side.sql.ts';

/** What the journal of a file says of one record. */
interface Story {
  /** The instants of the versions that the file had. */
  readonly versions: Set<string>;
  /** Those of them that another copy wrote. */
  readonly takenOver: Set<string>;
  /** Each version as it was before a change made here, the oldest first. */
  readonly before: { readonly madeAt: string; readonly row: Row }[];
}

/**
 * What a file knows of an exchange with another copy of its network. That the other took over what was changed here shows by
 * instants of changes of this file: in its records, and in what it noted of what it took over. A version that was here once is
 * in the journal, as far back as that goes.
 */
export class Seen {
  /** The last change made here of which the other copy knows; empty for none. */
  readonly #until: string;
  /** The first change that the journal has, where earlier ones were taken out of it. */
  readonly #begins: string;
  readonly #stories: ReadonlyMap<string, Story>;
  readonly #setAsideHere: SetAside;
  readonly #setAsideThere: SetAside;

  /** `uuids`: the records that will be asked about. */
  constructor(own: Side, other: Side, uuids: readonly string[]) {
    this.#until = uuids.length === 0 ? '' : knownThere(own, other);
    this.#begins = journalBegins(own);
    this.#stories = uuids.length === 0 ? new Map() : storiesOf(own, uuids);
    this.#setAsideHere = setAsideIn(own);
    this.#setAsideThere = setAsideIn(other);
  }

  /** Whether the version that a record has here was made here, and what is there was made without knowing of it. */
  isNewsThere({ uuid, updatedAt }: Versioned): boolean {
    if (this.#setAsideThere[uuid] === updatedAt) return true;
    const isTakenOver = this.#stories.get(uuid)?.takenOver.has(updatedAt) ?? false;
    return !isTakenOver && updatedAt > this.#until;
  }

  /**
   * Whether this file never had a version, nor set it aside before; one from before its journal begins, it may have had.
   */
  isNewsHere({ uuid, updatedAt }: Versioned): boolean {
    if (updatedAt < this.#begins || this.#setAsideHere[uuid] === updatedAt) return false;
    return !(this.#stories.get(uuid)?.versions.has(updatedAt) ?? false);
  }

  /** What is known as set aside here, once these versions are too, as `meta` keeps it. */
  withSetAside(versions: readonly Versioned[]): string {
    const all = { ...this.#setAsideHere };
    for (const { uuid, updatedAt } of versions) {
      // The newest come last.
      delete all[uuid];
      all[uuid] = updatedAt;
    }
    return JSON.stringify(Object.fromEntries(Object.entries(all).slice(-KEPT)));
  }

  /** What both copies last had of a record, as far as the journal tells: before the first change that only one knows of. */
  base(uuid: string): Row | undefined {
    const { before } = this.#stories.get(uuid) ?? { before: [] };
    return before.find(({ madeAt }) => madeAt > this.#until)?.row ?? before.at(-1)?.row;
  }
}

/** A version of a record. */
interface Versioned {
  readonly uuid: string;
  readonly updatedAt: string;
}

/** Where `meta` keeps which versions of the other copy were set aside, so that it is told there and once here. */
export const SET_ASIDE = 'set-aside';

/** The instants of those versions by the uuids of their records. */
type SetAside = Record<string, unknown>;

/** So many are known still, the newest. */
const KEPT = 1000;

function setAsideIn(side: Side): SetAside {
  const all = noted(side, SET_ASIDE);
  return typeof all === 'object' && all !== null ? { ...all } : {};
}

/** Where `meta` keeps the latest instant of what came with each merge. */
export const TAKEN_OVER = 'taken-over';

/** Those of so many merges are known. */
const MERGES = 100;

function takenOverBy(side: Side): string[] {
  const all = noted(side, TAKEN_OVER);
  return Array.isArray(all) ? all.filter((each) => typeof each === 'string') : [];
}

/** The latest instants of what came with each merge once this one did, as `meta` keeps them. */
export function withTakenOver(own: Side, latest: string): string {
  const others = takenOverBy(own).filter((each) => each !== latest);
  return JSON.stringify([...others, latest].slice(-MERGES));
}

function noted(side: Side, key: string): unknown {
  const value = side.get('select value from meta where key = ?', key)?.['value'];
  return typeof value === 'string' ? parsedJson(value) : undefined;
}

function knownThere(own: Side, other: Side): string {
  const made = new Set(
    own
      .all<{ at: string | null }>('select at from changes union select undone_at from changes')
      .map(({ at }) => at),
  );
  const instants = [
    ...other.identified.flatMap((table) => [
      `select updated_at from ${table}`,
      `select created_at from ${table}`,
    ]),
    'select deleted_at from tombstones',
    'select forgotten_at from forgotten',
  ].flatMap((sql) =>
    other.all<{ at: string }>(`select distinct at from (${sql.replace(/ from/, ' as at from')})`),
  );
  instants.push(...takenOverBy(other).map((at) => ({ at })));
  // Whoever removed a record knew of it.
  const removed = JSON.stringify(
    other.all<{ uuid: string }>('select uuid from tombstones').map(({ uuid }) => uuid),
  );
  for (const table of own.identified) {
    instants.push(
      ...own.all<{ at: string }>(
        `select created_at as at from ${table} where uuid in (select value from json_each(?))`,
        removed,
      ),
    );
  }
  let until = '';
  for (const { at } of instants) if (at > until && made.has(at)) until = at;
  return until;
}

function journalBegins(own: Side): string {
  const [first] = own.all<{ id: number; at: string }>('select id, at from changes order by id limit 1');
  return first === undefined || first.id === 1 ? '' : first.at;
}

interface Image {
  readonly uuid: string;
  readonly at: string;
  readonly was: string | null;
  readonly became: string | null;
  readonly before: string | null;
}

const IMAGES = `select coalesce(r.before ->> '$.uuid', r.after ->> '$.uuid') as uuid, c.at,
    r.before ->> '$.updated_at' as was, r.after ->> '$.updated_at' as became, r.before
  from change_rows r join changes c on c.id = r.change_id
  where json_valid(coalesce(r.before, '{}')) and json_valid(coalesce(r.after, '{}')) and r.table_name <> 'tombstones'
    and coalesce(r.before ->> '$.uuid', r.after ->> '$.uuid') in (select value from json_each(?))
  order by r.id`;

function storiesOf(own: Side, uuids: readonly string[]): Map<string, Story> {
  const stories = new Map<string, Story>();
  for (const { uuid, at, was, became, before } of own.all<Image>(IMAGES, JSON.stringify(uuids))) {
    const story = stories.get(uuid) ?? { versions: new Set(), takenOver: new Set(), before: [] };
    stories.set(uuid, story);
    if (was !== null) story.versions.add(was);
    if (became === null || became === at) {
      if (before !== null) story.before.push({ madeAt: at, row: JSON.parse(before) as Row });
    } else story.takenOver.add(became);
    if (became !== null) story.versions.add(became);
  }
  return stories;
}
