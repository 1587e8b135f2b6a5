import { readFeesSettled } from '../agreements/fees-settled.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { quartersBeside } from '../calendar/quarters.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { verdictPeriod } from '../advice/relationship.ts';
import { briefFrom, meetingQuestion } from './meeting.cli.ts';
import { readMeeting } from './meeting.sql.ts';
import type { PartnerFrame } from './partner-frame.view.ts';
import { readPartnerReport } from './partner-report.sql.ts';
import { partnerReport, type PartnerReport } from './partner-report.ts';
import { readQuarters, readReturns } from './returns.sql.ts';
import { NO_RETURNS, quartersOfPartner, type OfQuarter } from './returns.ts';
import { quartersOfBoth, yearBeside } from './this-year.ts';
import { loaded } from '../text/lazily.ts';
import { questionsFor } from './worth-asking.ts';

/** What the brief goes by; `isListed` where the referrals of the period are listed, not only counted. */
interface Asked {
  readonly settings: Settings;
  readonly today: Day;
  readonly isListed: boolean;
}

/** The brief on a partner and everything it is told with, read at one moment. */
export async function readBrief(
  db: Db,
  period: Period,
  partner: number,
  asked: Asked,
): Promise<{ readonly report: PartnerReport; readonly frame: PartnerFrame }> {
  const { settings, today } = asked;
  const question = meetingQuestion(settings, today);
  const read = db.transaction(() => readAll(db, period, partner, asked))();
  const report = await loaded(() => partnerReport(read.own, settings, today));
  const brief =
    read.meeting === undefined ? undefined : await briefFrom(read.meeting, read.own.handles, question);
  const frame: PartnerFrame = {
    today,
    settings,
    brief,
    questions: brief === undefined ? [] : questionsFor(report, brief.meeting, settings, today),
    fees: read.fees,
    returns: read.returns,
    quarters: quartersOfPartner(read.quarters, partner),
    year: yearBeside(read, partner, report.recordsSince),
  };
  return { report, frame };
}

function readAll(db: Db, period: Period, partner: number, { settings, today, isListed }: Asked) {
  const own = readPartnerReport(db, period, partner, settings, today, isListed);
  const isOfYear = period.until === today && period.since === verdictPeriod(today).since;
  return {
    own,
    // Nobody prepares for a meeting of the past.
    meeting:
      period.until >= today
        ? readMeeting(db, partner, meetingQuestion(settings, today), {
            network: isOfYear ? own.network : undefined,
            isWhole: isListed,
          })
        : undefined,
    returns: readReturns(db, period, today, settings.currency, partner).get(partner) ?? NO_RETURNS,
    ...readAllQuarters(db, period, partner, { settings, today }),
    fees: readFeesSettled(db, period, partner),
  };
}

/** The quarters told one by one are for the most part those of the years told beside each other: each is read once. */
function readAllQuarters(
  db: Db,
  period: Period,
  partner: number,
  { settings, today }: Pick<Asked, 'settings' | 'today'>,
): Readonly<Record<'quarters' | 'now' | 'before', readonly OfQuarter[]>> {
  const told = quartersBeside(period);
  const { now, before } = quartersOfBoth(period.until) ?? { now: [], before: [] };
  const each = new Map([...told, ...now, ...before].map((quarter) => [keyOf(quarter), quarter]));
  const known = new Map(
    readQuarters(db, [...each.values()], today, settings.currency, partner).map(({ quarter, partners }) => [
      keyOf(quarter),
      partners,
    ]),
  );
  const read = (days: readonly Period[]): readonly OfQuarter[] =>
    days.map((quarter) => ({ quarter, partners: known.get(keyOf(quarter)) ?? new Map() }));
  return { quarters: read(told), now: read(now), before: read(before) };
}

/** Quarters of the same days are the same. */
function keyOf({ since, until }: Period): string {
  return `${since} ${until}`;
}
