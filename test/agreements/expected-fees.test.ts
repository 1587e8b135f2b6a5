import { describe, expect, test } from 'vitest';
import { expectedFees, expectedOn, feesByHand, restTooLate } from '../../src/agreements/expected-fees.ts';
import { fallenFees } from '../../src/agreements/fallen-fees.ts';
import { reckonFees, type FeeRecord, type Fees } from '../../src/agreements/fee-record.ts';
import type { Collection } from '../../src/agreements/ledger.ts';
import { parseFeePhrase } from '../../src/agreements/parse-fee-phrase.ts';
import type { LedgerPayment } from '../../src/agreements/payment.ts';
import { asDay } from '../../src/calendar/day.ts';
import type { Money } from '../../src/money/money.ts';

const CAD = (minor: number): Money => ({ minor, currency: 'CAD' });
const USD = (minor: number): Money => ({ minor, currency: 'USD' });

interface Happened {
  readonly invoiced?: Money;
  /** What came in on each day. */
  readonly collected?: readonly (readonly [day: string, money: Money])[];
  readonly payments?: readonly (Partial<LedgerPayment> & { readonly minor: number })[];
  readonly wonOn?: string;
  readonly asOf?: string;
  /** The same of another one of that day. */
  readonly number?: number;
}

/** Of referral 7 of 1 January 2026, won on 1 February, for whom I pay what is said. */
function fees(phrase: string, happened: Happened = {}): Fees {
  return reckonFees(record(phrase, happened));
}

/** Of several, each beside the others. */
function together(phrase: string, ...all: readonly Happened[]): Fees {
  const records = all.map((happened) => record(phrase, happened));
  const [first] = records;
  if (first === undefined) throw new Error('none');
  return reckonFees({
    ...first,
    referrals: records.flatMap(({ referrals }) => referrals),
    collections: records.flatMap(({ collections }) => collections),
  });
}

function record(
  phrase: string,
  { invoiced, collected = [], payments = [], wonOn, asOf, number = 7 }: Happened,
): FeeRecord {
  const rule = parseFeePhrase(phrase, { currency: 'CAD' });
  if (rule === null) throw new Error('no fee');
  return {
    terms: [
      {
        ...rule,
        partner: 1,
        agreement: 1,
        referral: null,
        direction: 'i-pay',
        fromDay: asDay('2025-01-01'),
        untilDay: null,
      },
    ],
    referrals: [
      {
        number,
        partner: 1,
        client: null,
        direction: 'received',
        day: asDay('2026-01-01'),
        status: 'won',
        wonOn: asDay(wonOn ?? '2026-02-01'),
        fellOn: null,
        invoiced: invoiced ?? null,
      },
    ],
    collections: collected.map(([day, money], at): Collection => ({
      id: at + 1,
      referral: number,
      day: asDay(day),
      ...money,
    })),
    payments: payments.map((each, at) => ({
      number: at + 1,
      kind: 'paid',
      partner: 1,
      direction: 'i-pay',
      day: asDay('2026-05-01'),
      currency: 'CAD',
      toward: { referral: 7 },
      ...each,
    })),
    asOf: asDay(asOf ?? '2026-06-01'),
  };
}

describe('a fee on a client who was won is expected', () => {
  test.each<[phrase: string, invoiced: Money | undefined, amounts: readonly Money[], unknown?: string]>([
    ['10%', CAD(10_000), [CAD(1000)]],
    ['10%', CAD(4), []],
    ['10%', undefined, [], 'amount'],
    ['10% + 15', undefined, [], 'amount'],
    ['10% of invoiced', undefined, [], 'amount'],
    ['flat 20', undefined, [CAD(2000)]],
    ['flat 20', CAD(10_000), [CAD(2000)]],
    ['flat 20', USD(10_000), [CAD(2000)]],
    ['flat 20 when invoiced', undefined, [CAD(2000)]],
    ['10%, cap 5', CAD(10_000), [CAD(500)]],
    ['10%, cap 50', USD(10_000), [], 'currency'],
  ])('%s, invoiced %o: %o, not known is %s', (phrase, invoiced, amounts, unknown) => {
    const expected = expectedFees(fees(phrase, invoiced === undefined ? {} : { invoiced }));
    const told = amounts.length === 0 && unknown === undefined ? [] : [{ amounts, unknown, booked: [] }];
    expect(expected).toMatchObject(told);
    expect(expected).toHaveLength(told.length);
  });

  test.each<[phrase: string, invoiced: Money | undefined, awaits: string]>([
    ['10%', CAD(10_000), 'collected'],
    ['10%', undefined, 'value'],
    ['flat 20', undefined, 'collected'],
    ['10% of invoiced', undefined, 'value'],
    ['flat 20 when invoiced', undefined, 'value'],
    ['10%, cap 50', USD(10_000), 'collected'],
  ])('%s, invoiced %o, until the %s is recorded', (phrase, invoiced, awaits) => {
    expect(expectedFees(fees(phrase, invoiced === undefined ? {} : { invoiced }))).toMatchObject([
      { awaits },
    ]);
  });

  test.each(['10% of invoiced', 'flat 20 when invoiced', 'flat 20 when won'])(
    '%s: not once the invoice earned it',
    (phrase) => {
      expect(expectedFees(fees(phrase, { invoiced: CAD(10_000) }))).toEqual([]);
    },
  );

  test.each<[payments: NonNullable<Happened['payments']>, amounts: readonly Money[]]>([
    [[{ minor: 300 }], [CAD(700)]],
    [[{ minor: 999 }], [CAD(1)]],
    [[{ minor: 1000 }], []],
    [[{ minor: 300, kind: 'waived' }], [CAD(700)]],
    [[{ minor: 300 }, { minor: 100, kind: 'returned' }], [CAD(800)]],
    [[{ minor: 300, currency: 'USD' }], [CAD(1000)]],
    [[{ minor: 300, toward: null }], [CAD(1000)]],
    [[{ minor: 300, toward: { referral: 8 } }], [CAD(1000)]],
    [[{ minor: 0, settles: true }], []],
    [[{ minor: 0, settles: true, toward: { referral: 8 } }], [CAD(1000)]],
  ])('less what was paid ahead: %o leaves %o', (payments, amounts) => {
    const expected = expectedFees(fees('10%', { invoiced: CAD(10_000), payments }));
    expect(expected.map((each) => each.amounts)).toEqual(amounts.length === 0 ? [] : [amounts]);
  });

  test.each<[collected: NonNullable<Happened['collected']>, notIn: Money | undefined, since: string]>([
    [[], undefined, '2026-02-01'],
    [[['2026-01-20', CAD(2500)]], CAD(7500), '2026-02-01'],
    [[['2026-03-01', CAD(2500)]], CAD(7500), '2026-03-01'],
    [[['2026-03-01', CAD(9990)]], CAD(10), '2026-03-01'],
    [
      [
        ['2026-03-02', CAD(2500)],
        ['2026-03-01', CAD(2500)],
      ],
      CAD(5000),
      '2026-03-02',
    ],
  ])('of the rest of an invoice, where %o came in: %o since %s', (collected, notIn, since) => {
    expect(expectedFees(fees('10%', { invoiced: CAD(10_000), collected }))).toMatchObject([
      {
        notIn,
        since,
        countedUntil: undefined,
        amounts: [CAD((notIn ?? CAD(10_000)).minor / 10)],
      },
    ]);
  });

  test.each([
    ['2026-03-31', false],
    ['2026-04-01', false],
    ['2026-04-02', true],
  ])('as of %s the rest of it is too late for 3 months: %s', (asOf, is) => {
    const collected = [['2026-03-01', CAD(2500)]] as const;
    const { record: one } = fees('10% for 3 months', { invoiced: CAD(10_000), collected, asOf });
    expect(restTooLate({ record: one }, 7)?.countedUntil).toBe(is ? '2026-04-01' : undefined);
    expect(restTooLate({ record: one }, 8)).toBeUndefined();
    expect(expectedFees({ record: one })).toHaveLength(is ? 0 : 1);
  });

  test.each([
    ['2026-02-01', [CAD(1000)], '2026-02-01'],
    ['2026-02-02', undefined, undefined],
  ])('money for a month, of a client who was won on %s: %o', (wonOn, amounts, countedUntil) => {
    const { record: one } = fees('10% for 1 month', { invoiced: CAD(10_000), wonOn });
    expect(expectedFees({ record: one })[0]?.amounts).toEqual(amounts);
    expect(expectedOn(one, 7)).toMatchObject({ amounts: amounts ?? [], countedUntil });
    expect(expectedOn(one, 8)).toBeUndefined();
  });

  test('a flat fee is earned with the first money: nothing is to come of the rest', () => {
    const collected = [['2026-03-01', CAD(2500)]] as const;
    expect(expectedFees(fees('flat 20', { invoiced: CAD(10_000), collected }))).toEqual([]);
  });

  test('nothing is to come of the rest of an invoice once its fee is settled for good', () => {
    const collected = [['2026-03-01', CAD(2500)]] as const;
    const payments = [{ minor: 250, settles: true }];
    expect(expectedFees(fees('10%', { invoiced: CAD(10_000), collected, payments }))).toEqual([]);
  });

  test('what was paid ahead is told beside it, unless all of it came back', () => {
    const booked = (...payments: NonNullable<Happened['payments']>) =>
      expectedFees(fees('10%', { invoiced: CAD(10_000), payments })).flatMap((each) => each.booked);
    expect(booked({ minor: 300 }, { minor: 299, kind: 'returned' })).toEqual([CAD(1)]);
    expect(booked({ minor: 300 }, { minor: 300, kind: 'returned' })).toEqual([]);
  });

  test('those of several clients stand by the day they were won, then by number', () => {
    const won = (number: number, wonOn: string) => ({ number, wonOn, invoiced: CAD(10_000) });
    const all = together(
      '10%',
      won(9, '2026-02-02'),
      won(8, '2026-02-02'),
      won(7, '2026-02-03'),
      won(5, '2026-02-02'),
    );
    expect(expectedFees(all).map(({ referral }) => referral)).toEqual([5, 8, 9, 7]);
  });

  test.each([
    ['2026-03-31', undefined],
    ['2026-04-01', undefined],
    ['2026-04-02', '2026-04-01'],
  ])('as of %s money for 3 months counted until %s', (asOf, countedUntil) => {
    const [expected] = expectedFees(fees('10% for 3 months', { invoiced: CAD(10_000), asOf }));
    expect(expected).toMatchObject({ amounts: [CAD(1000)], countedUntil });
  });
});

describe('a fee is settled by hand', () => {
  test.each<
    [
      collected: NonNullable<Happened['collected']>,
      payments: NonNullable<Happened['payments']>,
      told: { amounts: readonly Money[]; booked: readonly Money[] } | undefined,
    ]
  >([
    [[['2026-03-01', CAD(100)]], [], undefined],
    [[['2026-03-01', USD(100)]], [], { amounts: [USD(100)], booked: [] }],
    [[['2026-03-01', USD(100)]], [{ minor: 5 }], { amounts: [USD(100)], booked: [CAD(5)] }],
    [[['2026-03-01', USD(100)]], [{ minor: 1 }], { amounts: [USD(100)], booked: [CAD(1)] }],
    [[['2026-03-01', USD(100)]], [{ minor: 0, settles: true }], undefined],
    [[['2026-03-01', USD(1)]], [], { amounts: [USD(1)], booked: [] }],
    [
      [
        ['2026-03-01', USD(100)],
        ['2026-03-02', USD(-100)],
      ],
      [],
      undefined,
    ],
    [
      [
        ['2026-03-01', USD(100)],
        ['2026-03-02', USD(-100)],
      ],
      [{ minor: 5 }],
      { amounts: [], booked: [CAD(5)] },
    ],
    [
      [
        ['2026-03-01', USD(100)],
        ['2026-03-02', CAD(100)],
      ],
      [{ minor: 15 }],
      { amounts: [USD(100)], booked: [CAD(5)] },
    ],
  ])('where %o came in under a cap in CAD and %o was paid: %o', (collected, payments, told) => {
    const byHand = feesByHand(fees('10%, cap 50', { collected, payments }));
    expect(byHand.map(({ amounts, booked, on }) => ({ amounts, booked, on }))).toEqual(
      told === undefined ? [] : [{ ...told, on: '2026-03-01' }],
    );
  });
  test('not where the money came too late to count', () => {
    const collected = [['2026-03-01', CAD(100)]] as const;
    expect(feesByHand(fees('10% for 1 month', { collected }))).toEqual([]);
  });

  test('those of several clients stand by the day of the first such money, then by number', () => {
    const paid = (number: number, day: string) => ({ number, collected: [[day, USD(100)]] as const });
    const all = together(
      '10%, cap 50',
      paid(9, '2026-03-02'),
      paid(8, '2026-03-02'),
      paid(7, '2026-03-03'),
      paid(5, '2026-03-02'),
    );
    expect(feesByHand(all).map(({ referral }) => referral)).toEqual([5, 8, 9, 7]);
  });
});

test('fees of clients who are won no more stand by the day they fell, those of one day by their numbers', () => {
  const fell: readonly (readonly [number: number, day: string])[] = [
    [3, '2026-04-02'],
    [9, '2026-04-01'],
    [8, '2026-04-02'],
    [4, '2026-04-03'],
  ];
  const all = fell.map(([number]) => record('10%', { number, collected: [['2026-03-01', CAD(1000)]] }));
  const [first] = all;
  if (first === undefined) throw new Error('none');
  const fallen = reckonFees({
    ...first,
    referrals: all.flatMap(({ referrals }, at) =>
      referrals.map((each) => ({
        ...each,
        status: 'lost' as const,
        wonOn: null,
        fellOn: asDay(fell[at]?.[1] ?? ''),
      })),
    ),
    collections: all.flatMap(({ collections }) => collections),
  });
  expect(fallenFees(fallen).map(({ referral }) => referral)).toEqual([9, 3, 8, 4]);
});
