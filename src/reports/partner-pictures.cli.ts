/** The pictures on a partner's page: loaded where a page is asked for. */
import { hasNoCosts } from '../advice/costs-words.ts';
import { firstDayOf, monthOf, type Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { quarterName, quartersOf } from '../calendar/quarters.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Block } from '../screen/blocks.ts';
import type { Settings } from '../settings/settings.ts';
import { costChartsOf, exchangedIn, introducedIn, monthsBeside, timelineOf } from './charts.ts';
import { costCharts, monthsChart, outcomesChart, pictureOf } from './charts.view.ts';
import { readFollowed } from './followed.sql.ts';
import { outcomesOf } from './outcomes.ts';
import { readQuarters } from './returns.sql.ts';
import { quartersOfPartner } from './returns.ts';
import { readTrend } from './trend.sql.ts';

/** What became of what was exchanged with the partner, month by month, and what it cost by quarter; none of nothing. */
export function partnerPictures(
  db: Db,
  partner: number,
  period: Period,
  { settings, today }: { readonly settings: Settings; readonly today: Day },
): readonly Block[] {
  const months = monthsBeside(period);
  const beside = { since: firstDayOf(months[0] ?? monthOf(period.since)), until: period.until };
  const read = db.transaction(() => ({
    outcomes: outcomesOf(readFollowed(db, period, today, partner), period),
    months: readTrend(db, beside, today, partner),
    returns: readQuarters(db, quartersOf(period), today, settings.currency, partner),
  }))();
  const costs = quartersOfPartner(read.returns, partner).map(({ quarter, returns }) => ({
    name: quarter === undefined ? '' : quarterName(quarter),
    returns,
  }));
  const timeline = timelineOf(months, read.months);
  const introduced = introducedIn(read.outcomes);
  const some = costs.filter(({ returns }) => !hasNoCosts(returns)).length;
  return [
    ...(introduced === 0 ? [] : pictureOf(outcomesChart(read.outcomes, today), introduced)),
    ...(read.months.length === 0 ? [] : pictureOf(monthsChart(timeline, period), exchangedIn(timeline))),
    ...(some < 2 ? [] : costCharts(costChartsOf(costs, settings, 'quarter'), 'quarter', period, settings)),
  ];
}
