/** `report --only costs`: loaded where it is asked for. */
import { quartersOf } from '../calendar/quarters.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { withoutAmountAsked } from '../referrals/closed.ts';
import { listWithoutAmount } from '../referrals/without-amount.sql.ts';
import { inRows } from '../shell/listing.cli.ts';
import { closedOptions } from './closed-options.ts';
import { costsOf } from './costs.ts';
import { costBlocks, costsAsPlain } from './costs.view.ts';
import type { OwnSection } from './own-section.cli.ts';
import { readQuarters, readReturns } from './returns.sql.ts';
import { wholeColumns } from './returns.view.ts';

export const costs: OwnSection = (db, period, { settings, today }) => {
  const home = settings.currency;
  const read = db.transaction(() => {
    const all = `refnet referrals --received --without-amount${closedOptions(period, today)}`;
    const asked = withoutAmountAsked(listWithoutAmount(db, period, today), all);
    return {
      period,
      partners: readReturns(db, period, today, home),
      quarters: readQuarters(db, quartersOf(period), today, home),
      handles: listHandles(db),
      amounts: asked === undefined ? [] : [{ id: 'amounts' as const, ...asked }],
    };
  })();
  const told = costsOf(read, settings);
  const columns = wholeColumns(['partner', 'quarter'], settings);
  return {
    period,
    blocks: () => costBlocks(told, settings),
    plain: () => costsAsPlain(told, settings),
    csv: inRows(columns, [...told.partners, ...told.quarters, { returns: told.all }]).csv,
  };
};
