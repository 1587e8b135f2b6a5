import { formatMoney, type Money } from '../money/money.ts';
import { UserError } from '../text/errors.ts';
import { AMOUNTS, type Amounts } from './referral.ts';

/** Refuses an amount in another currency than those that stay: a referral has one. */
export function refuseTwoCurrencies(before: Amounts & { id: number }, changed: Partial<Amounts>): void {
  const stays = AMOUNTS.filter((field) => changed[field] === undefined).flatMap(
    (field) => before[field] ?? [],
  );
  const [first, ...more] = [...stays, ...AMOUNTS.flatMap((field) => changed[field] ?? [])];
  const other = more.find(({ currency }) => currency !== first?.currency);
  if (first === undefined || other === undefined) return;
  throw new UserError(
    `#${before.id} is in ${first.currency}, and a referral has one currency, so ${formatMoney(other)} cannot stand beside it`,
    {
      hints: [
        `give the amount in ${first.currency}`,
        `or take the other amounts out first: refnet edit ${before.id} --value "" --agreed ""`,
      ],
    },
  );
}

/** Refuses amounts in another currency than what was collected, which has a number of its own. */
export function refuseBesideCollected(
  wanted: Amounts & { id: number },
  collected: Money & { readonly id: number },
): never {
  const [amount] = AMOUNTS.flatMap((field) => wanted[field] ?? []);
  const said = amount === undefined ? 'another' : formatMoney(amount);
  throw new UserError(
    `#${wanted.id} has ${formatMoney(collected)} collected, and a referral has one currency, so ${said} cannot stand beside it`,
    {
      hints: [
        `give the amount in ${collected.currency}`,
        `or take what was collected out first, and record it again: refnet remove ${collected.id}`,
      ],
    },
  );
}
