import type { Command } from '@commander-js/extra-typings';
import { formatDay } from '../../domain/day-words.ts';
import { usageError } from '../../domain/errors.ts';
import { partnerNamer } from '../../domain/find-partner.ts';
import { networkReport, reportPeriod } from '../../domain/report.ts';
import { renderReport } from '../../render/report.ts';
import { listHandles } from '../../store/partners.ts';
import { quietTest, readRelationships } from '../advice.ts';
import { readMonths } from '../../store/relationships.ts';
import { dayParser, formatOption, jsonOption, lookOf } from '../options.ts';
import type { Session } from '../session.ts';

/** How many partners the table shows unless all are asked for. */
const SHOWN = 20;

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner...]', 'the report on this partner alone')
    .option('--since <day>', 'the first day counted (the 12 months to the last)', dayParser(session, 'past'))
    .option('--until <day>', 'the last day counted (today)', dayParser(session, 'past'))
    .option('--all', `every partner with a referral, not only the first ${SHOWN}`)
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Volume and outcomes are counted between --since and --until. What is said about formalizing always
goes by the 12 months up to the last day. A referral that is void, or whose client did not agree to
be contacted, counts nowhere.

Examples:
  refnet report
  refnet report maren
  refnet report --since 2026-01-01 --until 2026-03-31
  refnet report --format md > report.md`,
    )
    .action(async (partnerWords, options) => {
      const period = reportPeriod(options.since, options.until, session.today);
      if (period.since > period.until) {
        throw usageError(
          `the period would end (${formatDay(period.until)}) before it begins (${formatDay(period.since)})`,
        );
      }
      const look = lookOf(session, options);
      if (partnerWords.length > 0) {
        const { printPartnerReport } = await import('../partner-report.ts');
        return printPartnerReport(session, partnerWords.join(' '), period, look);
      }
      const db = await session.reading();
      const settings = await session.settings();
      const handle = partnerNamer(listHandles(db));
      const relationships = await readRelationships(session, period);
      const shown = options.all === true || look.format !== 'table' ? Infinity : SHOWN;
      const quiet = quietTest(db, period.until, settings);
      const report = networkReport(relationships, period, settings, quiet, shown);
      const ids = report.volume.slice(0, shown).map(({ partner }) => partner.id);
      const months = readMonths(db, period.until, ids);
      session.print(
        await renderReport(report, { settings, today: session.today, months, handle, shown }, look),
      );
    });
}
