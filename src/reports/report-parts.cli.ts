/** What a report shows beside the network on a screen: loaded only where one of these is asked for. */
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { sphereGaps, type SphereGap } from '../partners/contact-sphere.ts';
import { listPartners } from '../partners/partner.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import { apart } from '../screen/blocks.ts';
import type { Format } from '../screen/list.view.ts';
import { reportAsMarkdown, reportAsPlain } from './report-file.view.ts';
import { listSection, sectionAsPlain, sectionBlocks } from './report-section.view.ts';
import { titledBlocks, type Section } from './section.view.ts';
import type { NetworkReport, NetworkSection } from './report.ts';
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
