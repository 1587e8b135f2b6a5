import type { Day } from '../calendar/day.ts';
import type { Precision } from '../calendar/known-since.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { EVENT_TABLES, type EventTable } from './calendar-event.ts';
import type { EventRow } from './calendar-gone.ts';

/** Rows that may have had events that wait no longer. */
export interface GoneRows {
  /** As they are or were at some time since that day. */
  readonly rows: readonly EventRow[];
  /** Removed since that day, and no image of them is kept. */
  readonly unknown: readonly { readonly table: EventTable; readonly uuid: string }[];
  /** Partners who were ever checked in with, or had an agreement, as far as it is known. */
  readonly contacted: ReadonlySet<number>;
}

/** The days that bound what is read, inclusive. */
export interface GoneBounds {
  readonly since: Day;
  /** An agreement that ends by then is on notice. */
  readonly horizon: Day;
}

/**
 * What ended, changed or was removed since that day: promises kept, agreements closed, on notice or followed by another,
 * first meetings that a one-to-one followed, and every row as it was before a change of that time, or in one that was
 * taken back.
 */
export function readGone(db: Db, { since, horizon }: GoneBounds): GoneRows {
  const images = db
    .prepare<GoneBounds, Image>(
      `with images(name, image) as (${ended(db)} union all ${CHANGED} union all ${takenBack(db)})
       select name, image ->> '$.id' as id, image ->> '$.uuid' as uuid, image ->> '$.stage' as stage,
         image ->> '$.known_since' as knownSince, image ->> '$.known_since_precision' as knownSincePrecision,
         image ->> '$.import_id' as importId, image ->> '$.partner_id' as partner, image ->> '$.due_on' as dueOn,
         image ->> '$.ends_on' as endsOn, image ->> '$.review_on' as reviewOn,
         coalesce((select min(on_day) from stage_events s where name = 'partners' and s.partner_id = image ->> '$.id'),
           substr(image ->> '$.created_at', 1, 10)) as addedOn
       from images where json_valid(image)`,
    )
    .all({ since, horizon });
  const rows = images.flatMap(rowOf);
  const known = new Set(rows.map(({ uuid }) => uuid));
  return {
    rows,
    unknown: removed(db, since).filter(({ uuid }) => !known.has(uuid)),
    contacted: new Set([...contactedNow(db), ...contactedOnce(images)]),
  };
}

/** What is still there, and had events that it may have no more. */
function ended(db: Db): string {
  return `
    select 'promises', ${asJson(db, 'promises')} from promises t left join agreements a on a.id = t.agreement_id
      where t.done_on >= :since or a.closed_on >= :since
    union all select 'agreements', ${asJson(db, 'agreements')} from agreements t
      where t.closed_on >= :since or (t.closed_on is null and t.ends_on >= :since and (t.ends_on <= :horizon
        or exists (select 1 from agreements o where o.partner_id = t.partner_id and o.id <> t.id
          and substr(o.created_at, 1, 10) >= :since)))
    union all select 'partners', ${asJson(db, 'partners')} from partners t
      where t.id in (select partner_id from check_ins where on_day >= :since
        union select iif(json_valid(coalesce(before, after)), coalesce(before, after) ->> '$.partner_id', null) from change_rows r join changes c on c.id = r.change_id
          where r.table_name = 'check_ins' and substr(c.at, 1, 10) >= :since)`;
}

const JOURNALED = `from change_rows r join changes c on c.id = r.change_id
  where r.table_name in ('partners', 'promises', 'agreements', 'check_ins')`;

/** The images that the changes of that time keep: those of what a change made only where it was taken back. */
const CHANGED = `
  select r.table_name, r.before ${JOURNALED}
    and max(substr(c.at, 1, 10), coalesce(substr(c.undone_at, 1, 10), '')) >= :since
  union all select r.table_name, r.after ${JOURNALED} and substr(c.undone_at, 1, 10) >= :since`;

/** The rows of imports that were taken back at that time. */
function takenBack(db: Db): string {
  return EVENT_TABLES.map((table) => {
    const pairs = columnsOf(db, table).map((column, at) => `'${column}', r.v${at + 1}`);
    return `select t.table_name, json_object(${pairs.join(', ')})
      from undone_tables t join undone_rows r on r.table_id = t.id join changes c on c.id = t.change_id
      where t.table_name = '${table}' and substr(c.undone_at, 1, 10) >= :since`;
  }).join(' union all ');
}

function removed(db: Db, since: Day): { table: EventTable; uuid: string }[] {
  return db
    .prepare<[string, Day], { table: EventTable; uuid: string }>(
      `select kind as "table", uuid from tombstones
       where kind in (select value from json_each(?)) and merged_into is not uuid
         and substr(deleted_at, 1, 10) >= ? order by uuid`,
    )
    .all(JSON.stringify(EVENT_TABLES), since);
}

function contactedNow(db: Db): number[] {
  return db
    .prepare<[], number>('select partner_id from check_ins union select partner_id from agreements')
    .pluck()
    .all();
}

function contactedOnce(images: readonly Image[]): number[] {
  return images.flatMap(({ name, partner }) =>
    partner !== null && (name === 'check_ins' || name === 'agreements') ? [partner] : [],
  );
}

function columnsOf(db: Db, table: EventTable): string[] {
  return db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
}

/** A row of the table `t` as the journal keeps one. */
function asJson(db: Db, table: EventTable): string {
  const pairs = columnsOf(db, table).map((column) => `'${column}', t.${column}`);
  return `json_object(${pairs.join(', ')})`;
}

/** What a row of one of the tables tells of events: each that it has a column for. */
interface Image {
  readonly name: EventTable | 'check_ins';
  readonly id: number;
  readonly uuid: string;
  readonly stage: string;
  readonly knownSince: Day | null;
  readonly knownSincePrecision: Precision | null;
  readonly importId: number | null;
  readonly partner: number | null;
  readonly dueOn: Day | null;
  readonly endsOn: Day | null;
  readonly reviewOn: Day | null;
  readonly addedOn: Day;
}

function rowOf({ name: table, uuid, addedOn, ...row }: Image): EventRow[] {
  switch (table) {
    case 'check_ins':
      return [];
    case 'promises':
      return [{ table, uuid, ofNetwork: row.partner === null, dueOn: row.dueOn }];
    case 'agreements':
      return [{ table, uuid, addedOn, endsOn: row.endsOn, reviewOn: row.reviewOn }];
    case 'partners': {
      const { id, stage, knownSince, knownSincePrecision, importId } = row;
      const imported = importId !== null;
      return [{ table, id, uuid, stage, knownSince, knownSincePrecision, addedOn, imported }];
    }
  }
}
