import { describe, expect, test } from 'vitest';
import { reckonFees, type AgreedTerms, type Fees } from '../../src/agreements/fee-record.ts';
import { parseFeePhrase } from '../../src/agreements/parse-fee-phrase.ts';
import {
  accountCurrencies,
  isUnreckoned,
  referralCurrencies,
  referralCurrency,
  returnedWay,
  settleable,
} from '../../src/agreements/pay.ts';
import type { PaymentKind } from '../../src/agreements/payment.ts';
import type { Balance } from '../../src/agreements/settle.ts';
import type { FeeDirection } from '../../src/agreements/fee-terms.ts';
import { asDay } from '../../src/calendar/day.ts';
import type { Money } from '../../src/money/money.ts';

const CAD = (minor: number): Money => ({ minor, currency: 'CAD' });
const USD = (minor: number): Money => ({ minor, currency: 'USD' });

/** An account in a currency, with what is due and the credit. */
function balance(currency: string, due: number, credit = 0, direction: FeeDirection = 'i-pay'): Balance {
  return {
    partner: 1,
    direction,
    currency,
    accrued: due,
    paid: 0,
    waived: 0,
    due,
    credit,
    creditSince: null,
    letGo: [],
    waivings: [],
    wentTo: new Map(),
    lines: [],
  };
}

const NOTHING = reckonFees({
  terms: [],
  referrals: [],
  collections: [],
  payments: [],
  asOf: asDay('2026-06-01'),
});

describe('a bare amount may be in the currencies', () => {
  test.each<[kind: PaymentKind, balances: Balance[], currencies: string[]]>([
    ['paid', [], []],
    ['paid', [balance('CAD', 0)], ['CAD']],
    ['paid', [balance('CAD', 0), balance('USD', 0)], []],
    ['paid', [balance('CAD', 0), balance('USD', 1)], ['USD']],
    ['paid', [balance('CAD', 5), balance('USD', 1)], ['CAD', 'USD']],
    ['paid', [balance('CAD', 5), balance('CAD', 5), balance('USD', 0, 9)], ['CAD']],
    ['paid', [balance('CAD', 5, 0, 'they-pay'), balance('USD', 0)], ['USD']],
    ['paid', [balance('CAD', 5), balance('USD', 0, 1, 'they-pay')], ['CAD']],
    ['waived', [balance('CAD', 0), balance('USD', 1)], ['USD']],
    ['returned', [balance('CAD', 5), balance('USD', 0, 1)], ['USD']],
    ['returned', [balance('CAD', 5, 0, 'i-pay'), balance('USD', 0, 1, 'they-pay')], ['USD']],
    ['returned', [balance('CAD', 5, 1, 'i-pay'), balance('USD', 0, 1, 'they-pay')], ['CAD']],
    ['returned', [balance('CAD', 5)], ['CAD']],
  ])('where it is %s and the accounts are %o: %j', (kind, balances, currencies) => {
    expect(accountCurrencies({ ...NOTHING, balances }, { direction: 'i-pay', kind })).toEqual(currencies);
  });
});

describe('money comes back', () => {
  test.each<[balances: Balance[], way: FeeDirection]>([
    [[], 'i-pay'],
    [[balance('CAD', 0, 0, 'they-pay')], 'i-pay'],
    [[balance('CAD', 0, 1, 'they-pay')], 'they-pay'],
    [[balance('CAD', 0, 1, 'they-pay'), balance('CAD', 5, 0)], 'they-pay'],
    [[balance('CAD', 0, 1, 'they-pay'), balance('CAD', 0, 1)], 'i-pay'],
    [[balance('CAD', 0, 1, 'they-pay'), balance('USD', 0, 1, 'they-pay')], 'they-pay'],
  ])('of %o, said to be what I paid: %s', (balances, way) => {
    expect(returnedWay(balances, 'i-pay')).toBe(way);
  });
});

interface Client {
  readonly number: number;
  readonly invoiced?: Money;
  readonly collected?: readonly Money[];
  readonly booked?: Money;
}

/** Of clients won, whom one partner sent me, for whom I pay what is said. */
function fees(phrase: string, clients: readonly Client[]): Fees {
  const rule = parseFeePhrase(phrase, { currency: 'CAD' });
  if (rule === null) throw new Error('no fee');
  const agreed: AgreedTerms = {
    ...rule,
    partner: 1,
    agreement: 1,
    referral: null,
    direction: 'i-pay',
    fromDay: asDay('2025-01-01'),
    untilDay: null,
  };
  return reckonFees({
    terms: [agreed],
    referrals: clients.map(({ number, invoiced = null }) => ({
      number,
      partner: 1,
      client: null,
      direction: 'received',
      day: asDay('2026-01-01'),
      status: 'won',
      wonOn: asDay('2026-02-01'),
      fellOn: null,
      invoiced,
    })),
    collections: clients.flatMap(({ number, collected = [] }) =>
      collected.map((money, at) => ({
        id: number * 10 + at,
        referral: number,
        day: asDay('2026-03-01'),
        ...money,
      })),
    ),
    payments: clients.flatMap(({ number, booked }) =>
      booked === undefined
        ? []
        : [
            {
              number,
              kind: 'paid',
              partner: 1,
              direction: 'i-pay',
              day: asDay('2026-04-01'),
              toward: { referral: number },
              ...booked,
            },
          ],
    ),
    asOf: asDay('2026-06-01'),
  });
}

describe('a bare amount for #7 may be in the currencies', () => {
  test.each<[phrase: string, client: Omit<Client, 'number'>, of: string | undefined, currencies: string[]]>([
    ['10%', {}, undefined, []],
    ['10% + 15', {}, undefined, []],
    ['10% + 15', { invoiced: USD(1000) }, undefined, []],
    ['10%', { invoiced: CAD(1000) }, 'CAD', ['CAD']],
    ['10%', { invoiced: USD(1000) }, 'USD', ['USD']],
    ['10%', { collected: [USD(1000)] }, 'USD', ['USD']],
    ['10%', { collected: [USD(1000), CAD(1000)] }, undefined, []],
    ['10%', { invoiced: CAD(5000), collected: [USD(1000)] }, 'USD', ['USD']],
    ['10%, cap 50', { invoiced: USD(1000) }, undefined, ['CAD', 'USD']],
    ['10%, cap 50', { collected: [USD(1000)] }, 'USD', ['CAD', 'USD']],
    ['10%, cap 50', { collected: [USD(1000)], booked: CAD(5) }, 'USD', ['CAD']],
    ['10%, cap 50', { collected: [USD(1000)], booked: USD(5) }, 'USD', ['USD']],
    ['10%, cap 50', { collected: [USD(1000), CAD(1000)] }, 'CAD', ['CAD']],
  ])('%s, %o: of the money %s, in all %j', (phrase, client, of, currencies) => {
    const all = fees(phrase, [{ number: 7, ...client }]);
    expect(referralCurrency(all, 7)).toBe(of);
    expect(referralCurrencies(all, 7)).toEqual(currencies);
  });

  test('what is the case with another one has no say', () => {
    const all = fees('10%, cap 50', [
      { number: 5 },
      { number: 6, invoiced: USD(1000) },
      { number: 7, invoiced: CAD(1000) },
      { number: 8, collected: [USD(1000)] },
    ]);
    expect([5, 6, 7, 8].map((number) => referralCurrencies(all, number))).toEqual([
      [],
      ['CAD', 'USD'],
      ['CAD'],
      ['CAD', 'USD'],
    ]);
    expect([5, 6, 7, 8, 9].map((number) => isUnreckoned(all, number))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    const due = fees('10%', [
      { number: 7, collected: [CAD(1000)] },
      { number: 8, collected: [USD(1000)] },
    ]);
    expect([7, 8, 9].map((number) => referralCurrency(due, number))).toEqual(['CAD', 'USD', undefined]);
  });
});

describe('what there is to settle', () => {
  const all = fees('10%', [
    { number: 6, invoiced: CAD(1000) },
    { number: 7, collected: [CAD(2000)] },
    { number: 8, collected: [CAD(3000), USD(10)] },
    { number: 9 },
    { number: 10, invoiced: CAD(5000), collected: [CAD(2000)], booked: CAD(200) },
  ]);
  test.each<[kind: PaymentKind, direction: FeeDirection, referral: number | undefined, amounts: Money[]]>([
    ['paid', 'i-pay', undefined, [CAD(500), USD(1)]],
    ['paid', 'they-pay', undefined, []],
    ['paid', 'i-pay', 6, [CAD(100)]],
    ['paid', 'i-pay', 7, [CAD(200)]],
    ['paid', 'i-pay', 8, [CAD(300), USD(1)]],
    ['paid', 'i-pay', 9, []],
    ['paid', 'i-pay', 10, []],
    ['returned', 'i-pay', 6, []],
    ['returned', 'i-pay', undefined, []],
  ])('%s, %s, for #%s: %o', (kind, direction, referral, amounts) => {
    expect(settleable(all, { kind, direction, referral })).toEqual(amounts);
  });
});
