import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Money } from '../money/money.ts';
import type { FeesSettled } from './fees-settled.ts';
import type { FeeDirection } from './fee-terms.ts';

/** The fees paid and received on the days from `since` to `until`, both inclusive, with one partner or with all. */
export function readFeesSettled(
  db: Db,
  { since, until }: { readonly since: Day; readonly until: Day },
  partnerId?: number,
): FeesSettled {
  const sums = db
    .prepare<[Row], Money & { direction: FeeDirection }>(
      `select direction, currency, sum(iif(kind = 'returned', -amount_minor, amount_minor)) as minor from payments
       where kind in ('paid', 'returned') and on_day between @since and @until
         and (@partner is null or partner_id = @partner)
       group by direction, currency having minor <> 0 order by currency`,
    )
    .all({ since, until, partner: partnerId ?? null });
  const of = (way: FeeDirection) =>
    sums.filter(({ direction }) => direction === way).map(({ minor, currency }) => ({ minor, currency }));
  return { paid: of('i-pay'), received: of('they-pay') };
}
