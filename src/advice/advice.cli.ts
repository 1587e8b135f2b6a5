import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Doubt } from '../shell/doubt.cli.ts';
import { list } from '../text/count.ts';
import { jointVentureDoubts } from './accept.ts';
import { adviseNetwork, type AdvisedPartner } from './advised.ts';
import { readAdvice } from './advised.sql.ts';

/** What speaks against a joint venture, to be asked about before it is recorded; undefined where nothing does. */
export function jointVentureDoubt(
  { relationship }: Pick<AdvisedPartner, 'relationship'>,
  settings: Settings,
): Doubt | undefined {
  const doubts = jointVentureDoubts(relationship.facts, settings);
  if (doubts.length === 0) return undefined;
  return {
    text: `a joint venture comes after a proven alliance [rhythm]: ${list(doubts, 'and')}`,
    question: 'Move to joint venture all the same?',
  };
}

/** As {@link jointVentureDoubt}, of a partner as of today. */
export function ventureDoubtOn(db: Db, partner: number, settings: Settings, today: Day): Doubt | undefined {
  const read = readAdvice(db, { asOf: today, informalTo: settings['informal-to'], partner });
  const [advised] = adviseNetwork(read, settings, today);
  return advised === undefined ? undefined : jointVentureDoubt(advised, settings);
}
