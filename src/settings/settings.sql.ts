import { isDay, type Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { damagedFile } from '../text/errors.ts';

/** The settings that were set, as text; what they mean is for `domain/settings.ts`. */
export function listSettings(db: Db): { key: string; value: string }[] {
  // Another program can have put a number there, which reads as the text of it.
  return db
    .prepare<[], { key: string; value: string }>(
      'select key, cast(value as text) as value from settings order by key',
    )
    .all();
}

/** Sets a setting, or takes it back to its default when `value` is undefined. */
export function putSetting(change: Change, key: string, value: string | undefined): void {
  const id = change.db.prepare<[string], number>('select id from settings where key = ?').pluck().get(key);
  if (value === undefined) {
    if (id !== undefined) change.remove('settings', id);
  } else if (id === undefined) change.insert('settings', { key, value });
  else change.update('settings', id, { value });
}

/** The day on which the record begins by itself, and what happened on it. */
export interface RecordsBeginning {
  readonly day: Day;
  /** The file was made, or the first import has its earliest referral. */
  readonly by: 'file' | 'import';
}

/** As {@link recordsBeginning}, the day alone. */
export function recordsBegin(db: Db): Day {
  return recordsBeginning(db).day;
}

/**
 * The first day from which the record is meant to be complete, unless the user moved it: the day the file was made or
 * the first day of the first import that stands, whichever is earlier.
 */
export function recordsBeginning(db: Db): RecordsBeginning {
  const made = db.prepare<[], string>(`select value from meta where key = 'records-since'`).pluck().get();
  const imported = db
    .prepare<[], Day>('select first_day from imports where first_day is not null order by id limit 1')
    .pluck()
    .get();
  if (made === undefined || !isDay(made)) throw damagedFile('no day from which it has records');
  return imported !== undefined && imported < made
    ? { day: imported, by: 'import' }
    : { day: made, by: 'file' };
}
