import { addDays, type Day } from '../calendar/day.ts';
import { rhythmFactsOn, type RhythmHistory } from '../contact/rhythm-history.ts';
import { readRhythmHistories } from '../contact/rhythm-history.sql.ts';
import type { RhythmFacts } from '../contact/rhythm.ts';
import { readMadeOn, readNewcomers } from '../due/due.sql.ts';
import { TOUCHED_ONCE } from '../contact/shared-touches.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DaysCounted } from '../referrals/closed.ts';
import { readFollowed } from './followed.sql.ts';
import { stageOn, type HabitsRead } from './habits.ts';

type OnDay = { partnerId: number; partner: string; onDay: Day };

/** Everything that habits on the days are reckoned from, at one moment. */
export function readHabits(db: Db, { since, until }: DaysCounted, today: Day): HabitsRead {
  return db.transaction((): HabitsRead => {
    const histories = readRhythmHistories(db, until);
    const madeOn = readMadeOn(db);
    return {
      checkedIn: db
        .prepare<[Day, Day], OnDay>(
          `select distinct c.partner_id as partnerId, p.name as partner, c.on_day as onDay
         from check_ins c join partners p on p.id = c.partner_id where c.on_day between ? and ?
         order by c.on_day, c.partner_id`,
        )
        .all(since, until)
        .map((each) => ({ ...each, before: factsOn(histories, each.partnerId, addDays(each.onDay, -1)) })),
      stillToMeet: db
        .prepare<[Day], Omit<OnDay, 'onDay'>>(
          `select id as partnerId, name as partner from partners where archived_on is null or archived_on > ?
         order by name_key, id`,
        )
        .all(until)
        .map((each) => ({ ...each, facts: factsOn(histories, each.partnerId, until) })),
      kinds: db
        .prepare<[Row], Omit<HabitsRead['kinds'][number], 'oneToOne'> & { oneToOne: number }>(
          `select kind, count(*) as n, kind = 'meeting' as oneToOne from check_ins t
         where on_day between :since and :until and ${TOUCHED_ONCE} group by kind order by n desc, kind`,
        )
        .all({ since, until })
        .map((each) => ({ ...each, oneToOne: each.oneToOne === 1 })),
      newcomers: readNewcomers(db, today, since, madeOn),
      madeOn,
      broadcasts: db
        .prepare<[Day, Day], Day>(
          'select on_day from broadcasts where on_day between ? and ? order by on_day',
        )
        .pluck()
        .all(since, until),
      followed: readFollowed(db, { since, until }, today),
    };
  })();
}

/** What the rhythm follows from on a day, the stage too as it was then. */
function factsOn(histories: ReadonlyMap<number, RhythmHistory>, partnerId: number, day: Day): RhythmFacts {
  const history = histories.get(partnerId);
  if (history === undefined) throw new Error(`there is no partner ${partnerId}`);
  return { ...rhythmFactsOn(history, day), ...stageOn(history.moves, day) };
}
