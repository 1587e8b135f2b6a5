import { readDeclines } from '../advice/decline.sql.ts';
import { exchangedByMonth, type NetworkSnapshot, type ReportPeriod } from '../advice/relationship.ts';
import { readPatterns } from '../advice/one-partner.sql.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { listCheckIns } from '../contact/check-in.sql.ts';
import { listSignals } from '../contact/signal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { soughtByName } from '../partners/find-partner.ts';
import { listHandlesNear } from '../partners/handles.sql.ts';
import { listIntroduced } from '../referrals/introduced.sql.ts';
import { countReferrals, listReferrals } from '../referrals/referral.sql.ts';
import { introducedOrClosedOn } from '../referrals/closed-filter.sql.ts';
import { readUncounted } from '../referrals/uncounted.sql.ts';
import { listWithoutAmount } from '../referrals/without-amount.sql.ts';
import { countBefore } from './report.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { PartnerSnapshot } from './partner-report.ts';

function nameIn({ partners }: NetworkSnapshot, partner: number): string {
  return partners.find(({ id }) => id === partner)?.name ?? '';
}

/** Reads everything the report on one partner is made of, at one moment; the referrals of the period where they are listed. */
export function readPartnerReport(
  db: Db,
  period: ReportPeriod,
  partner: number,
  { 'informal-to': informalTo }: Settings,
  today: Day,
  isListed: boolean,
): PartnerSnapshot {
  const { since, until } = period;
  const own = { partnerId: partner };
  const ofPeriod = { ...own, also: [introducedOrClosedOn(period)] };
  return db.transaction((): PartnerSnapshot => {
    const network = readNetwork(db, period, { today, partner });
    return {
      network,
      partner,
      handles: listHandlesNear(db, soughtByName({ id: partner, name: nameIn(network, partner) })),
      declines: readDeclines(db, until),
      patterns: readPatterns(db, [partner], until, informalTo, today),
      uncounted: readUncounted(db, { until }, today, partner),
      uncountedInPeriod: readUncounted(db, { since, until }, today, partner),
      months: exchangedByMonth(
        network.referrals.find((counts) => counts.partnerId === partner),
        until,
      ),
      before: countBefore(db, period, today, partner),
      withoutAmount: listWithoutAmount(db, period, today, partner),
      referralsInPeriod: countReferrals(db, ofPeriod),
      referrals: isListed ? listReferrals(db, ofPeriod) : [],
      checkIns: listCheckIns(db, { ...own, since, until }),
      signals: listSignals(db, partner).filter(({ onDay }) => onDay <= until),
      introducedBy: listIntroduced(db, partner, { since, until }, today),
    };
  })();
}
