/** The report on one partner: the brief before a meeting, its figures, and everything for programs. */
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import type { Format } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import { usageError } from '../text/errors.ts';
import { partnerBlocks } from './partner-report.view.ts';
import type { PartnerFrame } from './partner-frame.view.ts';
import type { PartnerReport } from './partner-report.ts';
import { readBrief } from './read-brief.cli.ts';

/** What was asked for of the report on one partner. */
interface Asked {
  readonly target: { readonly id: number; readonly name: string };
  readonly settings: Settings;
  readonly today: Day;
  readonly all: boolean;
  readonly short: boolean;
  readonly compare: string | undefined;
  readonly forPartner: boolean;
  readonly noClients: boolean;
}

/**
 * The report on one partner, as short as a screen, whole, or beside another period where that is asked for; what waits and
 * holds is known of today alone, so that it is told where the period ends today.
 */
export async function partnerShown(db: Db, period: Period, asked: Asked, format: Format): Promise<Shown> {
  const { all, short, compare, target, forPartner } = asked;
  const partner = target.id;
  if (forPartner) return (await import('./handover.cli.ts')).handoverShown(db, period, asked);
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
  const { report, frame } = await readBrief(db, period, partner, {
    ...asked,
    isListed: format !== 'table' || (all && !short),
  });
  const pictures =
    format === 'html'
      ? (await import('./partner-pictures.cli.ts')).partnerPictures(db, partner, period, asked)
      : [];
  const told = { ...report, introducedBy: allApartIn(db, report.introducedBy) };
  const shortly = short ? await import('./brief-short.view.ts') : undefined;
  return {
    blocks: (look) =>
      shortly?.shortBlocks(told, frame, look) ??
      partnerBlocks(told, frame, { all, format: look.format, pictures }),
    ...(format === 'json' || format === 'csv' ? await forPrograms(report, frame) : {}),
  };
}

/** The same for programs, whole; what writes it is loaded for them alone. */
async function forPrograms(
  report: PartnerReport,
  frame: PartnerFrame,
): Promise<Pick<Shown, 'plain' | 'csv'>> {
  const { LINE_COLUMNS, linesOfPartner, partnerReportAsPlain } =
    await import('./partner-report-file.view.ts');
  return {
    plain: () => partnerReportAsPlain(report, frame),
    csv: (look) => inRows(LINE_COLUMNS, linesOfPartner(report, frame)).csv(look),
  };
}
