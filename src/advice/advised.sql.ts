import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { readUncounted } from '../referrals/uncounted.sql.ts';
import type { AdviceSnapshot } from './advised.ts';
import { readDeclines } from './decline.sql.ts';
import { verdictPeriod } from './relationship.ts';
import { readPatterns } from './one-partner.sql.ts';
import { readNetwork } from './relationship.sql.ts';

/**
 * Reads what advice goes by as of a day, at one moment: on one partner, or everybody. `informalTo` is what may be exchanged
 * a year before it is a pattern.
 */
export function readAdvice(
  db: Db,
  { asOf, informalTo, partner }: { asOf: Day; informalTo: number; partner?: number | undefined },
): AdviceSnapshot {
  return db.transaction((): AdviceSnapshot => {
    const network = readNetwork(db, verdictPeriod(asOf), partner === undefined ? {} : { partner });
    const wanted = partner === undefined ? network.partners.map(({ id }) => id) : [partner];
    return {
      network,
      partner,
      handles: listHandles(db),
      declines: readDeclines(db, asOf),
      patterns: readPatterns(db, wanted, asOf, informalTo),
      uncounted: readUncounted(db, { until: asOf }, asOf, partner),
    };
  })();
}
