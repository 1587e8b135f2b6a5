import { describe, expect, test } from 'vitest';
import { feeFactsOf } from '../../src/advice/fee-facts.ts';
import type { AgreedTerms, FeeRecord, FeeReferralRow } from '../../src/agreements/fee-record.ts';
import { NO_FEE_RULE } from '../../src/agreements/fee-terms.ts';
import type { LedgerPayment } from '../../src/agreements/payment.ts';
import { addDays } from '../../src/calendar/day.ts';
import { AS_OF, day, monthsBefore } from './facts.ts';

const [MAREN, VICTOR] = [1, 2];

const terms = (some: Partial<AgreedTerms> = {}): AgreedTerms => ({
  ...NO_FEE_RULE,
  percentMillionths: 100_000,
  partner: MAREN,
  agreement: 7,
  referral: null,
  direction: 'i-pay',
  fromDay: day('2024-01-01'),
  untilDay: null,
  ...some,
});
const payment = (some: Partial<LedgerPayment> = {}): LedgerPayment => ({
  number: 1,
  kind: 'paid',
  partner: MAREN,
  direction: 'i-pay',
  day: monthsBefore(1),
  currency: 'CAD',
  minor: 500,
  toward: null,
  ...some,
});
const referral = (number: number, some: Partial<FeeReferralRow> = {}): FeeReferralRow => ({
  number,
  partner: MAREN,
  client: null,
  direction: 'received',
  day: monthsBefore(6),
  status: 'won',
  wonOn: monthsBefore(1),
  fellOn: null,
  invoiced: null,
  ...some,
});
const factsOf = (record: Partial<FeeRecord>) =>
  feeFactsOf(
    { terms: [], referrals: [], collections: [], payments: [], asOf: AS_OF, ...record },
    AS_OF,
  )(MAREN);
const cad = (minor: number) => [{ minor, currency: 'CAD' }];

describe('fees paid in the 12 months', () => {
  test.each<[string, Partial<LedgerPayment>[], object]>([
    ['none', [], { feesPaid: [], feesReceived: [] }],
    ['one that I paid', [{}], { feesPaid: cad(500), feesReceived: [] }],
    ['one that I received', [{ direction: 'they-pay' }], { feesPaid: [], feesReceived: cad(500) }],
    ['one waived', [{ kind: 'waived' }], { feesPaid: [], feesReceived: [] }],
    ['one of which a part came back', [{}, { kind: 'returned', minor: 200 }], { feesPaid: cad(300) }],
    ['one on the last day', [{ day: AS_OF }], { feesPaid: cad(500) }],
    ['one on the first day', [{ day: addDays(monthsBefore(12), 1) }], { feesPaid: cad(500) }],
    ['one a day earlier', [{ day: monthsBefore(12) }], { feesPaid: [] }],
    ['one of another partner', [{ partner: VICTOR }], { feesPaid: [] }],
  ])('%s', (_what, payments, facts) => {
    expect(factsOf({ payments: payments.map(payment) })).toMatchObject(facts);
  });
});

describe('the fee that is to be written down', () => {
  const tenPercent = { direction: 'i-pay', phrase: '10% of collected' };

  test.each<[string, Partial<FeeRecord>, object[]]>([
    ['is none where nothing was paid or is due', { terms: [terms()] }, []],
    [
      'is the one agreed where one payment was made',
      { terms: [terms()], payments: [payment()] },
      [tenPercent],
    ],
    [
      'is unknown where none is agreed',
      { payments: [payment()] },
      [{ direction: 'i-pay', phrase: undefined }],
    ],
    [
      'is of the way that was paid alone',
      { terms: [terms(), terms({ direction: 'they-pay' })], payments: [payment({ direction: 'they-pay' })] },
      [{ direction: 'they-pay', phrase: '10% of collected' }],
    ],
    [
      'is the last one agreed with the partner',
      {
        terms: [terms({ percentMillionths: 50_000, fromDay: day('2025-01-01') }), terms()],
        payments: [payment()],
      },
      [{ direction: 'i-pay', phrase: '5% of collected' }],
    ],
    [
      'is that of the agreement, though a referral had a later one',
      {
        terms: [
          terms({ agreement: null, referral: 3, percentMillionths: 50_000, fromDay: day('2025-01-01') }),
          terms(),
        ],
        payments: [payment()],
      },
      [tenPercent],
    ],
    [
      'is that of a referral where no agreement has one',
      { terms: [terms({ agreement: null, referral: 3 })], payments: [payment()] },
      [tenPercent],
    ],
    [
      'is that of the partner alone',
      { terms: [terms({ partner: VICTOR })], payments: [payment()] },
      [{ direction: 'i-pay', phrase: undefined }],
    ],
  ])('%s', (_what, record, feeTerms) => {
    expect(factsOf(record).feeTerms).toEqual(feeTerms);
  });

  test('is told where it is due and nothing was paid yet', () => {
    const { feeTerms, feesDue } = factsOf({
      terms: [terms()],
      referrals: [referral(1)],
      collections: [{ id: 1, referral: 1, day: monthsBefore(1), minor: 1000, currency: 'CAD' }],
    });
    expect(feesDue).toEqual(cad(100));
    expect(feeTerms).toEqual([tenPercent]);
  });
});

test('a fee of one cent is due, and to be written down', () => {
  const { feeTerms, feesDue } = factsOf({
    terms: [terms()],
    referrals: [referral(1)],
    collections: [{ id: 1, referral: 1, day: monthsBefore(1), minor: 10, currency: 'CAD' }],
  });
  expect(feesDue).toEqual(cad(1));
  expect(feeTerms).toHaveLength(1);
});

test('a fee that was settled before the 12 months is not to be written down', () => {
  const { feeTerms, feesDue } = factsOf({
    terms: [terms()],
    referrals: [referral(1, { day: monthsBefore(20), wonOn: monthsBefore(20) })],
    collections: [{ id: 1, referral: 1, day: monthsBefore(20), minor: 5000, currency: 'CAD' }],
    payments: [payment({ day: monthsBefore(18) })],
  });
  expect(feesDue).toEqual([]);
  expect(feeTerms).toEqual([]);
});

describe('outcomes with a fee and without', () => {
  test.each<[string, FeeReferralRow[], object | undefined]>([
    ['none closed', [referral(1, { status: 'meeting', wonOn: null })], undefined],
    ['one won', [referral(1)], { withFee: { won: 1, closed: 1 }, withoutFee: { won: 0, closed: 0 } }],
    [
      'one lost before the fee was agreed',
      [referral(1, { day: day('2023-12-31'), status: 'lost', wonOn: null, fellOn: AS_OF })],
      { withFee: { won: 0, closed: 0 }, withoutFee: { won: 0, closed: 1 } },
    ],
    ['one won a year ago', [referral(1, { wonOn: monthsBefore(12) })], undefined],
    ['one of another partner', [referral(1, { partner: VICTOR })], undefined],
    [
      'one beside one of another partner and an open one',
      [referral(1), referral(2, { partner: VICTOR }), referral(3, { status: 'new', wonOn: null })],
      { withFee: { won: 1, closed: 1 }, withoutFee: { won: 0, closed: 0 } },
    ],
  ])('%s', (_what, referrals, outcomes) => {
    expect(factsOf({ terms: [terms()], referrals }).outcomesByFee).toEqual(outcomes);
  });
});
