import { currencyDigits } from './currency.ts';
import { compareText } from '../text/compare-text.ts';
import { groupDigits } from '../text/count.ts';
import { UserError } from '../text/errors.ts';

/** An exact amount: a safe integer in the minor unit (cents) of an ISO 4217 currency. Never floating point. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** An amount that was said is no safe integer. */
export class AmountTooLarge extends UserError {
  constructor() {
    super('that amount is too large to be kept exactly', { kind: 'usage' });
  }
}

/** What was reckoned is no safe integer, from amounts each of which is one. */
export class TooLarge extends AmountTooLarge {}

/** Sums that SQLite reckons come without a word of what was lost: they are asked before they are added up or printed. */
function exact(minor: number): number {
  if (!Number.isSafeInteger(minor)) throw new TooLarge();
  return minor;
}

/** An amount of a known currency. Throws a UserError when it is no safe integer or no currency. */
export function money(minor: number, currency: string): Money {
  currencyDigits(currency);
  exact(minor);
  // -0 would print a sign and compare as another value.
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** The whole and the decimal digits of a number as text; both may be empty. */
export interface Digits {
  readonly whole: string;
  readonly decimals: string;
}

/** The amount of these digits. Throws a UserError where it is too large to be kept exactly. */
export function toMoney(negative: boolean, { whole, decimals }: Digits, currency: string): Money {
  const minor = BigInt(`${whole}${decimals.padEnd(currencyDigits(currency), '0')}`);
  if (minor > BigInt(Number.MAX_SAFE_INTEGER)) throw new AmountTooLarge();
  return money(negative ? -Number(minor) : Number(minor), currency);
}

/**
 * `1800.50`: digits with a decimal point, all decimals of the currency, no grouping; for files and programs. Throws a
 * UserError for a sum too large to be exact.
 */
export function formatAmountPlain(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const text = String(Math.abs(exact(minor))).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  const point = text.length - digits;
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** `CAD 1200`, or `CAD 120.50` where there are cents: an amount as it is typed, for commands. */
export function amountAsTyped({ minor, currency }: Money): string {
  return `${currency} ${formatAmountPlain(minor, currency).replace(/\.0+$/, '')}`;
}

/** `CAD 48,200`, or `CAD 1,800.50` when there are cents; `CAD -50` below zero. parseAmount reads it back. */
export function formatMoney({ minor, currency }: Money): string {
  const [whole = '', decimals = ''] = formatAmountPlain(minor, currency).split('.');
  const grouped = groupDigits(whole);
  return /^0*$/.test(decimals) ? `${currency} ${grouped}` : `${currency} ${grouped}.${decimals}`;
}

/** The sum of two amounts. Throws a UserError for different currencies or a sum too large to be exact. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) {
    throw new UserError(`amounts in ${a.currency} and ${b.currency} cannot be added up`);
  }
  return money(exact(a.minor) + exact(b.minor), a.currency);
}

/** One sum for each currency that occurs, by code. Throws a UserError when a sum is too large to be exact. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, Money>();
  for (const amount of amounts) {
    const sum = sums.get(amount.currency);
    sums.set(amount.currency, sum === undefined ? amount : addMoney(sum, amount));
  }
  return [...sums.values()].toSorted((a, b) => compareText(a.currency, b.currency));
}
