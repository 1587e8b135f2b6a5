import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Day } from '../calendar/day.ts';
import { backupsFolder } from '../file/backups.sql.ts';
import { IS_OPEN } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf } from '../file/tables.sql.ts';
import { forgetIdentities } from './forget-identities.sql.ts';
import { searchKey } from '../text/search-key.ts';
import {
  forgottenIn,
  MAY_MENTION,
  mentionsOf,
  NAMES_OF_OTHERS,
  OF_THE_CLIENT,
  REFERRAL_OF,
  type AnyRow,
  type Forgetting,
} from './forget.ts';
import type { Mentions } from './name-words.ts';

/** A referral whose client may be forgotten. */
export interface Client {
  readonly id: number;
  readonly name: string | null;
  readonly isOpen: boolean;
  /** The day of the last that happened to it. */
  readonly lastDay: Day;
  /** The names that one introduction gave a client belong together. */
  readonly introduction: string | null;
  readonly direction: string;
  readonly occurredOn: Day;
  /** The partner, or the source, by name. */
  readonly other: string;
}

const CLIENT = `select id, client_name as name, ${IS_OPEN} as isOpen, last_step_on as lastDay, introduction, direction,
  occurred_on as occurredOn, coalesce((select p.name from partners p where p.id = partner_id),
    (select o.name from sources o where o.id = source_id)) as other from referrals`;

interface ClientRow extends Omit<Client, 'isOpen'> {
  isOpen: 0 | 1;
}

function clients(db: Db, rest: string, ...cells: readonly (string | number)[]): Client[] {
  return db
    .prepare<(string | number)[], ClientRow>(`${CLIENT} ${rest}`)
    .all(...cells)
    .map((row) => ({ ...row, isOpen: row.isOpen === 1 }));
}

/** The referrals of a client by the whole name, without regard to case and accents. */
export function clientsNamed(db: Db, name: string): Client[] {
  return clients(db, 'where client_key = ? order by id', searchKey(name));
}

/** Those whose name has the text in it. */
export function clientsLike(db: Db, text: string): Client[] {
  return clients(db, 'where instr(client_key, ?) > 0 order by id limit 20', searchKey(text));
}

export function clientsNumbered(db: Db, ids: readonly number[]): Client[] {
  return clients(db, 'where id in (select value from json_each(?)) order by id', JSON.stringify(ids));
}

/** The referrals with a name to which nothing has happened from a day on. */
export function clientsBefore(db: Db, day: Day): Client[] {
  return clients(
    db,
    'where last_step_on < ? and (client_name is not null or note is not null) order by id',
    day,
  );
}

/**
 * The referrals of whose fees something happened on a day or later: money came in, or a fee was paid or waived, for them or
 * for the partner without saying for which.
 */
export function withFeesSince(db: Db, day: Day): Set<number> {
  return new Set(
    db
      .prepare<{ day: Day }, number>(
        `select referral_id from collections where on_day >= :day
         union select toward_referral from payments where toward_referral is not null and on_day >= :day
         union select r.id from referrals r where exists (select 1 from payments p
           where p.partner_id = r.partner_id and p.toward_referral is null and p.on_day >= :day)`,
      )
      .pluck()
      .all({ day }),
  );
}

/** The numbers of referrals that are gone, and whose client went by that name: what undo keeps still has them. */
export function removedNamed(db: Db, name: string): number[] {
  const key = searchKey(name);
  const removed = db
    .prepare<[string], number>(
      `select distinct row_id from change_rows where table_name = 'referrals'
         and coalesce(before, after) ->> '$.client_key' = ? and row_id not in (select id from referrals)
       order by row_id`,
    )
    .pluck()
    .all(key);
  const undone = undoneRows(db, 'referrals').flatMap(({ row }) =>
    row['client_key'] === key ? [Number(row['id'])] : [],
  );
  return [...new Set([...removed, ...undone])];
}

/** A name that the client of a referral has or had. */
export interface NameOf {
  readonly id: number;
  readonly name: string;
}

/** Every name that the clients of these referrals have or had. */
export function namesOf(db: Db, ids: readonly number[]): NameOf[] {
  const list = JSON.stringify(ids);
  const wanted = new Set(ids);
  const undone = undoneRows(db, 'referrals').flatMap(({ row }) => {
    const name = row['client_name'];
    const id = Number(row['id']);
    return typeof name === 'string' && wanted.has(id) ? [{ id, name }] : [];
  });
  const known = db
    .prepare<{ ids: string }, NameOf>(
      `select id, client_name as name from referrals where id in (select value from json_each(:ids)) and client_name is not null
       union select row_id, before ->> '$.client_name' from change_rows where table_name = 'referrals'
         and row_id in (select value from json_each(:ids)) and before ->> '$.client_name' is not null
       union select row_id, after ->> '$.client_name' from change_rows where table_name = 'referrals'
         and row_id in (select value from json_each(:ids)) and after ->> '$.client_name' is not null`,
    )
    .all({ ids: list });
  return [...known, ...undone];
}

/** A row of an import that was taken back, as it is kept: by its number among those, and as the row it was. */
interface UndoneRow {
  readonly id: number;
  readonly row: AnyRow;
  readonly columns: readonly string[];
}

/** The rows of a table that are kept of imports that were taken back. */
function undoneRows(db: Db, table: string): UndoneRow[] {
  const columns = db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
  const values = columns.map((_, index) => `v${index + 1}`).join(', ');
  return db
    .prepare<[string], (string | number | null)[]>(
      `select id, ${values} from undone_rows
       where table_id in (select id from undone_tables where table_name = ?)`,
    )
    .raw()
    .all(table)
    .map(([id, ...cells]) => ({
      id: Number(id),
      columns,
      row: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null])),
    }));
}

/** Clears the rows of imports that were taken back: redo brings back what is in them. */
function clearUndone(db: Db, forgetting: Forgetting): number {
  let cleared = 0;
  for (const table of new Set([...Object.keys(OF_THE_CLIENT), ...Object.keys(MAY_MENTION)])) {
    for (const { id, row, columns } of undoneRows(db, table)) {
      const changed = forgottenIn(table, row, forgetting);
      if (changed === undefined) continue;
      const sets = Object.keys(changed).map((column) => `v${columns.indexOf(column) + 1} = ?`);
      db.prepare(`update undone_rows set ${sets.join(', ')} where id = ?`).run(...Object.values(changed), id);
      cleared += 1;
    }
  }
  for (const { id, row } of undoneRows(db, 'import_identities')) {
    if (forgetting.referrals.has(Number(row['number']))) {
      db.prepare('delete from undone_rows where id = ?').run(id);
      cleared += 1;
    }
  }
  return cleared;
}

/** The names among these that partners, sources or other clients go by too: a mention may be of either. */
export function sharedNames(db: Db, names: readonly string[], ids: readonly number[]): string[] {
  const others = db
    .prepare<[string], string>(
      `select name from partners union select business from partners where business is not null
       union select alias from aliases union select name from sources
       union select client_name from referrals where client_name is not null
         and id not in (select value from json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(ids));
  return names.filter((name) => {
    const { takenOut } = mentionsOf([name]);
    return others.some((other) => takenOut(other) !== other);
  });
}

/** A place in the record: a row of a table, and the columns. */
export interface Place {
  readonly table: string;
  readonly id: number;
  readonly columns: readonly string[];
}

/** What forgetting would clear: rows of their own, mentions elsewhere, names of others that are alike, the journal. */
export interface Cleared {
  readonly own: readonly Place[];
  readonly mentions: readonly Place[];
  readonly alike: readonly Place[];
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
  const ids = JSON.stringify([...forgetting.referrals]);
  noteForgotten(db, ids, at);
  return {
    own,
    mentions,
    alike: alike(db, forgetting),
    images: clearImages(db, forgetting) + clearUndone(db, forgetting),
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
  const isKnown = tablesOf(db).isIdentified(table);
  const all = isKnown ? { ...changed, updated_at: at } : changed;
  const sets = Object.keys(all).map((column) => `${column} = ?`);
  db.prepare(`update ${table} set ${sets.join(', ')} where id = ?`).run(...Object.values(all), row['id']);
  const uuid = row['uuid'];
  if (isKnown && typeof uuid === 'string') noteUuid(db, uuid, table, at);
}

/** Another copy of the network is not to bring the words back. */
function noteUuid(db: Db, uuid: string, table: string, at: string): void {
  db.prepare('insert or replace into forgotten (uuid, kind, forgotten_at) values (?, ?, ?)').run(
    uuid,
    table,
    at,
  );
}

function noteForgotten(db: Db, ids: string, at: string): void {
  db.prepare(
    `insert or replace into forgotten (uuid, kind, forgotten_at)
     select uuid, 'referrals', ? from referrals where id in (select value from json_each(?))`,
  ).run(at, ids);
}

function alike(db: Db, { mentions }: Forgetting): Place[] {
  return Object.entries(NAMES_OF_OTHERS).flatMap(([table, columns]) =>
    db
      .prepare<[], AnyRow>(`select id, ${columns.join(', ')} from ${table}`)
      .all()
      .flatMap((row): Place[] => {
        const named = columns.filter((column) => {
          const text = row[column];
          return typeof text === 'string' && mentions.takenOut(text) !== text;
        });
        return named.length === 0 ? [] : [{ table, id: Number(row['id']), columns: named }];
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

interface ImageRow {
  readonly id: number;
  readonly table_name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The journal keeps rows as they were: undo brings back what is in them, and so never a name. */
function clearImages(db: Db, forgetting: Forgetting): number {
  const put = db.prepare('update change_rows set before = ?, after = ? where id = ?');
  const rows = db.prepare<[], ImageRow>('select id, table_name, before, after from change_rows').all();
  let cleared = 0;
  for (const { id, table_name: table, before, after } of rows) {
    const [was, is] = [before, after].map((image) => imageWithout(table, image, forgetting));
    if (was === before && is === after) continue;
    put.run(was, is, id);
    cleared += 1;
  }
  return cleared;
}

function imageWithout(table: string, image: string | null, forgetting: Forgetting): string | null {
  if (image === null) return null;
  const row = parsed(image);
  const changed = row === undefined ? undefined : forgottenIn(table, row, forgetting);
  return changed === undefined ? image : JSON.stringify({ ...row, ...changed });
}

function parsed(image: string): AnyRow | undefined {
  try {
    return JSON.parse(image) as AnyRow;
  } catch {
    return undefined;
  }
}

/** Writes the file anew, so that nothing of what was cleared is left in pages that are free. */
export function compact(db: Db): void {
  db.exec('vacuum');
}

/** The copies beside the file, and in its folder of copies, in which one of the names still stands. */
export function copiesWith(file: string, names: readonly string[]): string[] {
  const needles = names.filter((name) => name !== '').map((name) => Buffer.from(name));
  const real = realpathSync(file);
  return [dirname(real), backupsFolder(file)]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path !== real && path !== `${real}-journal` && /\.(?:db|part|db-journal)$/.test(path))
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    })
    .toSorted();
}
