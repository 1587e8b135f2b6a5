import { formatAmountPlain, type Money } from './money.ts';

/** The amount alone as JSON and CSV have it, for a key with the currency beside it; null where there is none. */
export function amountPlain(value: Money | null | undefined): string | null {
  return value == null ? null : formatAmountPlain(value.minor, value.currency);
}

/** An amount as JSON has it where it stands under one key. */
export function plainMoney({ minor, currency }: Money): {
  readonly amount: string;
  readonly currency: string;
} {
  return { amount: formatAmountPlain(minor, currency), currency };
}
