/** The page on the network: reads what its pictures are made of; loaded where a page is asked for. */
import { isActive } from '../advice/is-active.ts';
import { ruleFor, verdictBy } from '../advice/ladder.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { byPartner, type PartnerRow } from '../advice/relationship.ts';
import { firstDayOf, monthOf, type Day, type Month } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { DaysCounted } from '../referrals/closed.ts';
import { apart, type Block } from '../screen/blocks.ts';
import type { Look } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import { wholeRelationshipsOf } from '../advice/whole-relationships.ts';
import { recordsBegin } from '../settings/settings.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Shown } from '../shell/command.cli.ts';
import {
  barsOf,
  countBar,
  DRAWN_FROM,
  exchangedIn,
  introducedIn,
  mapOf,
  monthsBeside,
  quartersOf,
  quartersToCount,
  timelineOf,
} from './charts.ts';
import { concentrationChart, monthsChart, outcomesChart, quartersChart } from './charts.view.ts';
import { countQuarters } from './charts.sql.ts';
import { concentrationTold } from './concentration.cli.ts';
import { costsTold } from './costs.cli.ts';
import { readFollowed } from './followed.sql.ts';
import { isIntroducedIn, type Followed } from './followed.ts';
import { outcomesOf } from './outcomes.ts';
import { readTrend } from './trend.sql.ts';
import { pageBlocks, volumeChart, type Pictures } from './network-page.view.ts';
import { toVolumeRow, type NetworkReport, type ReportSection } from './report.ts';
import type { Section } from './section.view.ts';
import type { ReportFrame } from './report.view.ts';

export async function networkPage(db: Db, report: NetworkReport, frame: ReportFrame): Promise<Shown> {
  const pictures = await picturesOf(db, report, frame);
  return { blocks: (look) => pageBlocks(report, frame, pictures, look) };
}

async function picturesOf(
  db: Db,
  report: NetworkReport,
  { settings, today }: ReportFrame,
): Promise<Pictures> {
  const { period } = report;
  const asked = { settings, today };
  const months = monthsBeside(period);
  const read = db.transaction(() => ({
    followed: readFollowed(db, period, today),
    months: readTrend(db, daysOf(months, period), today),
    quarters: countQuarters(db, quartersToCount(period, today), today),
    network: readNetwork(db, period, { today }),
    recordsSince: settings['records-since'] ?? recordsBegin(db),
    concentration: concentrationTold(db, period, asked),
    costs: costsTold(db, period, asked),
  }))();
  const { followed, recordsSince, concentration, costs } = read;
  const partners = report.volume.map(({ partner }) => partner);
  const relationships = await wholeRelationshipsOf(read.network, settings, today);
  const told = new Set(partners.map(({ id }) => id));
  return {
    ...barsIn(followed, period, partners),
    outcomes: outcomesOf(followed, period),
    months: timelineOf(months, read.months),
    quarters: quartersOf(read.quarters, recordsSince),
    recordsSince,
    concentration,
    costs,
    map: mapOf(relationships, period),
    quiet: relationships
      .filter((each) => !told.has(each.partner.id) && isActive(each, period.until))
      .map((each) =>
        toVolumeRow({ ...each, verdict: verdictBy(ruleFor(each.facts, settings), each.facts, settings) }),
      ),
  };
}

/** The days of whole months, up to the period's last. */
function daysOf(months: readonly Month[], { since, until }: Period): DaysCounted {
  return { since: firstDayOf(months[0] ?? monthOf(since)), until };
}

function barsIn(
  followed: readonly Followed[],
  period: Period,
  partners: readonly PartnerRow[],
): Pick<Pictures, 'bars' | 'wonOfReceived'> {
  const introduced = followed.filter((row) => isIntroducedIn(period, row));
  return {
    bars: barsOf(followed, period, partners),
    wonOfReceived: new Map([...byPartner(introduced)].map(([id, rows]) => [id, countBar(rows).won])),
  };
}

/** The pictures that a part of the report, printed as a page, begins with; `instead` they stand for its own blocks. */
interface PartPictures {
  readonly blocks: (look: Look) => readonly Block[];
  readonly instead: boolean;
}

/** A part of the report with its pictures where it is a page; other parts as they are. */
export function withPictures(
  db: Db,
  { part, section }: { readonly part: ReportSection; readonly section: Section },
  asked: { readonly settings: Settings; readonly today: Day; readonly period: Period },
  network: { readonly report: NetworkReport; readonly frame: ReportFrame } | undefined,
): Section {
  const own = picturesOfPart(db, part, asked, network);
  if (own === undefined) return section;
  const blocks = (look: Look) =>
    look.format === 'html'
      ? apart(
          own.blocks(look).map((block) => seenIn(part, block)),
          own.instead ? [] : section.blocks(look),
        )
      : section.blocks(look);
  return { ...section, blocks };
}

/** Parts whose own table has the numbers of their picture. */
const TOLD_BELOW: readonly ReportSection[] = ['outcomes', 'trend', 'concentration'];

function seenIn(part: ReportSection, block: Block): Block {
  return block.is === 'chart' && TOLD_BELOW.includes(part) ? { ...block, seen: 'below' } : block;
}

function picturesOfPart(
  db: Db,
  part: ReportSection,
  { settings, today, period }: Parameters<typeof withPictures>[2],
  network: Parameters<typeof withPictures>[3],
): PartPictures | undefined {
  if (part === 'volume' && network !== undefined) {
    const { report, frame } = network;
    const partners = report.volume.map(({ partner }) => partner);
    const bars = barsIn(readFollowed(db, period, today), period, partners);
    const picture = (look: Look) => [volumeChart(report, frame, bars, look)];
    const drawn = drawnOf(exchangedIn(bars.bars), picture);
    return drawn && { ...drawn, instead: true };
  }
  if (part === 'quarterly-returns') {
    const recordsSince = settings['records-since'] ?? recordsBegin(db);
    const quarters = quartersOf(countQuarters(db, quartersToCount(period, today), today), recordsSince);
    const n = quarters.reduce((sum, { now = 0, before = 0 }) => sum + now + before, 0);
    return drawnOf(n, () => [quartersChart(quarters, period, recordsSince)]);
  }
  if (part === 'outcomes') {
    const told = outcomesOf(readFollowed(db, period, today), period);
    return drawnOf(introducedIn(told), () => [outcomesChart(told, today)]);
  }
  if (part === 'trend') {
    const months = monthsBeside(period);
    const timeline = timelineOf(months, readTrend(db, daysOf(months, period), today));
    return drawnOf(exchangedIn(timeline), () => [monthsChart(timeline, period)]);
  }
  if (part === 'portfolio' || part === 'concentration') {
    const told = concentrationTold(db, period, { settings, today });
    return drawnOf(told.received, () => [concentrationChart(told)]);
  }
  return undefined;
}

/** Of a few the part tells enough itself. */
function drawnOf(referrals: number, blocks: PartPictures['blocks']): PartPictures | undefined {
  return referrals < DRAWN_FROM ? undefined : { blocks, instead: false };
}
