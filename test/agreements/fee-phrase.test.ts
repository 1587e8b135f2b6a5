import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/text/errors.ts';
import { feeOn } from '../../src/agreements/fee-formula.ts';
import { formatFeeTerms } from '../../src/agreements/fee-phrase.ts';
import { parseFeePhrase } from '../../src/agreements/parse-fee-phrase.ts';
import { checkFeeRule, type FeeRule } from '../../src/agreements/fee-terms.ts';
import { anyRule, refusal, rule } from './rules.ts';

const parse = (text: string) => parseFeePhrase(text, { currency: 'CAD' });

const percent = (percentMillionths: number, some: Partial<FeeRule> = {}) =>
  rule({ percentMillionths, ...some });
const inCad = (some: Partial<FeeRule>) => rule({ currency: 'CAD', ...some });
const TIERED = inCad({
  percentMillionths: 50_000,
  tiers: [{ aboveMinor: 1_000_000, percentMillionths: 30_000 }],
});
const CAPPED = inCad({ percentMillionths: 100_000, capMinor: 50_000, capPer: 'referral' });
const YEARLY = inCad({ percentMillionths: 100_000, capMinor: 100_000, capPer: 'year' });
const FLAT = inCad({ flatMinor: 20_000 });
const BOTH = inCad({ percentMillionths: 100_000, flatMinor: 5000 });
const BONUS = inCad({ percentMillionths: 100_000, firstBonusMinor: 10_000 });

describe('a fee phrase', () => {
  test.each<[string, FeeRule]>([
    ['200 per referral', FLAT],
    ['200', FLAT],
    ['CAD 200', FLAT],
    ['200 CAD', FLAT],
    ['$200', FLAT],
    ['200 per case', FLAT],
    ['$200 a closed deal', FLAT],
    ['50 a client', { ...FLAT, flatMinor: 5000 }],
    ['$50 + 10%', BOTH],
    ['CHF 150', { ...FLAT, currency: 'CHF', flatMinor: 15_000 }],
    ['10%', percent(100_000)],
    ['12.5 percent', percent(125_000)],
    ['25% of commission', percent(250_000)],
    ['1/3', percent(333_333)],
    ['1/3 of collected', percent(333_333)],
    ['1/3rd of what is collected', percent(333_333)],
    ['one third', percent(333_333)],
    ['a third of collected', percent(333_333)],
    ['One-third', percent(333_333)],
    ['33 1/3%', percent(333_333)],
    ['33 and 1/3 percent', percent(333_333)],
    ['33⅓%', percent(333_333)],
    ['⅓', percent(333_333)],
    ['33.3333%', percent(333_333)],
    ['33.33%', percent(333_300)],
    ['two thirds', percent(666_667)],
    ['66 2/3 %', percent(666_667)],
    ['⅔ of invoiced', percent(666_667, { basis: 'invoiced' })],
    ['1/6', percent(166_667)],
    ['8 1/3%', percent(83_333)],
    ['half of collected', percent(500_000)],
    ['three quarters', percent(750_000)],
    ['12 1/2%', percent(125_000)],
    ['1/2%', percent(5000)],
    [
      '1/3 up to 10,000, 1/4 above',
      inCad({ percentMillionths: 333_333, tiers: [{ aboveMinor: 1_000_000, percentMillionths: 250_000 }] }),
    ],
    ['0.0001%', percent(1)],
    ['100 per cent', percent(1_000_000)],
    ['10% of collected', percent(100_000)],
    ['10 % OF  THE Money   Collected.', percent(100_000)],
    ['10% of invoiced', percent(100_000, { basis: 'invoiced' })],
    ['10%, when invoiced', percent(100_000, { basis: 'invoiced' })],
    ['10% for 12 months', percent(100_000, { months: 12 })],
    ['10% of collected for the first 12 months', percent(100_000, { months: 12 })],
    ['10% for 2 years of invoiced', percent(100_000, { months: 24, basis: 'invoiced' })],
    ['for a year 10%', percent(100_000, { months: 12 })],
    ['10% for 1 month', percent(100_000, { months: 1 })],
    ['10% of collected for 12 months, cap 500', { ...CAPPED, months: 12 }],
    ['10%, cap 500', CAPPED],
    ['10,0%, cap 0.5k', CAPPED],
    ['10,00 %, cap 500,00', CAPPED],
    ['10%,cap 500', CAPPED],
    ['cap 500, 10%', CAPPED],
    ['10% capped at CAD 500 per referral', CAPPED],
    ['10%; at most 500', CAPPED],
    ['10%, maximum of 500.00 a client', CAPPED],
    ['10%, cap 1,000 a year', YEARLY],
    ['10%, cap 1000/year', YEARLY],
    ['10%, cap 1 000 per calendar year', YEARLY],
    ['10%, cap 1,000 yearly', YEARLY],
    ['flat 200', FLAT],
    ['flat 0.2k', FLAT],
    ['flat 200,00', FLAT],
    ['FLAT FEE OF $200', FLAT],
    ['200 flat', FLAT],
    ['$200', FLAT],
    ['CAD 200', FLAT],
    ['200 per referral', FLAT],
    ['200 per case', FLAT],
    ['CAD 200 flat', FLAT],
    ['flat 200 cad for each client', FLAT],
    ['flat CAD200 a referral', FLAT],
    ['flat 200 when won', { ...FLAT, basis: 'won' }],
    ['flat 200 per client once won', { ...FLAT, basis: 'won' }],
    ['flat 200 when invoiced', { ...FLAT, basis: 'invoiced' }],
    ['flat USD 200', rule({ currency: 'USD', flatMinor: 20_000 })],
    ['flat US$200', rule({ currency: 'USD', flatMinor: 20_000 })],
    ['10% + 50', BOTH],
    ['10%+50', BOTH],
    ['10% of collected plus 50 per referral', BOTH],
    ['flat 50 and 10%', BOTH],
    ['5% up to 10,000, 3% above', TIERED],
    ['5% up to 10000 then 3% above that', TIERED],
    ['5% of collected up to 10,000, 3% over 10,000', TIERED],
    ['5% of the first 10,000 + 3% above', TIERED],
    ['5%, 3% above 10,000', TIERED],
    ['5% up to 10,000, 3% of the rest', TIERED],
    [
      '5% up to 10,000, 3% up to 50,000, 1% above, cap 2,000',
      {
        ...TIERED,
        tiers: [...TIERED.tiers, { aboveMinor: 5_000_000, percentMillionths: 10_000 }],
        capMinor: 200_000,
        capPer: 'referral',
      },
    ],
    [
      '15% of the first 50,000 + 5% above, cap 25,000',
      inCad({
        percentMillionths: 150_000,
        tiers: [{ aboveMinor: 5_000_000, percentMillionths: 50_000 }],
        capMinor: 2_500_000,
        capPer: 'referral',
      }),
    ],
    [
      '3% above 10,000',
      inCad({ percentMillionths: 0, tiers: [{ aboveMinor: 1_000_000, percentMillionths: 30_000 }] }),
    ],
    ['5% up to 10,000, 3% above cap 500', { ...TIERED, capMinor: 50_000, capPer: 'referral' }],
    ['10%, first referral 100', BONUS],
    ['10%, for the first referral: 100', BONUS],
    ['10%, first-referral bonus 100', BONUS],
    ['bonus 100 for the first referral, 10%', BONUS],
    ['10% + 100 for the first referral', BONUS],
    ['10%, first referral 100 on top', BONUS],
    ['10% + 100 for the first referral on top', BONUS],
    ['first referral 100, and 10%', BONUS],
    ['first referral 100', inCad({ firstBonusMinor: 10_000 })],
    ['for 12 months, then 10%', percent(100_000, { months: 12 })],
    ['10%, first referral 100, then cap 500', { ...CAPPED, firstBonusMinor: 10_000 }],
    ['flat 50, first referral 100, then 10%', { ...BOTH, firstBonusMinor: 10_000 }],
    ['5% up to 10,000, then 3%', TIERED],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual(expected);
    expect(parse(text.toUpperCase())).toEqual(expected);
  });

  test.each(['none', ' None ', 'no fee', 'no fees.', 'nothing'])('%j is no fee', (text) => {
    expect(parse(text)).toBeNull();
  });

  test('keeps amounts exact in currencies with no or three decimals', () => {
    expect(parseFeePhrase('flat 1800', { currency: 'JPY' })).toEqual(
      rule({ currency: 'JPY', flatMinor: 1800 }),
    );
    expect(parse('flat KWD 1.805')).toEqual(rule({ currency: 'KWD', flatMinor: 1805 }));
  });
});

const SHELL = /shell may have taken/;
describe('a fee phrase is refused with the part not understood:', () => {
  test.each<[string, string | RegExp]>([
    ['', 'the fee is empty'],
    ['   .', 'the fee is empty'],
    ['ten percent', '"ten percent" in the fee is not understood'],
    ['10% of profit, cap 500', '"of profit" in the fee is not understood'],
    ['10% for life', '"for life"'],
    ['10%, for months', '"for months"'],
    ['flat 200, twice', '"twice"'],
    ['10% of collected money', '"money"'],
    ['none, cap 500', '"none"'],
    ['10', '"10%" or "flat 10"'],
    ['10, cap 500', '"10%" or "flat 10"'],
    ['10%, 500', '"cap 500" or "flat 500"'],
    ['90', '"90%" or "flat 90"'],
    ['10%, 100', '"100%" or "flat 100"'],
    ['10%, 101', '"cap 101" or "flat 101"'],
    ['500 up to 3', '"up to 3"'],
    ['00', SHELL],
    ['flat 200%', '"200%" is not understood: an amount goes after "flat"'],
    ['flat 2001%', '"2001%"'],
    ['cap 500,10%', '"500,10%"'],
    ['flat CAX 500', '"CAX 500" is not understood'],
    ['flat CAD', 'an amount goes after "flat"'],
    ['10% up to cap 500', 'an amount goes after "up to"'],
    ['110%', 'more than the whole'],
    ['1,2,5%', 'cannot be read as a percent'],
    ['0.00001%', 'cannot be read as a percent'],
    ['flat 1.800', 'two ways'],
    ['flat ¥50', 'is not how an amount in CAD is written'],
    ['flat -5', '"-5"'],
    ['10%, 5%', 'say up to which amount the first is paid'],
    ['10% up to 500', 'for the most that is paid: "10%, cap CAD 500"'],
    ['5% above', '5% above what?'],
    ['5% up to 10,000, 3% above 20,000', 'goes up to CAD 10,000, and the next begins above CAD 20,000'],
    [
      '5% up to CAD 10,000, 3% above USD 10,000',
      'goes up to CAD 10,000, and the next begins above USD 10,000',
    ],
    ['5% up to 10,000, 3% up to 10,000, 1% above', 'the steps of a fee must rise'],
    ['10% + 50 + 60', 'says a flat fee twice'],
    ['10%, cap 5, cap 6', 'says the cap twice'],
    ['10% for 1 year for 2 years', 'says how long it is paid twice'],
    ['10% of collected of invoiced', 'says what it is reckoned from twice'],
    ['first referral 100, then 10% of invoiced', 'instead of it'],
    ['100 for the first referral, then 10%', 'instead of it: agree the fee without it'],
    ['CAD 100 for the first referral, then 10%', 'instead of it: agree the fee without it'],
    ['flat 100 for the first client, 10% afterwards', 'instead of it: agree the fee without it'],
    ['first referral 100 instead, 10%', 'instead of it: agree the fee without it'],
    ['first referral 100, later 10%', 'instead of it: agree the fee without it'],
    ['first referral 5, bonus 6', 'says the bonus for the first referral twice'],
    ['flat USD 50, cap 500', 'names USD and CAD'],
    ['flat 500, cap 100', 'the flat fee of CAD 500 is above the cap of CAD 100'],
    ['10% when won', '10% of what?'],
    ['cap 500', 'that is no fee'],
    ['0%', 'that is no fee'],
    ['10% for 0 months', '1 to 1200 months'],
    ['10% for 101 years', '1 to 1200 months'],
    ['x'.repeat(301), 'at most 300 characters'],
    // What a shell leaves of "flat $200", "10% + $1,800", "cap US$500" and the like.
    ['flat 00', SHELL],
    ['flat 0', SHELL],
    ['flat', SHELL],
    ['flat ,800', SHELL],
    ['flat,800', SHELL],
    ['10% + ,800', SHELL],
    ['10% + 0', SHELL],
    ['10% +', SHELL],
    ['10%, cap ', SHELL],
    ['10%, cap US00', SHELL],
    ['10%, cap CA,800', SHELL],
    ['5% up to 0,000, 3% above', SHELL],
  ])('%j', (text, message) => {
    expect(refusal(() => parse(text))).toMatch(message);
  });

  test('amounts without a currency, where there is no home currency', () => {
    expect(refusal(() => parseFeePhrase('flat 200', {}))).toContain('which currency');
    expect(parseFeePhrase('flat CAD 200', {})).toEqual(FLAT);
  });

  test('and with an example that can be typed', () => {
    const said = refusal(() => parse('a dozen'));
    const examples = [...said.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '').slice(1);
    expect(examples.length).toBeGreaterThan(2);
    for (const each of examples) expect(() => parse(each)).not.toThrow();
  });
});

describe('a fraction that no percent says exactly', () => {
  test.each([
    ['1/3', '1/3 of collected'],
    ['33.3333%', '1/3 of collected'],
    ['66⅔%', '2/3 of collected'],
    ['1/6, cap 500', '1/6 of collected, cap CAD 500 a referral'],
    ['3/9', '1/3 of collected'],
    ['2/12', '1/6 of collected'],
    ['half', '50% of collected'],
  ])('%s is said as %s', (text, said) => {
    expect(formatFeeTerms(parse(text))).toBe(said);
  });

  test.each([
    ['1/3', 1_000_000, 333_333],
    ['1/3', 100_000_000, 33_333_333],
    ['1/3', 300_000_000_000, 100_000_000_000],
    ['2/3', 100_000_000, 66_666_667],
    ['1/3 up to 1,000,000, 1/6 above', 400_000_000, 83_333_333],
  ])('%s of %i is %i, rounded once', (text, total, minor) => {
    const read = parse(text);
    expect(read === null ? null : feeOn(read, total, false).minor).toBe(minor);
  });

  test.each([
    ['1/13', '"1/13" cannot be kept exactly'],
    ['1/3%', '"1/3%" cannot be kept exactly'],
    ['4/3', '"4/3" is more than the whole'],
    ['1/0', '"1/0" is no share'],
    ['33 1/3', 'a percent has its sign: "33 1/3%"'],
    ['third of collected', '"third of collected" in the fee is not understood'],
    ['a third party', '"party" in the fee is not understood'],
  ])('%s is refused: %s', (text, message) => {
    expect(refusal(() => parse(text))).toContain(message);
  });
});

describe('two shares that add up to a hundred', () => {
  test.each([
    ['50/50', '"50%"'],
    ['40/60', '"40%" or "60%"'],
    ['60/40', '"60%" or "40%"'],
    ['25 / 75 of collected', '"25%" or "75%"'],
    ['30/70%', '"30%" or "70%"'],
    ['10/90 up to 10,000, 5% above', '"10%" or "90%"'],
  ])('are no fraction: %s is refused, with those to choose from', (text, shares) => {
    const said = refusal(() => parse(text));
    expect(said).toContain('is a split');
    expect(said).toContain(`write the share that is paid: ${shares}`);
  });

  test.each(['2/5', '1/100', '99/100', '50/100'])('%s is a fraction', (text) => {
    expect(parse(text)?.percentMillionths).toBeGreaterThan(0);
  });
});

describe('a fee as understood', () => {
  test.each([
    ['none', 'none'],
    ['10%', '10% of collected'],
    ['10%, cap 500, for 12 months', '10% of collected for 12 months, cap CAD 500 a referral'],
    ['flat 200', 'flat CAD 200 when collected'],
    ['10% + 50.50', '10% of collected + flat CAD 50.50'],
    ['first referral 100 when won', 'first referral CAD 100, when won'],
    [
      'first referral 100, cap 1,000 a year, 5% up to 10,000, 3% up to 20,000, 1% above + 50 for 1 month',
      '5% of collected up to CAD 10,000, 3% up to CAD 20,000, 1% above + flat CAD 50 for 1 month, first referral CAD 100 on top, cap CAD 1,000 a calendar year',
    ],
  ])('%s is echoed as: %s', (text, words) => {
    expect(formatFeeTerms(parse(text))).toBe(words);
  });

  test('can be typed again, whatever the home currency', () => {
    fc.assert(
      fc.property(
        anyRule('CAD', 'JPY', 'KWD', 'USD'),
        fc.constantFrom('EUR', undefined),
        (some, currency) => {
          expect(parseFeePhrase(formatFeeTerms(some), { currency })).toEqual(some);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('any text at all', () => {
  const piece = fc.constantFrom(
    ...'10% 5% of collected won cap flat 200 1,000 ,800 00 $ CAD USD + , . - % none and above for bonus'.split(
      ' ',
    ),
    'up to',
    '12 months',
    'a year',
    'first referral',
    ' ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 9 }).map((all) => all.join(' ')),
    fc.array(piece, { maxLength: 9 }).map((all) => all.join('')),
  );

  test('gives a rule that can be kept and said again, or a mistake of usage', () => {
    const staysTrue = (typed: string): boolean => {
      try {
        const read = parse(typed);
        return read === null || isDeepStrictEqual(parse(formatFeeTerms(checkFeeRule(read))), read);
      } catch (error) {
        return error instanceof UserError && error.kind === 'usage';
      }
    };
    fc.assert(
      fc.property(text, (typed) => {
        expect(staysTrue(typed)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
