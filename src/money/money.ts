import { currencyDigits, isCurrency, readCurrency } from './currency.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

/** An exact amount: a safe integer in the minor unit (cents) of an ISO 4217 currency. Never floating point. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** An amount of a known currency. Throws a UserError when it is no safe integer or no currency. */
export function money(minor: number, currency: string): Money {
  currencyDigits(currency);
  if (!Number.isSafeInteger(minor)) throw tooLarge();
  // -0 would print a sign and compare as another value.
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** The error for an amount in minor units that is no safe integer. */
export function tooLarge(): UserError {
  return usageError('that amount is too large to be kept exactly');
}

/** The whole and the decimal digits of a number as text; both may be empty. */
export interface Digits {
  readonly whole: string;
  readonly decimals: string;
}

/** The amount of these digits. Throws a UserError where it is too large to be kept exactly. */
export function toMoney(negative: boolean, { whole, decimals }: Digits, currency: string): Money {
  const minor = BigInt(`${whole}${decimals.padEnd(currencyDigits(currency), '0')}`);
  return money(
    Number(minor > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : minor) * (negative ? -1 : 1),
    currency,
  );
}

/** A text taken apart: what stands before and after the number (a code, a sign like $), and the number. */
interface Pieces {
  readonly before: string;
  readonly after: string;
  readonly number: string;
  readonly negative: boolean;
}

/** No amount is written longer; longer text is refused before any pattern looks at it. */
const LONGEST = 50;
const PIECES = /^(-?) ?([a-z]{0,9}[$€£¥]?) ?(-?) ?([\d.,' ]*?) ?([a-z]{0,9}[$€£¥]?)$/i;

/** Takes an amount as typed apart; undefined where it is none. */
export function takeApart(text: string): Pieces | undefined {
  const plain = text
    .slice(0, LONGEST + 1)
    .replace(/\s+/g, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\u2019/g, "'")
    .trim();
  const match = plain.length > LONGEST ? null : PIECES.exec(plain);
  if (!match) return undefined;
  const [, sign = '', before = '', innerSign = '', number = '', after = ''] = match;
  if (sign !== '' && innerSign !== '') return undefined;
  return { before, after, number, negative: sign !== '' || innerSign !== '' };
}

const DOLLARS =
  'CAD USD AUD NZD ARS BBD BMD BND BSD BZD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD SBD SGD SRD SVC TTD TWD UYU XCD';
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', DOLLARS],
  ['US$', 'USD'],
  ['CA$', 'CAD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['€', 'EUR'],
  ['£', 'GBP EGP FKP GIP SHP SSP SYP LBP'],
  ['¥', 'JPY CNY'],
]);

/** The currency that the marks around a number say, or the given one. Throws a usage UserError where they disagree. */
export function currencyOf({ before, after, number }: Pieces, given: string | undefined): string {
  const marks = [before, after].filter((mark) => mark !== '').map((mark) => mark.toUpperCase());
  const signs = marks.filter((mark) => /[$€£¥]$/.test(mark));
  const codes = marks.filter((mark) => !signs.includes(mark)).map(readCurrency);
  if (codes.length > 1 || signs.length > 1) {
    throw usageError('say the currency once', `write it like ${codes[0] ?? given ?? 'CAD'} ${number}`);
  }
  const [sign] = signs;
  const fitting = sign === undefined ? undefined : (SIGNS.get(sign) ?? '');
  const currency = codes[0] ?? oneCurrencySign(sign) ?? given;
  const example = `${fitting?.slice(0, 3) || 'CAD'} ${number}`;
  if (currency === undefined) {
    throw usageError('which currency is that amount in?', `say it beside the amount, like ${example}`);
  }
  if (fitting === undefined || fitting.split(' ').includes(currency)) return currency;
  throw usageError(
    `"${sign}" is not how an amount in ${currency} is written`,
    `write the currency as three letters, like ${example}`,
  );
}

/** US$ says it all; $, € and the like alone must fit the currency expected, so that nothing is taken for another. */
function oneCurrencySign(sign: string | undefined): string | undefined {
  return sign !== undefined && sign.length > 1 ? SIGNS.get(sign) : undefined;
}

export interface AmountOptions {
  /** The currency of amounts that name none: the user's home currency, where there is one. */
  readonly currency?: string | undefined;
  /** Whether an amount below zero (a refund) may be given; it may not by default. */
  readonly allowNegative?: boolean;
}

/**
 * Reads an amount as a person types it: `1800`, `1,800.50`, `1 800`, `CAD 1800`, `1800 cad`, `$1,800` where $ fits
 * the currency expected. The point is always the decimal point, the comma always groups thousands.
 *
 * Throws a usage UserError, saying what to type, for: what a shell leaves of `$1,800` (`,800`, `00`, `CA,800`,
 * nothing), `1.800` (two readings, unless the currency has three decimals or more), `1800,50`, too many decimals, amounts
 * beyond the safe integers, an unknown or missing currency, and below zero where that is not allowed.
 */
export function parseAmount(text: string, options: AmountOptions = {}): Money {
  const pieces = takeApart(text);
  if (pieces === undefined) throw unreadable(text, options.currency);
  refuseEatenByShell(text, pieces, options.currency);
  const currency = currencyOf(pieces, options.currency);
  const amount = toMoney(pieces.negative, typedDigits(text, pieces.number, currency), currency);
  if (amount.minor < 0 && options.allowNegative !== true) {
    throw usageError(`the amount ${quoted(text)} is below zero`, 'give it without the minus sign');
  }
  return amount;
}

/** The error for a text that is no amount, with one in the currency as an example. */
export function unreadable(text: string, currency = 'CAD'): UserError {
  return usageError(
    `${quoted(text)} cannot be read as an amount`,
    `amounts are written like 1800, 1,800.50 or ${currency} 1800`,
  );
}

/** `$1,800` unquoted reaches us as `,800`, `$100` as `00`, `$10,800` as `0,800`, `CA$1,800` as `CA,800`, `$1.50` as `.50`. */
function refuseEatenByShell(text: string, { before, number }: Pieces, currency = 'CAD'): void {
  if (number !== '' && !/^(?:[.,]\d|0[\d,])/.test(number)) return;
  const mark = before.toUpperCase();
  if (number === '' && mark !== '' && !isCurrency(mark) && !SIGNS.has(mark)) throw unreadable(text, currency);
  throw usageError(
    text.trim() === '' ? 'the amount is empty' : `${quoted(text)} is not a whole amount`,
    `your shell may have taken the $ sign and what followed it: write 1800, 1,800.50 or ${currency} 1800, without $`,
  );
}

function typedDigits(text: string, number: string, currency: string): Digits {
  const match = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(\d+))?$/.exec(number);
  if (!match) throw misgrouped(number) ?? unreadable(text, currency);
  const [, grouped = '', decimals = ''] = match;
  const whole = grouped.replace(/[, ]/g, '');
  const digits = currencyDigits(currency);
  if (decimals.length <= digits) return { whole, decimals };
  if (decimals.length === 3 && /^[1-9]\d{0,2}\.\d{3}$/.test(number)) {
    throw usageError(
      `"${number}" can be read two ways: the point may group thousands or begin the decimals`,
      `write ${whole}${decimals}${digits === 0 ? '' : ` or ${whole}.${decimals.slice(0, digits)}`}`,
    );
  }
  throw usageError(
    digits === 0
      ? `amounts in ${currency} have no decimals: "${number}" has ${decimals.length}`
      : `amounts in ${currency} have at most ${digits} decimals: "${number}" has ${decimals.length}`,
  );
}

/** `1800,50`, `1 800,50` and `1.800,50` have one reading, but not by the rule that the point begins the decimals. */
function misgrouped(number: string): UserError | undefined {
  const decimalComma = /^(\d+|[1-9]\d{0,2}(?:[. ]\d{3})+),(\d{1,2})$/.exec(number);
  const grouped = /^[1-9]\d{0,2}(?:[.']\d{3})+$/.test(number);
  if (!decimalComma && !grouped) return undefined;
  const [, whole = number, decimals] = decimalComma ?? [];
  const plain = whole.replace(/[. ']/g, '');
  return usageError(
    `"${number}" is not how amounts are written here: the comma groups thousands, the point begins the decimals`,
    `write ${decimals === undefined ? plain : `${plain}.${decimals}`}`,
  );
}

/** `1800.50`: digits with a decimal point, all decimals of the currency, no grouping; for files and programs. */
export function formatAmountPlain(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  const point = text.length - digits;
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** `CAD 120.00`: an amount as it is typed. */
export function plainAmount({ minor, currency }: Money): string {
  return `${currency} ${formatAmountPlain(minor, currency)}`;
}

/** `CAD 48,200`, or `CAD 1,800.50` when there are cents; `CAD -50` below zero. parseAmount reads it back. */
export function formatMoney({ minor, currency }: Money): string {
  const [whole = '', decimals = ''] = formatAmountPlain(minor, currency).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return /^0*$/.test(decimals) ? `${currency} ${grouped}` : `${currency} ${grouped}.${decimals}`;
}

/** The sum of two amounts. Throws a UserError for different currencies or a sum too large to be exact. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) {
    throw new UserError(`amounts in ${a.currency} and ${b.currency} cannot be added up`);
  }
  return money(a.minor + b.minor, a.currency);
}

/** One sum for each currency that occurs, by code. Throws a UserError when a sum is too large to be exact. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, Money>();
  for (const amount of amounts) {
    const sum = sums.get(amount.currency);
    sums.set(amount.currency, sum === undefined ? amount : addMoney(sum, amount));
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
