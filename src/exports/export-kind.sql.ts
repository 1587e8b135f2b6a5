import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { AnyKind, Identity } from '../kinds/kind.ts';
import { END_OF_DAYS } from './export-kind.ts';

/** So many records are read at once. */
const AT_ONCE = 2_000;

/** Every record of a kind by its number, read as it is asked for. */
export function* everyRecord(db: Db, of: AnyKind): Generator<object & Identity> {
  for (let after = 0; ;) {
    const records = readRecords(db, of, {
      rest: `where t.id > @after order by t.id limit ${AT_ONCE}`,
      cells: { after, today: END_OF_DAYS },
    });
    yield* records;
    const last = records.at(-1);
    if (last === undefined || records.length < AT_ONCE) return;
    after = last.id;
  }
}

/** The names of all clients on record, each once. */
export function clientNames(db: Db): string[] {
  return db
    .prepare<[], string>('select distinct client_name from referrals where client_name is not null')
    .pluck()
    .all();
}
