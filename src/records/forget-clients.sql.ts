import { namesApart } from '../partners/sharing-names.sql.ts';
import type { Day } from '../calendar/day.ts';
import { IS_OPEN } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { areNear } from '../text/near-names.ts';
import { hasWordsOf, haveSameInitials, haveSameWords, mentionsOf, partsOf } from '../text/names-in-text.ts';
import { parsedJson } from '../text/parsed-json.ts';
import { searchKey } from '../text/search-key.ts';
import type { AnyRow } from './forget.ts';

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

const CLIENT = `select id, client_name as name, ${IS_OPEN} as isOpen, last_step_on as lastDay, introduction, direction, partner_id as partner,
  occurred_on as occurredOn, coalesce((select p.name from partners p where p.id = partner_id),
    (select o.name from sources o where o.id = source_id)) as other from referrals`;

interface ClientRow extends Omit<Client, 'isOpen'> {
  isOpen: 0 | 1;
  partner: number | null;
}

function clients(db: Db, rest: string, ...cells: readonly (string | number)[]): Client[] {
  const names = namesApart(db);
  return db
    .prepare<(string | number)[], ClientRow>(`${CLIENT} ${rest}`)
    .all(...cells)
    .map(({ partner, ...row }) => ({
      ...row,
      other: names.get(partner ?? 0) ?? row.other,
      isOpen: row.isOpen === 1,
    }));
}

/**
 * The referrals of a client by the whole name, without regard to case, accents and the order of its words; by initials,
 * with points or without.
 */
export function clientsNamed(db: Db, name: string): Client[] {
  return clientsCalled(db, (known) => isCalled(known, name));
}

function isCalled(known: string, name: string): boolean {
  return searchKey(known) === searchKey(name) || haveSameWords(known, name) || haveSameInitials(known, name);
}

/** The referrals of others whose clients may be the same people. */
export function clientsNear(db: Db, names: readonly string[], ids: readonly number[]): Client[] {
  const isTold = new Set(ids);
  return clientsCalled(db, (known) =>
    names.some(
      (name) =>
        haveSameWords(known, name) ||
        haveSameInitials(known, name) ||
        hasWordsOf(known, name) ||
        areNear(known, name),
    ),
  ).filter(({ id }) => !isTold.has(id));
}

function clientsCalled(db: Db, isMeant: (name: string) => boolean): Client[] {
  const names = db
    .prepare<[], string>('select distinct client_name from referrals where client_name is not null')
    .pluck()
    .all()
    .filter(isMeant);
  if (names.length === 0) return [];
  const list = JSON.stringify(names);
  return clients(db, 'where client_name in (select value from json_each(?)) order by id', list);
}

/** Those whose name has the text in it. */
export function clientsLike(db: Db, text: string): Client[] {
  return clients(db, 'where instr(client_key, ?) > 0 order by id limit 20', searchKey(text));
}

export function clientsNumbered(db: Db, ids: readonly number[]): Client[] {
  return clients(db, 'where id in (select value from json_each(?)) order by id', JSON.stringify(ids));
}

/** The last day of a referral itself, whenever it was imported: a row of `referrals` that is called r. */
const OWN_LAST_DAY = `max(r.occurred_on, coalesce(r.closed_on, ''), coalesce(r.thanked_on, ''), coalesce(r.told_on, ''),
  coalesce((select max(on_day) from status_events where referral_id = r.id and reason is not 'imported'), ''))`;

/** The referrals with a name to which nothing has happened from a day on. */
export function clientsBefore(db: Db, day: Day): Client[] {
  return clients(
    db,
    `where (client_name is not null or note is not null)
       and id in (select r.id from referrals r where ${OWN_LAST_DAY} < ?) order by id`,
    day,
  );
}

/** The keys of the clients to whom something has happened on a day or later. */
export function clientsSince(db: Db, day: Day): Set<string> {
  return new Set(
    db
      .prepare<[Day], string>(
        `select distinct client_key from referrals r where client_key is not null and ${OWN_LAST_DAY} >= ?`,
      )
      .pluck()
      .all(day),
  );
}

/** The numbers of referrals that are gone, whose own days are all before that one, and of which undo keeps a client. */
export function removedBefore(db: Db, day: Day): number[] {
  const alive = new Set(db.prepare<[], number>('select id from referrals').pluck().all());
  const images = db
    .prepare<[], string>(
      `select image from (select before as image from change_rows where table_name = 'referrals'
         union all select after from change_rows where table_name = 'referrals')
       where json_valid(image) and image ->> '$.id' not in (select id from referrals)`,
    )
    .pluck()
    .all()
    .map((image) => parsedJson(image) as AnyRow);
  const rows = [...images, ...undoneRows(db, 'referrals').map(({ row }) => row)].filter(
    (row) => !alive.has(Number(row['id'])),
  );
  const isLate = (row: AnyRow) =>
    ['occurred_on', 'closed_on', 'thanked_on', 'told_on'].some((column) => String(row[column] ?? '') >= day);
  const late = new Set(rows.filter(isLate).map((row) => row['id']));
  const known = rows.filter((row) => (row['client_name'] ?? row['note'] ?? null) !== null);
  return [...new Set(known.filter((row) => !late.has(row['id'])).map((row) => Number(row['id'])))];
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

/** The numbers of referrals that are gone, and whose client went by that name once: what undo keeps still has them. */
export function removedNamed(db: Db, name: string): number[] {
  const removed = removedImages(db).filter(({ known }) => known !== null && isCalled(known, name));
  return [...new Set(removed.map(({ id }) => id))].toSorted((a, b) => a - b);
}

/** The numbers of the referrals with these uuids that are gone, and of which undo or redo keeps what they were. */
export function removedWith(db: Db, uuids: readonly string[]): number[] {
  if (uuids.length === 0) return [];
  const isWanted = new Set(uuids);
  const removed = removedImages(db).filter(({ uuid }) => isWanted.has(uuid));
  return [...new Set(removed.map(({ id }) => id))];
}

/** What undo and redo keep of a referral that is gone: one of the names that its client had. */
interface RemovedImage {
  readonly id: number;
  readonly uuid: string;
  readonly known: string | null;
}

function removedImages(db: Db): RemovedImage[] {
  const images = db
    .prepare<[], RemovedImage>(
      `select distinct row_id as id, image ->> '$.uuid' as uuid, image ->> '$.client_name' as known from (
         select row_id, before as image from change_rows where table_name = 'referrals'
         union all select row_id, after from change_rows where table_name = 'referrals')
       where json_valid(image) and row_id not in (select id from referrals)`,
    )
    .all();
  const undone = undoneRows(db, 'referrals').map(({ row }) => ({
    id: Number(row['id']),
    uuid: String(row['uuid']),
    known: row['client_name'] === null ? null : String(row['client_name']),
  }));
  return [...images, ...undone];
}

/** The referrals of these numbers by their uuids, those that are gone too. */
export function uuidsOf(db: Db, ids: readonly number[]): string[] {
  const wanted = new Set(ids);
  const alive = db
    .prepare<[string], string>('select uuid from referrals where id in (select value from json_each(?))')
    .pluck()
    .all(JSON.stringify(ids));
  const gone = removedImages(db).flatMap(({ id, uuid }) => (wanted.has(id) ? [uuid] : []));
  return [...new Set([...alive, ...gone])];
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
export interface UndoneRow {
  readonly id: number;
  readonly row: AnyRow;
  readonly columns: readonly string[];
}

/** The rows of a table that are kept of imports that were taken back. */
export function undoneRows(db: Db, table: string): UndoneRow[] {
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

/** The names among these that partners, sources or other clients go by too: a mention may be of either. */
export function sharedNames(db: Db, names: readonly string[], ids: readonly number[]): string[] {
  const others = db
    .prepare<[string], string>(
      `select name from partners union select business from partners where business is not null
       union select alias from aliases
       union select client_name from referrals where client_name is not null
         and id not in (select value from json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(ids));
  const sources = db.prepare<[], string>('select name from sources').pluck().all();
  return names.filter((name) => {
    const { takenOut } = mentionsOf([name]);
    return (
      others.some((other) => takenOut(other) !== other) ||
      sources.some((source) => haveSameWords(source, name))
    );
  });
}

/** The words of names that partners, sources and other clients go by. */
export function wordsOfOthers(db: Db, ids: readonly number[]): Set<string> {
  const names = db
    .prepare<[string], string>(
      `select name from partners union select alias from aliases union select name from sources
       union select client_name from referrals where client_name is not null
         and id not in (select value from json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(ids));
  return new Set(names.flatMap(partsOf));
}
