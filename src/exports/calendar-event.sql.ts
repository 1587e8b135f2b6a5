import type { Db } from '../file/sqlite.sql.ts';
import { anyOfWords, mentionsOf } from '../text/names-in-text.ts';
import { tellingWords } from '../text/telling-words.ts';
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

/** Whether a text names a client of the record: the whole name, or the word of it that tells most where no partner has it. */
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
      .flatMap(tellingWords),
  );
  const first = names.flatMap((name) => tellingWords(name).slice(0, 1));
  const whole = mentionsOf(names);
  const words = anyOfWords(first.filter((word) => word.length > 2 && !ofPartners.has(word)));
  return (text) => whole.takenOut(text) !== text || words.takenOut(text) !== text;
}
