/** `report --only trend`: month by month and quarter by quarter; loaded where it is asked for. */
import { periodBefore } from '../calendar/period.ts';
import { recordsBegin } from '../settings/settings.sql.ts';
import { inRows } from '../shell/listing.cli.ts';
import type { OwnSection } from './own-section.cli.ts';
import { readTrend } from './trend.sql.ts';
import { trendOf } from './trend.ts';
import { trendAsPlain, trendBlocks, trendLines } from './trend.view.ts';

export const trend: OwnSection = (db, period, { settings, today }) => {
  const told = db.transaction(() => {
    const earlier = periodBefore(period);
    const counted = earlier === undefined ? [] : readTrend(db, earlier, today);
    const recordsSince = settings['records-since'] ?? recordsBegin(db);
    const isKnown = earlier !== undefined && (recordsSince <= earlier.until || counted.length > 0);
    return trendOf(
      readTrend(db, period, today),
      period,
      isKnown ? { period: earlier, counted } : undefined,
      recordsSince,
    );
  })();
  const { columns, rows } = trendLines(told);
  return {
    period,
    blocks: (look) => trendBlocks(told, look),
    plain: () => trendAsPlain(told),
    csv: inRows(columns, rows).csv,
  };
};
