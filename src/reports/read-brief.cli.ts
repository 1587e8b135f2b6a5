import { readFeesSettled } from '../agreements/fees-settled.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { quartersBeside } from '../calendar/quarters.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { briefFor } from './meeting.cli.ts';
import type { PartnerFrame } from './partner-frame.view.ts';
import { readPartnerReport } from './partner-report.sql.ts';
import { partnerReport, type PartnerReport } from './partner-report.ts';
import { readQuarters, readReturns } from './returns.sql.ts';
import { NO_RETURNS, quartersOfPartner } from './returns.ts';
import { quartersOfBoth, yearBeside } from './this-year.ts';
import { questionsFor } from './worth-asking.ts';

/** The brief on a partner and everything it is told with, read at one moment. */
export async function readBrief(
  db: Db,
  period: Period,
  partner: number,
  { settings, today }: { readonly settings: Settings; readonly today: Day },
): Promise<{ readonly report: PartnerReport; readonly frame: PartnerFrame }> {
  const report = partnerReport(readPartnerReport(db, period, partner, settings, today), settings, today);
  const brief = period.until >= today ? await briefFor(db, partner, settings, today) : undefined;
  const home = settings.currency;
  const both = quartersOfBoth(period.until);
  const read = db.transaction(() => ({
    returns: readReturns(db, period, today, home, partner).get(partner) ?? NO_RETURNS,
    quarters: readQuarters(db, quartersBeside(period), today, home, partner),
    now: readQuarters(db, both?.now ?? [], today, home, partner),
    before: readQuarters(db, both?.before ?? [], today, home, partner),
  }))();
  const frame: PartnerFrame = {
    today,
    settings,
    brief,
    questions: brief === undefined ? [] : questionsFor(report, brief.meeting, settings, today),
    fees: readFeesSettled(db, period, partner),
    returns: read.returns,
    quarters: quartersOfPartner(read.quarters, partner),
    year: yearBeside(read, partner, report.recordsSince),
  };
  return { report, frame };
}
