/** Telling a rank that a change raised: reading the advice before and after, where it may have risen. */
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { adviseNetwork } from './advised.ts';
import { readAdvice } from './advised.sql.ts';
import type { Rise } from './rise.ts';
import { riseOf, type Standing } from './risen.ts';

/** What advice goes by, and of which day. */
export interface Asked {
  readonly settings: Settings;
  readonly today: Day;
}

/** How the partner of that number stands as of today; undefined where there is none. */
export function standingOf(
  db: Db,
  partner: number | undefined,
  { settings, today }: Asked,
): Standing | undefined {
  if (partner === undefined) return undefined;
  const read = readAdvice(db, { asOf: today, informalTo: settings['informal-to'], partner });
  return adviseNetwork(read, settings, today)[0];
}

/** What is told of a partner since `before`, of the same day; undefined where nothing is. */
export function riseSince(
  db: Db,
  before: Standing | undefined,
  partner: number,
  asked: Asked,
): Rise | undefined {
  const after = standingOf(db, partner, asked);
  return after && riseOf(before, after);
}
