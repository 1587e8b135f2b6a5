import { Option, type Command } from '@commander-js/extra-typings';
import { formatDay } from '../calendar/day-words.ts';
import { usageError } from '../text/errors.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { reportPeriod, type NetworkSnapshot, type Relationship } from '../advice/relationship.ts';
import { networkReport } from './report.ts';
import { renderReport } from './report.view.ts';
import { listUnmetNeeds } from '../referrals/needs.sql.ts';
import { listHandles } from '../partners/partner.sql.ts';
import { quietTest, relationshipsFrom } from '../advice/advice.cli.ts';
import { readMonths, readNetwork } from '../advice/relationship.sql.ts';
import type { DueCount } from '../due/due.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { dueRecord, everythingCounted, type DueQuestion } from '../due/due-record.ts';
import { readDueCounts } from '../due/due.sql.ts';
import { dayParser, formatOption, jsonOption, lookOf } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';

/** How many partners the table shows unless all are asked for. */
const SHOWN = 20;

/** The parts of the report that can be had alone. */
const SECTIONS = ['volume', 'formalize', 'check-ins', 'gaps'] as const;

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner...]', 'the report on this partner alone')
    .option('--since <day>', 'the first day counted (the 12 months to the last)', dayParser(session, 'past'))
    .option('--until <day>', 'the last day counted (today)', dayParser(session, 'past'))
    .option('--all', `every partner with a referral, not only the first ${SHOWN}`)
    .addOption(
      new Option('--only <section>', 'one part of it, whole: volume, formalize, check-ins or gaps').choices(
        SECTIONS,
      ),
    )
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Volume and outcomes are counted between --since and --until. What is said about
formalizing always goes by the 12 months up to the last day. A referral that is
void, or whose client did not agree to be contacted, counts nowhere. Gaps are
what refnet who found nobody for, until somebody can.

Examples:
  refnet report
  refnet report maren
  refnet report --since 2026-01-01 --until 2026-03-31
  refnet report --only gaps
  refnet report --format md > report.md`,
    )
    .action(async (partnerWords, options) => {
      const period = reportPeriod(options.since, options.until, session.today);
      if (period.since > period.until) {
        throw usageError(
          `the period would end (${formatDay(period.until)}) before it begins (${formatDay(period.since)})`,
        );
      }
      const look = await lookOf(session, options);
      if (partnerWords.length > 0) {
        if (options.only !== undefined) {
          throw usageError(
            '--only goes with the report on the whole network',
            'leave it out, or the partner',
          );
        }
        const { printPartnerReport } = await import('./partner-report.cli.ts');
        return printPartnerReport(session, partnerWords.join(' '), period, look);
      }
      const db = await session.reading();
      const settings = await session.settings();
      const handle = partnerNamer(listHandles(db));
      const snapshot = readNetwork(db, period, { wholeHistory: false });
      const relationships = await relationshipsFrom(session, snapshot);
      const shown =
        options.all === true || options.only !== undefined || look.format !== 'table' ? Infinity : SHOWN;
      const quiet = quietTest(db, period.until, settings);
      const report = networkReport(relationships, period, settings, quiet, shown);
      const ids = report.volume.slice(0, shown).map(({ partner }) => partner.id);
      const months = readMonths(db, period.until, ids);
      const question = { today: session.today, until: session.today, settings };
      const due =
        period.until === session.today ? await dueNow(db, question, snapshot, relationships) : undefined;
      const needs = listUnmetNeeds(db, period.since, period.until);
      const gaps =
        needs.length === 0 ? [] : await (await import('../referrals/gaps.cli.ts')).gapsNow(session, needs);
      const frame = { settings, today: session.today, months, handle, shown, gaps, due };
      if (options.only === undefined) return session.print(renderReport(report, frame, look));
      const { renderReportSection } = await import('./report-section.view.ts');
      session.print(renderReportSection(options.only, report, frame, look));
    });
}

/** What is waiting today, open referrals aside. */
async function dueNow(
  db: Db,
  question: DueQuestion,
  network: NetworkSnapshot,
  relationships: readonly Relationship[],
): Promise<DueCount[]> {
  const snapshot = readDueCounts(db, question, 'owed', network);
  return everythingCounted(await dueRecord(snapshot, question, relationships), snapshot.referrals, question);
}
