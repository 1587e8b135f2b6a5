import { describe, expect, test } from 'vitest';
import { currencyMeant, readAmount, takeApart } from '../../src/money/amount-grammar.ts';
import { halfUp } from '../../src/money/half-up.ts';
import { money, sumByCurrency, toMoney } from '../../src/money/money.ts';
import { parseAmount } from '../../src/money/parse-amount.ts';
import { percentOf } from '../../src/money/percent.ts';
import { parseTrackerAmount } from '../../src/money/tracker-amount.ts';
import { isNoAmount } from '../../src/money/typed-amount.ts';
import { UserError } from '../../src/text/errors.ts';

/** What is said of an amount that is refused, with what to type. */
function refusal(typed: string, options: Parameters<typeof readAmount>[1] = { currency: 'CAD' }): string {
  return said(() => {
    const { minor, currency } = readAmount(typed, options);
    return `read as ${minor} of ${currency}`;
  });
}

/** What an action gives, or says in refusing. */
function said(action: () => string): string {
  try {
    return action();
  } catch (error) {
    if (error instanceof UserError) return [error.message, ...error.hints].join('\n');
    throw error;
  }
}

describe('an amount is refused', () => {
  test('with two currencies, and the first of them in the example', () => {
    expect(refusal('EUR 500 CAD')).toBe('say the currency once\nwrite it like EUR 500');
    expect(refusal('$500€')).toBe('say the currency once\nwrite it like CAD 500');
    expect(refusal('$500€', { currency: 'EUR' })).toBe('say the currency once\nwrite it like EUR 500');
    expect(refusal('$500€', {})).toBe('say the currency once\nwrite it like CAD 500');
  });

  test('that is longer than 50 characters, and not one of 50', () => {
    expect(takeApart('1'.repeat(50))?.number).toBe('1'.repeat(50));
    expect(takeApart('1'.repeat(51))).toBeUndefined();
    expect(takeApart(`${'1'.repeat(51)} `)).toBeUndefined();
  });
});

describe('an amount that may be in one of several currencies', () => {
  test('is asked about where it fits two of them', () => {
    expect(refusal('500', { currencies: ['CAD', 'EUR'] })).toBe(
      '"500" may be in CAD or EUR\nsay which: "CAD 500" or "EUR 500"',
    );
    expect(refusal('$500', { currencies: ['CAD', 'USD'] })).toContain('may be in CAD or USD');
  });

  test('is in the one that it fits', () => {
    expect(readAmount('€500', { currencies: ['CAD', 'EUR'] })).toEqual(money(50_000, 'EUR'));
    expect(readAmount('$500', { currencies: ['CAD', 'EUR'] })).toEqual(money(50_000, 'CAD'));
    expect(readAmount('EUR 500', { currencies: ['CAD', 'EUR'] })).toEqual(money(50_000, 'EUR'));
  });

  test('and is refused as any other where it fits none', () => {
    expect(refusal('$500', { currencies: ['EUR', 'CHF'] })).toContain(
      'is not how an amount in EUR is written',
    );
  });

  test('is in the home currency where only one is named', () => {
    expect(parseAmount('500', { currency: 'CAD', currencies: ['EUR'] })).toEqual(money(50_000, 'CAD'));
    expect(parseAmount('500', { currency: 'CAD', currencies: [] })).toEqual(money(50_000, 'CAD'));
    expect(readAmount('500.-', { currency: 'CAD', currencies: ['EUR'] })).toEqual(money(50_000, 'CAD'));
  });
});

test.each([
  ['EUR', 'EUR'],
  [' eur ', 'EUR'],
  ['€', 'EUR'],
  ['Euro', 'EUR'],
  ['£', 'GBP'],
  ['pounds', 'GBP'],
  ['yen', 'JPY'],
  ['CA$', 'CAD'],
  ['₹', 'INR'],
])('%j is the currency %s', (typed, code) => expect(currencyMeant(typed)).toBe(code));

test.each([
  ['$', '"$" stands for several currencies\nsay it in three letters: CAD, USD, AUD, NZD or another'],
  ['¥', '"¥" stands for several currencies\nsay it in three letters: JPY, CNY or another'],
  ['XYZ', '"XYZ" is not a currency\ncurrencies are three letters, like CAD, USD or EUR'],
  ['', '"" is not a currency\ncurrencies are three letters, like CAD, USD or EUR'],
])('%j is no currency', (typed, why) => {
  expect(said(() => currencyMeant(typed))).toBe(why);
});

test.each([
  ['TBD - hourly', true],
  ['hourly', true],
  ['hourly 400', false],
  ['TBD, about 400', false],
  ['contingent', true],
  ['?', true],
  ['n/a', true],
  ['400', false],
])('%j says that there is no amount yet: %s', (text, isNone) => {
  expect(isNoAmount(text)).toBe(isNone);
});

test.each<[string, string, number]>([
  ['1.5', 'CAD', 150],
  ['1.50', 'CAD', 150],
  ['1.500', 'KWD', 1500],
  ['1800.500', 'CAD', 180_050],
  ['1800.000', 'JPY', 1800],
  ['.50', 'CAD', 50],
  ['.0', 'JPY', 0],
  ['5.', 'CAD', 500],
])('a tracker writes %s in %s as %d', (cell, currency, minor) => {
  expect(parseTrackerAmount(cell, currency)).toEqual({ minor, currency });
});

test.each([
  ['5000 (retainer)', 500_000],
  ['5000 (est.)', 500_000],
  ['retainer 5000', 500_000],
  ['5k retainer', 500_000],
  ['5000+', 500_000],
  ['5000?', 500_000],
  ['5000 (?)', 500_000],
  ['ca. 5000', 500_000],
  ['ca 5000', 500_000],
  ['c. 5000', 500_000],
  ['etwa 5000', 500_000],
  ['environ 5000 €', 500_000],
  ['5 Tsd.', 500_000],
  ['5 Tsd. €', 500_000],
  ['1,2 Mio. €', 120_000_000],
])('words beside an amount of a tracker change nothing of it: %s', (cell, minor) => {
  expect(parseTrackerAmount(cell, 'EUR')).toEqual({ minor, currency: 'EUR' });
});

test.each([
  ['5000 unpaid', '"UNPAID" is not a currency'],
  ['5000 (Maren)', '"5000 (Maren)" cannot be read as an amount'],
  ['room 5000', '"ROOM" is not a currency'],
  ['5000 5000', '"5000 5000" cannot be read as an amount'],
  ['5000-6000', '"5000-6000" cannot be read as an amount'],
  ['5000/month', '"5000/month" cannot be read as an amount'],
  ['5000 ??', '"5000 ??" cannot be read as an amount'],
])('what may be more than an amount of a tracker is none: %s', (cell, why) => {
  expect(() => parseTrackerAmount(cell, 'EUR')).toThrow(why);
});

test.each(["Fr. 3'000.--", "SFr. 3'000", "3'000 Fr."])('francs are those of Switzerland: %s', (cell) => {
  expect(parseTrackerAmount(cell, 'EUR')).toEqual({ minor: 300_000, currency: 'CHF' });
});

test.each(['offen', 'unbekannt', 'open', 'TBD', '-'])('%s is no amount yet', (cell) => {
  expect(parseTrackerAmount(cell, 'EUR')).toBeUndefined();
});

test('a tracker that writes more decimals than there are is not read', () => {
  expect(() => parseTrackerAmount('1800.505', 'CAD')).toThrow('has more decimals than CAD has');
  expect(() => parseTrackerAmount('18.5', 'JPY')).toThrow('has more decimals than JPY has');
});

test.each<[bigint, bigint, number]>([
  [0n, 10n, 0],
  [4n, 10n, 0],
  [5n, 10n, 1],
  [14n, 10n, 1],
  [15n, 10n, 2],
  [-4n, 10n, 0],
  [-5n, 10n, 0],
  [-6n, 10n, -1],
  [-10n, 10n, -1],
  [-15n, 10n, -1],
  [-16n, 10n, -2],
  [1n, 3n, 0],
  [2n, 3n, 1],
  [-1n, 3n, 0],
  [-2n, 3n, -1],
])('%d by %d is %d, half a unit up', (dividend, divisor, quotient) => {
  expect(halfUp(dividend, divisor)).toBe(quotient);
});

test.each([
  [10, 50_000, 1],
  [-10, 50_000, -1],
  [9, 50_000, 0],
  [-9, 50_000, 0],
  [0, 50_000, 0],
  [-9, 0, 0],
])('of %d, %d millionths are %d, half a unit away from zero', (minor, millionths, part) => {
  expect(percentOf(minor, millionths)).toBe(part);
});

test('an amount is below zero where that is said, and zero has no sign', () => {
  expect(toMoney(true, { whole: '5', decimals: '25' }, 'CAD')).toEqual(money(-525, 'CAD'));
  expect(toMoney(false, { whole: '5', decimals: '2' }, 'CAD')).toEqual(money(520, 'CAD'));
  expect(Object.is(toMoney(true, { whole: '0', decimals: '' }, 'CAD').minor, 0)).toBe(true);
});

test('sums stand in the order of their codes', () => {
  const amounts = ['USD', 'CAD', 'EUR', 'CAD'].map((currency) => money(100, currency));
  expect(sumByCurrency(amounts)).toEqual([money(200, 'CAD'), money(100, 'EUR'), money(100, 'USD')]);
});
