/** `report --only quarterly-returns`: loaded where it is asked for. */
import { quartersBeside } from '../calendar/quarters.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { record } from '../screen/list.view.ts';
import { inRows } from '../shell/listing.cli.ts';
import type { OwnSection } from './own-section.cli.ts';
import { readQuarters } from './returns.sql.ts';
import { quarterlyOf } from './returns.ts';
import { quarterlyBlocks, wholeColumns } from './returns.view.ts';

export const quarterlyReturns: OwnSection = (db, period, { settings, today }) => {
  const quarters = quartersBeside(period);
  const { read, handles } = db.transaction(() => ({
    read: readQuarters(db, quarters, today, settings.currency),
    handles: listHandles(db),
  }))();
  const { rows, all } = quarterlyOf(read, handles);
  const days = { since: quarters[0]?.since ?? period.since, until: period.until };
  const columns = wholeColumns(['partner', 'quarter'], settings);
  return {
    period: days,
    blocks: () => quarterlyBlocks(allApartIn(db, rows), all, settings),
    plain: () => ({
      ...days,
      currency: settings.currency,
      total: all.map((row) => record(wholeColumns(['quarter'], settings), row)),
      quarters: rows.map((row) => record(columns, row)),
    }),
    csv: inRows(columns, [...rows, ...all]).csv,
  };
};
