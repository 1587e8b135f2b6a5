import { formatMoney } from '../money/money.ts';
import type { AmountField, Referral } from './referral.ts';

const AMOUNT_WORDS: Readonly<Record<AmountField, string>> = {
  estimate: 'estimated at',
  agreed: 'agreed at',
  invoiced: 'invoiced',
};

/** `invoiced CAD 1,800`: an amount of a referral, and which of the three it is. */
export function amountPhrase(field: AmountField, amount: NonNullable<Referral[AmountField]>): string {
  return `${AMOUNT_WORDS[field]} ${formatMoney(amount)}`;
}
