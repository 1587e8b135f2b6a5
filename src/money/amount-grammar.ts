/** How people write amounts: the marks around the number, and the number itself. */
import { currencyDigits, isCurrency, readCurrency } from './currency.ts';
import { formatMoney, amountAsTyped, toMoney, type Digits, type Money } from './money.ts';
import { isNoAmount, type AmountOptions, type DecimalSign } from './typed-amount.ts';
import { UserError, usageError } from '../text/errors.ts';
import { partReplaced } from '../text/part-replaced.ts';
import { quoted } from '../text/quoted.ts';

/** A text taken apart: what stands before and after the number (a code, a sign like $), and the number. */
export interface Pieces {
  readonly before: string;
  readonly after: string;
  readonly number: string;
  /** How many noughts stand behind it in letters: 3 for `k`. */
  readonly noughts: number;
  readonly negative: boolean;
}

/** No amount is written longer; longer text is refused before any pattern looks at it. */
const LONGEST = 50;
/** What says that a number is not to be taken exactly, as every estimate is; in lists of other languages, too. */
const ABOUT =
  /^(?:[~\u2248]|(?:about|around|roughly|approximately|approx\.?|aprox\.?|circa|ca?\.|ca|etwa|rund|ungef(?:\u00e4|ae)hr|environ|env\.)(?= |\d)) ?/i;
const PIECES =
  /^(-?) ?(\p{L}{0,9}[$€£¥₽₹₺₴₪₩₨]?)(?:(?<=\p{L})\.(?!\d))? ?(-?) ?([\d.,' ]*?) ?(?:(?<=\d ?)(k|thousand|tsd|tausend|m|mn|mio|million|millionen|lakhs?|lacs?|crores?)(?!\p{L})\.?)? ?(\p{L}{0,9}[$€£¥₽₹₺₴₪₩₨]?)(?:(?<=\p{L})\.)?$/iu;

/** Noughts by the first letter of the words that say them but for millions: thousand, lakh, crore. */
const NOUGHTS: Readonly<Record<string, number>> = { k: 3, t: 3, l: 5, c: 7 };

/** Takes an amount as typed apart; undefined where it is none. */
export function takeApart(text: string): Pieces | undefined {
  const plain = text
    .slice(0, LONGEST + 1)
    .replace(/\s+/g, ' ')
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .replace(/\u2019/g, "'")
    .trim()
    .replace(ABOUT, '')
    // No cents, as some write it: 1'800.- and 1.800,--
    .replace(/(?<=\d)([.,])-{1,2}(?= |$)/, '$100')
    // Rs.75,000/- in India, 5,000/= in East Africa
    .replace(/(?<=\d) ?\/[-=](?= |$)/, '')
    .replace(/^(-? ?rs)\.(?=\d)/i, '$1 ');
  const match = plain.length > LONGEST ? null : PIECES.exec(plain);
  if (!match) return undefined;
  const [, sign = '', before = '', innerSign = '', number = '', scale, after = ''] = match;
  if (sign !== '' && innerSign !== '') return undefined;
  const noughts = scale === undefined ? 0 : (NOUGHTS[scale.charAt(0).toLowerCase()] ?? 6);
  return { before, after, number, noughts, negative: sign !== '' || innerSign !== '' };
}

/** What says that an amount is without tax, which every amount here is: `1200 + VAT`, `350 € HT`, `€500 zzgl. MwSt.` */
const WITHOUT_TAX =
  /(?<=\d\D{0,5}?)\s*(?:(?:\+|plus|ex\.?|excl\.?|excluding|exc\.?|zzgl\.?|before|net of)\s*(?:vat|gst|hst|tax|mwst|ust|tva|iva|btw)|h\.?\s?t|netto|net)\.?$/i;

/** An amount without what says that it is one before tax. */
export function withoutTax(text: string): string {
  return text.slice(0, LONGEST + 30).replace(WITHOUT_TAX, '');
}

const DOLLARS =
  'CAD USD AUD NZD ARS BBD BMD BND BSD BZD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD SBD SGD SRD SVC TTD TWD UYU XCD';
const POUNDS = 'GBP EGP FKP GIP SHP SSP SYP LBP';
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', DOLLARS],
  ['US$', 'USD'],
  ['CA$', 'CAD'],
  ['C$', 'CAD'],
  ['CDN$', 'CAD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['€', 'EUR'],
  ['£', POUNDS],
  ['¥', 'JPY CNY'],
  ['₨', 'INR PKR LKR NPR MUR SCR'],
]);
/** Currencies by the words for them, which stand for their sign. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['DOLLAR', '$'],
  ['DOLLARS', '$'],
  ['BUCKS', '$'],
  ['EURO', '€'],
  ['EUROS', '€'],
  ['POUND', '£'],
  ['POUNDS', '£'],
  ['YEN', '¥'],
  ['RS', '₨'],
  ['RUPEE', '₨'],
  ['RUPEES', '₨'],
  ['円', 'JPY'],
  ['₽', 'RUB'],
  ['РУБ', 'RUB'],
  ['₹', 'INR'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₩', 'KRW'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
  ['FR', 'CHF'],
  ['SFR', 'CHF'],
  ['FRANKEN', 'CHF'],
]);

/** The currency that the marks around a number say, or the given one. Throws a usage UserError where they disagree. */
export function currencyOf({ before, after, number, noughts }: Pieces, given: string | undefined): string {
  const marks = [before, after]
    .map((mark) => mark.toUpperCase())
    .flatMap((mark) =>
      isCurrency(mark.slice(0, 3)) && /^.{3}[$€£¥]$/.test(mark) ? [mark.slice(0, 3), mark.slice(3)] : [mark],
    )
    .map((mark) => WORDS.get(mark) ?? mark)
    .map((mark) => (mark === 'CDN' ? 'CAD' : mark))
    .filter((mark) => mark !== '');
  const signs = marks.filter((mark) => /[$€£¥₨]$/.test(mark));
  const codes = marks.filter((mark) => !signs.includes(mark)).map(readCurrency);
  if (codes.length > 1 || signs.length > 1) {
    throw usageError('say the currency once', `write it like ${codes[0] ?? given ?? 'CAD'} ${number}`);
  }
  const [sign] = signs;
  const fitting = sign === undefined ? undefined : (SIGNS.get(sign) ?? '');
  const currency = codes[0] ?? oneCurrencySign(sign, given) ?? given;
  const example = `${fitting?.slice(0, 3) || 'CAD'} ${inFull({ number, noughts })}`;
  if (currency === undefined) {
    throw usageError('which currency is that amount in?', `say it beside the amount, like ${example}`);
  }
  if (fitting === undefined || fitting.split(' ').includes(currency)) return currency;
  throw usageError(
    `"${sign === '₨' ? 'Rs' : sign}" is not how an amount in ${currency} is written`,
    `write the currency as three letters, like ${example}`,
  );
}

/**
 * US$ and € say it all, and £ is sterling where the currency expected is no other pound; $ and ¥ alone must fit the
 * currency expected, so that nothing is taken for another.
 */
function oneCurrencySign(sign: string | undefined, given: string | undefined): string | undefined {
  if (sign === '£') return given !== undefined && POUNDS.split(' ').includes(given) ? given : 'GBP';
  return sign !== undefined && (sign.length > 1 || sign === '€') ? SIGNS.get(sign) : undefined;
}

/** Of signs and words that others have too those that one currency is meant by where no amount says otherwise. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['£', 'GBP'],
  ['YEN', 'JPY'],
]);

/** The currency of a sign or a word that stands for one alone; a pound is sterling. Throws a usage UserError for any other. */
export function currencyMeant(text: string): string {
  const mark = text.trim().toUpperCase();
  const sign = WORDS.get(mark) ?? mark;
  const among = (MEANT.get(mark) ?? MEANT.get(sign) ?? SIGNS.get(sign) ?? sign).split(' ');
  const [only = '', ...others] = among;
  if (others.length === 0) return readCurrency(isCurrency(only) ? only : text);
  throw usageError(
    `${quoted(text)} stands for several currencies`,
    `say it in three letters: ${among.slice(0, 4).join(', ')} or another`,
  );
}

/** The sign of decimals by its name, as itself, or as one writes an amount with it. Throws a usage UserError for any other. */
export function decimalSignMeant(text: string): DecimalSign {
  const said = text.toLowerCase();
  if (/^(?:[ck]omma|,|[\d.' ]{1,20},\d{1,2})$/.test(said)) return 'comma';
  if (/^(?:point|punkt|dot|period|\.|[\d,' ]{1,20}\.\d{1,2})$/.test(said)) return 'point';
  throw usageError(
    `${quoted(text)} is no sign of decimals`,
    'comma reads a typed 1.500 as 1500, point as 1.50',
  );
}

/** The number as it is written without letters behind it: `2,000` for `2k`. */
function inFull({ number, noughts }: Pick<Pieces, 'number' | 'noughts'>): string {
  if (noughts === 0) return number;
  const said = { 3: 'k', 5: ' lakh', 7: ' crore' }[noughts] ?? 'm';
  return /^\d{1,3}$/.test(number) && noughts % 3 === 0
    ? `${number}${',000'.repeat(noughts / 3)}`
    : `${number}${said}`;
}

/** What stands behind an amount and changes nothing of it: `5k retainer`, `12k flat`, `5k+`, `5000 (est.)`, `5000?`. */
const BESIDE =
  /(?<=[\d.k€£$¥] ?)(?:\+|(?: ?\(\?\)| ?\?)|(?: [([]?(?:flat|fixed|initial|retainer|fee|fees|total|in total|or so|or more|plus|est\.?|estimate|estimated|deposit|approx\.?|ca\.?)[)\]]?)+)$/i;
/** What stands before one and changes nothing of it: `retainer 5000`, `flat fee of $800`. */
const BEFORE =
  /^(?:(?:an? )?(?:(?:flat|fixed|initial|total) )?(?:retainer|fee|deposit|estimate|total)(?: of)?|est\.?|flat|fixed)[: ] *(?=\D{0,4}\d)/i;
/** An amount without the words beside it that change nothing of it. */
export function withoutWords(text: string): string {
  return text.replace(BEFORE, '').replace(BESIDE, '');
}

/** Work for nothing, which is an amount: nothing more is to be asked about it. */
const FOR_NOTHING = /^(?:pro[ -]?bono|free|free of charge|no charge|no fee|waived|gratis)$/i;
/** What an hour costs, which is no amount. */
const HOURLY = /(?:\/|\bper |\ban? )\s*(?:h|hr|hrs|hour|hours)\b\.?$|\bhourly$/i;

/** What comes again and again, which is several amounts. */
const EVERY =
  /^(\D{0,4}\d[\d.,' ]*k?)\s*(?:\/|\bper\b|\ban?\b|\bevery\b|\beach\b)\s*(day|week|month|quarter|year)\.?$/i;

/**
 * Reads an amount as a person types it: `1800`, `1,800.50`, `1 800`, `1'800.50`, `CAD 1800`, `1800 cad`, `$1,800` where
 * $ fits the currency expected, `€2k`, `5k retainer`, `pro bono` (0), `5k`, `1.5 million`, `1800.-`, `about 500`. A
 * comma before one or two decimals, or behind thousands grouped otherwise, begins the decimals (`1800,50`, `EUR
 * 1.800,50`); else it groups thousands.
 *
 * Throws a usage UserError, saying what to type, for: what a shell leaves of `$1,800` (`,800`, `00`, `CA,800`,
 * nothing), a rate (`400/hr`), `1.800` (two readings, unless the currency has three decimals or more), a range, no
 * amount (`TBD`), too many decimals, amounts beyond the safe integers, an unknown or missing currency, and below zero
 * where that is not allowed.
 */
export function readAmount(typed: string, options: AmountOptions = {}): Money {
  const text = FOR_NOTHING.test(typed.trim())
    ? '0'
    : withoutWords(
        typed
          .slice(0, LONGEST + 30)
          .trim()
          .replace(options.anHour === true ? HOURLY : '', ''),
      );
  const { currencies = [], ...single } = options;
  if (currencies.length > 1) return readInOneOf(currencies, text, single);
  if (isNoAmount(text) && /\w|\?/.test(text)) {
    throw usageError(`${quoted(text)} is no amount`, 'leave it out until it is known');
  }
  const [, net] = /^(.*\d\D{0,5}?) ?(?:\+|plus|and) ?(?:hst|gst|vat|tax)$/i.exec(text.trim()) ?? [];
  if (net !== undefined) throw usageError(`${quoted(text)}: amounts are without tax`, `write ${net.trim()}`);
  if (HOURLY.test(text)) {
    throw usageError(
      `${quoted(text)} is a rate, and an amount is what the work came to`,
      'write an estimate of the whole, or leave it out until it is invoiced; the rate fits into --note',
    );
  }
  const [, each, unit] = EVERY.exec(text) ?? [];
  if (each !== undefined && unit !== undefined) {
    throw usageError(
      `${quoted(text)} comes again each ${unit}, and an amount is one sum`,
      `write what it comes to in all: for 12 of them that is 12 times ${each.trim()}`,
    );
  }
  const pieces = takeApart(text);
  if (pieces === undefined) throw rangeOf(text) ?? unreadable(text, options.currency);
  refuseEatenByShell(text, pieces, options.currency);
  const currency = currencyOf(pieces, options.currency);
  const digits = digitsOf(pieces, currency, { sign: options.decimals, within: options.within ?? typed });
  if (digits === undefined) throw unreadable(text, currency);
  const amount = toMoney(pieces.negative, digits, currency);
  if (amount.minor < 0 && options.allowNegative !== true) {
    throw usageError(`the amount ${quoted(text)} is below zero`, 'give it without the minus sign');
  }
  return amount;
}

/** Reads an amount that may be in several currencies; one that fits more than one of them is asked about. */
function readInOneOf(currencies: readonly string[], text: string, options: AmountOptions): Money {
  const readings = currencies.flatMap((currency): Money[] => {
    try {
      return [readAmount(text, { ...options, currency })];
    } catch (error) {
      if (error instanceof UserError) return [];
      throw error;
    }
  });
  const [first] = readings;
  if (first === undefined) return readAmount(text, { ...options, currency: currencies[0] });
  const different = readings.filter(
    ({ currency }, at) => readings.findIndex((each) => each.currency === currency) === at,
  );
  if (different.length === 1) return first;
  const among = different.map((each) => ({ text: amountAsTyped(each), name: formatMoney(each) }));
  throw new UserError(`${quoted(text)} may be in ${different.map(({ currency }) => currency).join(' or ')}`, {
    kind: 'usage',
    hints: [`say which: ${among.map((each) => `"${each.text}"`).join(' or ')}`],
    choices: { question: 'In which currency?', typed: text, among },
  });
}

/** The error for a text that is no amount, with one in the currency as an example. */
export function unreadable(text: string, currency = 'CAD'): UserError {
  return usageError(
    `${quoted(text)} cannot be read as an amount`,
    `amounts are written like 1800, 1,800.50 or ${currency} 1800`,
  );
}

/** `500-700`, `2k to 3k`, `10-12k` (both thousands): an amount is one. */
function rangeOf(text: string): UserError | undefined {
  const [, least, most] =
    /^\D{0,4}(\d[\d.,' ]*k?) ?(?:-|\u2013|to) ?\D{0,4}(\d[\d.,' ]*k?)\D{0,4}$/i.exec(text) ?? [];
  if (least === undefined || most === undefined) return undefined;
  const scale = /k$/i.test(most) && !/k$/i.test(least) ? 'k' : '';
  return usageError(`${quoted(text)} is two amounts`, `write one: ${least.trim()}${scale} or ${most.trim()}`);
}

/** `$1,800` unquoted reaches us as `,800`, `$100` as `00`, `$10,800` as `0,800`, `CA$1,800` as `CA,800`, `$1.50` as `.50`. */
function refuseEatenByShell(text: string, pieces: Pieces, currency = 'CAD'): void {
  const { before, after, number, noughts } = pieces;
  const isLeftOver = /^(?:[.,]\d|0\d|0,\d{3})/.test(number) || (noughts > 0 && number.startsWith('0,'));
  if (number !== '' && !isLeftOver) return;
  const mark = (before || after).toUpperCase();
  const isLeft = /^(?:K|M)?$/.test(mark) || isCurrency(mark) || SIGNS.has(mark);
  if (number === '' && !isLeft) throw unreadable(text, currency);
  throw usageError(
    text.trim() === '' ? 'the amount is empty' : `${quoted(text)} is not a whole amount`,
    `your shell may have taken the $ sign and what followed it: write 1800, 1,800.50 or ${currency} 1800, without $`,
  );
}

/** Thousands may be grouped by commas (India's hundreds of thousands too), spaces or apostrophes before a point. */
const POINT_DECIMALS =
  /^(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3}|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+)(?:\.(\d+))?$/;
const COMMA_DECIMALS =
  /^(?:(\d+),(\d{1,2})|([1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+),(\d+)|([1-9]\d{0,2}(?:\.\d{3}){2,}))$/;

/** What is known beside a number. */
interface Beside {
  /** How the user writes decimals. */
  readonly sign?: DecimalSign | undefined;
  /** What was typed. */
  readonly within?: string;
}

/**
 * The digits of a number; undefined where it is none. Throws a usage UserError for `1.800` where nothing tells how decimals
 * are written, and for more decimals than the currency has.
 */
export function digitsOf(
  { number, noughts }: Pieces,
  currency: string,
  { sign, within = number }: Beside = {},
): Digits | undefined {
  const point = POINT_DECIMALS.exec(number);
  const comma = point === null ? COMMA_DECIMALS.exec(number) : null;
  const grouped = point?.[1] ?? comma?.[1] ?? comma?.[3] ?? comma?.[5];
  if (grouped === undefined) return undefined;
  const decimals = point?.[2] ?? comma?.[2] ?? comma?.[4] ?? '';
  const whole = grouped.replace(/[., ']/g, '');
  const digits = currencyDigits(currency);
  if (!/^[1-9]\d{0,2}\.\d{3}$/.test(number) || (digits >= 3 && noughts === 0)) {
    return scaled({ whole, decimals }, digits, { number, noughts, currency });
  }
  if (sign === undefined) throw twoReadings({ number, within }, { whole, decimals }, digits, noughts);
  const read =
    sign === 'comma'
      ? { whole: `${whole}${decimals}`, decimals: '' }
      : { whole, decimals: decimals.replace(/0+$/, '') };
  return scaled(read, digits, { number, noughts, currency });
}

/** With the noughts behind it. Throws a usage UserError for more decimals than the currency has. */
function scaled(
  { whole, decimals }: Digits,
  digits: number,
  { number, noughts, currency }: Pick<Pieces, 'number' | 'noughts'> & { readonly currency: string },
): Digits {
  const left = decimals.slice(noughts);
  if (left.length <= digits)
    return { whole: `${whole}${decimals.slice(0, noughts).padEnd(noughts, '0')}`, decimals: left };
  const has = `"${number}" has ${left.length}`;
  throw usageError(
    digits === 0
      ? `amounts in ${currency} have no decimals: ${has}`
      : `amounts in ${currency} have at most ${digits} decimals: ${has}`,
  );
}

/** A terminal is asked which it is, and the answer is kept; anybody else is told how to say it. */
function twoReadings(
  { number, within }: { readonly number: string; readonly within: string },
  { whole, decimals }: Digits,
  digits: number,
  noughts: number,
): UserError {
  const grouped = `${whole}${decimals}${'0'.repeat(noughts)}`;
  const parted =
    noughts > 0
      ? `${whole}${decimals}`.padEnd(whole.length + noughts, '0')
      : digits > 0
        ? `${whole}.${decimals.slice(0, digits)}`
        : undefined;
  const among = [
    { text: grouped, name: 'the point groups thousands', sign: 'comma' },
    ...(parted === undefined ? [] : [{ text: parted, name: 'the point begins the decimals', sign: 'point' }]),
  ];
  const readings = among.map(({ text, name }) => ({ text, name }));
  const always = 'refnet config decimals comma      groups thousands by points from now on';
  return new UserError(
    `"${number}" can be read two ways: the point may group thousands or begin the decimals`,
    {
      kind: 'usage',
      hints: [`write ${among.map(({ text }) => text).join(' or ')}`, always],
      readings: { typed: number, among: readings, also: [always] },
      choices: {
        question: `What is "${number}"? The answer holds from now on`,
        typed: within,
        among: among.map(({ text, name, sign }) => ({
          text: partReplaced(within, number, text),
          name: `${text}: ${name}`,
          keeps: { key: 'decimals', value: sign },
        })),
      },
    },
  );
}
