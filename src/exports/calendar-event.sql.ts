import type { Db } from '../file/sqlite.sql.ts';
import { searchKey } from '../text/search-key.ts';
import { EVENT_TABLES } from './calendar-event.ts';

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
