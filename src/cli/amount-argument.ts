import { parseAmount, type Money } from '../domain/money.ts';
import type { Referral } from '../domain/referral.ts';
import type { Session } from './session.ts';

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
