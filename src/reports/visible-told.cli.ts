/** How visible one was, for the report: loaded only where something went out to many. */
import type { Day } from '../calendar/day.ts';
import { visibleLine } from '../contact/broadcast.ts';
import { readVisibility } from '../contact/broadcast.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { ReportFrame } from './report.view.ts';

/** How visible one was up to the day; undefined where nothing went out to many by then. */
export function visibleTold(db: Db, until: Day): ReportFrame['visible'] {
  const visibility = readVisibility(db, until);
  return visibility === undefined ? undefined : { visibility, line: visibleLine(visibility) };
}
