import { describe, expect, test } from 'vitest';
import {
  governing,
  recordUpTo,
  usualTerms,
  type AgreedTerms,
  type FeeReferralRow,
} from '../../src/agreements/fee-record.ts';
import { asDay } from '../../src/calendar/day.ts';
import { terms } from './rules.ts';

/** Terms of partner 1, who sent me the client, unless said otherwise. */
function agreed(percent: number, some: Partial<AgreedTerms> = {}): AgreedTerms {
  return {
    ...terms({ percentMillionths: percent * 10_000 }),
    partner: 1,
    agreement: 1,
    referral: null,
    ...some,
  };
}

/** Referral 7, from partner 1, on 10 March 2026. */
const REFERRAL: FeeReferralRow = {
  number: 7,
  partner: 1,
  client: null,
  direction: 'received',
  day: asDay('2026-03-10'),
  status: 'won',
  wonOn: asDay('2026-03-15'),
  fellOn: null,
  invoiced: null,
};

const percentOf = (found: AgreedTerms | null) =>
  found === null ? null : Number(found.percentMillionths) / 10_000;

describe('what governs a referral', () => {
  test.each<[what: string, versions: AgreedTerms[], usual: number | null, governs: number | null]>([
    ['nothing', [], null, null],
    ['the terms of its partner', [agreed(10)], 10, 10],
    ['not those of another one', [agreed(10, { partner: 2 })], null, null],
    ['not those of the other direction', [agreed(10, { direction: 'they-pay' })], null, null],
    ['not those agreed later', [agreed(10, { fromDay: asDay('2026-03-11') })], null, null],
    ['those of its day', [agreed(5), agreed(10, { fromDay: asDay('2026-03-10') })], 10, 10],
    ['its own before the others', [agreed(10), agreed(30, { referral: 7, agreement: null })], 10, 30],
    [
      'its own, also agreed later',
      [agreed(10), agreed(30, { referral: 7, agreement: null, fromDay: asDay('2026-05-01') })],
      10,
      30,
    ],
    ['not the own ones of another', [agreed(10), agreed(30, { referral: 8, agreement: null })], 10, 10],
    ['not those with another partner', [agreed(10), agreed(30, { referral: 7, partner: 2 })], 10, 10],
    ['not those of the other way', [agreed(10), agreed(30, { referral: 7, direction: 'they-pay' })], 10, 10],
    ['no fee of its own', [agreed(10), { ...terms({}), partner: 1, agreement: null, referral: 7 }], 10, null],
  ])('%s', (_, versions, usual, governs) => {
    expect(percentOf(usualTerms(versions, REFERRAL))).toBe(usual);
    expect(percentOf(governing(versions, REFERRAL))).toBe(governs);
  });
});

describe('a record up to a day', () => {
  const record = {
    terms: [agreed(10)],
    referrals: [
      REFERRAL,
      { ...REFERRAL, number: 8, status: 'lost' as const, wonOn: null, fellOn: asDay('2026-03-15') },
    ],
    collections: [{ id: 1, referral: 7, day: asDay('2026-04-01'), minor: 100, currency: 'CAD' }],
    payments: [
      {
        number: 1,
        kind: 'paid' as const,
        partner: 1,
        direction: 'i-pay' as const,
        day: asDay('2026-05-01'),
        currency: 'CAD',
        minor: 10,
        toward: null,
      },
    ],
    asOf: asDay('2026-06-01'),
  };
  test.each([
    ['2026-03-09', 0, false, 0, 0],
    ['2026-03-10', 2, false, 0, 0],
    ['2026-03-14', 2, false, 0, 0],
    ['2026-03-15', 2, true, 0, 0],
    ['2026-03-31', 2, true, 0, 0],
    ['2026-04-01', 2, true, 1, 0],
    ['2026-04-30', 2, true, 1, 0],
    ['2026-05-01', 2, true, 1, 1],
    ['2026-06-02', 2, true, 1, 1],
  ])(
    '%s has %i referrals, their outcomes: %s, %i collections, %i payments',
    (day, referrals, hasOutcomes, collections, payments) => {
      const then = recordUpTo(record, asDay(day));
      expect(then.referrals).toHaveLength(referrals);
      expect(then.referrals.flatMap(({ wonOn }) => wonOn ?? [])).toEqual(hasOutcomes ? ['2026-03-15'] : []);
      expect(then.referrals.flatMap(({ fellOn }) => fellOn ?? [])).toEqual(hasOutcomes ? ['2026-03-15'] : []);
      expect([then.collections.length, then.payments.length]).toEqual([collections, payments]);
      expect(then.asOf).toBe(day > record.asOf ? record.asOf : day);
      expect(then.terms).toBe(record.terms);
    },
  );
});
