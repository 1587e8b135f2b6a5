import { inTurn } from '../file/commit.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { toldIn, toldText, toldWith, type Telling, type Told } from './calendar-told.ts';

/** Where the file's own facts have what calendars were told: that is no fact of the network, so it is not journaled. */
export const CALENDAR_TOLD = 'calendar-told';

/** What calendars have had. What cannot be read says that there was none yet: `doctor` tells of it. */
export function readTold(db: Db): Told {
  const text = toldBy(db);
  return (text === undefined ? undefined : toldIn(text)) ?? new Map();
}

/** In milliseconds: whoever reads does not wait long for one who writes. */
const PATIENCE = 250;

/** Remembers what a calendar that is written now has; the file stays as it is where that is nothing new. */
export function rememberTold(db: Db, telling: Telling): void {
  if (toldText(toldWith(readTold(db), telling)) === toldBy(db)) return;
  const wait = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma(`busy_timeout = ${PATIENCE}`);
  try {
    inTurn(db, () => {
      db.prepare(
        'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
      ).run(CALENDAR_TOLD, toldText(toldWith(readTold(db), telling)));
    });
  } finally {
    db.pragma(`busy_timeout = ${wait}`);
  }
}

function toldBy(db: Db): string | undefined {
  return db.prepare<[string], string>('select value from meta where key = ?').pluck().get(CALENDAR_TOLD);
}
