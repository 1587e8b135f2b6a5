import { addDays, daysBetween, type Day } from '../calendar/day.ts';
import { IS_WAITED_FOR, OF_FORGOTTEN } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import { LAST_STEP } from './due-list.sql.ts';
import type { DueQuestion } from './due-record.ts';
import { referralBounds } from './due.ts';

/** Clients that an import brought without an outcome, and that wait from its day though they had no step for longer. */
export interface Brought {
  readonly n: number;
  /** The day on which the first of them comes up. */
  readonly from: Day;
}

/** Those that do not come up by the day looked to; undefined where there are none. */
export function countBrought(db: Db, { today, until, settings }: DueQuestion): Brought | undefined {
  const { askedBy, movedBy } = referralBounds(settings, today, until);
  const ways = [
    ['given', askedBy, settings['ask-after-days']],
    ['received', movedBy, settings['move-after-days']],
  ] as const satisfies readonly (readonly [Direction, Day, number])[];
  const found = ways.flatMap(([direction, by, days]): Brought[] => {
    const shown = addDays(until, -days);
    const { n, since } = quiet(db, { direction, by, shown });
    return since === null ? [] : [{ n, from: addDays(since, days) }];
  });
  const [first, ...others] = found.toSorted((a, b) => daysBetween(b.from, a.from));
  if (first === undefined) return undefined;
  return { n: others.reduce((sum, { n }) => sum + n, first.n), from: first.from };
}

/** Open ones of that way that had no step since `by`, but wait from a day later than `shown`. */
function quiet(db: Db, cells: Row): { n: number; since: Day | null } {
  const found = db
    .prepare<[Row], { n: number; since: Day | null }>(
      `select count(*) as n, min(last_step_on) as since from referrals r indexed by referrals_open
       where direction = :direction and ${IS_WAITED_FOR} and last_step_on > :shown and import_id is not null
         and r.id not in ${OF_FORGOTTEN} and ${LAST_STEP} <= :by`,
    )
    .get(cells);
  if (found === undefined) throw new Error('a count has one row');
  return found;
}
