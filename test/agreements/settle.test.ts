import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import type { FeeLine } from '../../src/agreements/ledger.ts';
import { NO_FEE } from '../../src/agreements/fee-formula.ts';
import { balances, checkPayment, type Balance } from '../../src/agreements/settle.ts';
import type { LedgerPayment } from '../../src/agreements/payment.ts';
import type { FeeDirection } from '../../src/agreements/fee-terms.ts';
import { UserError } from '../../src/text/errors.ts';
import { refusal, someDay } from './rules.ts';

/** No payment says what a fee comes to. */
const NONE: ReadonlySet<number> = new Set();

interface Account {
  partner?: number;
  direction?: FeeDirection;
  currency?: string;
}

function line(day: string, referral: number, minor: number, of: Account = {}): FeeLine {
  const arithmetic = {
    event: 'collected' as const,
    basis: 'collected' as const,
    amount: null,
    total: 0,
    uncapped: NO_FEE,
    cap: null,
    fee: minor,
    before: 0,
  };
  const own = { partner: 1, direction: 'i-pay' as const, currency: 'CAD', ...of };
  return { referral, day: asDay(day), collection: referral * 10, minor, arithmetic, ...own };
}

function payment(
  number: number,
  day: string,
  minor: number,
  some: Partial<LedgerPayment> = {},
): LedgerPayment {
  const own = {
    partner: 1,
    direction: 'i-pay' as const,
    currency: 'CAD',
    kind: 'paid' as const,
    toward: null,
  };
  return { number, day: asDay(day), minor, ...own, ...some };
}

/** What a test looks at: the account in figures, and each line as `due/paid/waived/credited state`. */
function shown({ accrued, paid, waived, due, credit, lines }: Balance) {
  return {
    accrued,
    paid,
    waived,
    due,
    credit,
    lines: lines.map((each) => `${each.due}/${each.paid}/${each.waived}/${each.credited} ${each.state}`),
  };
}

function account(lines: readonly FeeLine[], payments: readonly LedgerPayment[]) {
  const [only, ...others] = balances(lines, payments, NONE);
  expect(others).toEqual([]);
  return shown(only!);
}

const LINES = [line('2026-01-01', 11, 100), line('2026-02-01', 12, 60), line('2026-03-01', 11, 40)];

test.each<[what: string, payments: LedgerPayment[], wentTo: [number, number[]][]]>([
  ['one that names none', [payment(1, '2026-04-01', 60)], [[1, [11]]]],
  ['one that names it', [payment(1, '2026-04-01', 60, { toward: { referral: 12 } })], [[1, [12]]]],
  [
    'one that names none before one that names the oldest',
    [payment(1, '2026-04-01', 60), payment(2, '2026-04-02', 100, { toward: { referral: 11 } })],
    [
      [1, [12]],
      [2, [11]],
    ],
  ],
])('what was kept for a payment goes to no other: %s', (_, payments, wentTo) => {
  const [only] = balances([line('2026-01-01', 11, 100), line('2026-02-01', 12, 60)], payments, NONE);
  expect([...(only?.wentTo ?? [])]).toEqual(wentTo);
});

describe('what became of the fees', () => {
  test('is due as soon as it accrued', () => {
    expect(account(LINES, [])).toEqual({
      accrued: 200,
      paid: 0,
      waived: 0,
      due: 200,
      credit: 0,
      lines: ['100/0/0/0 due', '60/0/0/0 due', '40/0/0/0 due'],
    });
    expect(balances([], [], NONE)).toEqual([]);
  });

  test.each<[string, LedgerPayment, string[]]>([
    [
      'the oldest first',
      payment(1, '2026-04-01', 130),
      ['0/100/0/0 paid', '30/30/0/0 part-paid', '40/0/0/0 due'],
    ],
    ['all of it', payment(1, '2026-04-01', 200), ['0/100/0/0 paid', '0/60/0/0 paid', '0/40/0/0 paid']],
    [
      'a referral',
      payment(1, '2026-04-01', 120, { toward: { referral: 11 } }),
      ['0/100/0/0 paid', '60/0/0/0 due', '20/20/0/0 part-paid'],
    ],
    [
      'the line of a collection',
      payment(1, '2026-04-01', 60, { toward: { referral: 12, collection: 120 } }),
      ['100/0/0/0 due', '0/60/0/0 paid', '40/0/0/0 due'],
    ],
    [
      'by waiving',
      payment(1, '2026-04-01', 60, { kind: 'waived', toward: { referral: 12 } }),
      ['100/0/0/0 due', '0/0/60/0 waived', '40/0/0/0 due'],
    ],
    [
      'only what was due on its day',
      payment(1, '2026-02-01', 130),
      ['0/100/0/0 paid', '30/30/0/0 part-paid', '40/0/0/0 due'],
    ],
  ])('is settled: %s', (_name, added, lines) => {
    expect(checkPayment(added, LINES, [], NONE)).toBe(added);
    expect(account(LINES, [added]).lines).toEqual(lines);
  });

  test('part paid and part waived adds up', () => {
    const both = [payment(1, '2026-04-01', 70), payment(2, '2026-04-02', 30, { kind: 'waived' })];
    expect(account(LINES, both)).toMatchObject({ paid: 70, waived: 30, due: 100, credit: 0 });
    expect(account(LINES, both).lines[0]).toBe('0/70/30/0 paid');
  });
});

describe('a refund', () => {
  const refund = line('2026-03-15', 11, -30);

  test('takes back what is still due of its own referral, the latest first', () => {
    expect(account([...LINES, refund], [])).toEqual({
      accrued: 170,
      paid: 0,
      waived: 0,
      due: 170,
      credit: 0,
      lines: ['100/0/0/0 due', '60/0/0/0 due', '10/0/0/30 due', '0/0/0/0 credited'],
    });
  });

  test('after the payment leaves a credit', () => {
    const paid = payment(1, '2026-03-10', 200);
    expect(account([...LINES, refund], [paid])).toEqual({
      accrued: 170,
      paid: 200,
      waived: 0,
      due: 0,
      credit: 30,
      lines: ['0/100/0/0 paid', '0/60/0/0 paid', '0/10/0/30 paid', '0/0/0/0 credited'],
    });
  });

  test('leaves a credit that goes off the next fee', () => {
    const paid = payment(1, '2026-03-10', 200);
    const later = [...LINES, refund, line('2026-05-01', 12, 50)];
    expect(account(later, [paid])).toMatchObject({ accrued: 220, paid: 200, due: 20, credit: 0 });
    expect(account(later, [paid]).lines.at(-1)).toBe('20/0/0/30 due');
  });

  test('leaves a credit that can come back, and no more than it', () => {
    const paid = payment(1, '2026-03-10', 200);
    const back = payment(2, '2026-06-01', 30, { kind: 'returned' });
    const lines = [...LINES, refund];
    expect(checkPayment(back, lines, [paid], NONE)).toBe(back);
    expect(account(lines, [paid, back])).toMatchObject({ accrued: 170, paid: 170, due: 0, credit: 0 });
    expect(refusal(() => checkPayment({ ...back, minor: 31 }, lines, [paid], NONE))).toBe(
      'CAD 0.31 is more than the credit: CAD 0.30',
    );
  });

  test('of a fee that was waived leaves no credit', () => {
    const waived = payment(1, '2026-03-10', 200, { kind: 'waived' });
    expect(account([...LINES, refund], [waived])).toMatchObject({
      accrued: 170,
      waived: 170,
      due: 0,
      credit: 0,
    });
  });

  test('of a fee partly waived takes back what was waived before what was paid', () => {
    const half = [payment(1, '2026-01-02', 50), payment(2, '2026-01-03', 50, { kind: 'waived' })];
    const lines = [line('2026-01-01', 11, 100), line('2026-02-01', 11, -60)];
    expect(account(lines, half)).toMatchObject({ accrued: 40, paid: 50, waived: 0, due: 0, credit: 10 });
  });

  test('of a fee that a credit had settled frees the credit again', () => {
    const lines = [
      line('2026-01-01', 11, 100),
      line('2026-02-01', 11, -100),
      line('2026-03-01', 12, 100),
      line('2026-04-01', 12, -100),
    ];
    expect(account(lines, [payment(1, '2026-01-02', 100)])).toMatchObject({
      accrued: 0,
      due: 0,
      credit: 100,
    });
  });
});

describe('a payment', () => {
  const two = [...LINES, line('2026-03-01', 13, 500, { currency: 'USD' })];

  test.each<[string, LedgerPayment, string]>([
    ['more than is due', payment(1, '2026-04-01', 201), 'CAD 2.01 is more than is due: CAD 2'],
    [
      'more than was due on its day',
      payment(1, '2026-02-28', 161),
      'CAD 1.61 is more than is due on 28 Feb 2026: CAD 1.60',
    ],
    ['before anything was due', payment(1, '2025-12-31', 1), 'nothing is due in CAD on 31 Dec 2025'],
    [
      'more than is due for its referral',
      payment(1, '2026-04-01', 61, { toward: { referral: 12 } }),
      'is more than is due for #12: CAD 0.60',
    ],
    [
      'toward a collection without a line',
      payment(1, '2026-04-01', 1, { toward: { referral: 12, collection: 110 } }),
      'nothing is due in CAD for #12',
    ],
    ['waived beyond what is due', payment(1, '2026-04-01', 201, { kind: 'waived' }), 'is more than is due'],
    [
      'returned without a credit',
      payment(1, '2026-04-01', 1, { kind: 'returned' }),
      'there is no credit in CAD',
    ],
    [
      'in a currency in which nothing is due',
      payment(1, '2026-04-01', 5, { currency: 'EUR' }),
      'nothing is due in EUR\ndue in other currencies: CAD 2, USD 5',
    ],
    [
      'in the other direction',
      payment(1, '2026-04-01', 5, { direction: 'they-pay' }),
      'nothing is due in CAD',
    ],
    ['of nothing', payment(1, '2026-04-01', 0), 'a payment is more than nothing'],
    ['below nothing', payment(1, '2026-04-01', -5), 'a payment is more than nothing'],
  ])('is refused: %s', (_name, added, message) => {
    expect(refusal(() => checkPayment(added, two, [], NONE))).toContain(message);
  });

  test('names what is due in other currencies, and only those', () => {
    const wrongLine = payment(1, '2026-04-01', 1, { toward: { referral: 12, collection: 110 } });
    expect(refusal(() => checkPayment(wrongLine, two, [], NONE))).toMatch(
      /^due in other currencies: USD 5$/m,
    );
  });

  test('is refused when what was due is settled already', () => {
    const paid = payment(1, '2026-04-01', 150);
    expect(refusal(() => checkPayment(payment(2, '2026-05-01', 51), LINES, [paid], NONE))).toContain(
      ': CAD 0.50',
    );
    // Also when it is typed in late: the other payment would be left with nothing to pay.
    expect(refusal(() => checkPayment(payment(2, '2026-03-20', 51), LINES, [paid], NONE))).toContain(
      ': CAD 0.50',
    );
  });

  test('typed in late is taken where it was due at the time', () => {
    const later = payment(1, '2026-03-02', 40);
    const typedLate = payment(2, '2026-02-02', 160);
    expect(checkPayment(typedLate, LINES, [later], NONE)).toBe(typedLate);
    expect(account(LINES, [later, typedLate])).toMatchObject({ paid: 200, due: 0, credit: 0 });
    // Refunded since, but really paid: a credit, not a refusal.
    const refunded = [...LINES, line('2026-03-15', 11, -140)];
    expect(checkPayment(payment(2, '2026-03-10', 200), refunded, [], NONE)).toBeDefined();
  });

  test('received from the partner is an account of its own', () => {
    const lines = [line('2026-01-01', 1, 100), line('2026-01-01', 2, 70, { direction: 'they-pay' })];
    const received = payment(1, '2026-02-01', 70, { direction: 'they-pay' });
    expect(checkPayment(received, lines, [], NONE)).toBe(received);
    expect(
      balances(lines, [received], NONE).map(({ direction, due, paid }) => ({ direction, due, paid })),
    ).toEqual([
      { direction: 'i-pay', due: 100, paid: 0 },
      { direction: 'they-pay', due: 0, paid: 70 },
    ]);
  });

  test('in one currency leaves the others alone', () => {
    const paid = payment(1, '2026-04-01', 200);
    expect(balances(two, [paid], NONE).map(({ currency, due }) => `${currency} ${due}`)).toEqual([
      'CAD 0',
      'USD 500',
    ]);
  });

  test('for what was corrected away since can still be read: it is a credit', () => {
    expect(account([], [payment(1, '2026-04-01', 50)])).toMatchObject({
      accrued: 0,
      paid: 50,
      due: 0,
      credit: 50,
    });
    const named = payment(1, '2026-04-01', 50, { toward: { referral: 99 } });
    expect(account(LINES, [named])).toMatchObject({ paid: 50, due: 150, credit: 0 });
  });
});

describe('the accounts', () => {
  test('stand by partner, direction and currency', () => {
    const lines = [
      line('2026-01-01', 1, 1, { partner: 2 }),
      line('2026-01-01', 2, 2, { currency: 'USD' }),
      line('2026-01-01', 3, 3, { direction: 'they-pay' }),
      line('2026-01-01', 4, 4),
    ];
    expect(
      balances(lines, [], NONE).map((each) => `${each.partner} ${each.direction} ${each.currency}`),
    ).toEqual(['1 i-pay CAD', '1 i-pay USD', '1 they-pay CAD', '2 i-pay CAD']);
  });

  const aLine = fc.record({
    day: someDay,
    referral: fc.integer({ min: 1, max: 4 }),
    minor: fc.integer({ min: 0, max: 100 }),
    currency: fc.constantFrom('CAD', 'CAD', 'USD'),
  });
  /** Refunds never take back more than their referral had accrued, as the ledger never does. */
  const lines = fc
    .array(fc.tuple(aLine, fc.boolean(), fc.nat({ max: 100 })), { maxLength: 10 })
    .map((drawn) => {
      const accrued = new Map<string, number>();
      return drawn
        .toSorted(([a], [b]) => (a.day < b.day ? -1 : 1))
        .map(([{ day, referral, minor, currency }, refunds, share]) => {
          const key = `${referral} ${currency}`;
          const before = accrued.get(key) ?? 0;
          const change = refunds ? -Math.floor((before * share) / 100) : minor;
          accrued.set(key, before + change);
          return line(day, referral, change === 0 ? 0 : change, { currency });
        });
    });
  const aPayment = fc.record({
    day: someDay,
    minor: fc.integer({ min: 1, max: 150 }),
    kind: fc.constantFrom('paid' as const, 'paid' as const, 'waived' as const, 'returned' as const),
    currency: fc.constantFrom('CAD', 'CAD', 'USD'),
    toward: fc.option(fc.record({ referral: fc.integer({ min: 1, max: 5 }) }), { nil: null }),
  });
  const asked = fc
    .array(aPayment, { maxLength: 8 })
    .map((all) => all.map((each, i) => payment(i + 1, each.day, each.minor, each)));

  const isWhole = ({ accrued, paid, waived, due, credit, lines: settled }: Balance): boolean =>
    accrued - paid - waived === due - credit &&
    Math.min(due, credit) === 0 &&
    settled.every((each) => {
      const parts = [each.due, each.paid, each.waived, each.credited];
      const total = parts.reduce((a, b) => a + b, 0);
      return parts.every((part) => part >= 0) && total === Math.max(each.line.minor, 0);
    });

  test('always add up: accrued less paid and waived is due less credit, and never both', () => {
    fc.assert(
      fc.property(lines, asked, (some, payments) => {
        expect(balances(some, payments, NONE).every(isWhole)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  /** Those of the payments that may be recorded one after the other. */
  function accepted(some: readonly FeeLine[], all: readonly LedgerPayment[]): LedgerPayment[] {
    const taken: LedgerPayment[] = [];
    for (const each of all) {
      try {
        taken.push(checkPayment(each, some, taken, NONE));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }
    return taken;
  }

  test('never hold more paid than was ever due, when every payment was checked', () => {
    fc.assert(
      fc.property(lines, asked, (some, all) => {
        const taken = accepted(some, all);
        for (const { currency, accrued, paid, waived, credit } of balances(some, taken, NONE)) {
          const refunded = some
            .filter((each) => each.currency === currency && each.minor < 0)
            .reduce((total, { minor }) => total - minor, 0);
          expect(paid + waived).toBeLessThanOrEqual(accrued + refunded);
          expect(credit).toBeLessThanOrEqual(refunded);
          const sum = (kind: LedgerPayment['kind']) =>
            taken
              .filter((each) => each.currency === currency && each.kind === kind)
              .reduce((total, { minor }) => total + minor, 0);
          expect(paid).toBe(sum('paid') - sum('returned'));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('take a payment of exactly what is due, and not one unit more', () => {
    fc.assert(
      fc.property(lines, asked, (some, all) => {
        const taken = accepted(some, all);
        const open = balances(some, taken, NONE).filter(({ due }) => due > 0);
        for (const { currency, due } of open) {
          const rest = payment(99, '2099-01-01', due, { currency });
          expect(() => checkPayment(rest, some, taken, NONE)).not.toThrow();
          expect(refusal(() => checkPayment({ ...rest, minor: due + 1 }, some, taken, NONE))).toContain(
            'more than is due',
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
