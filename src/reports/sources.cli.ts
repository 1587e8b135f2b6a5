/** `report --only sources`: where clients come from; loaded where it is asked for. */
import { inOrder } from '../referrals/origins.ts';
import { readOrigins } from '../referrals/origins.sql.ts';
import { inRows } from '../shell/listing.cli.ts';
import type { OwnSection } from './own-section.cli.ts';
import { cameFromColumns, isTold, sourcesAsPlain, sourcesBlocks } from './sources.view.ts';

export const sources: OwnSection = (db, period, { today }) => {
  const origins = inOrder(readOrigins(db, period, today)).filter(isTold);
  return {
    period,
    blocks: () => sourcesBlocks(origins),
    plain: () => sourcesAsPlain(origins, period),
    csv: inRows(cameFromColumns(origins), origins).csv,
  };
};
