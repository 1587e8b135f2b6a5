import { UserError } from '../text/errors.ts';
import type { Db } from './open.sql.ts';

/** Half of what JavaScript is exact to: what is reckoned from two sums of a currency is exact too. */
const MOST = 4_503_599_627_370_495;

/**
 * Refuses, within the change that writes them, amounts that together with all others of their currency are too large
 * for every sum of them to be exact, whatever is added up.
 */
export function refuseTooMuch(db: Db): void {
  const currency = db
    .prepare<[number], string>(
      `select currency from (
         select currency, abs(coalesce(estimate_minor, 0)) + abs(coalesce(agreed_minor, 0))
           + abs(coalesce(invoiced_minor, 0)) as minor from referrals
         union all select currency, abs(amount_minor) from collections
         union all select currency, amount_minor from payments
         union all select currency, abs(coalesce(cost_minor, 0)) from projects)
       where currency is not null group by currency having total(minor) > ?`,
    )
    .pluck()
    .get(MOST);
  if (currency === undefined) return;
  throw new UserError(`with that the amounts in ${currency} come to more than can be added up exactly`, {
    kind: 'usage',
    hints: ['look for digits too many in the amount'],
  });
}
