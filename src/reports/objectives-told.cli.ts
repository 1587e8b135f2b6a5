/** The objectives that a report tells: loaded where there are any. */
import { listObjectives } from '../contact/objective.sql.ts';
import type { Objective } from '../contact/objective.ts';
import { objectivesBlocks } from '../contact/objective.view.ts';
import type { Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { ReportFrame } from './report.view.ts';

/** The objectives as of the last day, and those of the period that were closed once their time was over. */
export function objectivesTold(
  db: Db,
  { since, until }: Pick<Period, 'since' | 'until'>,
): readonly Objective[] {
  return listObjectives(db, until).filter(
    ({ fromDay, dueOn, doneOn }) =>
      fromDay <= until && (doneOn === null || doneOn > until || (doneOn > dueOn && dueOn >= since)),
  );
}

/** The objectives told in a period, with what draws them; undefined where there are none. */
export function objectivesDrawn(db: Db, period: Period): ReportFrame['objectives'] {
  const all = objectivesTold(db, period);
  return all.length === 0 ? undefined : { all, blocks: objectivesBlocks };
}
