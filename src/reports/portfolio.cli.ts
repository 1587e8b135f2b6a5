/** `report --only portfolio`: loaded where it is asked for. */
import { readNetwork } from '../advice/relationship.sql.ts';
import { wholeRelationshipsOf } from '../advice/whole-relationships.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import type { OwnSection } from './own-section.cli.ts';
import { portfolioOf } from './portfolio.ts';
import { LINE_COLUMNS, portfolioAsPlain, portfolioBlocks, portfolioLines } from './portfolio.view.ts';

export const portfolio: OwnSection = async (db, period, { settings, today }) => {
  const network = readNetwork(db, period, { today });
  const toldOf = async (partners: typeof network.partners) =>
    portfolioOf(await wholeRelationshipsOf({ ...network, partners }, settings, today), period);
  const told = await toldOf(network.partners);
  const shown = await toldOf(allApartIn(db, network.partners));
  return {
    period,
    blocks: () => portfolioBlocks(shown),
    plain: () => portfolioAsPlain(told),
    csv: inRows(LINE_COLUMNS, portfolioLines(told)).csv,
  };
};
