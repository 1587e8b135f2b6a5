/** The pictures on a partner's page: loaded where a page is asked for. */
import { hasNoCosts } from '../advice/costs-words.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { quarterName, quartersBeside } from '../calendar/quarters.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Block } from '../screen/blocks.ts';
import type { Settings } from '../settings/settings.ts';
import { costChartsOf, monthsBeside, timelineOf, waysOf } from './charts.ts';
import { readBecame, readInMonths } from './charts.sql.ts';
import { costCharts, monthsChart, outcomesChart } from './charts.view.ts';
import { readQuarters } from './returns.sql.ts';
import { quartersOfPartner } from './returns.ts';

/** What became of what was exchanged with the partner, month by month, and what it cost by quarter; none of nothing. */
export function partnerPictures(
  db: Db,
  partner: number,
  period: Period,
  { settings, today }: { readonly settings: Settings; readonly today: Day },
): readonly Block[] {
  const months = monthsBeside(period);
  const home = settings.currency;
  const beside = quartersBeside(period);
  const read = db.transaction(() => ({
    became: readBecame(db, period, today, partner),
    months: readInMonths(db, months, period.until, today, partner),
    returns: readQuarters(db, beside, today, home),
  }))();
  const costs = quartersOfPartner(read.returns, partner)
    .filter(({ returns }) => !hasNoCosts(returns))
    .map(({ quarter, returns }) => ({ name: quarter === undefined ? '' : quarterName(quarter), returns }));
  const days = { since: beside[0]?.since ?? period.since, until: period.until };
  return [
    ...(read.became.length === 0 ? [] : [outcomesChart(waysOf(read.became), period, today)]),
    ...(read.months.length === 0 ? [] : [monthsChart(timelineOf(months, read.months), period.until)]),
    ...(costs.length < 2 ? [] : costCharts(costChartsOf(costs, settings), 'quarter', days, settings)),
  ];
}
