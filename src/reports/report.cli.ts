import { reportPeriod, type ReportPeriod } from '../advice/relationship.ts';
import { wholeRelationshipsOf } from '../advice/whole-relationships.ts';
import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { dueRecord, everythingCounted } from '../due/due-record.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { day, word } from '../kinds/type.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import { aPartner } from '../partners/partner.cli.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listUnmetNeeds } from '../referrals/needs.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { inRows, showing } from '../shell/listing.cli.ts';
import { flag, option } from '../shell/option.cli.ts';
import { nothing, type Argument } from '../shell/target.cli.ts';
import { ways, type Chooses } from '../shell/ways.cli.ts';
import { usageError } from '../text/errors.ts';
import { networkReport, REPORT_SECTIONS, type NetworkReport, type ReportSection } from './report.ts';
import { readReport } from './report.sql.ts';
import {
  drawReport,
  reportAsMarkdown,
  reportAsPlain,
  volumeColumns,
  type ReportFrame,
} from './report.view.ts';

/** How many partners the table shows unless all are asked for. */
const SHOWN = 20;

const ARGUMENT: Argument = {
  usage: '[partner...]',
  help: 'the report on this partner alone',
  named: 'partner',
};

const PERIOD = {
  since: option(day('past'), 'the first day counted (the 12 months to the last)'),
  until: option(day('past'), 'the last day counted (today)'),
};

interface Asked {
  readonly since: Day | undefined;
  readonly until: Day | undefined;
  readonly today: Day;
  readonly settings: Settings;
}

function periodOf({ since, until, today }: Asked): ReportPeriod {
  const period = reportPeriod(since, until, today);
  if (period.since <= period.until) return period;
  throw usageError(
    `the period would end (${formatDay(period.until)}) before it begins (${formatDay(period.since)})`,
  );
}

const network = showing({
  called: 'the report on the network',
  target: nothing,
  options: { ...PERIOD, all: flag(`every partner with a referral, not only the first ${SHOWN}`) },
  async show(db, { all, ...asked }, { format }) {
    const { report, frame } = await reportNow(db, asked, all || format !== 'table' ? Infinity : SHOWN);
    return {
      text: (look) => drawReport(report, frame, look),
      plain: () => reportAsPlain(report, frame),
      csv: inRows(volumeColumns(report, frame), report.volume).csv,
      md: (look) => reportAsMarkdown(report, frame, look),
    };
  },
});

/** Reads the network once, and reckons the report from that. */
async function reportNow(
  db: Db,
  asked: Asked,
  shown: number,
): Promise<{ report: NetworkReport; frame: ReportFrame }> {
  const { settings, today } = asked;
  const period = periodOf(asked);
  const snapshot = readReport(db, period, settings, today, await providersReader(db, period));
  const { needs, providers, due, months, handles } = snapshot;
  const relationships = await wholeRelationshipsOf(snapshot.network, settings, today);
  const question = { today, until: today, settings };
  return {
    report: networkReport(snapshot, relationships, settings, shown),
    frame: {
      settings,
      today,
      months,
      shown,
      handle: partnerNamer(handles),
      gaps:
        providers === undefined ? [] : (await import('../referrals/gaps.ts')).gapsOf(needs, providers, today),
      due:
        due === undefined
          ? undefined
          : everythingCounted(await dueRecord(due, question, relationships), due.referrals, question),
    },
  };
}

/** What reads who may meet the needs that nobody met; its code is loaded only where there are any. */
async function providersReader(db: Db, { since, until }: ReportPeriod) {
  if (listUnmetNeeds(db, since, until).length === 0) return undefined;
  return (await import('./providers.sql.ts')).readProviders;
}

/** These go by the last day alone. */
const WITHOUT_SINCE: readonly ReportSection[] = ['formalize', 'check-ins'];

const section = showing({
  called: '--only',
  target: nothing,
  options: {
    ...PERIOD,
    only: option(
      word(vocabulary('part of the report', REPORT_SECTIONS)),
      'one part of it, whole: volume, formalize, check-ins or gaps',
      { value: 'section' },
    ),
  },
  async show(db, { only: part = 'volume', has, ...asked }) {
    if (has('since') && WITHOUT_SINCE.includes(part)) {
      throw usageError(`--since does not go with --only ${part}`, 'it goes by the last day alone: --until');
    }
    const { drawSection, listSection, sectionAsPlain } = await import('./report-section.view.ts');
    const { report, frame } = await reportNow(db, asked, Infinity);
    return {
      text: (look) => drawSection(part, report, frame, look),
      plain: () => sectionAsPlain(part, report, frame),
      csv: (look) => listSection(part, report, frame, look),
      md: (look) => listSection(part, report, frame, look),
    };
  },
});

const partner = showing({
  called: 'the report on one partner',
  target: {
    ...aPartner({ question: 'Report on whom', example: 'refnet report NAME', help: ARGUMENT.help }),
    argument: ARGUMENT,
  },
  options: PERIOD,
  async show(db, { target, ...asked }) {
    const { settings, today } = asked;
    const { partnerReport } = await import('./partner-report.ts');
    const { readPartnerReport } = await import('./partner-report.sql.ts');
    const view = await import('./partner-report.view.ts');
    const report = partnerReport(
      readPartnerReport(db, periodOf(asked), target.id, settings),
      settings,
      today,
    );
    return {
      text: (look) => view.drawPartnerReport(report, today, look),
      plain: () => view.partnerReportAsPlain(report, today),
      csv: (look) => view.listReferralsOf(report, today, look),
      md: (look) => view.partnerReportAsMarkdown(report, today, look),
    };
  },
});

function chosen({ words, has }: Chooses): 'partner' | 'section' | 'network' {
  if (words.length > 0) return 'partner';
  return has('only') ? 'section' : 'network';
}

export const command = ways({ network, section, partner }, chosen, {
  argument: ARGUMENT,
  help: `
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
});
