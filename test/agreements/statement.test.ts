import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { accrue } from '../../src/agreements/ledger.ts';
import type { LedgerPayment } from '../../src/agreements/payment.ts';
import { form1099, form1099Words, periodStatement, type Statement } from '../../src/agreements/statement.ts';
import { rule, terms } from './rules.ts';

/** No payment says what a fee comes to. */
const NONE: ReadonlySet<number> = new Set();

/** The days of a calendar year. */
const yearOf = (year: number) => ({ since: asDay(`${year}-01-01`), until: asDay(`${year}-12-31`) });

const half = terms(rule({ percentMillionths: 500_000 }));
const theirs = { ...half, direction: 'they-pay' as const };
const referral = (number: number, partner: number, some = half) => ({
  number,
  partner,
  day: asDay('2025-01-01'),
  terms: some,
  isFirst: false,
  wonOn: null,
  invoiced: null,
});
const collected = (id: number, of: number, day: string, minor: number, currency = 'CAD') => ({
  id,
  referral: of,
  day: asDay(day),
  minor,
  currency,
});
const paid = (
  number: number,
  day: string,
  minor: number,
  some: Partial<LedgerPayment> = {},
): LedgerPayment => ({
  number,
  day: asDay(day),
  minor,
  kind: 'paid',
  partner: 1,
  direction: 'i-pay',
  currency: 'CAD',
  toward: null,
  ...some,
});

describe('the year for the accountant', () => {
  const { lines } = accrue(
    [referral(1, 1), referral(2, 1, theirs), referral(3, 2)],
    [
      collected(1, 1, '2025-12-31', 200),
      collected(2, 1, '2026-01-01', 100),
      collected(3, 1, '2026-06-01', 60, 'USD'),
      collected(4, 2, '2026-06-01', 80),
      collected(5, 3, '2025-06-01', 40),
    ],
  );
  const payments = [
    paid(1, '2025-12-31', 30),
    paid(2, '2026-01-01', 70),
    paid(3, '2026-02-01', 20, { kind: 'waived' }),
    paid(4, '2025-07-01', 20, { partner: 2 }),
    paid(5, '2026-12-31', 40, { direction: 'they-pay' }),
  ];
  const total = (
    currency: string,
    accrued: number,
    given: number,
    waived: number,
    due: number,
    openingDue = 0,
  ) => ({
    currency,
    openingDue,
    openingCredit: 0,
    accrued,
    paid: given,
    returned: 0,
    waived,
    due,
    credit: 0,
  });

  test('says by payee and currency what accrued, was paid and waived in it, and is due at its end', () => {
    expect(periodStatement(lines, payments, yearOf(2025), NONE)).toEqual([
      { partner: 1, direction: 'i-pay', totals: [total('CAD', 100, 30, 0, 70)] },
      { partner: 2, direction: 'i-pay', totals: [total('CAD', 20, 20, 0, 0)] },
    ]);
    expect(periodStatement(lines, payments, yearOf(2026), NONE)).toEqual([
      {
        partner: 1,
        direction: 'i-pay',
        totals: [total('CAD', 50, 70, 20, 30, 70), total('USD', 30, 0, 0, 30)],
      },
      { partner: 1, direction: 'they-pay', totals: [total('CAD', 40, 40, 0, 0)] },
    ]);
  });

  test('shows what is still open from earlier years, and nothing before the first line', () => {
    expect(periodStatement(lines, payments, yearOf(2027), NONE)).toEqual([
      {
        partner: 1,
        direction: 'i-pay',
        totals: [total('CAD', 0, 0, 0, 30, 30), total('USD', 0, 0, 0, 30, 30)],
      },
    ]);
    expect(periodStatement(lines, payments, yearOf(2024), NONE)).toEqual([]);
  });

  test('has what was returned beside what was paid, and shows a credit', () => {
    const refunded = accrue(
      [referral(1, 1)],
      [collected(1, 1, '2026-01-01', 200), collected(2, 1, '2026-02-01', -100)],
    );
    const returned = [paid(1, '2026-01-02', 100), paid(2, '2026-03-01', 20, { kind: 'returned' })];
    expect(periodStatement(refunded.lines, returned, yearOf(2026), NONE)[0]?.totals).toEqual([
      { ...total('CAD', 50, 100, 0, 0), returned: 20, credit: 30 },
    ]);
  });
});

test('the statement of a period has an account in which all that was earned was taken back, as its entries have', () => {
  const refunded = accrue(
    [referral(1, 1)],
    [collected(1, 1, '2026-01-01', 200), collected(2, 1, '2026-02-01', -200)],
  );
  const none = { openingDue: 0, openingCredit: 0, paid: 0, returned: 0, waived: 0, due: 0, credit: 0 };
  expect(periodStatement(refunded.lines, [], yearOf(2026), NONE)).toEqual([
    { partner: 1, direction: 'i-pay', totals: [{ currency: 'CAD', accrued: 0, ...none }] },
  ]);
  expect(periodStatement(refunded.lines, [], yearOf(2027), NONE)).toEqual([]);
});

describe('form 1099-NEC', () => {
  const statement = (
    year: number,
    amounts: Record<string, number>,
    some: Partial<Statement> = {},
  ): Statement => ({
    partner: 1,
    direction: 'i-pay',
    year,
    totals: Object.entries(amounts).map(([currency, minor]) => ({
      currency,
      openingDue: 0,
      openingCredit: 0,
      accrued: 0,
      paid: Math.max(minor, 0),
      returned: Math.max(-minor, 0),
      waived: 0,
      due: 0,
      credit: 0,
    })),
    ...some,
  });

  const US = { payer: 'US', payee: 'US' };
  const SOURCE =
    '; as a rule not for corporations. Source: 26 USC 6041(a), 6041A(a); Pub. L. 119-21 s. 70433. Not legal advice.';

  test.each<[number, Record<string, number>, string]>([
    [2025, { USD: 60_000 }, 'USD 600 paid in 2025; the form is for USD 600 or more a year (to 2025)'],
    [2026, { USD: 200_000 }, 'USD 2,000 paid in 2026; the form is for USD 2,000 or more a year (2026)'],
    [
      2027,
      { USD: 200_000 },
      'USD 2,000 paid in 2027; the form is for USD 2,000 or more a year (2026), indexed from 2027: look up 2027',
    ],
    [
      2026,
      { CAD: 300_000, USD: 50_000 },
      'USD 500 paid in 2026, besides payments in CAD; what is not in USD counts once converted; the form is for USD 2,000 or more a year (2026)',
    ],
    [
      2025,
      { CAD: 1, EUR: 1 },
      'paid in 2025 in CAD, EUR alone; what is not in USD counts once converted; the form is for USD 600 or more a year (to 2025)',
    ],
    [
      2028,
      { CAD: 1 },
      'paid in 2028 in CAD alone; what is not in USD counts once converted; the form is for USD 2,000 or more a year (2026), indexed from 2027: look up 2028',
    ],
    [
      2026,
      { CAD: 1, USD: 200_000 },
      'USD 2,000 paid in 2026, besides payments in CAD; the form is for USD 2,000 or more a year (2026)',
    ],
  ])('for %i and %j: %s', (year, amounts, words) => {
    const form = form1099(statement(year, amounts), US);
    expect(form === undefined ? '' : form1099Words(form, year)).toBe(`US form 1099-NEC: ${words}${SOURCE}`);
  });

  test.each([
    [2019, 60_000, true],
    [2025, 60_000, true],
    [2026, 200_000, true],
    [2027, 200_000, false],
    [2035, 200_000, false],
  ])('the threshold of %i is %i cents, exactly: %s', (year, minor, isExact) => {
    const state = isExact ? 'reached' : 'look-up';
    expect(form1099(statement(year, { USD: minor }), US)).toMatchObject({ state, threshold: minor });
    expect(form1099(statement(year, { USD: minor - 1 }), US)).toBeUndefined();
  });

  test('counts what was paid in the year, whatever came back of that or of another year', () => {
    const [paidIn] = statement(2026, { USD: 550_000 }).totals;
    const totals = paidIn === undefined ? [] : [{ ...paidIn, returned: 400_000 }];
    const some = statement(2026, {}, { totals });
    const form = form1099(some, US);
    expect(form === undefined ? '' : form1099Words(form, 2026)).toContain(
      'USD 5,500 paid in 2026, and USD 4,000 came back; the form is for USD 2,000 or more a year',
    );
  });

  test.each<[string, Statement, Parameters<typeof form1099>[1]]>([
    ['a payee elsewhere', statement(2026, { USD: 500_000 }), { payer: 'US', payee: 'CA' }],
    ['a payer elsewhere', statement(2026, { USD: 500_000 }), { payer: 'CA', payee: 'US' }],
    ['a payer of no known country', statement(2026, { USD: 500_000 }), { payer: undefined, payee: 'US' }],
    ['fees that I receive', statement(2026, { USD: 500_000 }, { direction: 'they-pay' }), US],
    ['a year without a payment', statement(2026, { USD: 0 }), US],
    ['more returned than paid', statement(2026, { USD: -5 }), US],
    ['more returned than paid in any currency', statement(2026, { USD: -5, CAD: -5 }), US],
    ['what is below the threshold', statement(2025, { USD: 59_999 }), US],
    ['what was above it the year before', statement(2026, { USD: 199_999 }), US],
    ['what is below the least it can be from 2027 on', statement(2027, { USD: 199_999 }), US],
  ])('says nothing of %s', (_name, some, countries) => {
    expect(form1099(some, countries)).toBeUndefined();
  });
});
