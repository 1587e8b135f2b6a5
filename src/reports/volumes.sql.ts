import { countPeriod } from '../advice/relationship.sql.ts';
import { byPartner } from '../advice/relationship.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { DaysCounted } from '../referrals/closed.ts';
import { readOutcomes } from '../referrals/closed.sql.ts';
import { volumeOf, type Volume } from './report.ts';

/** What went back and forth with each partner who has anything of it on the days, by their number. */
export function readVolumes(db: Db, days: DaysCounted, today: Day): Map<number, Volume> {
  const introduced = countPeriod(db, days, today);
  const outcomes = byPartner(readOutcomes(db, days, today));
  const ids = [...new Set([...introduced.keys(), ...outcomes.keys()])];
  return new Map(
    ids.map((id) => {
      const { givenInPeriod = 0, receivedInPeriod = 0 } = introduced.get(id) ?? {};
      return [id, volumeOf(givenInPeriod, receivedInPeriod, outcomes.get(id) ?? [])];
    }),
  );
}
