import { readDeclines } from '../advice/decline.sql.ts';
import { provenFrom } from '../advice/notions.ts';
import { exchangedByMonth, type ReportPeriod } from '../advice/relationship.ts';
import { countIntroduced, readNetwork } from '../advice/relationship.sql.ts';
import { readDueCounts } from '../due/due-counts.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { handlesOfAll } from '../partners/handles.sql.ts';
import { listUnmetNeeds } from '../referrals/needs.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Day } from '../calendar/day.ts';
import { periodBefore } from '../calendar/period.ts';
import { readOutcomesTogether } from '../referrals/closed.sql.ts';
import type { CountedBefore, ReportSnapshot } from './report.ts';

/**
 * Reads everything the report on the network is made of, at one moment. What is due is only known of today.
 */
export function readReport(db: Db, period: ReportPeriod, settings: Settings, today: Day): ReportSnapshot {
  return db.transaction((): ReportSnapshot => {
    const network = readNetwork(db, period, { provenFrom: provenFrom(settings), today });
    const { since, until } = period;
    const needs = listUnmetNeeds(db, since, until);
    const question = { today, until: today, settings };
    return {
      network,
      handles: handlesOfAll(db, network.partners),
      declines: readDeclines(db, until),
      months: new Map(
        network.referrals.flatMap((counts) =>
          counts.months === null ? [] : [[counts.partnerId, exchangedByMonth(counts, until)]],
        ),
      ),
      before: countBefore(db, period, today),
      needs,
      due: until === today ? readDueCounts(db, question, network) : undefined,
    };
  })();
}

/** What the period of the same kind before one came to, for all partners together or for one. */
export function countBefore(
  db: Db,
  period: ReportPeriod,
  today: Day,
  partnerId?: number,
): CountedBefore | undefined {
  const before = periodBefore(period);
  return before === undefined
    ? undefined
    : {
        period: before,
        ...countIntroduced(db, before, today, partnerId),
        outcomes: readOutcomesTogether(db, before, today, partnerId),
      };
}
