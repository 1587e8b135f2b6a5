import type { Db } from '../file/sqlite.sql.ts';
import { anyOfWords, mentionsOf } from '../text/names-in-text.ts';
import { isOfAnybody, nameParts, tellingWords } from '../text/telling-words.ts';
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

/** A number that rises with every change, and with each that is taken back. */
export function revisionOf(db: Db): number {
  const sql = `select 2 * coalesce((select seq from sqlite_sequence where name = 'changes'), 0) + count(undone_at) from changes`;
  return db.prepare<[], number>(sql).pluck().get() ?? 0;
}

/**
 * Whether a text names a client of the record: the whole name, or a word of it that tells who it is and that no partner is
 * called by; one of two or three letters where it is written as a name.
 */
export function namesAClient(db: Db): (text: string) => boolean {
  const names = db
    .prepare<[], string>('select distinct client_name from referrals where client_name is not null')
    .pluck()
    .all();
  if (names.length === 0) return () => false;
  const ofPartners = new Set(
    db
      .prepare<[], string>('select name from partners union select alias from aliases')
      .pluck()
      .all()
      .flatMap((name) => nameParts(name).map(({ key }) => key)),
  );
  const isOwn = (word: string) => !ofPartners.has(word);
  const whole = mentionsOf(names);
  const words = anyOfWords(names.flatMap(tellingWords).filter((word) => word.length > 2 && isOwn(word)));
  const short = new Set(names.flatMap(shortWords).filter(isOwn));
  return (text) =>
    whole.takenOut(text) !== text ||
    words.takenOut(text) !== text ||
    nameParts(text).some(({ key, at }) => short.has(key) && /\p{Lu}/u.test(text.slice(at, at + 2)));
}

/** The words of a name of two or three letters, which are family names too: `Li`, `Doe`. */
function shortWords(name: string): string[] {
  return nameParts(name).flatMap(({ key }) => (/^\p{L}{2,3}$/u.test(key) && !isOfAnybody(key) ? [key] : []));
}
