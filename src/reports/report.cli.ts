import { wholeRelationshipsOf } from '../advice/whole-relationships.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import { periodOfDays, type Period } from '../calendar/period.ts';
import { hasBroadcasts } from '../contact/has-broadcasts.sql.ts';
import { hasObjectives } from '../contact/has-objectives.sql.ts';
import { everythingCounted } from '../due/due-counts.ts';
import { dueRecord } from '../due/due-record.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import { aPartner } from '../partners/partner.cli.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import type { Settings } from '../settings/settings.ts';
import { apartIn } from '../partners/apart-in.cli.ts';
import type { Format } from '../screen/list.view.ts';
import { showing } from '../shell/listing.cli.ts';
import { beforePartner, ONE_PERIOD, periodsBeside, spoken } from '../shell/period-options.cli.ts';
import { flag, type Option } from '../shell/option.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import type { Argument } from '../shell/target.cli.ts';
import { ways, type Chooses } from '../shell/ways.cli.ts';
import { lazily } from '../text/lazily.ts';
import type { PeriodAsked } from './asked-period.cli.ts';
import { networkReport, REPORT_SECTIONS, type NetworkReport, type ReportSection } from './report.ts';
import { readReport } from './report.sql.ts';
import { drawReport, NOTHING_RARE, type ReportFrame } from './report.view.ts';

/** How many partners the table shows unless all are asked for. */
const SHOWN = 20;

const ARGUMENT: Argument = {
  usage: '[partner...]',
  help: 'the report on this partner alone',
  named: 'partner',
};

const PERIOD = periodsBeside(
  'the first day counted (the 12 months to the last)',
  'the last day counted (today)',
);

const everyLine = flag(`all partners with a referral, not ${SHOWN}; on one partner, everything`);
const by = spoken('in groups, by profession, business, tag, stage or region', { value: 'group' });
const compare = spoken('beside the period before, or that of a year before', {
  value: 'before|year',
  bare: 'before',
});

type Asked = PeriodAsked & { readonly settings: Settings };

/** The period asked for; what reads one that was typed is loaded only then. */
async function periodOf(asked: PeriodAsked): Promise<Period> {
  const { since, until, quarter, year, last, today } = asked;
  if ((since ?? until ?? quarter ?? year ?? last) === undefined) return periodOfDays(since, until, today);
  return (await import('./asked-period.cli.ts')).askedPeriod(asked);
}

const network = showing({
  isPage: true,
  called: 'the report on the network',
  target: nothing,
  options: { ...PERIOD, all: everyLine },
  not: ONE_PERIOD,
  async show(db, { all, ...asked }, { format }) {
    const isPlain = format !== 'table';
    const now = await reportNow(db, asked, all || isPlain ? Infinity : SHOWN, { isPlain, format });
    if (!isPlain) return { text: (look) => drawReport(now.report, now.frame, look) };
    return (await import('./report-parts.cli.ts')).networkShown(db, now, format);
  },
});

/** Reads the network once, and reckons the report from that; what people read tells partners of one name apart. */
async function reportNow(
  db: Db,
  asked: Asked,
  shown: number,
  { isPlain, format }: { readonly isPlain: boolean; readonly format: Format },
): Promise<{ report: NetworkReport; frame: ReportFrame }> {
  const { settings, today } = asked;
  const period = await periodOf(asked);
  const snapshot = readReport(db, period, settings, today);
  const { network: read } = snapshot;
  read.partners = apartIn(db, format, read.partners);
  const { needs, due, months, handles } = snapshot;
  const relationships = await wholeRelationshipsOf(snapshot.network, settings, today);
  const question = { today, until: today, settings };
  const report = await networkReport(snapshot, relationships, settings, shown);
  const { exchanged, given, wonWithoutAmount } = report.totals;
  const isRare = exchanged === 0 || given > 1 || wonWithoutAmount > 0 || isPlain;
  return {
    report,
    frame: {
      settings,
      today,
      months,
      shown,
      handle: partnerNamer(handles),
      rare: isRare
        ? (await import('./report-rare.cli.ts')).rareOf(db, period, today, { given, exchanged, isPlain })
        : NOTHING_RARE,
      ...(hasFees(db) || hasObjectives(db) || hasBroadcasts(db)
        ? await (await import('./also-told.cli.ts')).alsoTold(db, period)
        : NOTHING_ELSE),
      ...(needs.length === 0 ? NO_GAPS : (await import('./gaps-told.cli.ts')).gapsTold(db, needs, today)),
      sphere: undefined,
      due:
        due === undefined
          ? undefined
          : everythingCounted(await dueRecord(due, question, relationships), due.referrals, question),
    },
  };
}

const NO_GAPS = { gaps: [], gapsBlocks: undefined };
const NOTHING_ELSE = { fees: undefined, objectives: undefined, visible: undefined };

const sectionWords = lazily(() => import('./section-words.ts'));

/** The parts named, in that order; which names there are stands in the further help. */
const only: Option<readonly ReportSection[]> = {
  value: 'part',
  repeats: true,
  spaced: true,
  words: REPORT_SECTIONS,
  vocabulary: vocabulary('part', REPORT_SECTIONS, {}, { more: sectionWords }),
  help: 'these parts alone, whole, by the names below',
  read: (typed) => (typed.length === 0 ? [] : sectionWords().readSections(typed)),
};

const section = showing({
  isPage: true,
  called: '--only',
  target: nothing,
  options: { ...PERIOD, only, by, compare, all: everyLine },
  not: ONE_PERIOD,
  async show(db, { only: parts, has, ...asked }, { format }) {
    const { sectionsShown } = await import('./sections.cli.ts');
    return sectionsShown(db, parts, {
      ...asked,
      period: await periodOf(asked),
      has,
      isPage: format === 'html',
      network: () => reportNow(db, asked, Infinity, { isPlain: true, format }),
    });
  },
});

const partner = showing({
  isPage: true,
  called: 'the report on one partner',
  target: {
    ...aPartner({ question: 'Report on whom', example: 'refnet report NAME', help: ARGUMENT.help }),
    argument: ARGUMENT,
  },
  options: {
    ...PERIOD,
    compare,
    all: everyLine,
    short: flag('the brief on one partner, 24 lines at most'),
    forPartner: flag('the brief to hand over: only what is of the two of you'),
    noClients: flag('in it no clients, not even initials'),
  },
  only: { noClients: ['forPartner'] },
  not: [...ONE_PERIOD, ['all', 'short', 'compare', 'forPartner']],
  show: async (db, given, { format }) =>
    (await import('./partner-report.cli.ts')).partnerShown(db, await periodOf(given), given, format),
});

function chosen({ words, has }: Chooses): 'partner' | 'section' | 'network' | 'explain' {
  if (has('explain')) return 'explain';
  if (words.length > 0 || has('forPartner')) return 'partner';
  return ['only', 'by', 'compare'].some(has) ? 'section' : 'network';
}

const explain = showing({
  isPage: true,
  called: '--explain',
  target: { find: async (typed, session) => (await import('./explain.cli.ts')).aboutWhat(typed, session) },
  options: {
    ...PERIOD,
    all: everyLine,
    only,
    explain: {
      value: 'measure',
      bare: '',
      spaced: true,
      help: 'the rows that a number counts, like won or closed business',
      read: () => undefined,
    },
  },
  not: ONE_PERIOD,
  show: async (db, { all, ...asked }) =>
    (await import('./explain.cli.ts')).explained(db, {
      ...asked,
      period: await periodOf(asked),
      shown: all ? Infinity : SHOWN,
    }),
});

const report = ways({ network, section, partner, explain }, chosen, {
  argument: ARGUMENT,
  furtherHelp: async () => (await import('./report-help.ts')).FURTHER,
});

/** With `--anonymous` it runs on a copy of the network without names. */
export const command = beforePartner({
  ...report,
  options: { ...report.options, anonymous: flag('partners and clients by pseudonyms, no notes') },
  run: async (session, typed) =>
    (typed.options['anonymous'] ?? []).length > 0
      ? (await import('./anonymous.cli.ts')).runAnonymous(report, session, typed)
      : report.run(session, typed),
});
