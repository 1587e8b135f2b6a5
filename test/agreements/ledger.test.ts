import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay, partsOf } from '../../src/calendar/day.ts';
import { UserError } from '../../src/text/errors.ts';
import { explainLine, explainSetAside } from '../../src/agreements/fee-explanation.ts';
import { feeOn } from '../../src/agreements/fee-formula.ts';
import { accrue, type Collection, type FeeLine, type FeeReferral } from '../../src/agreements/ledger.ts';
import { parseFeePhrase } from '../../src/agreements/parse-fee-phrase.ts';
import { termsInForce, type FeeRule, type FeeTerms } from '../../src/agreements/fee-terms.ts';
import { readAmount as parseAmount } from '../../src/money/amount-grammar.ts';
import { formatMoney } from '../../src/money/money.ts';
import { percentOf } from '../../src/money/percent.ts';
import { anyRule, refusal, rule, someDay, terms } from './rules.ts';

function agreed(phrase: string, some: Partial<FeeTerms> = {}): FeeTerms {
  const read = parseFeePhrase(phrase, { currency: 'CAD' });
  if (read === null) throw new Error('no fee');
  return terms({ ...read, ...some });
}

function referral(
  number: number,
  partner: number,
  day: string,
  some: Partial<FeeReferral> = {},
): FeeReferral {
  return {
    number,
    partner,
    day: asDay(day),
    terms: null,
    isFirst: false,
    wonOn: null,
    invoiced: null,
    ...some,
  };
}

const say = ({ minor, currency }: { minor: number; currency: string }): string =>
  formatMoney({ minor, currency });

describe('the ledger reckoned by hand', () => {
  // Partner 1 had 10 % with a cap; from September 2025 on two steps; nothing for referrals of 2026.
  const versions = [
    agreed('10% of collected for 12 months, cap 500', { fromDay: asDay('2025-01-01') }),
    agreed('5% up to 10,000, 3% above', { fromDay: asDay('2025-09-01'), untilDay: asDay('2025-12-31') }),
  ];
  const ofPartner1 = (number: number, day: string) =>
    referral(number, 1, day, { terms: termsInForce(versions, asDay(day)) });
  const bonus = agreed('12.5% + 50, first referral 100', { direction: 'they-pay' });
  const yearly = agreed('15%, cap 1,000 a year');
  const referrals = [
    ofPartner1(1, '2025-03-10'),
    ofPartner1(2, '2025-08-31'),
    ofPartner1(3, '2025-09-01'),
    ofPartner1(13, '2026-01-01'),
    referral(4, 2, '2025-02-01', { terms: bonus, isFirst: true }),
    referral(5, 2, '2025-02-02', { terms: bonus }),
    referral(6, 3, '2025-06-01', { terms: yearly }),
    referral(7, 3, '2025-06-02', { terms: yearly }),
    referral(8, 4, '2025-01-15', { terms: agreed('7.5%') }),
    referral(9, 5, '2025-05-05', {
      terms: agreed('2.5% of invoiced + flat USD 20'),
      wonOn: asDay('2025-11-30'),
      invoiced: { minor: 123_420, currency: 'USD' },
    }),
    referral(10, 6, '2025-05-06', { terms: agreed('flat 200 when won'), wonOn: asDay('2025-12-31') }),
    referral(11, 7, '2025-05-07', { terms: agreed('8% + 25') }),
    referral(12, 8, '2025-05-08', { terms: agreed('10%, cap 500') }),
    referral(14, 8, '2025-11-30', { terms: agreed('flat 150 for 3 months') }),
    referral(15, 9, '2025-05-09', { terms: agreed('0.5%') }),
    referral(16, 9, '2025-05-10', { terms: agreed('5% up to 1,000, 3% above') }),
  ];

  /** Day, referral, money in (below zero: back), and the fee lines it makes, by hand; `7:` is another referral's. */
  type Row = readonly [day: string, referral: number, money: string, ...lines: string[]];
  // prettier-ignore
  const rows: readonly Row[] = [
    // 10 % for 12 months (to 10 Mar 2026), cap 500; the terms of September do not touch it
    ['2025-04-01', 1, 'CAD 1,200', 'CAD 120'],      // 1,200.00 x 10% = 120.00
    ['2025-05-01', 1, 'CAD 0.05', 'CAD 0.01'],      // 1,200.05 x 10% = 120.005, half up 120.01; less 120.00
    ['2025-05-02', 1, 'CAD 0.05', 'CAD 0'],         // 1,200.10 x 10% = 120.01; less 120.01
    ['2025-10-15', 1, 'CAD 3,000', 'CAD 300'],      // 4,200.10 x 10% = 420.01; less 120.01
    ['2025-12-01', 1, 'CAD 2,000', 'CAD 79.99'],    // 6,200.10 x 10% = 620.01, cap 500.00; less 420.01
    ['2026-01-05', 1, 'CAD -1,500', 'CAD -29.99'],  // 4,700.10 x 10% = 470.01; less 500.00
    ['2026-03-10', 1, 'CAD 100', 'CAD 10'],         // the last day: 4,800.10 x 10% = 480.01; less 470.01
    ['2026-03-11', 1, 'CAD 500'],                   // a day too late
    ['2026-04-01', 1, 'CAD -300'],                  // back out of the 500 that came too late: 200 of them left
    ['2026-05-01', 1, 'CAD -400', 'CAD -20'],       // 200 too late, 200 that counted: 460.01; less 480.01
    // the last day of the old terms: thirds of 1,000
    ['2025-09-20', 2, 'CAD 333.33', 'CAD 33.33'],   // 333.33 x 10% = 33.333
    ['2025-09-21', 2, 'CAD 333.33', 'CAD 33.34'],   // 666.66 x 10% = 66.666, rounded 66.67; less 33.33
    ['2025-09-22', 2, 'CAD 333.34', 'CAD 33.33'],   // 1,000.00 x 10% = 100.00; less 66.67
    // the first day of the new ones: 5 % up to 10,000, 3 % above
    ['2025-10-01', 3, 'CAD 9,999.99', 'CAD 500'],   // 9,999.99 x 5% = 499.9995, rounded 500.00
    ['2025-10-02', 3, 'CAD 0.02', 'CAD 0'],         // 500.00 + 0.01 x 3% = 500.0003, rounded 500.00; less 500.00
    ['2025-10-03', 3, 'CAD 5,000', 'CAD 150'],      // 500.00 + 5,000.01 x 3% = 650.0003, rounded 650.00; less 500.00
    ['2025-11-03', 3, 'CAD -6,000', 'CAD -200'],    // 9,000.01 x 5% = 450.0005, rounded 450.00; less 650.00
    ['2025-12-03', 3, 'CAD 1,500.10', 'CAD 65'],    // 500.00 + 500.11 x 3% = 515.0033, rounded 515.00; less 450.00
    // after the agreement ended
    ['2026-02-01', 13, 'CAD 9,000'],
    // 12.5 % + 50, first referral 100, paid by the partner
    ['2025-03-01', 4, 'CAD 80.04', 'CAD 160.01'],   // 80.04 x 12.5% = 10.005; + 50 + 100 = 160.005, half up 160.01
    ['2025-03-02', 4, 'CAD 80.04', 'CAD 10'],       // 160.08 x 12.5% = 20.01; + 150 = 170.01; less 160.01
    ['2025-03-03', 4, 'CAD -160.08', 'CAD -170.01'], // nothing left: 0; less 170.01
    ['2025-03-04', 4, 'CAD 40', 'CAD 155'],         // 40.00 x 12.5% = 5.00; + 150 = 155.00
    ['2025-03-05', 5, 'CAD 80.12', 'CAD 60.02'],    // 80.12 x 12.5% = 10.015; + 50 = 60.015, half up 60.02
    ['2025-03-06', 5, 'CAD -0.12', 'CAD -0.02'],    // 80.00 x 12.5% = 10.00; + 50 = 60.00; less 60.02
    // 15 %, at most 1,000 a year for both referrals of partner 3
    ['2025-07-01', 6, 'CAD 4,000', 'CAD 600'],      // 4,000 x 15% = 600
    ['2025-08-01', 7, 'CAD 4,000', 'CAD 400'],      // 4,000 x 15% = 600, of which 1,000 - 600 = 400 have room
    ['2025-09-01', 6, 'CAD 1,000', 'CAD 0'],        // 1,000 x 15% = 150, no room
    ['2025-10-01', 6, 'CAD -2,000', 'CAD -150', '7: CAD 150'], // 3,000 x 15% = 450; less 600. Room 550 of the other's 600: + 150
    ['2026-01-10', 7, 'CAD 2,000', 'CAD 300'],      // a new year: 2,000 x 15% = 300
    ['2026-02-01', 7, 'CAD -3,000', 'CAD -400'],    // 2026: 0. 2025: 3,000 x 15% = 450, and 450 + 450 < 1,000; less 550 + 300
    // 7.5 % of yen and dollars, each by itself
    ['2025-02-01', 8, 'JPY 1,007', 'JPY 76'],       // 1,007 x 7.5% = 75.525, rounded 76
    ['2025-02-02', 8, 'JPY 1,000', 'JPY 75'],       // 2,007 x 7.5% = 150.525, rounded 151; less 76
    ['2025-02-03', 8, 'USD 33.40', 'USD 2.51'],     // 33.40 x 7.5% = 2.505, half up 2.51
    ['2025-02-04', 8, 'JPY -7', 'JPY -1'],          // 2,000 x 7.5% = 150; less 151
    ['2025-02-05', 8, 'USD -33.40', 'USD -2.51'],   // nothing left
    // by the invoice, and by the win: what is collected makes no line
    ['2025-06-01', 9, 'USD 999'],
    ['2025-06-02', 10, 'CAD 999'],
    // 8 % + CAD 25 on a client who pays in two currencies
    ['2025-06-10', 11, 'USD 100', 'CAD 25', 'USD 8'], // 100 x 8% = USD 8; the flat fee comes with the first money
    ['2025-06-11', 11, 'CAD 50', 'CAD 4'],          // 50 x 8% = 4.00; + 25 = 29.00; less 25.00
    ['2025-06-12', 11, 'USD -100', 'USD -8'],       // CAD 50 are left, so the flat fee stays
    ['2025-06-13', 11, 'CAD -50', 'CAD -29'],       // nothing left in any currency
    // a cap in CAD cannot be held against USD
    ['2025-06-20', 12, 'USD 500'],
    // nor can steps
    ['2025-06-21', 16, 'USD 500'],
    // flat 150 for 3 months from 30 Nov 2025: to 28 Feb 2026
    ['2026-02-28', 14, 'CAD 10', 'CAD 150'],
    ['2026-03-01', 14, 'CAD 10'],
    // three decimals: 0.5 % of KWD 1.100 = 0.0055, half up 0.006
    ['2025-07-01', 15, 'KWD 1.100', 'KWD 0.006'],
  ];
  const won = [
    '2025-11-30 9 USD 50.86', // 1,234.20 x 2.5% = 30.855; + 20 = 50.855, half up 50.86
    '2025-12-31 10 CAD 200',
  ];

  const collections = rows.map(([day, of, money], i): Collection => {
    const amount = parseAmount(money, { allowNegative: true });
    return { id: i + 1, referral: of, day: asDay(day), ...amount };
  });
  const byHand = rows.flatMap(([day, of, , ...lines]) =>
    lines.map((line) => {
      const [, other, amount = line] = /^(\d+): (.*)$/.exec(line) ?? [];
      return `${day} ${other ?? of} ${amount}`;
    }),
  );
  const { lines, setAside } = accrue(referrals, collections);

  test('has the same lines, to the cent', () => {
    const ours = lines.map((line) => `${line.day} ${line.referral} ${say(line)}`);
    expect(ours.toSorted()).toEqual([...byHand, ...won].toSorted());
    expect(ours.length).toBeGreaterThan(40);
  });

  test('comes out by day', () => {
    const days = lines.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
  });

  test('sets aside what came too late or cannot be held against the cap', () => {
    const inCurrency =
      'the cap or the steps of the fee are in another currency, and refnet never converts: agree on this one by hand';
    const late = 'after the months for which the fee is paid';
    expect(setAside.map((each) => `${each.referral}: ${explainSetAside(each)}`)).toEqual([
      `12: USD 500 on 20 Jun 2025: ${inCurrency}`,
      `16: USD 500 on 21 Jun 2025: ${inCurrency}`,
      `14: CAD 10 on 1 Mar 2026: ${late}`,
      `1: CAD 500 on 11 Mar 2026: ${late}`,
      `1: CAD -300 on 1 Apr 2026: ${late}`,
    ]);
  });

  test.each([
    ['2025-04-01', 1, 'CAD 1,200 collected x 10% = CAD 120'],
    [
      '2025-05-01',
      1,
      'CAD 0.05 collected, CAD 1,200.05 in all x 10% = CAD 120.01 rounded; CAD 120 accrued before, so CAD 0.01',
    ],
    [
      '2025-12-01',
      1,
      'CAD 2,000 collected, CAD 6,200.10 in all x 10% = CAD 620.01; capped at CAD 500 a referral; CAD 420.01 accrued before, so CAD 79.99',
    ],
    [
      '2026-01-05',
      1,
      'CAD 1,500 refunded, CAD 4,700.10 in all x 10% = CAD 470.01; CAD 500 accrued before, so CAD -29.99',
    ],
    [
      '2025-10-03',
      3,
      'CAD 5,000 collected, CAD 15,000.01 in all: CAD 10,000 x 5% + CAD 5,000.01 x 3% = CAD 650 rounded; CAD 500 accrued before, so CAD 150',
    ],
    [
      '2025-03-01',
      4,
      'CAD 80.04 collected: CAD 80.04 x 12.5% + flat CAD 50 + first referral CAD 100 = CAD 160.01 rounded',
    ],
    ['2025-03-03', 4, 'CAD 160.08 refunded, nothing kept: CAD 0; CAD 170.01 accrued before, so CAD -170.01'],
    [
      '2025-08-01',
      7,
      'CAD 4,000 collected x 15% = CAD 600; the cap of CAD 1,000 a calendar year leaves CAD 400 in 2025',
    ],
    [
      '2025-10-01',
      7,
      'room under the cap after a refund, CAD 4,000 in all x 15% = CAD 600; the cap of CAD 1,000 a calendar year leaves CAD 550 in 2025; CAD 400 accrued before, so CAD 150',
    ],
    ['2025-11-30', 9, 'USD 1,234.20 invoiced: USD 1,234.20 x 2.5% + flat USD 20 = USD 50.86 rounded'],
    ['2025-12-31', 10, '1 client won: flat CAD 200 = CAD 200'],
    [
      '2025-06-11',
      11,
      'CAD 50 collected: CAD 50 x 8% + flat CAD 25 = CAD 29; CAD 25 accrued before, so CAD 4',
    ],
  ])('explains the line of %s for %i', (day, of, words) => {
    const line = lines.find((each) => each.day === day && each.referral === of);
    expect(line && explainLine(line)).toBe(words);
  });

  test('explains a flat fee that money in another currency brought', () => {
    const [flat] = lines.filter((line) => line.referral === 11 && line.currency === 'CAD');
    expect(flat && explainLine(flat)).toBe('USD 100 collected: flat CAD 25 = CAD 25');
  });

  test('names who pays whom for what', () => {
    const { partner, direction, collection, minor, arithmetic } = lines.find((line) => line.referral === 4)!;
    expect({ partner, direction, collection, minor }).toEqual({
      partner: 2,
      direction: 'they-pay',
      collection: rows.findIndex(([, of]) => of === 4) + 1,
      minor: 16_001,
    });
    expect(arithmetic).toEqual({
      event: 'collected',
      basis: 'collected',
      amount: { minor: 8004, currency: 'CAD' },
      total: 8004,
      uncapped: {
        parts: [{ minor: 8004, millionths: 125_000 }],
        flat: 5000,
        bonus: 10_000,
        minor: 16_001,
        rounded: true,
      },
      cap: null,
      fee: 16_001,
      before: 0,
    });
  });
});

describe('a cap per year', () => {
  const one = (number: number, some: FeeTerms, day = '2025-01-02', partner = 1) =>
    referral(number, partner, day, { terms: some });
  const paid = (id: number, of: number, day: string, minor: number): Collection => ({
    id,
    referral: of,
    day: asDay(day),
    minor,
    currency: 'CAD',
  });
  const totals = (all: readonly FeeReferral[], money: readonly Collection[]) => {
    const { lines } = accrue(all, money);
    return all.map(({ number }) => sum(lines.filter((line) => line.referral === number)));
  };
  const cap10 = agreed('10%, cap 10 a year');

  test('is shared by the referrals of one partner, not by two partners or two directions', () => {
    const theirs = { ...cap10, direction: 'they-pay' as const };
    const all = [one(1, cap10), one(2, cap10), one(3, cap10, '2025-01-02', 2), one(4, theirs)];
    const money = all.map(({ number }) => paid(number, number, '2025-03-01', 8000));
    expect(totals(all, money)).toEqual([800, 200, 800, 800]);
  });

  test('begins anew on 1 January, by the day of the collection', () => {
    const money = [paid(1, 1, '2025-12-31', 20_000), paid(2, 1, '2026-01-01', 20_000)];
    expect(totals([one(1, cap10)], money)).toEqual([2000]);
    expect(totals([one(1, cap10)], [money[0]!])).toEqual([1000]);
  });

  test('does not begin anew with new terms in mid-year', () => {
    const cap15 = agreed('20%, cap 15 a year');
    const all = [one(1, cap10), one(2, cap15, '2025-06-01')];
    expect(totals(all, [paid(1, 1, '2025-03-01', 20_000), paid(2, 2, '2025-07-01', 20_000)])).toEqual([
      1000, 500,
    ]);
    expect(totals(all, [paid(1, 2, '2025-03-01', 20_000), paid(2, 1, '2025-07-01', 20_000)])).toEqual([
      0, 1500,
    ]);
  });

  test('takes refunds last on a day, whichever was typed in first', () => {
    const all = [one(1, cap10), one(2, cap10)];
    const before = [paid(1, 2, '2025-04-01', 10_000), paid(2, 1, '2025-05-01', 8000)];
    // 2025 is full with the 10 for referral 2. Of referral 1 the latest money goes back: what is left came in 2025.
    const money = (first: number, second: number) => [
      paid(first, 1, '2026-05-01', -8000),
      paid(second, 1, '2026-05-01', 5000),
    ];
    expect(totals(all, [...before, ...money(3, 4)])).toEqual([0, 1000]);
    expect(totals(all, [...before, ...money(4, 3)])).toEqual([0, 1000]);
  });

  test('gives back to the year the refunded money had come in', () => {
    const all = [one(1, cap10)];
    const money = [
      paid(1, 1, '2025-05-01', 50_000),
      paid(2, 1, '2026-05-01', 5000),
      paid(3, 1, '2027-01-01', -45_000),
    ];
    // 2025 earned 50 uncapped, 2026 5. Left is 100 of 2025: 10.
    expect(totals(all, money.slice(0, 2))).toEqual([1500]);
    expect(totals(all, money)).toEqual([1000]);
  });
});

function sum(lines: readonly FeeLine[]): number {
  return lines.reduce((total, { minor }) => total + minor, 0);
}

/** By whatever key: the sum of the lines. */
function sums(lines: readonly FeeLine[], keyOf: (line: FeeLine) => string): Record<string, number> {
  const result: Record<string, number> = {};
  for (const line of lines) result[keyOf(line)] = (result[keyOf(line)] ?? 0) + line.minor;
  return Object.fromEntries(Object.entries(result).filter(([, minor]) => minor !== 0));
}

/** f in another way than the program's: every step adds the difference of two percents on what lies above it. */
function oracle(some: FeeRule, total: number, isFirst: boolean): number {
  if (total <= 0) return 0;
  const steps = [
    { above: 0, percent: some.percentMillionths ?? 0 },
    ...some.tiers.map((tier) => ({ above: tier.aboveMinor, percent: tier.percentMillionths })),
  ];
  let millionths = 0n;
  steps.forEach((step, i) => {
    const more = BigInt(step.percent - (steps[i - 1]?.percent ?? 0));
    millionths += more * BigInt(Math.max(0, total - step.above));
  });
  const percent = Number((2n * millionths + 1_000_000n) / 2_000_000n);
  const all = percent + (some.flatMinor ?? 0) + (isFirst ? (some.firstBonusMinor ?? 0) : 0);
  return Math.min(all, some.capMinor ?? Infinity);
}

const inCad = anyRule('CAD');
const someMoney = fc.oneof(fc.integer({ min: 1, max: 3_000_000 }), fc.constantFrom(1, 5, 50, 10_000));

describe('any ledger', () => {
  test.each([
    [rule({ percentMillionths: 125_000 }), 1000, 125],
    [rule({ percentMillionths: 5000 }), 100, 1],
    [rule({ percentMillionths: 5000 }), 99, 0],
    [rule({ percentMillionths: 500_000 }), 1, 1],
  ])('with one percent gives what a percent gives', (some, total, fee) => {
    expect(feeOn(some, total, false).minor).toBe(fee);
    expect(percentOf(total, some.percentMillionths!)).toBe(fee);
  });

  test('has parts that add up to the fee on the whole, however it is split', () => {
    fc.assert(
      fc.property(
        inCad,
        fc.array(someMoney, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 8, maxLength: 8 }),
        (some, parts, isFirst, days) => {
          const own = { ...some, basis: 'collected' as const, months: null };
          const money = parts.map((minor, i) =>
            on(i, 1, `2025-${String((days[i]! % 12) + 1).padStart(2, '0')}-15`, minor),
          );
          const { lines } = accrue([governed(1, own, isFirst)], money);
          const total = parts.reduce((a, b) => a + b, 0);
          expect(sum(lines)).toBe(oracle(own, total, isFirst));
          expect(lines.every(({ minor }) => minor >= 0)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is nothing when everything was refunded, however late and in whatever parts', () => {
    fc.assert(
      fc.property(
        scenario,
        fc.array(fc.tuple(someDay, fc.double({ min: 0, max: 1, noNaN: true }))),
        (some, cuts) => {
          const refunds = some.collections.flatMap((collection, i) => {
            const [day, share] = cuts[i] ?? [collection.day, 1];
            const part = Math.floor(collection.minor * share);
            const back = { ...collection, day: day > collection.day ? day : collection.day };
            return [
              { ...back, id: 1000 + 2 * i, minor: -part },
              { ...back, id: 1001 + 2 * i, day: asDay('2028-01-01'), minor: part - collection.minor },
            ];
          });
          const { lines } = accrue(some.referrals, [...some.collections, ...refunds]);
          const collected = lines.filter(({ arithmetic }) => arithmetic.basis === 'collected');
          expect(sums(collected, (line) => `${line.referral} ${line.currency}`)).toEqual({});
        },
      ),
      { numRuns: 500 },
    );
  });

  test('does not depend on the order in which things were typed in', () => {
    fc.assert(
      fc.property(scenarioWithRefunds, fc.infiniteStream(fc.nat()), (some, noise) => {
        const shuffled = some.collections
          .map((collection) => ({ collection, at: noise.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ collection }) => collection);
        expect(accrue(some.referrals.toReversed(), shuffled)).toEqual(
          accrue(some.referrals, some.collections),
        );
        // The same money with other numbers: the lines of one day may differ, no day's totals do.
        const renumbered = shuffled.map((collection, i) => ({ ...collection, id: i }));
        const byAccount = (line: FeeLine) =>
          [line.day, line.partner, line.direction, line.currency].join(' ');
        expect(sums(accrue(some.referrals, renumbered).lines, byAccount)).toEqual(
          sums(accrue(some.referrals, some.collections).lines, byAccount),
        );
        const byReferral = (line: FeeLine) => [line.day, line.referral, line.currency].join(' ');
        expect(sums(accrue(some.referrals, renumbered).lines, byReferral)).toEqual(
          sums(accrue(some.referrals, some.collections).lines, byReferral),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('never goes beyond a cap, nor below nothing, on any day', () => {
    fc.assert(
      fc.property(scenarioWithRefunds, ({ referrals, collections }) => {
        const { lines } = accrue(referrals, collections);
        const running = new Map<string, number>();
        for (const line of lines) {
          const key = `${line.referral} ${line.currency}`;
          const { before, fee } = line.arithmetic;
          expect(before).toBe(running.get(key) ?? 0);
          expect(before + line.minor).toBe(fee);
          expect(fee).toBeGreaterThanOrEqual(0);
          running.set(key, fee);
          const own = referrals.find(({ number }) => number === line.referral)!.terms!;
          const most = own.capPer === 'referral' ? own.capMinor! : Infinity;
          expect(fee).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('never pays a partner more than the highest cap a year for each year with money', () => {
    const yearly = scenarioOf(anyRule('CAD').filter(({ capPer }) => capPer === 'year'));
    fc.assert(
      fc.property(yearly, ({ referrals, collections }) => {
        const { lines } = accrue(referrals, collections);
        const years = new Set([
          ...collections.map(({ day }) => partsOf(day).year),
          ...referrals.flatMap(({ wonOn }) => (wonOn === null ? [] : [partsOf(wonOn).year])),
        ]);
        const most = Math.max(...referrals.map((each) => each.terms?.capMinor ?? 0)) * years.size;
        const totals = Object.values(sums(lines, (line) => `${line.partner} ${line.direction}`));
        expect(totals.every((total) => total <= most)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('is the same for a referral alone, where no cap a year is shared', () => {
    const alone = scenarioOf(anyRule('CAD', 'USD').filter(({ capPer }) => capPer !== 'year'));
    fc.assert(
      fc.property(alone, ({ referrals, collections }) => {
        const apart = referrals.flatMap((each) => accrue([each], collections).lines);
        const together = accrue(referrals, collections).lines;
        const byReferral = (line: FeeLine) => [line.referral, line.day, line.currency].join(' ');
        expect(sums(apart, byReferral)).toEqual(sums(together, byReferral));
      }),
      { numRuns: 300 },
    );
  });

  test('can be put into words, line by line', () => {
    fc.assert(
      fc.property(scenarioWithRefunds, ({ referrals, collections }) => {
        for (const line of accrue(referrals, collections).lines) {
          const words = explainLine(line);
          expect(words).not.toMatch(/undefined|NaN|null|  /);
          expect(words.endsWith(`so ${say(line)}`) || line.arithmetic.before === 0).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is exact or refused, never a wrong number', () => {
    const huge = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    const isFine = (action: () => FeeLine[]): boolean => {
      try {
        return action().every(({ minor }) => Number.isSafeInteger(minor));
      } catch (error) {
        return error instanceof UserError;
      }
    };
    fc.assert(
      fc.property(inCad, fc.array(huge, { maxLength: 5 }), (some, amounts) => {
        const money = amounts.map((minor, i) => on(i, 1, '2025-05-01', minor));
        expect(isFine(() => [...accrue([governed(1, some, true)], money).lines])).toBe(true);
      }),
      { numRuns: 500 },
    );
    const most = Number.MAX_SAFE_INTEGER;
    const twice = [on(1, 1, '2025-05-01', most), on(2, 1, '2025-05-02', most)];
    const whole = governed(1, rule({ percentMillionths: 1_000_000 }), false);
    expect(refusal(() => accrue([whole], twice))).toContain('too large');
  });

  test('holds at both ends of the calendar', () => {
    const some = governed(1, rule({ percentMillionths: 100_000, months: 1200 }), false);
    const late = { ...some, day: asDay('9990-01-01') };
    expect(sum([...accrue([late], [on(1, 1, '9999-12-31', 1000)]).lines])).toBe(100);
    const early = { ...some, day: asDay('1900-01-01') };
    expect(sum([...accrue([early], [on(1, 1, '1900-01-01', 1000)]).lines])).toBe(100);
    expect(sum([...accrue([late], [on(1, 1, '1900-01-01', 1000)]).lines])).toBe(100);
  });

  test('is the same in every time zone', () => {
    const zone = process.env['TZ'];
    const inZone = (name: string | undefined, some: Scenario) => {
      if (name === undefined) delete process.env['TZ'];
      else process.env['TZ'] = name;
      return accrue(some.referrals, some.collections);
    };
    try {
      fc.assert(
        fc.property(scenarioWithRefunds, (some) => {
          const here = inZone('UTC', some);
          for (const name of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kolkata']) {
            expect(inZone(name, some)).toEqual(here);
          }
        }),
        { numRuns: 50 },
      );
    } finally {
      inZone(zone, { referrals: [], collections: [] });
    }
  });
});

function on(id: number, of: number, day: string, minor: number, currency = 'CAD'): Collection {
  return { id, referral: of, day: asDay(day), minor, currency };
}

function governed(number: number, some: FeeRule, isFirst: boolean): FeeReferral {
  return referral(number, 1, '2025-01-01', { terms: terms(some), isFirst, wonOn: asDay('2025-06-01') });
}

interface Scenario {
  readonly referrals: FeeReferral[];
  readonly collections: Collection[];
}

/** A few referrals of two partners in both directions, with money in two currencies, often on the same few days. */
function scenarioOf(
  rules: fc.Arbitrary<FeeRule>,
  amounts: fc.Arbitrary<number> = someMoney,
): fc.Arbitrary<Scenario> {
  const day = fc.oneof(someDay, fc.constantFrom(asDay('2025-12-31'), asDay('2026-01-01')));
  const one = fc.record({
    rule: rules,
    partner: fc.constantFrom(1, 1, 2),
    direction: fc.constantFrom('i-pay' as const, 'i-pay' as const, 'they-pay' as const),
    day: someDay,
    isFirst: fc.boolean(),
    wonOn: fc.option(day, { nil: null }),
    invoiced: fc.option(fc.record({ minor: someMoney, currency: fc.constantFrom('CAD', 'USD') }), {
      nil: null,
    }),
  });
  return fc.array(one, { minLength: 1, maxLength: 4 }).chain((drawn) => {
    const referrals = drawn.map(({ rule: some, direction, ...rest }, i) => ({
      ...rest,
      number: i + 1,
      terms: terms({ ...some, direction }),
    }));
    const collection = fc.record({
      referral: fc.integer({ min: 1, max: referrals.length }),
      day,
      minor: amounts,
      currency: fc.constantFrom('CAD', 'CAD', 'USD'),
    });
    return fc
      .array(collection, { maxLength: 10 })
      .map((money) => ({ referrals, collections: money.map((each, i) => ({ ...each, id: i + 1 })) }));
  });
}

const scenario = scenarioOf(anyRule('CAD', 'USD'));
const scenarioWithRefunds = scenarioOf(
  anyRule('CAD', 'USD'),
  fc.oneof({ weight: 2, arbitrary: someMoney }, { weight: 1, arbitrary: someMoney.map((minor) => -minor) }),
);
