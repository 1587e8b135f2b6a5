import { formatMoney } from '../money/money.ts';
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
