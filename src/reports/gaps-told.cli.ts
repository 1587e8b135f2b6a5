/** What the report tells of needs that nobody met; loaded where there are any. */
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { gapsOf, type UnmetNeed } from '../referrals/gaps.ts';
import { gapsBlocks } from '../referrals/gaps.view.ts';
import { readProviders } from './providers.sql.ts';
import type { ReportFrame } from './report.view.ts';

/** The needs nobody can meet by now, and what draws them. */
export function gapsTold(
  db: Db,
  needs: readonly UnmetNeed[],
  today: Day,
): Pick<ReportFrame, 'gaps' | 'gapsBlocks'> {
  return { gaps: gapsOf(needs, readProviders(db, today), today), gapsBlocks };
}
