import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import {
  checkFeeRule,
  feeDirectionOf,
  firstReferrals,
  termsInForce,
  type FeeRule,
  type FeeTerms,
} from '../../src/agreements/fee-terms.ts';
import { refusal, rule, terms } from './rules.ts';

const day = asDay;
const TEN = { percentMillionths: 100_000 };

describe('a fee', () => {
  test('is paid by whoever got the client', () => {
    expect(feeDirectionOf('received')).toBe('i-pay');
    expect(feeDirectionOf('given')).toBe('they-pay');
  });

  test.each<Partial<FeeRule>>([
    TEN,
    { percentMillionths: 1 },
    { percentMillionths: 1_000_000 },
    { currency: 'CAD', flatMinor: 1 },
    { currency: 'CAD', flatMinor: 20_000, basis: 'won' },
    { currency: 'CAD', firstBonusMinor: 10_000 },
    { ...TEN, currency: 'CAD', capMinor: 1, capPer: 'year' },
    { currency: 'CAD', flatMinor: 500, capMinor: 500, capPer: 'referral' },
    { ...TEN, months: 1 },
    { ...TEN, months: 1200 },
    { percentMillionths: 0, currency: 'CAD', tiers: [{ aboveMinor: 1, percentMillionths: 1 }] },
    {
      ...TEN,
      currency: 'CAD',
      tiers: [
        { aboveMinor: 1, percentMillionths: 0 },
        { aboveMinor: 2, percentMillionths: 0 },
      ],
    },
  ])('like %j can be kept', (some) => {
    expect(checkFeeRule(rule(some))).toEqual(rule(some));
  });

  test.each<[Partial<FeeRule>, string]>([
    [{}, 'that is no fee'],
    [{ percentMillionths: 0 }, 'that is no fee'],
    [{ currency: 'CAD', capMinor: 500, capPer: 'referral' }, 'that is no fee'],
    [{ percentMillionths: -1 }, 'from 0 to 100'],
    [{ percentMillionths: 1_000_001 }, 'from 0 to 100'],
    [{ percentMillionths: 0.5 }, 'from 0 to 100'],
    [{ currency: 'CAD', flatMinor: 0 }, 'the flat fee must be more than nothing'],
    [{ currency: 'CAD', flatMinor: -1 }, 'the flat fee must be more than nothing'],
    [{ currency: 'CAD', flatMinor: 2 ** 53 }, 'the flat fee must be more than nothing'],
    [{ ...TEN, currency: 'CAD', capMinor: 0, capPer: 'year' }, 'the cap must be more than nothing'],
    [{ ...TEN, currency: 'CAD', firstBonusMinor: 0 }, 'the bonus for the first referral must be'],
    [{ flatMinor: 200 }, 'need their currency'],
    [{ ...TEN, capMinor: 200, capPer: 'year' }, 'need their currency'],
    [{ ...TEN, tiers: [{ aboveMinor: 1, percentMillionths: 1 }] }, 'need their currency'],
    [{ flatMinor: 200, currency: 'XXX' }, 'need their currency'],
    [{ ...TEN, currency: 'CAD' }, 'without an amount is in no currency'],
    [{ ...TEN, currency: 'CAD', capMinor: 200 }, 'per referral or per year'],
    [{ ...TEN, capPer: 'year' }, 'per referral or per year'],
    [
      { currency: 'CAD', flatMinor: 501, capMinor: 500, capPer: 'referral' },
      'CAD 5.01 is above the cap of CAD 5',
    ],
    [{ ...TEN, months: 0 }, '1 to 1200 months'],
    [{ ...TEN, months: 1201 }, '1 to 1200 months'],
    [{ ...TEN, months: 1.5 }, '1 to 1200 months'],
    [{ ...TEN, basis: 'won' }, '10% of what?'],
    [{ currency: 'CAD', tiers: [{ aboveMinor: 1, percentMillionths: 1 }] }, 'which percent is paid below'],
    [{ ...TEN, currency: 'CAD', tiers: [{ aboveMinor: 0, percentMillionths: 1 }] }, 'more than nothing'],
    [
      {
        ...TEN,
        currency: 'CAD',
        tiers: [
          { aboveMinor: 5, percentMillionths: 1 },
          { aboveMinor: 5, percentMillionths: 2 },
        ],
      },
      'must rise',
    ],
  ])('like %j is refused: %s', (some, message) => {
    expect(refusal(() => checkFeeRule(rule(some)))).toContain(message);
  });

  test('with a basis or cap of no known kind is refused', () => {
    expect(refusal(() => checkFeeRule({ ...rule(TEN), basis: 'agreed' as never }))).toContain(
      'reckoned from',
    );
    const cap = { ...TEN, currency: 'CAD', capMinor: 5, capPer: 'month' as never };
    expect(refusal(() => checkFeeRule(rule(cap)))).toContain('per referral or per year');
  });
});

describe('the terms in force', () => {
  const version = (fromDay: string, untilDay: string | null = null): FeeTerms =>
    terms({ ...TEN, fromDay: day(fromDay), untilDay: untilDay === null ? null : day(untilDay) });
  const first = version('2025-01-01');
  const second = version('2026-01-01', '2026-06-30');

  test.each([
    ['2024-12-31', null],
    ['2025-01-01', first],
    ['2025-12-31', first],
    ['2026-01-01', second],
    ['2026-06-30', second],
    // The first version does not come back when the second has ended.
    ['2026-07-01', null],
  ])('on %s', (on, expected) => {
    expect(termsInForce([first, second], day(on))).toBe(expected);
    expect(termsInForce([second, first], day(on))).toBe(expected);
  });

  test('are none where nothing was agreed', () => {
    expect(termsInForce([], day('2026-01-01'))).toBeNull();
  });
});

test('the first referral is the earliest of each agreement and direction, by day and then by number', () => {
  const on = (
    number: number,
    when: string,
    agreement: number,
    direction: FeeTerms['direction'] = 'i-pay',
  ) => ({
    number,
    agreement,
    direction,
    day: day(when),
  });
  const all = [
    on(4, '2026-02-01', 1),
    on(3, '2026-02-01', 1),
    on(1, '2026-02-02', 1),
    on(9, '2026-05-01', 2),
    on(8, '2026-05-02', 1, 'they-pay'),
  ];
  expect(firstReferrals(all)).toEqual(new Set([3, 9, 8]));
  expect(firstReferrals(all.toReversed())).toEqual(new Set([3, 9, 8]));
});
