import type { Money } from '../money/money.ts';
import { parseAmount } from '../money/parse-amount.ts';
import type { Session } from '../shell/session.cli.ts';

/** An amount for a referral: one typed without a currency is in the referral's own, else in the home currency. */
export async function amountFor(
  session: Session,
  referral: { readonly currency: string | null },
  text: string,
  options: { allowNegative?: boolean } = {},
): Promise<Money> {
  const { currency } = await session.settings();
  return parseAmount(text, { ...options, currency: referral.currency ?? currency });
}
