/** `report --only portfolio`: loaded where it is asked for. */
import { readNetwork } from '../advice/relationship.sql.ts';
import { wholeRelationshipsOf } from '../advice/whole-relationships.ts';
import { inRows } from '../shell/listing.cli.ts';
import type { OwnSection } from './own-section.cli.ts';
import { portfolioOf } from './portfolio.ts';
import { LINE_COLUMNS, portfolioAsPlain, portfolioBlocks, portfolioLines } from './portfolio.view.ts';

export const portfolio: OwnSection = async (db, period, { settings, today }) => {
  const network = readNetwork(db, period, { today });
  const told = portfolioOf(await wholeRelationshipsOf(network, settings, today), period);
  return {
    period,
    blocks: () => portfolioBlocks(told),
    plain: () => portfolioAsPlain(told),
    csv: inRows(LINE_COLUMNS, portfolioLines(told)).csv,
  };
};
