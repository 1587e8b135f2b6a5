import { addDays, type Day } from '../calendar/day.ts';
import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { broadcasts, VISIBLE_WEEKS, visibilityOf, type Broadcast, type Visibility } from './broadcast.ts';

/** The broadcasts of the days, both inclusive, newest first. */
export function listBroadcasts(
  db: Db,
  { since, until, limit }: { since?: Day | undefined; until?: Day | undefined; limit?: number | undefined },
): Broadcast[] {
  return readRecords(db, broadcasts, {
    rest: `where (@since is null or t.on_day >= @since) and (@until is null or t.on_day <= @until)
      order by t.on_day desc, t.id desc limit @limit`,
    cells: { since: since ?? null, until: until ?? null, limit: limit ?? -1 },
  });
}

/** How many partners a broadcast goes to: those who are not archived, with the tag where one is named. */
export function countAddressed(db: Db, tag: string | undefined, today: Day): number {
  return Number(
    db
      .prepare<[Record<string, string | null>], number>(
        `select count(*) from partners p where (archived_on is null or archived_on > @today)
         and (@key is null or exists (select 1 from tags t where t.partner_id = p.id and t.tag_key = @key))`,
      )
      .pluck()
      .get({ today, key: tag === undefined ? null : searchKey(tag) }),
  );
}

/** The tags in use, as they are written, by name. */
export function listTags(db: Db): string[] {
  return db.prepare<[], string>('select min(tag) from tags group by tag_key order by tag_key').pluck().all();
}

/** How visible one was up to a day; undefined where nothing went out in the 12 months before. */
export function readVisibility(db: Db, today: Day): Visibility | undefined {
  const days = db
    .prepare<[Day, Day], Day>(
      'select distinct on_day from broadcasts where on_day > ? and on_day <= ? order by on_day',
    )
    .pluck()
    .all(addDays(today, -365), today);
  const last = days.at(-1);
  const since = addDays(today, -7 * VISIBLE_WEEKS);
  return last === undefined
    ? undefined
    : visibilityOf(
        days.filter((each) => each > since),
        last,
        today,
      );
}
