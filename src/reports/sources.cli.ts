/** `report --only sources`: where clients come from; loaded where it is asked for. */
import { CONCENTRATION_FROM } from '../advice/red-flags.ts';
import { quartersOf } from '../calendar/quarters.ts';
import { periodOptions } from '../calendar/period.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { readOrigins } from '../referrals/origins.sql.ts';
import { inRows } from '../shell/listing.cli.ts';
import type { OwnSection } from './own-section.cli.ts';
import { whereFrom } from './sources.ts';
import { csvColumns, sourcesAsPlain, sourcesBlocks, sourcesRows } from './sources.view.ts';

/** How many lines a screen has unless all are asked for. */
const SHOWN = 20;

export const sources: OwnSection = (db, period, { settings, today, all = false }) => {
  const told = db.transaction(() =>
    whereFrom(
      period,
      readOrigins(db, period, today),
      quartersOf(period).map((quarter) => ({ quarter, origins: readOrigins(db, quarter, today) })),
    ),
  )();
  const rows = sourcesRows(told);
  const frame = {
    shown: all ? Infinity : SHOWN,
    all: `refnet report --only sources${periodOptions(period, today)} --all`,
    concentrationPercent: settings['concentration-percent'],
    concentrationFrom: CONCENTRATION_FROM,
  };
  return {
    period,
    blocks: (look) => sourcesBlocks(allApartIn(db, told), frame, look),
    plain: () => sourcesAsPlain(told),
    csv: inRows(csvColumns(rows), rows).csv,
  };
};
