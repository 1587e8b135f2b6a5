import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedFees, feesByHand } from '../../src/agreements/expected-fees.ts';
import { parseFeePhrase } from '../../src/agreements/parse-fee-phrase.ts';
import {
  feeReferrals,
  reckonFees,
  recordUpTo,
  type AgreedTerms,
  type FeeRecord,
  type FeeReferralRow,
  type Fees,
} from '../../src/agreements/fee-record.ts';
import { feeBook } from '../../src/agreements/fee-book.ts';
import { feeStandings, whyNoFee } from '../../src/agreements/fee-standing.ts';
import { FEE_DIRECTIONS, feeDirectionOf, NO_FEE_RULE } from '../../src/agreements/fee-terms.ts';
import type { Collection } from '../../src/agreements/ledger.ts';
import { refuseOverpaid } from '../../src/agreements/pay.ts';
import { PAYMENT_KINDS, type LedgerPayment } from '../../src/agreements/payment.ts';
import type { AccountKey } from '../../src/agreements/settle-account.ts';
import { periodStatement } from '../../src/agreements/statement.ts';
import { addDays, asDay, type Day } from '../../src/calendar/day.ts';
import { sumByCurrency } from '../../src/money/money.ts';
import { UserError } from '../../src/text/errors.ts';

const FIRST = asDay('2025-01-01');
const aDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays(FIRST, n));
/** Early, so that most referrals come under it. */
const anEarlyDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays(FIRST, n));
const aCurrency = fc.constantFrom('CAD', 'USD');
const aPartner = fc.constantFrom(1, 1, 1, 2);
const aReferral = fc.integer({ min: 1, max: 6 });

const aRule = fc
  .constantFrom(
    '10%',
    '10% of invoiced',
    '12.5% for 3 months',
    '10%, cap 50',
    '10%, cap 60 a year',
    '5% up to 300, 3% above',
    'flat 20',
    'flat 20 when won',
    'flat 20, cap 30',
    '10% + 15, first referral 5',
    'first referral 30',
  )
  .map((phrase) => parseFeePhrase(phrase, { currency: 'CAD' }) ?? NO_FEE_RULE);

const someTerms = fc.array(
  fc.record({
    partner: aPartner,
    direction: fc.constantFrom(...FEE_DIRECTIONS),
    fromDay: anEarlyDay,
    rule: aRule,
  }),
  { minLength: 1, maxLength: 4 },
);

const ownTerms = fc.array(
  fc.record({
    referral: aReferral,
    partner: aPartner,
    direction: fc.constantFrom(...FEE_DIRECTIONS),
    fromDay: aDay,
    rule: fc.oneof(aRule, fc.constant(NO_FEE_RULE)),
  }),
  { maxLength: 2 },
);

const allReferrals = fc.array(
  fc.record({
    partner: aPartner,
    direction: fc.constantFrom('given', 'received'),
    day: aDay,
    won: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
    invoiced: fc.option(fc.record({ minor: fc.integer({ min: 0, max: 90_000 }), currency: aCurrency }), {
      nil: null,
    }),
  }),
  { minLength: 1, maxLength: 6 },
);

const someCollections = fc.array(
  fc.record({
    referral: aReferral,
    day: aDay,
    minor: fc.integer({ min: -30_000, max: 60_000 }),
    currency: aCurrency,
  }),
  { maxLength: 8 },
);

const somePayments = fc.array(
  fc.record({
    kind: fc.constantFrom(...PAYMENT_KINDS),
    day: aDay,
    minor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 9_000 })),
    currency: aCurrency,
    partner: aPartner,
    direction: fc.constantFrom(...FEE_DIRECTIONS),
    referral: fc.option(aReferral, { nil: null, freq: 6 }),
    settles: fc.constantFrom(true, false, false),
  }),
  { maxLength: 8 },
);

const network = fc
  .record({
    someTerms,
    ownTerms,
    allReferrals,
    someCollections,
    somePayments,
    asOf: aDay,
    collectedLater: fc.boolean(),
  })
  .map(recordOf);

/** A record as the program would have it: no more goes back than came in, and only payments that it takes. */
function recordOf(said: {
  /** The payments were recorded before what came in. */
  collectedLater: boolean;
  someTerms: readonly {
    partner: number;
    direction: 'i-pay' | 'they-pay';
    fromDay: Day;
    rule: typeof NO_FEE_RULE;
  }[];
  ownTerms: readonly {
    referral: number;
    partner: number;
    direction: 'i-pay' | 'they-pay';
    fromDay: Day;
    rule: typeof NO_FEE_RULE;
  }[];
  allReferrals: readonly {
    partner: number;
    direction: 'given' | 'received';
    day: Day;
    won: number | null;
    invoiced: { minor: number; currency: string } | null;
  }[];
  asOf: Day;
  someCollections: readonly Omit<Collection, 'id'>[];
  somePayments: readonly {
    kind: LedgerPayment['kind'];
    day: Day;
    minor: number;
    currency: string;
    partner: number;
    direction: 'i-pay' | 'they-pay';
    referral: number | null;
    settles: boolean;
  }[];
}): FeeRecord {
  const referrals = said.allReferrals.map(({ won, ...each }, index): FeeReferralRow => ({
    ...each,
    number: index + 1,
    client: `Client ${index + 1}`,
    status: won === null ? 'new' : 'won',
    wonOn: won === null ? null : addDays(each.day, won),
    fellOn: null,
  }));
  const terms: AgreedTerms[] = [
    ...said.someTerms
      .filter(
        (each, at, all) =>
          all.findIndex(
            (other) =>
              other.partner === each.partner &&
              other.direction === each.direction &&
              other.fromDay === each.fromDay,
          ) === at,
      )
      .map(({ rule, ...each }, index) => ({
        ...rule,
        ...each,
        untilDay: null,
        agreement: index + 1,
        referral: null,
      })),
    ...said.ownTerms
      .filter((each, at, all) => all.findIndex(({ referral }) => referral === each.referral) === at)
      .map(({ rule, ...each }) => ({ ...rule, ...each, untilDay: null, agreement: null })),
  ];
  const collections = said.someCollections.reduce<Collection[]>((taken, each, index) => {
    const before = taken
      .filter(({ referral, currency }) => referral === each.referral && currency === each.currency)
      .reduce((sum, { minor }) => sum + minor, 0);
    const known = referrals.some(({ number, day }) => number === each.referral && day <= each.day);
    return known && before + each.minor >= 0 ? [...taken, { ...each, id: index + 1 }] : taken;
  }, []);
  const paid = said.somePayments.reduce<FeeRecord>(
    (record, each, index) => withPayment(record, each, index + 1),
    { terms, referrals, collections: said.collectedLater ? [] : collections, payments: [], asOf: said.asOf },
  );
  return { ...paid, collections };
}

/** The record with a payment, if the program takes it. */
function withPayment(
  record: FeeRecord,
  { referral, settles, ...each }: Parameters<typeof recordOf>[0]['somePayments'][number],
  number: number,
): FeeRecord {
  const row = record.referrals.find((one) => one.number === referral);
  const whose =
    row === undefined
      ? { toward: null, settles: false }
      : {
          partner: row.partner,
          direction: feeDirectionOf(row.direction),
          toward: { referral: row.number },
          settles: settles && each.kind !== 'returned',
        };
  const payment: LedgerPayment = { ...each, ...whose, number };
  try {
    refuseOverpaid(reckonFees(record), payment);
  } catch (error) {
    if (error instanceof UserError) return record;
    throw error;
  }
  return { ...record, payments: [...record.payments, payment] };
}

/** Where the fee on a referral appears: as lines of the ledger, expected, to settle by hand. */
function placesOf(fees: Fees, number: number): string[] {
  const ofIt = (each: { readonly referral: number }) => each.referral === number;
  const lines = fees.balances.flatMap((each) => each.lines).filter(({ line }) => ofIt(line));
  return [
    ...(lines.some(({ line }) => line.arithmetic.event !== 'by-hand') ? ['accrued'] : []),
    ...(expectedFees(fees).some((each) => ofIt(each) && each.notIn === undefined) ? ['expected'] : []),
    ...(feesByHand(fees).some(ofIt) ? ['by hand'] : []),
  ];
}

/** What is wrong with where the fee on a client won under terms stands: in no place without a reason, or in two. */
function faultsOf(fees: Fees): string[] {
  const { record } = fees;
  return feeReferrals(record).flatMap(({ number, terms, wonOn }) => {
    const row = record.referrals.find((each) => each.number === number);
    if (terms === null || wonOn === null || row === undefined) return [];
    const places = placesOf(fees, number);
    const isBooked = fees.balances.some(({ lines }) =>
      lines.some(({ line }) => line.referral === number && line.arithmetic.event === 'by-hand'),
    );
    const collected = record.collections.filter(({ referral }) => referral === number);
    // Money in two currencies, as an older file may have it, can be reckoned in the one and not in the other.
    const isMixed = new Set(collected.map(({ currency }) => currency)).size > 1;
    const isKnown = terms.basis === 'collected' && collected.length > 0;
    return [
      ...(places.length > 1 && !isMixed ? [`#${number} is ${places.join(' and ')}`] : []),
      ...(places.length === 0 && !isBooked && whyNoFee(fees, row) === undefined
        ? [`#${number} is nowhere`]
        : []),
      ...(places.includes('expected') && isKnown ? [`#${number} is expected though money came in`] : []),
    ];
  });
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

describe('over random networks', () => {
  test('the fee on every client won under terms is in one place, or there is a reason why it is in none', () => {
    fc.assert(
      fc.property(network, (record) => {
        expect(faultsOf(reckonFees(record))).toEqual([]);
      }),
      { numRuns: 700 },
    );
  });

  test('what accrued is what is due, paid and waived, less what is to go back; lines add up to their parts', () => {
    fc.assert(
      fc.property(network, (record) => {
        for (const { accrued, due, paid, waived, credit, creditSince, lines } of reckonFees(record)
          .balances) {
          expect(accrued).toBe(due + paid + waived - credit);
          expect(Math.min(due, credit)).toBe(0);
          expect(creditSince === null).toBe(credit === 0);
          for (const { line, ...parts } of lines) {
            if (line.minor < 0) continue;
            expect(parts.due + parts.paid + parts.waived + parts.credited).toBe(line.minor);
          }
        }
      }),
      { numRuns: 700 },
    );
  });

  test('a settled referral has nothing due, expected or by hand, whatever came in after it', () => {
    fc.assert(
      fc.property(network, (record) => {
        const settled = record.payments.flatMap(({ settles, toward }) =>
          settles === true && toward !== null ? [toward.referral] : [],
        );
        const concerned = feeStandings(reckonFees(record)).filter(({ referral }) =>
          settled.includes(referral.number),
        );
        for (const { due, expected, byHand } of concerned) {
          expect({ due, expected, byHand }).toEqual({ due: [], expected: undefined, byHand: undefined });
        }
      }),
      { numRuns: 400 },
    );
  });

  test('what is to come of an invoice of which a part came in is due to the cent once the rest does', () => {
    fc.assert(
      fc.property(network, (record) => {
        const bare = { ...record, payments: [] };
        const sumOf = (number: number, fees: Fees) =>
          sumByCurrency(
            fees.accrual.lines
              .filter(({ referral }) => referral === number)
              .map(({ minor, currency }) => ({ minor, currency })),
          );
        const shared = feeReferrals(bare).some(({ terms }) => terms?.capPer === 'year');
        for (const { referral, notIn, since, amounts, invoiced } of expectedFees(reckonFees(bare))) {
          if (notIn === undefined || invoiced === null || shared) continue;
          const cameIn = bare.collections
            .filter((each) => each.referral === referral)
            .reduce((sum, { minor }) => sum + Math.max(minor, 0), 0);
          expect(cameIn + notIn.minor).toBe(invoiced.minor);
          const rest = { id: 99, referral, day: later(since, record.asOf), ...notIn };
          const after = reckonFees({ ...bare, collections: [...bare.collections, rest] });
          const more = amounts.map(({ minor, currency }) => ({ minor: -minor, currency }));
          expect(sumByCurrency([...sumOf(referral, after), ...more])).toEqual(
            sumByCurrency([
              ...sumOf(referral, reckonFees(bare)),
              ...more.map(({ currency }) => ({ minor: 0, currency })),
            ]),
          );
          expect(expectedFees(after).filter((each) => each.referral === referral)).toEqual([]);
        }
      }),
      { numRuns: 700 },
    );
  });

  test('what is expected without a cap of the year is due to the cent once it is collected, today or while money counted', () => {
    fc.assert(
      fc.property(network, (record) => {
        const fees = reckonFees({ ...record, payments: [] });
        const bare = { ...record, payments: [] };
        const shared = new Set(
          feeReferrals(bare).flatMap(({ number, terms }) => (terms?.capPer === 'year' ? [number] : [])),
        );
        for (const { referral, invoiced, wonOn, amounts, awaits, notIn, countedUntil } of expectedFees(
          fees,
        )) {
          if (notIn !== undefined || invoiced === null || awaits !== 'collected' || shared.has(referral))
            continue;
          const day = countedUntil ?? later(wonOn, record.asOf);
          const collection = { id: 99, referral, day, ...invoiced };
          const after = feeStandings(reckonFees({ ...bare, collections: [...bare.collections, collection] }));
          const standing = after.find((each) => each.referral.number === referral);
          expect(standing?.due).toEqual(amounts);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('stand the same in whatever order anything was entered', () => {
    const standing = (record: FeeRecord) => {
      const fees = reckonFees(record);
      return {
        accounts: fees.balances.map((each) => ({
          of: [each.partner, each.direction, each.currency],
          sums: [each.accrued, each.paid, each.waived, each.due, each.credit],
          letGo: each.letGo.reduce((sum, { minor }) => sum + minor, 0),
          creditSince: each.creditSince,
        })),
        due: feeStandings(fees).map(({ referral: { number }, due, accrued }) => ({ number, due, accrued })),
      };
    };
    fc.assert(
      fc.property(network, fc.infiniteStream(fc.nat({ max: 999 })), (record, keys) => {
        const shuffled = <T>(all: readonly T[]): T[] =>
          all
            .map((each) => [keys.next().value ?? 0, each] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, each]) => each);
        const entered = {
          ...record,
          collections: shuffled(record.collections).map((each, at) => ({ ...each, id: at + 1 })),
          payments: shuffled(record.payments).map((each, at) => ({ ...each, number: at + 1 })),
        };
        expect(standing(entered)).toEqual(standing(record));
      }),
      { numRuns: 500 },
    );
  });

  test('the entries of the book of any period add up to its accounts', () => {
    const AMOUNTS = {
      accrued: ['accrued'],
      paid: ['paid'],
      returned: ['returned'],
      waived: ['waived', 'settled'],
      due: ['due'],
      credit: ['credit'],
    } as const;
    fc.assert(
      fc.property(network, aDay, aDay, (record, one, other) => {
        const days = one < other ? { since: one, until: other } : { since: other, until: one };
        const fees = reckonFees(recordUpTo(record, days.until));
        const { accrual, record: then } = fees;
        const book = feeBook(fees, days);
        const isOf = (each: Omit<AccountKey, 'currency'>) => (entry: AccountKey) =>
          entry.partner === each.partner && entry.direction === each.direction;
        const statements = periodStatement(accrual.lines, then.payments, days, accrual.byHand);
        for (const statement of statements) {
          for (const total of statement.totals) {
            const own = book.filter(isOf(statement)).filter(({ currency }) => currency === total.currency);
            const sums = Object.entries(AMOUNTS).map(([amount, kinds]) => {
              const entries = own.filter(({ kind }) => kinds.some((each) => each === kind));
              return [amount, entries.reduce((sum, { minor }) => sum + minor, 0)];
            });
            const { openingDue, openingCredit, ...amounts } = total;
            expect({ currency: total.currency, ...Object.fromEntries(sums) }).toEqual(amounts);
            const { accrued: more, paid, waived, due, credit } = amounts;
            expect(openingDue - openingCredit + more - paid - waived).toBe(due - credit);
          }
        }
        const inStatement = statements.flatMap(({ totals, ...each }) =>
          totals.map(({ currency }) => `${each.partner} ${each.direction} ${currency}`),
        );
        for (const { partner, direction, currency, referrals } of book) {
          expect(inStatement).toContain(`${partner} ${direction} ${currency}`);
          for (const number of referrals)
            expect(record.referrals.map((each) => each.number)).toContain(number);
        }
      }),
      { numRuns: 400 },
    );
  });
});
