/** The report on one partner: the brief before a meeting, its figures, and everything for programs. */
import { readFeesSettled } from '../agreements/fees-settled.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { quartersBeside } from '../calendar/quarters.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Format } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import { usageError } from '../text/errors.ts';
import { shortBlocks } from './brief-short.view.ts';
import { briefFor } from './meeting.cli.ts';
import type { PartnerFrame } from './partner-frame.view.ts';
import { LINE_COLUMNS, linesOfPartner, partnerReportAsPlain } from './partner-report-file.view.ts';
import { readPartnerReport } from './partner-report.sql.ts';
import { partnerReport } from './partner-report.ts';
import { partnerBlocks } from './partner-report.view.ts';
import { readQuarters, readReturns } from './returns.sql.ts';
import { NO_RETURNS, quartersOfPartner } from './returns.ts';
import { quartersOfBoth, yearBeside } from './this-year.ts';
import { questionsFor } from './worth-asking.ts';

/** What was asked for of the report on one partner. */
interface Asked {
  readonly target: { readonly id: number };
  readonly settings: Settings;
  readonly today: Day;
  readonly all: boolean;
  readonly short: boolean;
  readonly compare: string | undefined;
}

/**
 * The report on one partner, as short as a screen, whole, or beside another period where that is asked for; what waits and
 * holds is known of today alone, so that it is told where the period ends today.
 */
export async function partnerShown(db: Db, period: Period, asked: Asked, format: Format): Promise<Shown> {
  const { settings, today, all, short, compare, target } = asked;
  const partner = target.id;
  if (compare !== undefined) {
    const { partnerCompared } = await import('./partner-compared.cli.ts');
    return partnerCompared(db, period, partner, asked, compare);
  }
  if (short && (format === 'json' || format === 'csv')) {
    throw usageError(
      `--short is for a screen or Markdown, not for ${format.toUpperCase()}`,
      'leave --short out: a program gets it whole',
    );
  }
  const report = partnerReport(readPartnerReport(db, period, partner, settings, today), settings, today);
  const brief = period.until >= today ? await briefFor(db, partner, settings, today) : undefined;
  const home = settings.currency;
  const both = quartersOfBoth(period.until);
  const read = db.transaction(() => ({
    returns: readReturns(db, period, today, home).get(partner) ?? NO_RETURNS,
    quarters: readQuarters(db, quartersBeside(period), today, home),
    now: readQuarters(db, both?.now ?? [], today, home),
    before: readQuarters(db, both?.before ?? [], today, home),
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
  const pictures =
    format === 'html'
      ? (await import('./partner-pictures.cli.ts')).partnerPictures(db, partner, period, asked)
      : [];
  return {
    blocks: (look) =>
      short
        ? shortBlocks(report, frame, look)
        : partnerBlocks(report, frame, { all, format: look.format, pictures }),
    plain: () => partnerReportAsPlain(report, frame),
    csv: inRows(LINE_COLUMNS, linesOfPartner(report, frame)).csv,
  };
}
