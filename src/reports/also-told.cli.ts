/** What the report tells of fees, objectives and broadcasts: loaded where there are any, and of each only what there is. */
import { hasFees } from '../agreements/has-fees.sql.ts';
import type { Period } from '../calendar/period.ts';
import { hasBroadcasts } from '../contact/has-broadcasts.sql.ts';
import { hasObjectives } from '../contact/has-objectives.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { ReportFrame } from './report.view.ts';

/** Fees that changed hands in the period, the objectives told, and how visible one was up to its last day. */
export async function alsoTold(
  db: Db,
  period: Period,
): Promise<Pick<ReportFrame, 'fees' | 'objectives' | 'visible'>> {
  return {
    fees: hasFees(db)
      ? (await import('../agreements/fees-settled.sql.ts')).readFeesSettled(db, period)
      : undefined,
    objectives: hasObjectives(db)
      ? (await import('./objectives-told.cli.ts')).objectivesDrawn(db, period)
      : undefined,
    visible: hasBroadcasts(db)
      ? (await import('./visible-told.cli.ts')).visibleTold(db, period.until)
      : undefined,
  };
}
