/** `report --only sources`: where clients come from; loaded where it is asked for. */
import { inOrder } from '../referrals/origins.ts';
import { readOrigins } from '../referrals/origins.sql.ts';
import { drawMarkdown } from '../screen/draw-markdown.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import { inRows } from '../shell/listing.cli.ts';
import type { OwnSection } from './own-section.cli.ts';
import { cameFromColumns, isTold, sourcesAsPlain, sourcesBlocks } from './sources.view.ts';

export const sources: OwnSection = (db, period, { settings, today }) => {
  const origins = inOrder(readOrigins(db, period, today)).filter(isTold);
  const blocks = sourcesBlocks(origins, period, settings);
  return {
    text: (look) => drawText(blocks, look),
    plain: () => sourcesAsPlain(origins, period),
    csv: inRows(cameFromColumns(origins), origins).csv,
    md: () => drawMarkdown(blocks),
  };
};
