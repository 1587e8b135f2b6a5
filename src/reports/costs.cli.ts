/** `report --only costs`: loaded where it is asked for. */
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { quartersOf } from '../calendar/quarters.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { withoutAmountAsked } from '../referrals/closed.ts';
import { listWithoutAmount } from '../referrals/without-amount.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { inRows } from '../shell/listing.cli.ts';
import { closedOptions } from './closed-options.ts';
import { costsOf, type Costs } from './costs.ts';
import { costBlocks, costsAsPlain } from './costs.view.ts';
import type { OwnSection } from './own-section.cli.ts';
import { readQuarters, readReturns } from './returns.sql.ts';
import { wholeColumns } from './returns.view.ts';

/** What the network took and brought in a period. */
export function costsTold(
  db: Db,
  period: Period,
  { settings, today }: { readonly settings: Settings; readonly today: Day },
): Costs {
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
  return costsOf(read, settings);
}

export const costs: OwnSection = (db, period, asked) => {
  const { settings } = asked;
  const told = costsTold(db, period, asked);
  const columns = wholeColumns(['partner', 'quarter'], settings);
  return {
    period,
    blocks: ({ format }) => costBlocks(allApartIn(db, told), settings, format === 'html'),
    plain: () => costsAsPlain(told, settings),
    csv: inRows(columns, [...told.partners, ...told.quarters, { returns: told.all }]).csv,
  };
};
