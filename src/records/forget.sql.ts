import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf } from '../file/tables.sql.ts';
import { capitalized } from '../text/capitalized.ts';
import { anyPartOf, familyNameOf, mentionsOf, partsOf, type Mentions } from '../text/names-in-text.ts';
import { uuidsOf, wordsOfOthers } from './forget-clients.sql.ts';
import { forgetIdentities } from './forget-identities.sql.ts';
import { clearKept } from './forget-images.sql.ts';
import {
  forgottenIn,
  MAY_MENTION,
  NAMES_OF_OTHERS,
  OF_THE_CLIENT,
  REFERRAL_OF,
  type AnyRow,
  type Forgetting,
} from './forget.ts';

/** A place in the record: a row of a table, and the columns. */
export interface Place {
  readonly table: string;
  readonly id: number;
  readonly columns: readonly string[];
}

/** What forgetting would clear: rows of their own, mentions elsewhere, the journal. */
export interface Cleared {
  readonly own: readonly Place[];
  readonly mentions: readonly Place[];
  readonly images: number;
  readonly identities: number;
}

/** Clears everything of the clients, inside a transaction of the caller, and says what that was. */
export function clear(db: Db, forgetting: Forgetting, at: string): Cleared {
  const own: Place[] = [];
  const mentions: Place[] = [];
  for (const table of new Set([...Object.keys(OF_THE_CLIENT), ...Object.keys(MAY_MENTION)])) {
    for (const row of rowsOf(db, table)) {
      const changed = forgottenIn(table, row, forgetting);
      if (changed === undefined) continue;
      const place = {
        table,
        id: Number(row['id']),
        columns: Object.keys(changed).filter((each) => !each.endsWith('_key')),
      };
      const owner = row[REFERRAL_OF[table] ?? ''];
      const isOwn = typeof owner === 'number' && forgetting.referrals.has(owner);
      (isOwn ? own : mentions).push(place);
      write(db, table, row, changed, at);
    }
  }
  for (const uuid of uuidsOf(db, [...forgetting.referrals])) noteUuid(db, uuid, 'referrals', at);
  return {
    own,
    mentions,
    images: clearKept(db, forgetting),
    identities: forgetIdentities(db, forgetting.referrals),
  };
}

function rowsOf(db: Db, table: string): AnyRow[] {
  const texts = [...new Set([...(OF_THE_CLIENT[table] ?? []), ...(MAY_MENTION[table] ?? [])])];
  return db
    .prepare<[], AnyRow>(
      `select * from ${table} where coalesce(${texts.map((each) => `nullif(${each}, '')`).join(', ')}, null) is not null`,
    )
    .all();
}

function write(
  db: Db,
  table: string,
  row: AnyRow,
  changed: Readonly<Record<string, string | null>>,
  at: string,
): void {
  // The instant of the last change stays: a text that was edited elsewhere meanwhile is the later one of the two.
  const sets = Object.keys(changed).map((column) => `${column} = ?`);
  db.prepare(`update ${table} set ${sets.join(', ')} where id = ?`).run(...Object.values(changed), row['id']);
  const uuid = row['uuid'];
  if (tablesOf(db).isIdentified(table) && typeof uuid === 'string') noteUuid(db, uuid, table, at);
}

/** Another copy of the network is not to bring the words back. */
function noteUuid(db: Db, uuid: string, table: string, at: string): void {
  db.prepare('insert or replace into forgotten (uuid, kind, forgotten_at) values (?, ?, ?)').run(
    uuid,
    table,
    at,
  );
}

/** The clients who are called by one of these names, as places. */
export function clientsCalledSo(db: Db, mentions: Mentions): Place[] {
  return namesWith(db, { referrals: ['client_name'] }, mentions);
}

/** What partners, sources and the like are called, where one of these names is in it. */
export function namesOfOthersWith(db: Db, mentions: Mentions): Place[] {
  return namesWith(db, NAMES_OF_OTHERS, mentions);
}

function namesWith(db: Db, named: typeof NAMES_OF_OTHERS, mentions: Mentions): Place[] {
  return Object.entries(named).flatMap(([table, columns]) =>
    db
      .prepare<[], AnyRow>(`select id, ${columns.join(', ')} from ${table}`)
      .all()
      .flatMap((row): Place[] => {
        const found = columns.filter((column) => {
          const text = row[column];
          return typeof text === 'string' && mentions.takenOut(text) !== text;
        });
        return found.length === 0 ? [] : [{ table, id: Number(row['id']), columns: found }];
      }),
  );
}

/** Where these names are mentioned, in words that could be cleared. */
export function placesOf(db: Db, mentions: Mentions): Place[] {
  const nobody = { referrals: new Set<number>(), mentions };
  return Object.keys(MAY_MENTION).flatMap((table) =>
    rowsOf(db, table).flatMap((row): Place[] => {
      const changed = forgottenIn(table, row, nobody);
      if (changed === undefined) return [];
      const columns = Object.keys(changed).filter((each) => !each.endsWith('_key'));
      return [{ table, id: Number(row['id']), columns }];
    }),
  );
}

/** What stands of the names of clients once they are forgotten, and may be of somebody else. */
export interface NamesLeft {
  readonly left: readonly Place[];
  /** The words of the names that stand there. */
  readonly leftWords: readonly string[];
  /** The names that stand there whole, and are others' too. */
  readonly leftNames: readonly string[];
}

/** What of these names is left in texts; `ids` are the referrals that were theirs, `shared` the names others go by too. */
export function namesLeft(
  db: Db,
  {
    ids,
    names,
    shared,
  }: Readonly<Record<'names' | 'shared', readonly string[]>> & { ids: readonly number[] },
): NamesLeft {
  const others = wordsOfOthers(db, ids);
  const families = new Set(names.flatMap((name) => familyNameOf(name) ?? []));
  const words = [...new Set(names.flatMap(partsOf))].filter(
    (word) => families.has(word) || !others.has(word),
  );
  const found = words.filter((word) => placesOf(db, anyPartOf([word])).length > 0);
  return {
    left: together(placesOf(db, anyPartOf(found)), placesOf(db, mentionsOf(shared))),
    leftNames: shared.filter((name) => placesOf(db, mentionsOf([name])).length > 0),
    leftWords: found.map(capitalized),
  };
}

/** All of these places, each once. */
function together(some: readonly Place[], others: readonly Place[]): Place[] {
  const all = new Map<string, Place>();
  for (const each of [...some, ...others]) {
    const key = `${each.table} ${each.id}`;
    const columns = new Set([...(all.get(key)?.columns ?? []), ...each.columns]);
    all.set(key, { ...each, columns: [...columns] });
  }
  return [...all.values()];
}
