/** `report --only conversion`: how many of those closed were won; loaded where it is asked for. */
import { allApartIn } from '../partners/apart-in.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import { conversionsOf } from './conversion.ts';
import { conversionAsPlain, conversionBlocks, conversionLines } from './conversion.view.ts';
import { readFollowed } from './followed.sql.ts';
import type { OwnSection } from './own-section.cli.ts';

export const conversion: OwnSection = (db, period, { today }) => {
  const told = conversionsOf(readFollowed(db, period, today), period);
  const { columns, rows } = conversionLines(told);
  return {
    period,
    blocks: () => conversionBlocks(allApartIn(db, told)),
    plain: () => conversionAsPlain(told),
    csv: inRows(columns, rows).csv,
  };
};
