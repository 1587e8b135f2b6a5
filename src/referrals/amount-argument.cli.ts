import { UserError } from '../text/errors.ts';
import { formatMoney, parseAmount, type Money } from '../money/money.ts';
import type { Referral } from './referral.ts';
import type { Session } from '../shell/session.cli.ts';

/** An amount for a referral: one typed without a currency is in the referral's own, else in the home currency. */
export async function amountFor(
  session: Session,
  referral: Pick<Referral, 'currency'>,
  text: string,
  options: { allowNegative?: boolean } = {},
): Promise<Money> {
  const { currency } = await session.settings();
  return parseAmount(text, { ...options, currency: referral.currency ?? currency });
}

/** Refuses an amount in another currency than the one a referral is in. */
export function refuseOtherCurrency(referral: Pick<Referral, 'id' | 'currency'>, money: Money): void {
  if (referral.currency === null || money.currency === referral.currency) return;
  throw new UserError(
    `#${referral.id} is in ${referral.currency}, and a referral has one currency, so ${formatMoney(money)} cannot stand beside it`,
    {
      hints: [
        `give the amount in ${referral.currency}`,
        `refnet edit ${referral.id} --help      corrects the currency`,
      ],
    },
  );
}
