import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyDigits, isCurrency, readCurrency } from '../../src/money/currency.ts';
import { UserError } from '../../src/text/errors.ts';
import { addMoney, formatAmountPlain, formatMoney, money, sumByCurrency } from '../../src/money/money.ts';
import { FRACTION, parseFraction } from '../../src/money/fraction.ts';
import {
  EXACT_WHOLE,
  exactShare,
  formatPercent,
  parsePercent,
  percentOf,
  WHOLE,
} from '../../src/money/percent.ts';
import { readAmount as parseAmount } from '../../src/money/amount-grammar.ts';
import { isNoAmount } from '../../src/money/typed-amount.ts';
import { parseTrackerAmount } from '../../src/money/tracker-amount.ts';

/** What the usage error says, with its hints. */
function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError && error.kind === 'usage')
      return [error.message, ...error.hints].join('\n');
    throw error;
  }
  throw new Error('it was accepted');
}

/** A sticky pattern keeps where it was, from one test to the next, so a copy is asked. */
const fractionOf = (typed: string) => new RegExp(FRACTION).exec(typed);

const MAX = Number.MAX_SAFE_INTEGER;
/** Those known to both the runtime and refnet. */
const CURRENCIES = Intl.supportedValuesOf('currency').filter(isCurrency);
const anyCurrency = fc.constantFrom(...CURRENCIES);
const anyMoney = fc.record({
  minor: fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
  currency: anyCurrency,
});
const SHELL = 'your shell may have taken the $ sign';

describe('currencies', () => {
  test.each([
    ['CAD', 2],
    ['EUR', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
  ])('%s has %i decimals', (code, digits) => {
    expect(isCurrency(code)).toBe(true);
    expect(currencyDigits(code)).toBe(digits);
  });

  test('the currencies in use are known, in capitals alone', () => {
    expect(CURRENCIES.length).toBeGreaterThan(150);
    expect(CURRENCIES.filter((code) => isCurrency(code.toLowerCase()))).toEqual([]);
  });

  test('a typed code is read in any letter case, and nothing else', () => {
    expect(readCurrency(' cad ')).toBe('CAD');
    for (const text of ['', 'CA', 'XXX', 'dollars', '$', 'constructor']) {
      expect(refusal(() => readCurrency(text))).toContain('is not a currency');
    }
    expect(isCurrency('cad')).toBe(false);
    expect(() => currencyDigits('XXX')).toThrow(UserError);
  });
});

describe('amounts as people type them', () => {
  test('a number in no currency, or in letters that are none, is refused as what was typed', () => {
    expect(refusal(() => parseAmount('1800'))).toContain('which currency is that amount in?');
    expect(refusal(() => parseAmount('XYZ 1800', { currency: 'CAD' }))).toContain('XYZ');
    expect(() => parseAmount('XYZ 1800', { currency: 'CAD' })).toThrow(
      expect.objectContaining({ kind: 'usage' }) as Error,
    );
  });

  test.each([
    ['1800', 180_000, 'CAD'],
    ['1,800', 180_000, 'CAD'],
    ['1,800.50', 180_050, 'CAD'],
    ['1,800,000', 180_000_000, 'CAD'],
    ['1 800', 180_000, 'CAD'],
    ['1\u202f800.5', 180_050, 'CAD'],
    ['0', 0, 'CAD'],
    ['0.05', 5, 'CAD'],
    ['CAD 1800', 180_000, 'CAD'],
    ['CAD1800', 180_000, 'CAD'],
    ['1800 cad', 180_000, 'CAD'],
    ['usd 1,800.50', 180_050, 'USD'],
    ['1800EUR', 180_000, 'EUR'],
    ['$1,800', 180_000, 'CAD'],
    ['$ 1800', 180_000, 'CAD'],
    ['1800$', 180_000, 'CAD'],
    ['$1800 CAD', 180_000, 'CAD'],
    ['$1800 USD', 180_000, 'USD'],
    ['US$1,800', 180_000, 'USD'],
    ['CA$1,800', 180_000, 'CAD'],
    ['€5 EUR', 500, 'EUR'],
    ['€5', 500, 'EUR'],
    ['€2k', 200_000, 'EUR'],
    ['5 euros', 500, 'EUR'],
    ['£5', 500, 'GBP'],
    ['5k retainer', 500_000, 'CAD'],
    ['12k flat', 1_200_000, 'CAD'],
    ['5k+', 500_000, 'CAD'],
    ['pro bono', 0, 'CAD'],
    ['1800,50', 180_050, 'CAD'],
    ['1800,5', 180_050, 'CAD'],
    ['1,80', 180, 'CAD'],
    ['1 800,50', 180_050, 'CAD'],
    ['1 800,50 EUR', 180_050, 'EUR'],
    ['1.800,50', 180_050, 'CAD'],
    ['EUR 1.800,50', 180_050, 'EUR'],
    ['1.800.000', 180_000_000, 'CAD'],
    ['1.800.000,50', 180_000_050, 'CAD'],
    ["1'800", 180_000, 'CAD'],
    ["1'800.50", 180_050, 'CAD'],
    ['1\u2019800.50', 180_050, 'CAD'],
    ["CHF 1'800.-", 180_000, 'CHF'],
    ['1800.-', 180_000, 'CAD'],
    ['1.800,-', 180_000, 'CAD'],
    ['1800,\u2014', 180_000, 'CAD'],
    ['18,00,000', 180_000_000, 'CAD'],
    ['INR 1,80,000', 18_000_000, 'INR'],
    ['5k', 500_000, 'CAD'],
    ['5K', 500_000, 'CAD'],
    ['5 k', 500_000, 'CAD'],
    ['$12k', 1_200_000, 'CAD'],
    ['1.8k', 180_000, 'CAD'],
    ['1,8k', 180_000, 'CAD'],
    ['1.2345k', 123_450, 'CAD'],
    ['1,200k', 120_000_000, 'CAD'],
    ['0.5k', 50_000, 'CAD'],
    ['2k USD', 200_000, 'USD'],
    ['USD2k', 200_000, 'USD'],
    ['5 thousand', 500_000, 'CAD'],
    ['1.5m', 150_000_000, 'CAD'],
    ['1.5 million', 150_000_000, 'CAD'],
    ['JPY 1.5m', 1_500_000, 'JPY'],
    ['MAD 500', 50_000, 'MAD'],
    ['500 mad', 50_000, 'MAD'],
    ['~500', 50_000, 'CAD'],
    ['about 500', 50_000, 'CAD'],
    ['approx. $1.5k', 150_000, 'CAD'],
    ['ca. 500', 50_000, 'CAD'],
    ['1800 dollars', 180_000, 'CAD'],
    ['C$1,800', 180_000, 'CAD'],
    ['CAD$1,800', 180_000, 'CAD'],
    ['US$1,800 USD', 180_000, 'USD'],
    ['JPY 1800', 1800, 'JPY'],
    ['KWD 1.800', 1800, 'KWD'],
    ['KWD 1', 1000, 'KWD'],
    ['90071992547409.91', MAX, 'CAD'],
  ])('%s', (text, minor, currency) => {
    expect(parseAmount(text, { currency: 'CAD' })).toEqual({ minor, currency });
  });

  test('a sign fits every currency it is used for', () => {
    expect(parseAmount('£5', { currency: 'GBP' })).toEqual({ minor: 500, currency: 'GBP' });
    expect(parseAmount('5 €', { currency: 'EUR' })).toEqual({ minor: 500, currency: 'EUR' });
    expect(parseAmount('¥500', { currency: 'JPY' })).toEqual({ minor: 500, currency: 'JPY' });
    expect(parseAmount('¥500', { currency: 'CNY' })).toEqual({ minor: 50_000, currency: 'CNY' });
    expect(parseAmount('$5', { currency: 'USD' })).toEqual({ minor: 500, currency: 'USD' });
  });

  test.each([
    '',
    '  ',
    ',800',
    '00',
    '050',
    '.50',
    '0,800',
    'CA,800',
    'CAD ,800',
    'CAD',
    '$',
    'CAD 00',
    'US.50',
    'k',
    '0,5k',
  ])('%j may be what a shell left of an amount', (text) => {
    expect(refusal(() => parseAmount(text, { currency: 'EUR' }))).toContain(SHELL);
  });

  test.each([
    ['1.800', '"1.800" can be read two ways', 'write 1800 or 1.80'],
    ['JPY 1.800', 'can be read two ways', 'write 1800'],
    ['12.345', 'can be read two ways', 'write 12345 or 12.34'],
    ['1,800.505', 'CAD have at most 2 decimals: "1,800.505" has 3', ''],
    ['1800.500', 'at most 2 decimals', ''],
    ['0.005', 'at most 2 decimals', ''],
    ['JPY 18.5', 'amounts in JPY have no decimals', ''],
    ['KWD 1.8001', 'at most 3 decimals', ''],
    ['1.800k', '"1.800" can be read two ways', 'write 1800000 or 1800'],
    ['EUR 1.800', '"1.800" can be read two ways', 'write 1800 or 1.80'],
    ['1.8005', 'at most 2 decimals', ''],
    ['500-700', '"500-700" is two amounts', 'write one: 500 or 700'],
    ['10-12k', '"10-12k" is two amounts', 'write one: 10k or 12k'],
    ['10k-12', '"10k-12" is two amounts', 'write one: 10k or 12'],
    [
      '$150/month',
      '"$150/month" comes again each month, and an amount is one sum',
      'write what it comes to in all: for 12 of them that is 12 times $150',
    ],
    ['$2k to 3k', 'is two amounts', 'write one: 2k or 3k'],
    ['TBD', '"TBD" is no amount', 'leave it out until it is known'],
    ['n/a', '"n/a" is no amount', ''],
    ['?', '"?" is no amount', ''],
    ['1,8000', 'cannot be read as an amount', 'amounts are written like 1800, 1,800.50 or CAD 1800'],
    ['1800.', 'cannot be read as an amount', ''],
    ['1 80', 'cannot be read as an amount', ''],
    ['1e3', 'cannot be read as an amount', ''],
    ['0x10', 'cannot be read as an amount', ''],
    ['1800 + 5', 'cannot be read as an amount', ''],
    ['(50)', 'cannot be read as an amount', ''],
    ['hello', 'cannot be read as an amount', ''],
    ['٣', 'cannot be read as an amount', ''],
    ['5'.repeat(60), 'cannot be read as an amount', ''],
    ['1.8kg', '"KG" is not a currency', ''],
    ['CAX 1800', '"CAX" is not a currency', ''],
    ['CAD 5 USD', 'say the currency once', ''],
    ['$5$', 'say the currency once', ''],
    ['¥5k', '"¥" is not how an amount in CAD is written', 'like JPY 5,000'],
    ['5 yen', '"¥" is not how an amount in CAD is written', 'like JPY 5'],
    ['US$1.5k CAD', '"US$" is not how an amount in CAD', 'like USD 1.5k'],
    ['400/hr', 'is a rate', 'leave it out until it is invoiced'],
    ['€5 USD', '"€" is not how an amount in USD', 'like EUR 5'],
    ['US$5 CAD', '"US$" is not how an amount in CAD', 'like USD 5'],
    ['-50', 'is below zero', ''],
    ['90071992547409.92', 'too large', ''],
    ['9'.repeat(40), 'too large', ''],
  ])('%s is refused', (text, message, hint) => {
    const said = refusal(() => parseAmount(text, { currency: 'CAD' }));
    expect(said).toContain(message);
    expect(said).toContain(hint);
  });

  test('without a currency, given or written, the amount is refused', () => {
    expect(refusal(() => parseAmount('1800'))).toContain('like CAD 1800');
    expect(refusal(() => parseAmount('$1800'))).toContain('which currency');
    expect(refusal(() => parseAmount('¥1800'))).toContain('like JPY 1800');
    expect(parseAmount('€1800')).toEqual({ minor: 180_000, currency: 'EUR' });
    expect(parseAmount('£5', { currency: 'EGP' })).toEqual({ minor: 500, currency: 'EGP' });
    expect(parseAmount('USD 1800')).toEqual({ minor: 180_000, currency: 'USD' });
    expect(parseAmount('US$1800')).toEqual({ minor: 180_000, currency: 'USD' });
  });

  test.each([
    ['0,50', 50],
    ['0,5', 50],
    ['CAD 0,05', 5],
    ['0,50 CAD', 50],
  ])('%s is an amount below one', (text, minor) => {
    expect(parseAmount(text, { currency: 'CAD' })).toEqual({ minor, currency: 'CAD' });
  });

  test('below zero only where it is allowed', () => {
    const refund = { currency: 'CAD', allowNegative: true };
    for (const text of ['-50', 'CAD -50', '-CAD 50', '-$50', '$-50', '\u221250', '- 50.00']) {
      expect(parseAmount(text, refund)).toEqual({ minor: -5000, currency: 'CAD' });
    }
    expect(Object.is(parseAmount('-0', refund).minor, 0)).toBe(true);
    expect(parseAmount('-90071992547409.91', refund).minor).toBe(-MAX);
    expect(refusal(() => parseAmount('--50', refund))).toContain('cannot be read');
  });
});

describe('amounts as trackers hold them', () => {
  test.each([
    ['$1,800.00', 180_000],
    ['1800', 180_000],
    ['1,800', 180_000],
    ['1.800,50', 180_050],
    ['1800,50', 180_050],
    ['1800,5', 180_050],
    ['1 800,50', 180_050],
    ['1\u00a0800,50 CAD', 180_050],
    ["1'800.50", 180_050],
    ['1\u2019800', 180_000],
    ['1.800.000', 180_000_000],
    ['1,800,000', 180_000_000],
    ['1,800.000', 180_000],
    ['1800.5000', 180_050],
    ['0,800', 80],
    ['0.800', 80],
    ['.50', 50],
    ['007', 700],
    ['1800.', 180_000],
    ['+50', 5000],
    ['(50.00)', -5000],
    ['($1,800.00)', -180_000],
    ['-50', -5000],
    ['-$50.00', -5000],
    ['50.00-', -5000],
    ['\u221250', -5000],
    ['0.00', 0],
    ['(0.00)', 0],
    ['12k', 1_200_000],
    ['1.5k', 150_000],
  ])('%s', (text, minor) => {
    expect(parseTrackerAmount(text, 'CAD')).toEqual({ minor, currency: 'CAD' });
  });

  test.each([
    '',
    '  ',
    '-',
    '--',
    '\u2013',
    '\u2014',
    'n/a',
    'N/A',
    'na',
    'TBD',
    'tbc',
    'unknown',
    '?',
    'none',
  ])('%j is no amount', (text) => {
    expect(parseTrackerAmount(text, 'CAD')).toBeUndefined();
    expect(isNoAmount(text) || text.trim() === '').toBe(true);
  });

  test('a currency in the cell stands above that of the column', () => {
    expect(parseTrackerAmount('€50', 'CAD')).toEqual({ minor: 5000, currency: 'EUR' });
    expect(parseTrackerAmount('1800 USD', 'CAD')).toEqual({ minor: 180_000, currency: 'USD' });
    expect(parseTrackerAmount('EUR 1.800,50', undefined)).toEqual({ minor: 180_050, currency: 'EUR' });
    expect(parseTrackerAmount('¥1,800.00', 'JPY')).toEqual({ minor: 1800, currency: 'JPY' });
    expect(parseTrackerAmount('1.800', 'KWD')).toEqual({ minor: 1800, currency: 'KWD' });
  });

  test.each([
    ['1.800', 'two ways'],
    ['1800.505', 'more decimals than CAD has'],
    ['1,800,50', 'cannot be read'],
    ['1.80.50', 'cannot be read'],
    ['CAD', 'cannot be read'],
    ['(-50)', 'cannot be read'],
    ['¥50', '"¥" is not how an amount in CAD is written'],
    ['=1+1', 'cannot be read'],
    ['9'.repeat(30), 'too large'],
  ])('%s is refused', (text, message) => {
    expect(refusal(() => parseTrackerAmount(text, 'CAD'))).toContain(message);
  });
});

describe('any text at all', () => {
  const piece = fc.constantFrom(
    ...'1 800 ,800 .50 00 1,800 1.800 $ € US$ CAD usd XXX - ( ) % k 12.5 \u00a0 \u2212 9007199254740993 \u0000'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 5 }).map((all) => all.join('')),
  );

  test('is read or refused as a mistake of usage, never anything else', () => {
    const reads = (action: () => unknown): boolean => {
      try {
        action();
        return true;
      } catch (error) {
        return error instanceof UserError && error.kind === 'usage';
      }
    };
    const home = fc.option(fc.constantFrom('CAD', 'JPY', 'KWD'), { nil: undefined });
    fc.assert(
      fc.property(text, home, fc.boolean(), (typed, currency, allowNegative) => {
        expect(reads(() => parseAmount(typed, { currency, allowNegative }))).toBe(true);
        expect(reads(() => parseTrackerAmount(typed, currency))).toBe(true);
        expect(reads(() => parsePercent(typed))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('what a person may type, a tracker may hold with the same meaning', () => {
    fc.assert(
      fc.property(text, (typed) => {
        let amount;
        try {
          amount = parseAmount(typed, { currency: 'CAD', allowNegative: true });
        } catch {
          return;
        }
        expect(parseTrackerAmount(typed, 'CAD')).toEqual(amount);
      }),
      { numRuns: 2000 },
    );
  });
});

const grouped = (whole: string, sign: string) => whole.replace(/\B(?=(?:\d{3})+$)/g, sign);

/** How people write an amount, of its whole and its decimals. What leaves the decimals out is not exact. */
const SHAPES: readonly ((
  whole: string,
  decimals: string,
  currency: string,
) => { text: string; exact: boolean; home?: string })[] = [
  (w, d) => ({ text: `${w}.${d}`, exact: true }),
  (w, d) => ({ text: `${grouped(w, ',')}.${d}`, exact: true }),
  (w, d) => ({ text: `${grouped(w, ' ')}.${d}`, exact: true }),
  (w, d) => ({ text: `${grouped(w, "'")}.${d}`, exact: true }),
  (w, d) => ({ text: `${grouped(w, '.')},${d}`, exact: true }),
  (w, d) => ({ text: `${grouped(w, ' ')},${d}`, exact: true }),
  (w, d, c) => ({ text: `${grouped(w, '\u202f')},${d} ${c}`, exact: true, home: 'USD' }),
  (w, d, c) => ({ text: `${c} ${grouped(w, '.')},${d}`, exact: true, home: 'USD' }),
  (w, d, c) => ({ text: `${c.toLowerCase()}${w}.${d}`, exact: true, home: 'USD' }),
  (w) => ({ text: w, exact: false }),
  (w) => ({ text: grouped(w, ','), exact: false }),
  (w) => ({ text: `${grouped(w, "'")}.-`, exact: false }),
  (w) => ({ text: `about ${w}`, exact: false }),
  (w) => ({ text: `${w.slice(0, -3) || '0'}.${w.slice(-3).padStart(3, '0')}0k`, exact: false }),
];

describe('amounts out', () => {
  test.each([
    [4_820_000, 'CAD', 'CAD 48,200', '48200.00'],
    [180_050, 'CAD', 'CAD 1,800.50', '1800.50'],
    [5, 'CAD', 'CAD 0.05', '0.05'],
    [0, 'CAD', 'CAD 0', '0.00'],
    [-180_050, 'CAD', 'CAD -1,800.50', '-1800.50'],
    [-5, 'CAD', 'CAD -0.05', '-0.05'],
    [1800, 'JPY', 'JPY 1,800', '1800'],
    [1_800_500, 'KWD', 'KWD 1,800.500', '1800.500'],
    [99_900, 'CAD', 'CAD 999', '999.00'],
    [MAX, 'CAD', 'CAD 90,071,992,547,409.91', '90071992547409.91'],
  ])('%i in %s', (minor, currency, words, plain) => {
    expect(formatMoney({ minor, currency })).toBe(words);
    expect(formatAmountPlain(minor, currency)).toBe(plain);
  });

  test('in every shape that is taken', () => {
    const shape = fc.constantFrom(...SHAPES);
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 99_999_999_999 }),
        fc.constantFrom('CAD', 'EUR', 'CHF'),
        shape,
        (minor, currency, write) => {
          const [whole = '', decimals = ''] = formatAmountPlain(minor, currency).split('.');
          const typed = write(whole, decimals, currency);
          const amount = { minor: typed.exact ? minor : minor - (minor % 100), currency };
          const home = typed.home ?? currency;
          if (amount.minor === 0 || (typed.text.startsWith('0') && whole !== '0')) return;
          const isEaten = /^\D*0[\d,]/.test(typed.text);
          if (isEaten) return;
          expect({ typed: typed.text, ...parseAmount(typed.text, { currency: home }) }).toEqual({
            typed: typed.text,
            ...amount,
          });
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('what is printed can be typed, in every currency', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect(parseAmount(formatMoney(amount), { allowNegative: true })).toEqual(amount);
        const plain = `${formatAmountPlain(amount.minor, amount.currency)} ${amount.currency}`;
        expect(parseTrackerAmount(formatMoney(amount), undefined)).toEqual(amount);
        expect(parseTrackerAmount(plain, undefined)).toEqual(amount);
      }),
    );
  });
});

describe('sums', () => {
  test('of one currency', () => {
    expect(addMoney(money(1, 'CAD'), money(-3, 'CAD'))).toEqual({ minor: -2, currency: 'CAD' });
    expect(Object.is(addMoney(money(3, 'CAD'), money(-3, 'CAD')).minor, 0)).toBe(true);
  });

  test('of two currencies are refused', () => {
    expect(() => addMoney(money(1, 'CAD'), money(1, 'USD'))).toThrow('CAD and USD cannot be added up');
  });

  test('too large to be exact are refused', () => {
    expect(() => addMoney(money(MAX, 'CAD'), money(1, 'CAD'))).toThrow('too large');
    expect(() => money(0.5, 'CAD')).toThrow(UserError);
    expect(() => money(1, 'XXX')).toThrow(UserError);
  });

  test('stand side by side for several currencies, by code', () => {
    const list = [money(5, 'USD'), money(1, 'CAD'), money(2, 'CAD'), money(7, 'EUR')];
    expect(sumByCurrency(list)).toEqual([money(3, 'CAD'), money(7, 'EUR'), money(5, 'USD')]);
    expect(sumByCurrency([])).toEqual([]);
  });
});

describe('percents', () => {
  test.each([
    [1000, 125_000, 125],
    [100, 5000, 1],
    [99, 5000, 0],
    [300, 5000, 2],
    [-100, 5000, -1],
    [-99, 5000, 0],
    [1, 500_000, 1],
    [-1, 500_000, -1],
    [1, 499_999, 0],
    [0, 125_000, 0],
    [180_050, 0, 0],
    [180_050, WHOLE, 180_050],
    [MAX, WHOLE, MAX],
    [MAX, 500_000, 4_503_599_627_370_496],
    [MAX, 1, 9_007_199_255],
    [-MAX, WHOLE, -MAX],
  ])('of %i, %i millionths are %i', (minor, millionths, part) => {
    expect(Object.is(percentOf(minor, millionths), part)).toBe(true);
  });

  test('beyond the exact range are refused', () => {
    expect(() => percentOf(MAX, WHOLE + 1)).toThrow('too large');
  });

  const endless = fc
    .tuple(fc.constantFrom(3, 6, 7, 9, 12), fc.nat({ max: 11 }))
    .map(([of, n]) => Math.round(((n % of) * WHOLE) / of));
  const part = fc.oneof(fc.integer({ min: 0, max: WHOLE }), endless);

  test('a part lies between nothing and the whole, and grows with the amount', () => {
    fc.assert(
      fc.property(fc.nat({ max: MAX - 1 }), part, (minor, millionths) => {
        const taken = percentOf(minor, millionths);
        expect(taken >= 0 && taken <= minor).toBe(true);
        expect(percentOf(minor + 1, millionths)).toBeGreaterThanOrEqual(taken);
      }),
    );
  });

  test('a part is within half a unit of the exact one', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), part, (minor, millionths) => {
        const error =
          BigInt(percentOf(minor, millionths)) * EXACT_WHOLE - BigInt(minor) * exactShare(millionths);
        expect(2n * (error < 0n ? -error : error) <= EXACT_WHOLE).toBe(true);
      }),
    );
  });

  test('the part of a refund is the part of the payment, negated', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), part, (minor, millionths) => {
        expect(percentOf(-minor, millionths) + percentOf(minor, millionths)).toBe(0);
      }),
    );
  });

  test.each([
    ['12.5%', 125_000],
    ['12.5 %', 125_000],
    ['12,5 %', 125_000],
    ['12,5%', 125_000],
    [' 10 ', 100_000],
    ['0%', 0],
    ['100%', WHOLE],
    ['0.0001%', 1],
    ['33.3333%', 333_333],
  ])('%s is read', (text, millionths) => {
    expect(parsePercent(text)).toBe(millionths);
  });

  test.each([
    ['100.0001%', 'is more than the whole'],
    ['150', 'is more than the whole'],
    ['1.23456%', 'cannot be read as a percent'],
    ['1,2,5%', 'cannot be read as a percent'],
    ['-5%', 'cannot be read as a percent'],
    ['.5%', 'cannot be read as a percent'],
    ['5%%', 'cannot be read as a percent'],
    ['', 'cannot be read as a percent'],
    ['1e1', 'cannot be read as a percent'],
  ])('%s is refused', (text, message) => {
    expect(refusal(() => parsePercent(text))).toContain(message);
  });

  test('what is printed can be typed', () => {
    expect([125_000, 0, 1, WHOLE, 333_333, 100_000].map(formatPercent)).toEqual([
      '12.5%',
      '0%',
      '0.0001%',
      '100%',
      '1/3',
      '10%',
    ]);
    fc.assert(
      fc.property(part, (millionths) => {
        const typed = formatPercent(millionths);
        const fraction = fractionOf(typed);
        expect(fraction === null ? parsePercent(typed) : parseFraction(fraction)).toBe(millionths);
      }),
    );
  });
});

test('a part of a whole in words is the fraction that it is called', () => {
  const share = (typed: string) => {
    const found = fractionOf(typed);
    return found === null ? undefined : parseFraction(found);
  };
  const parts = [
    'half',
    'third',
    'quarter',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
    'twelfth',
  ];
  expect(parts.map((part) => share(`one ${part}`))).toEqual(
    [2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12].map((of) => Math.round(WHOLE / of)),
  );
  expect(share('two halves')).toBe(WHOLE);
  expect(share('33 1/3%')).toBe(share('1/3'));
  expect(share('third')).toBeUndefined();
  expect(refusal(() => share('3/2'))).toBe('"3/2" is more than the whole');
  expect(refusal(() => share('1/0'))).toBe('"1/0" is no share');
  expect(refusal(() => share('0/0'))).toBe('"0/0" is no share');
  expect(share('1/1')).toBe(WHOLE);
  const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];
  expect(counts.map((many) => share(`${many} twelfths`))).toEqual(
    counts.map((_, at) => Math.round((WHOLE * (at + 1)) / 12)),
  );
});

test.each([
  ['1.800', 'write 1800 or 1.80'],
  ['1.800k', 'write 1800000 or 1800'],
  ['1.800m', 'write 1800000000 or 1800000'],
])('%s can be read two ways, each written out', (typed, hint) => {
  expect(refusal(() => parseAmount(typed, { currency: 'CAD' }))).toContain(hint);
});
