import { readDeclines } from '../advice/decline.sql.ts';
import type { ReportPeriod } from '../advice/relationship.ts';
import { readMonths, readNetwork, readPatterns } from '../advice/relationship.sql.ts';
import { listCheckIns } from '../contact/check-in.sql.ts';
import { readDueCounts } from '../due/due.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { listHandles, listPartners } from '../partners/partner.sql.ts';
import type { Providers } from '../referrals/gaps.ts';
import { listUnmetNeeds } from '../referrals/needs.sql.ts';
import { listReferrals } from '../referrals/referral.sql.ts';
import { readExclusivePromises } from '../referrals/who.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Day } from '../calendar/day.ts';
import type { PartnerSnapshot } from './partner-report.ts';
import type { ReportSnapshot } from './report.ts';

/** Reads everything the report on the network is made of, at one moment. What is due is only known of today. */
export function readReport(db: Db, period: ReportPeriod, settings: Settings, today: Day): ReportSnapshot {
  return db.transaction((): ReportSnapshot => {
    const network = readNetwork(db, period, { wholeHistory: false });
    const { since, until } = period;
    const needs = listUnmetNeeds(db, since, until);
    const question = { today, until: today, settings };
    return {
      network,
      handles: listHandles(db),
      declines: readDeclines(db, until),
      months: readMonths(
        db,
        until,
        network.partners.map(({ id }) => id),
      ),
      needs,
      providers: needs.length === 0 ? undefined : readProviders(db, today),
      due: until === today ? readDueCounts(db, question, 'owed', network) : undefined,
    };
  })();
}

function readProviders(db: Db, today: Day): Providers {
  return { partners: listPartners(db), promises: readExclusivePromises(db, today) };
}

/** Reads everything the report on one partner is made of, at one moment. */
export function readPartnerReport(
  db: Db,
  period: ReportPeriod,
  partner: number,
  { 'informal-to': informalTo }: Settings,
): PartnerSnapshot {
  const { since, until } = period;
  const filter = { partnerId: partner, since, until };
  return db.transaction((): PartnerSnapshot => ({
    network: readNetwork(db, period),
    partner,
    handles: listHandles(db),
    declines: readDeclines(db, until),
    patterns: readPatterns(db, [partner], until, informalTo),
    months: readMonths(db, until, [partner]).get(partner) ?? [],
    referrals: listReferrals(db, filter),
    checkIns: listCheckIns(db, filter),
  }))();
}
