import { expect, test } from 'vitest';
import type { FeeRecord } from '../../src/agreements/fee-record.ts';
import { parseFeePhrase } from '../../src/agreements/parse-fee-phrase.ts';
import { NO_FEE_RULE } from '../../src/agreements/fee-terms.ts';
import type { LedgerPayment } from '../../src/agreements/payment.ts';
import { asDay } from '../../src/calendar/day.ts';
import { feesDue } from '../../src/due/fees-due.ts';

const TODAY = asDay('2026-06-01');

type Money = readonly [day: string, minor: number, currency?: string];

/** Of one client, sent to me under 10%. */
function record(collected: readonly Money[], paid: readonly Money[] = []): FeeRecord {
  const rule = parseFeePhrase('10%', { currency: 'CAD' }) ?? NO_FEE_RULE;
  const kept = ([day, minor, currency = 'CAD']: Money) => ({ day: asDay(day), minor, currency });
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
        number: 7,
        partner: 1,
        client: null,
        direction: 'received',
        day: asDay('2026-01-01'),
        status: 'meeting',
        wonOn: null,
        fellOn: null,
        invoiced: null,
      },
    ],
    collections: collected.map((money, at) => ({ id: at, referral: 7, ...kept(money) })),
    payments: paid.map((money, at): LedgerPayment => ({
      number: at + 1,
      kind: 'paid',
      partner: 1,
      direction: 'i-pay',
      toward: null,
      ...kept(money),
    })),
    asOf: TODAY,
  };
}

test.each<
  [
    collected: readonly Money[],
    paid: readonly Money[],
    told: readonly (readonly [
      kind: string,
      minor: number,
      currency: string,
      dueOn: string,
      only?: boolean,
    ])[],
  ]
>([
  [[], [], []],
  [[['2026-02-01', 10]], [], [['fee', 1, 'CAD', '2026-02-01', true]]],
  [[['2026-02-01', 10]], [['2026-03-01', 1]], []],
  [[['2026-02-01', 10]], [['2026-03-01', 2]], [['credit', 1, 'CAD', '2026-03-01']]],
  [
    [
      ['2026-02-01', 1000],
      ['2026-02-05', 1000],
    ],
    [['2026-03-01', 100]],
    [['fee', 100, 'CAD', '2026-02-05', true]],
  ],
  [
    [
      ['2026-02-01', 1000],
      ['2026-02-05', 500, 'USD'],
    ],
    [],
    [
      ['fee', 100, 'CAD', '2026-02-01', false],
      ['fee', 50, 'USD', '2026-02-05', false],
    ],
  ],
  [
    [
      ['2026-02-01', 1000],
      ['2026-02-05', 500, 'USD'],
    ],
    [['2026-03-01', 100]],
    [['fee', 50, 'USD', '2026-02-05', true]],
  ],
  [[['2026-06-02', 1000]], [], []],
])('of what came in %j and was paid %j there waits %j', (collected, paid, told) => {
  const waiting = feesDue(record(collected, paid), TODAY, [{ partner: { id: 1, name: 'Maren Holt' } }]);
  expect(waiting).toMatchObject(
    told.map(([kind, minor, currency, dueOn, only]) => ({
      kind,
      dueOn,
      money: { minor, currency },
      partner: { id: 1, name: 'Maren Holt' },
      ...(only === undefined ? {} : { only }),
    })),
  );
  expect(waiting).toHaveLength(told.length);
});
