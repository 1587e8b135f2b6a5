import { addDays, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { EVENT_TABLES, uidOf, uidsAbout } from './calendar-event.ts';

/** The uuids of the rows that events are about, by table and id. */
export function eventUuids(db: Db): (table: 'partners' | 'promises' | 'agreements', id: number) => string {
  const byTable = new Map(
    EVENT_TABLES.map((table) => [
      table,
      new Map(
        db
          .prepare<[], { id: number; uuid: string }>(`select id, uuid from ${table}`)
          .all()
          .map(({ id, uuid }) => [id, uuid]),
      ),
    ]),
  );
  return (table, id) => byTable.get(table)?.get(id) ?? '';
}

/** What ended is taken out of calendars that may have it for so many days. */
const TOLD_DAYS = 90;

/** An event that a calendar may have and is to take out: its identity, and a day it may have stood on. */
export interface GoneEvent {
  readonly uid: string;
  readonly day: Day;
}

/**
 * Events of what ended in the last 90 days and may stand in a calendar: promises done, agreements closed, partners
 * archived, and whatever was removed.
 */
export function goneEvents(db: Db, today: Day): GoneEvent[] {
  const since = addDays(today, -TOLD_DAYS);
  const done = db
    .prepare<{ today: Day; since: Day }, { uuid: string; day: Day; partner: number | null }>(
      `select uuid, due_on as day, partner_id as partner from promises
       where done_on between @since and @today and due_on is not null order by uuid`,
    )
    .all({ today, since })
    .map(({ uuid, day, partner }) => ({ uid: uidOf(partner === null ? 'objective' : 'promise', uuid), day }));
  const over = db
    .prepare<{ today: Day; since: Day }, { name: string; uuid: string }>(
      `select 'agreements' as name, uuid from agreements where closed_on between @since and @today
       union all select 'partners', uuid from partners where archived_on between @since and @today
       union all select kind, uuid from tombstones
         where kind in (select value from json_each('${JSON.stringify(EVENT_TABLES)}')) and substr(deleted_at, 1, 10) >= @since
       order by 1, 2`,
    )
    .all({ today, since });
  return [
    ...done,
    ...over.flatMap(({ name, uuid }) => uidsAbout(name, uuid).map((uid) => ({ uid, day: today }))),
  ];
}

/** Whether a text names a client of the record: the whole name, or its first word where no partner is called so. */
export function namesAClient(db: Db): (text: string) => boolean {
  const keys = db
    .prepare<[], string>('select distinct client_key from referrals where client_key is not null')
    .pluck()
    .all();
  if (keys.length === 0) return () => false;
  const ofPartners = new Set(
    db
      .prepare<[], string>('select name_key from partners union select alias_key from aliases')
      .pluck()
      .all()
      .flatMap((key) => key.split(' ')),
  );
  const first = new Set(
    keys.map((key) => key.split(' ')[0] ?? '').filter((word) => word.length > 2 && !ofPartners.has(word)),
  );
  const whole = new Set(keys);
  const longest = Math.max(...keys.map((key) => key.split(' ').length));
  return (text) => {
    const words = searchKey(text).split(/[^\p{L}\p{N}.'-]+/u);
    const bare = words.map((word) => word.replace(/'s?$/, '').replace(/^[.'-]+|[.'-]+$/g, ''));
    if (bare.some((word) => first.has(word))) return true;
    return words.some((_, at) =>
      Array.from({ length: longest }, (_unused, more) => words.slice(at, at + more + 1)).some(
        (run) => whole.has(run.join(' ')) || whole.has(run.join(' ').replace(/(?:'s?|[.'-]+)$/, '')),
      ),
    );
  };
}
