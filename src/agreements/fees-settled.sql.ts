import type { Day } from '../calendar/day.ts';
import { onlyOf } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Money } from '../money/money.ts';
import type { FeesSettled } from './fees-settled.ts';
import type { FeeDirection } from './fee-terms.ts';

/** What changed hands, less what came back. */
const SETTLED = `sum(iif(kind = 'returned', -amount_minor, amount_minor))`;

/** The fees paid and received on the days from `since` to `until`, both inclusive, with one partner or with all. */
export function readFeesSettled(
  db: Db,
  { since, until }: { readonly since: Day; readonly until: Day },
  partnerId?: number,
): FeesSettled {
  const sums = db
    .prepare<[Row], Money & { direction: FeeDirection }>(
      `select direction, currency, ${SETTLED} as minor from payments
       where kind in ('paid', 'returned') and on_day between @since and @until
         ${onlyOf(partnerId)}
       group by direction, currency having minor <> 0 order by currency`,
    )
    .all({ since, until, partner: partnerId ?? null });
  const of = (way: FeeDirection) =>
    sums.filter(({ direction }) => direction === way).map(({ minor, currency }) => ({ minor, currency }));
  return { paid: of('i-pay'), received: of('they-pay') };
}

/**
 * The fees paid and received on the days from `since` to `until`, both inclusive, of each partner with whom any changed
 * hands, or of one.
 */
export function readFeesByPartner(
  db: Db,
  { since, until }: { readonly since: Day; readonly until: Day },
  partner?: number,
): Map<number, FeesSettled> {
  const sums = db
    .prepare<[Row], Money & { partnerId: number; direction: FeeDirection }>(
      `select partner_id as partnerId, direction, currency, ${SETTLED} as minor from payments
       where kind in ('paid', 'returned') and on_day between @since and @until ${onlyOf(partner)}
       group by partner_id, direction, currency having minor <> 0 order by currency`,
    )
    .all({ since, until, partner: partner ?? null });
  const fees = new Map<number, { paid: Money[]; received: Money[] }>();
  for (const { partnerId, direction, minor, currency } of sums) {
    const own = fees.get(partnerId) ?? { paid: [], received: [] };
    own[direction === 'i-pay' ? 'paid' : 'received'].push({ minor, currency });
    fees.set(partnerId, own);
  }
  return fees;
}
