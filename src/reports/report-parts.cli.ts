/** What a report shows beside the network on a screen: loaded only where one of these is asked for. */
import { readFeesSettled } from '../agreements/fees-settled.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { quartersBeside } from '../calendar/quarters.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { sphereGaps, type SphereGap } from '../partners/contact-sphere.ts';
import { listPartners } from '../partners/partner.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import { apart } from '../screen/blocks.ts';
import type { Format } from '../screen/list.view.ts';
import { readPartnerReport } from './partner-report.sql.ts';
import { partnerReport } from './partner-report.ts';
import { LINE_COLUMNS, linesOfPartner, partnerReportAsPlain } from './partner-report-file.view.ts';
import { LISTED, partnerBlocks } from './partner-report.view.ts';
import { reportAsMarkdown, reportAsPlain } from './report-file.view.ts';
import { listSection, sectionAsPlain, sectionBlocks } from './report-section.view.ts';
import { titledBlocks, type Section } from './section.view.ts';
import type { NetworkReport, NetworkSection } from './report.ts';
import { readQuarters, readReturns } from './returns.sql.ts';
import { NO_RETURNS, quartersOfPartner } from './returns.ts';
import { reportGroups, volumeColumns, type ReportFrame } from './report.view.ts';

/** The report on the network in the formats that are not drawn for a screen. */
export async function networkShown(
  db: Db,
  { report, frame }: { readonly report: NetworkReport; readonly frame: ReportFrame },
  format: Format,
): Promise<Shown> {
  if (format === 'html') return (await import('./network-page.cli.ts')).networkPage(db, report, frame);
  return {
    blocks: (look) => apart(...reportGroups(report, frame, look)),
    plain: () => reportAsPlain(report, frame),
    csv: inRows(volumeColumns(report, frame), report.volume).csv,
    md: (look) => reportAsMarkdown(report, frame, look),
  };
}

/** One part of it, whole. */
export function networkSection(part: NetworkSection, report: NetworkReport, frame: ReportFrame): Section {
  return {
    period: report.period,
    blocks: (look) => sectionBlocks(part, report, frame, look),
    plain: () => sectionAsPlain(part, report, frame),
    csv: (look) => listSection(part, report, frame, look),
  };
}

/** A section alone, in every format. */
export function sectionShown(section: Section, settings: Settings): Shown {
  return {
    blocks: (look) => titledBlocks(section, settings, look),
    plain: section.plain,
    csv: section.csv,
  };
}

/** The professions that serve the same clients as mine and have no partner, or one. */
export function sphereOf(db: Db, { profession }: Settings, today: Day): readonly SphereGap[] | undefined {
  return sphereGaps(listPartners(db), profession, today);
}

/** The report on one partner; what waits and holds is known of today alone, so that it is told where the period ends today. */
export async function partnerShown(
  db: Db,
  period: Period,
  partner: number,
  { settings, today }: { readonly settings: Settings; readonly today: Day },
): Promise<Shown> {
  const report = partnerReport(readPartnerReport(db, period, partner, settings, today), settings, today);
  const { briefFor } = await import('./meeting.cli.ts');
  const brief = period.until >= today ? await briefFor(db, partner, settings, today) : undefined;
  const home = settings.currency;
  const read = db.transaction(() => ({
    returns: readReturns(db, period, today, home).get(partner) ?? NO_RETURNS,
    quarters: readQuarters(db, quartersBeside(period), today, home),
  }))();
  const frame = {
    today,
    settings,
    brief,
    fees: readFeesSettled(db, period, partner),
    returns: read.returns,
    quarters: quartersOfPartner(read.quarters, partner),
  };
  return {
    blocks: (look) => partnerBlocks(report, frame, look.format === 'table' ? LISTED : undefined),
    plain: () => partnerReportAsPlain(report, frame),
    csv: inRows(LINE_COLUMNS, linesOfPartner(report, frame)).csv,
  };
}
