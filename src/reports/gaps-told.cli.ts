/** What the report tells of needs that nobody met; loaded where there are any. */
import type { Day } from '../calendar/day.ts';
import { gapsOf, type Providers, type UnmetNeed } from '../referrals/gaps.ts';
import { gapsBlocks } from '../referrals/gaps.view.ts';
import type { ReportFrame } from './report.view.ts';

/** The needs nobody can meet by now, and what draws them. */
export function gapsTold(
  needs: readonly UnmetNeed[],
  providers: Providers,
  today: Day,
): Pick<ReportFrame, 'gaps' | 'gapsBlocks'> {
  return { gaps: gapsOf(needs, providers, today), gapsBlocks };
}
