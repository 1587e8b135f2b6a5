import { UserError } from '../text/errors.ts';
import type { Db } from './open.sql.ts';

/** Half of what JavaScript is exact to: what is reckoned from two sums of a currency is exact too. */
const MOST = 4_503_599_627_370_495;

/** Every row with amounts, and what they come to in the smallest unit of its currency. */
const AMOUNTS = `
  select 'referrals' as of_table, id, currency, abs(coalesce(estimate_minor, 0)) + abs(coalesce(agreed_minor, 0))
    + abs(coalesce(invoiced_minor, 0)) as minor from referrals
  union all select 'collections', id, currency, abs(amount_minor) from collections
  union all select 'payments', id, currency, amount_minor from payments
  union all select 'projects', id, currency, abs(coalesce(cost_minor, 0)) from projects`;

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
