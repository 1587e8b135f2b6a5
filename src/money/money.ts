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

function tooLarge(): UserError {
  return usageError('that amount is too large to be kept exactly');
}

/** The whole and the decimal digits of a number as text; both may be empty. */
interface Digits {
  readonly whole: string;
  readonly decimals: string;
}

function toMoney(negative: boolean, { whole, decimals }: Digits, currency: string): Money {
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

function takeApart(text: string): Pieces | undefined {
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
function currencyOf({ before, after, number }: Pieces, given: string | undefined): string {
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

function unreadable(text: string, currency = 'CAD'): UserError {
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

/**
 * Reads an amount from a column of somebody's spreadsheet: as parseAmount, and besides `$1,800.00`, `(50.00)` and
 * `50.00-` for less than zero, `1.800,50` and `1 800,50`, `.50`, `1'800`, leading zeros, and zeros beyond the
 * currency's decimals. For a blank, a dash or `n/a` it returns undefined. A lone comma before three digits groups thousands.
 *
 * Throws a usage UserError for what cannot be read, `1.800` (unless the currency has three decimals or more), and a currency
 * sign that does not fit.
 */
export function parseTrackerAmount(text: string, currency: string | undefined): Money | undefined {
  const cell = text.trim();
  if (/^(?:|[-\u2013\u2014]|n\/?a)$/i.test(cell)) return undefined;
  const bracketed = /^\((.*)\)$/s.exec(cell);
  const trailing = /^(.*\d) ?-$/s.exec(cell);
  const pieces = takeApart((bracketed?.[1] ?? trailing?.[1] ?? cell).replace(/^\+/, ''));
  if (pieces === undefined || !/\d/.test(pieces.number)) throw unreadable(text, currency);
  const negative = bracketed !== null || trailing !== null;
  if (negative && pieces.negative) throw unreadable(text, currency);
  const code = currencyOf(pieces, currency);
  return toMoney(negative || pieces.negative, trackerDigits(text, pieces.number, code), code);
}

const POINT_DECIMALS =
  /^(\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+)(?:\.(\d*))?$/;
const COMMA_DECIMALS =
  /^(\d*|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+)(?:,(\d*))?$/;

function trackerDigits(text: string, number: string, currency: string): Digits {
  const match = POINT_DECIMALS.exec(number) ?? COMMA_DECIMALS.exec(number);
  if (!match) throw unreadable(text, currency);
  const [, grouped = '', written = ''] = match;
  const digits = currencyDigits(currency);
  // 1.800 has two readings; 0.800, 1800.500 and 1,800.000 have one.
  if (digits < 3 && /^[1-9]\d{0,2}\.\d{3}$/.test(number)) {
    throw usageError(
      `${quoted(text)} can be read two ways: the point may group thousands or begin the decimals`,
    );
  }
  const decimals = written.length > digits ? written.replace(/0+$/, '').padEnd(digits, '0') : written;
  if (decimals.length <= digits) return { whole: grouped.replace(/[., ']/g, ''), decimals };
  throw usageError(`${quoted(text)} has more decimals than ${currency} has`);
}

/** `1800.50`: digits with a decimal point, all decimals of the currency, no grouping; for files and programs. */
export function formatAmountPlain(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  const point = text.length - digits;
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
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

/** 100 %, in the millionths that percents are kept in. */
export const WHOLE = 1_000_000;

/**
 * A part of an amount in minor units, given in millionths (125,000 is 12.5 %), rounded once: half a unit goes away
 * from zero, so that the part of a refund is exactly the part of the payment, negated.
 * Throws a UserError when the result is no safe integer.
 */
export function percentOf(minor: number, millionths: number): number {
  // The product passes 2^53 long before the result does.
  const product = BigInt(minor) * BigInt(millionths);
  const size = product < 0n ? -product : product;
  const rounded = Number((size + BigInt(WHOLE / 2)) / BigInt(WHOLE));
  if (!Number.isSafeInteger(rounded)) throw tooLarge();
  return product < 0n && rounded !== 0 ? -rounded : rounded;
}

/**
 * Reads a percent from 0 to 100 with up to four decimals, `12.5%` or `12.5`, into millionths (125,000).
 * Throws a usage UserError for anything else.
 */
export function parsePercent(text: string): number {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))? ?%?$/.exec(text.trim());
  const millionths = match ? Number(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`) : NaN;
  if (millionths <= WHOLE) return millionths;
  throw usageError(
    Number.isNaN(millionths)
      ? `${quoted(text)} cannot be read as a percent`
      : `${quoted(text)} is more than the whole`,
    'percents are written like 12.5% or 10, from 0 to 100, with at most four decimals',
  );
}

/** `12.5%` for 125,000 millionths; parsePercent reads it back. */
export function formatPercent(millionths: number): string {
  const whole = Math.trunc(millionths / 10_000);
  const decimals = String(millionths % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return decimals === '' ? `${whole}%` : `${whole}.${decimals}%`;
}
