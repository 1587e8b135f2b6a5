import { UserError } from '../text/errors.ts';
import type { Db } from './open.sql.ts';

/** Half of what JavaScript is exact to: what is reckoned from two sums of a currency is exact too. */
const MOST = 4_503_599_627_370_495;

/** The size of an amount; the least number of all, which another program can have written, has none that SQLite knows. */
const SIZE = (column: string) => `abs(max(coalesce(${column}, 0), -9223372036854775807))`;

/** Every row with amounts, and what they come to in the smallest unit of its currency. */
const AMOUNTS = `
  select 'referrals' as of_table, id, currency, ${SIZE('estimate_minor')} + ${SIZE('agreed_minor')}
    + ${SIZE('invoiced_minor')} as minor from referrals
  union all select 'collections', id, currency, ${SIZE('amount_minor')} from collections
  union all select 'payments', id, currency, amount_minor from payments
  union all select 'projects', id, currency, ${SIZE('cost_minor')} from projects`;

/**
 * Refuses, within the change that writes them, amounts that together with all others of their currency are too large
 * for every sum of them to be exact, whatever is added up.
 */
export function refuseTooMuch(db: Db): void {
  const currency = db
    .prepare<[number], string>(
      `select currency from (${AMOUNTS}) where currency is not null group by currency having total(minor) > ?`,
    )
    .pluck()
    .get(MOST);
  if (currency === undefined) return;
  throw new UserError(`with that the amounts in ${currency} come to more than can be added up exactly`, {
    kind: 'usage',
    hints: ['look for digits too many in the amount'],
  });
}

/** The fewest rows, the largest first, without whose amounts all others of their currency could be added up exactly. */
export function tooMuchTogether(db: Db): { readonly table: string; readonly id: number }[] {
  return db
    .prepare<[number], { table: string; id: number }>(
      `select of_table as "table", id from (
         select of_table, id, minor,
           total(minor) over (partition by currency order by minor, id desc, of_table rows unbounded preceding) as up_to
         from (${AMOUNTS}) where currency is not null)
       where up_to > ? order by minor desc, id`,
    )
    .all(MOST);
}
