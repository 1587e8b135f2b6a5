/** The page on the network: reads what its pictures are made of; loaded where a page is asked for. */
import { readNetwork } from '../advice/relationship.sql.ts';
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
} from './charts.ts';
import { countQuarters, readBecame, readInMonths } from './charts.sql.ts';
import { costsTold } from './costs.cli.ts';
import { pageBlocks, type Pictures } from './network-page.view.ts';
import type { NetworkReport } from './report.ts';
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
  const won = became.filter(({ direction, outcome }) => direction === 'received' && outcome === 'won');
  return {
    bars: barsOf(became, partners),
    wonOfReceived: new Map(won.map(({ partnerId, n }) => [partnerId, n])),
    ways: waysOf(became),
    months: timelineOf(months, read.months),
    quarters: quartersOf(read.quarters, recordsSince),
    recordsSince,
    concentration: concentrationOf(became, partners, settings['concentration-percent']),
    costs: costsTold(db, period, { settings, today }),
    map: mapOf(await wholeRelationshipsOf(read.network, settings, today), period),
  };
}
