/** `report --by` and `--compare`: what partners and groups come to, and what changed; loaded where they are asked for. */
import { allApartIn } from '../partners/apart-in.cli.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { wholeRelationshipsOf } from '../advice/whole-relationships.ts';
import type { Day } from '../calendar/day.ts';
import { comparedPeriod, type ComparedWith } from '../calendar/period-compared.ts';
import { periodOptions, type Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { readWord, vocabulary } from '../kinds/vocabulary.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listPartners } from '../partners/partner.sql.ts';
import { isPutAway } from '../partners/put-away.ts';
import { recordsBegin } from '../settings/settings.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { readCompared } from '../shell/compared-word.ts';
import type { MirroredBars } from '../screen/chart.ts';
import { inRows } from '../shell/listing.cli.ts';
import { list } from '../text/count.ts';
import { usageError, type UserError } from '../text/errors.ts';
import { breakdownOf, type Before, type Breakdown, type Tallies } from './breakdown.ts';
import {
  breakdownAsPlain,
  breakdownBlocks,
  breakdownRows,
  csvColumns,
  NONE_NOTED,
  type BreakdownFrame,
} from './breakdown.view.ts';
import { countBar } from './charts.ts';
import { readFollowed } from './followed.sql.ts';
import { isIntroducedIn } from './followed.ts';
import { GROUPINGS, type Grouping, type Placed } from './groups.ts';
import { countedBy, isCounted, isGrouped, measuresOf, tellingOf, type CountedSection } from './measures.ts';
import { roundedWords } from './costs.view.ts';
import { minutesTwice, roundedApart } from './returns.ts';
import { sharedWords } from './returns.view.ts';
import { listSources } from '../referrals/source.sql.ts';
import { REPORT_SECTIONS } from './report.ts';
import { nothingIn } from './report.view.ts';
import type { Section } from './section.view.ts';
import { keyOfSource, readCameTallies, readFirstDays, readTallies } from './tally.sql.ts';

/** How a part of the report is broken down, as it was typed. */
export interface HowTyped {
  readonly by: string | undefined;
  readonly compare: string | undefined;
  readonly all: boolean;
  /** Whether other parts stand beside it. */
  readonly isAmong: boolean;
}

interface Asked {
  readonly settings: Settings;
  readonly today: Day;
}

/** How many lines a screen has unless all are asked for. */
const SHOWN = 20;

const GROUPING_WORDS = vocabulary('way to group partners', GROUPINGS, {
  professions: 'profession',
  firm: 'business',
  firms: 'business',
  businesses: 'business',
  company: 'business',
  tags: 'tag',
  stages: 'stage',
  regions: 'region',
  place: 'region',
});

/** A part of the report by groups, or beside the period before, or both. Throws a usage `UserError` where that says nothing. */
export async function brokenDown(
  db: Db,
  part: string,
  period: Period,
  asked: Asked,
  typed: HowTyped,
): Promise<Section> {
  const by = typed.by === undefined ? undefined : readWord(GROUPING_WORDS, typed.by);
  const having = typed.compare === undefined ? undefined : readCompared(typed.compare);
  if (!isCounted(part) || (by !== undefined && !isGrouped(part))) throw notCounted(part, by !== undefined);
  const [breakdown, shown] = await readBreakdown(db, part, period, asked, { by, having });
  const frame = frameOf(db, part, breakdown, asked, typed);
  return {
    period,
    blocks: (look) => breakdownBlocks(shown, frame, look),
    plain: () => breakdownAsPlain(breakdown, frame),
    csv: inRows(csvColumns(breakdown, frame), breakdownRows(breakdown)).csv,
  };
}

/** What is told, and the same as people are shown it: with partners of one name told apart. */
async function readBreakdown(
  db: Db,
  part: CountedSection,
  period: Period,
  { settings, today }: Asked,
  { by, having }: { readonly by: Grouping | undefined; readonly having: ComparedWith | undefined },
): Promise<readonly [Breakdown, shown: Breakdown]> {
  const stages = by === 'stage' ? await stagesOf(db, period, settings, today) : undefined;
  const counted = (days: Period): Tallies =>
    part === 'sources' ? readCameTallies(db, days, today) : readTallies(db, days, today, settings.currency);
  const read = db.transaction(() => ({
    period,
    partners: [
      ...listPartners(db).map((partner): Placed => ({
        ...partner,
        stage: stages?.get(partner.id) ?? partner.stage,
      })),
      ...(part === 'sources' ? listSources(db).map(placedSource) : []),
    ],
    now: counted(period),
    before: having === undefined ? undefined : beforeOf(db, period, having, settings, counted),
    firstDays: readFirstDays(db, today),
  }))();
  const telling = { ...tellingOf(part, settings), hasFirms: part === 'sources' };
  const shown = { ...read, partners: allApartIn(db, read.partners) };
  return [breakdownOf(read, by, telling), breakdownOf(shown, by, telling)];
}

function placedSource({ id, name }: { readonly id: number; readonly name: string }): Placed {
  return {
    id: keyOfSource(id),
    name,
    profession: null,
    business: null,
    region: null,
    tags: [],
    stage: 'acquaintance',
    isSource: true,
  };
}

/** The stage of each partner as of the last day. */
async function stagesOf(db: Db, period: Period, settings: Settings, today: Day) {
  const network = readNetwork(db, period, { today });
  const relationships = await wholeRelationshipsOf(network, settings, today);
  return new Map(relationships.map(({ partner: { id }, facts: { stage } }) => [id, stage]));
}

/** The period to compare with, and how far the record reaches back to it. Throws a `UserError` before the calendar begins. */
export function beforeOf(
  db: Db,
  period: Period,
  having: ComparedWith,
  settings: Settings,
  counted: (days: Period) => Tallies,
): Before {
  const before = comparedPeriod(period, having);
  if (before === undefined) throw usageError('there is no period before this one', 'leave --compare out');
  const tallies = counted(before);
  const recordsSince = settings['records-since'] ?? recordsBegin(db);
  return { period: before, having, tallies, covered: coveredBy(recordsSince, before, tallies), recordsSince };
}

/** All of it from the day on that records begin; what was entered of days before that is a part of it. */
function coveredBy(recordsSince: Day, before: Period, tallies: Tallies): Before['covered'] {
  if (recordsSince <= before.since) return 'whole';
  return tallies.size > 0 || recordsSince <= before.until ? 'part' : 'none';
}

function frameOf(
  db: Db,
  part: CountedSection,
  breakdown: Breakdown,
  { settings, today }: Asked,
  { by, compare, all, isAmong }: HowTyped,
): BreakdownFrame {
  const { period } = breakdown;
  const only = part === 'volume' ? '' : ` --only ${part}`;
  const how = `${by === undefined ? '' : ` --by ${breakdown.by ?? by}`}${compare === undefined ? '' : ` --compare${breakdown.before?.having === 'year' ? ' year' : ''}`}`;
  return {
    part,
    isAmong,
    measures: measuresOf(part, settings),
    shown: all ? Infinity : SHOWN,
    all: `refnet report${only}${how}${periodOptions(period, today)} --all`,
    counted: countedBy(part),
    bars: part === 'volume' && compare === undefined ? barsOfGroups(db, breakdown, today) : undefined,
    today,
    mends: mendsOf(db, breakdown, today),
    rounding: roundingOf(part, breakdown, settings),
    empty: part === 'costs' ? 'Nothing on record on these days.' : nothingIn(period.until, today),
  };
}

/** What went back and forth with each group, for a picture; undefined where nothing did. */
function barsOfGroups(
  db: Db,
  { period, by, lines }: Breakdown,
  today: Day,
): MirroredBars['rows'] | undefined {
  if (by === undefined) return undefined;
  const introduced = readFollowed(db, period, today).filter((row) => isIntroducedIn(period, row));
  const bars = lines.map(({ label = NONE_NOTED, members }) => {
    const ids = new Set(members.flatMap(({ partner }) => partner?.id ?? []));
    return { name: label, ...countBar(introduced.filter(({ partnerId }) => ids.has(partnerId))) };
  });
  const told = bars.filter(({ given, received }) => given + received > 0);
  return told.length === 0 ? undefined : told;
}

/** Why lines of costs differ in sum from the whole: each is rounded, and what was shared stands in several. */
function roundingOf(part: CountedSection, { total, lines, by }: Breakdown, settings: Settings): string {
  if (part !== 'costs' || by === 'tag') return '';
  const wholes = [total, ...lines].filter(({ members }) => members.length > 0);
  const parts = (whole: Breakdown['total']) =>
    (whole === total ? lines : whole.members).map(({ now }) => now);
  const minor = Math.max(0, ...wholes.map((whole) => roundedApart(whole.now, parts(whole), settings)));
  const twice = Math.max(0, ...wholes.map((whole) => minutesTwice(whole.now, parts(whole))));
  return [
    twice === 0 ? '' : sharedWords(twice),
    minor === 0 ? '' : roundedWords({ minor, currency: settings.currency }),
  ]
    .filter(Boolean)
    .join(' ');
}

const NOTED_BY: Readonly<Record<Exclude<Grouping, 'stage'>, string>> = {
  profession: '--profession PROFESSION',
  business: '--business FIRM',
  tag: '--tag TAG',
  region: '--region PLACE',
};

/** What notes the fact for the first of those who lack it, archived ones aside. */
function mendsOf(db: Db, { by, lines }: Breakdown, today: Day): string | undefined {
  if (by === undefined || by === 'stage') return undefined;
  const lacking = lines.find(({ label }) => label === undefined)?.members ?? [];
  const handles = listHandles(db);
  const active = new Set(listPartners(db).flatMap((each) => (isPutAway(each, today) ? [] : [each.id])));
  const first = lacking.flatMap(({ partner }) => partner ?? []).find(({ id }) => active.has(id));
  return first && `refnet edit ${partnerNamer(handles)(first)} ${NOTED_BY[by]}`;
}

function notCounted(part: string, isBy: boolean): UserError {
  return usageError(
    `${isBy ? '--by' : '--compare'} does not go with --only ${part}`,
    `it goes with --only ${list(
      REPORT_SECTIONS.filter((each) => (isBy ? isGrouped(each) : isCounted(each))),
      'or',
    )}`,
  );
}
