/** The page on the network: reads what its pictures are made of; loaded where a page is asked for. */
import { readNetwork } from '../advice/relationship.sql.ts';
import type { PartnerRow } from '../advice/relationship.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { apart, type Block } from '../screen/blocks.ts';
import type { Look } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import { wholeRelationshipsOf } from '../advice/whole-relationships.ts';
import { recordsBegin } from '../settings/settings.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Shown } from '../shell/command.cli.ts';
import {
  barsOf,
  concentrationOf,
  mapOf,
  monthsBeside,
  quartersOf,
  quartersToCount,
  timelineOf,
  waysOf,
  type Became,
} from './charts.ts';
import { concentrationChart, monthsChart, outcomesChart, quartersChart } from './charts.view.ts';
import { countQuarters, readBecame, readInMonths } from './charts.sql.ts';
import { costsTold } from './costs.cli.ts';
import { pageBlocks, volumeChart, type Pictures } from './network-page.view.ts';
import type { NetworkReport, ReportSection } from './report.ts';
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
  const months = monthsBeside(period);
  const read = db.transaction(() => ({
    became: readBecame(db, period, today),
    months: readInMonths(db, months, period.until, today),
    quarters: countQuarters(db, quartersToCount(period, today), today),
    network: readNetwork(db, period, { today }),
    recordsSince: settings['records-since'] ?? recordsBegin(db),
  }))();
  const { became, recordsSince } = read;
  const partners = report.volume.map(({ partner }) => partner);
  return {
    ...barsIn(became, partners),
    ways: waysOf(became),
    months: timelineOf(months, read.months),
    quarters: quartersOf(read.quarters, recordsSince),
    recordsSince,
    concentration: concentrationOf(became, partners, settings['concentration-percent']),
    costs: costsTold(db, period, { settings, today }),
    map: mapOf(await wholeRelationshipsOf(read.network, settings, today), period),
  };
}

function barsIn(
  became: readonly Became[],
  partners: readonly PartnerRow[],
): Pick<Pictures, 'bars' | 'wonOfReceived'> {
  const won = became.filter(({ direction, outcome }) => direction === 'received' && outcome === 'won');
  return {
    bars: barsOf(became, partners),
    wonOfReceived: new Map(won.map(({ partnerId, n }) => [partnerId, n])),
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
      ? apart(own.blocks(look), own.instead ? [] : section.blocks(look))
      : section.blocks(look);
  return { ...section, blocks };
}

function picturesOfPart(
  db: Db,
  part: ReportSection,
  { settings, today, period }: Parameters<typeof withPictures>[2],
  network: Parameters<typeof withPictures>[3],
): PartPictures | undefined {
  if (part === 'volume' && network !== undefined && network.report.totals.exchanged > 0) {
    const { report, frame } = network;
    const partners = report.volume.map(({ partner }) => partner);
    const bars = barsIn(readBecame(db, period, today), partners);
    return { blocks: (look) => [volumeChart(report, frame, bars, look)], instead: true };
  }
  if (part === 'quarterly-returns') {
    const recordsSince = settings['records-since'] ?? recordsBegin(db);
    const quarters = quartersOf(countQuarters(db, quartersToCount(period, today), today), recordsSince);
    return { blocks: () => [quartersChart(quarters, period.until, recordsSince)], instead: false };
  }
  if (part === 'outcomes') {
    const became = readBecame(db, period, today);
    const chart = outcomesChart(waysOf(became), period, today);
    return became.length === 0 ? undefined : { blocks: () => [chart], instead: false };
  }
  if (part === 'trend') {
    const months = monthsBeside(period);
    const counted = readInMonths(db, months, period.until, today);
    const chart = monthsChart(timelineOf(months, counted), period.until);
    return counted.length === 0 ? undefined : { blocks: () => [chart], instead: false };
  }
  if (part === 'portfolio' || part === 'concentration') {
    const percent = settings['concentration-percent'];
    const told = concentrationOf(readBecame(db, period, today), listHandles(db), percent);
    return told.total === 0
      ? undefined
      : { blocks: () => [concentrationChart(told, period)], instead: false };
  }
  return undefined;
}
