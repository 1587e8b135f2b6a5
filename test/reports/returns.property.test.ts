import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { costsPerWon } from '../../src/advice/costs-per-won.ts';
import { benefitOf, isBenefitKnown, overheadOf } from '../../src/advice/costs.ts';
import { verdictPeriod } from '../../src/advice/relationship.ts';
import { readNetwork } from '../../src/advice/relationship.sql.ts';
import { wholeRelationshipsOf } from '../../src/advice/whole-relationships.ts';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import type { Db } from '../../src/file/sqlite.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { newReferral } from '../../src/referrals/referral.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { isClosed, STATUSES } from '../../src/referrals/status.ts';
import { readReturns } from '../../src/reports/returns.sql.ts';
import { NO_RETURNS, together } from '../../src/reports/returns.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { loaded } from '../../src/text/lazily.ts';
import { newNetwork, TODAY, type Refnet } from '../helpers/refnet.ts';

const PARTNERS = ['Maren Holt', 'Victor Osei'] as const;
const QUARTERS = [
  ['2025q1', '2025-01-01', '2025-03-31'],
  ['2025q2', '2025-04-01', '2025-06-30'],
  ['2025q3', '2025-07-01', '2025-09-30'],
  ['2025q4', '2025-10-01', '2025-12-31'],
] as const;
const today = asDay(TODAY);
const now = () => new Date(`${TODAY}T12:00:00Z`);

/** Around the ends of the quarters and of the 12 months, where a period is decided, and any other. */
const aDay = fc.oneof(
  fc.constantFrom(
    ...QUARTERS.flatMap(([, since, until]) => [addDays(asDay(since), -1), asDay(since), asDay(until)]),
    ...['2025-11-20', '2025-11-21', TODAY].map(asDay),
  ),
  fc.integer({ min: 0, max: 840 }).map((n) => addDays(asDay('2024-08-01'), n)),
);
const currency = fc.constantFrom('CAD', 'CAD', 'EUR');
const partner = fc.nat(PARTNERS.length - 1);
const minutes = fc.option(fc.nat(500));
const RATES = { 'CAD 100': 10_000, 'CAD 99.99': 9_999, 'EUR 80': 8_000 } as const;
const drawnNetwork = fc.record({
  rate: fc.constantFrom(undefined, 'CAD 100' as const, 'CAD 99.99' as const, 'EUR 80' as const),
  referrals: fc.array(
    fc.record({
      partner,
      direction: fc.constantFrom('given' as const, 'received' as const, 'received' as const),
      days: fc.tuple(aDay, aDay).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const))),
      status: fc.constantFrom(...STATUSES, 'won' as const, 'won' as const),
      invoiced: fc.option(fc.integer({ min: 1, max: 9_999_99 })),
      currency,
    }),
    { maxLength: 9 },
  ),
  checkIns: fc.array(fc.record({ partner, on_day: aDay, minutes }), { maxLength: 6 }),
  projects: fc.array(
    fc.record({ partner, from_day: aDay, minutes, cost_minor: fc.option(fc.nat(99_999)), currency }),
    { maxLength: 4 },
  ),
  payments: fc.array(
    fc.record({
      partner,
      on_day: aDay,
      kind: fc.constantFrom('paid', 'paid', 'returned', 'waived'),
      direction: fc.constantFrom('i-pay', 'they-pay'),
      amount_minor: fc.integer({ min: 1, max: 50_000 }),
      currency,
    }),
    { maxLength: 5 },
  ),
});
type Drawn = typeof drawnNetwork extends fc.Arbitrary<infer T> ? T : never;

async function networkOf(drawn: Drawn): Promise<{ refnet: Refnet; db: Db }> {
  const { rate } = drawn;
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', PARTNERS[0]],
    ...(rate === undefined ? [] : [['config', 'hourly-rate', rate]]),
  );
  const { db } = openForWriting({ path: refnet.file, today, now });
  recordChange(db, { command: 'test', today, now }, (change) => {
    const ids = [1, savingPartner.insert(change, emptyPartner(PARTNERS[1]))];
    const whose = (at: number) => ({ partner_id: ids[at] ?? 1 });
    for (const { partner: at, direction, days, status, invoiced, currency: code } of drawn.referrals) {
      savingReferral.insert(
        change,
        newReferral({
          partnerId: ids[at] ?? 1,
          direction,
          occurredOn: days[0],
          status,
          closedOn: isClosed(status) ? days[1] : null,
          clientName: 'Jane D.',
          invoiced: status === 'won' && invoiced !== null ? { minor: invoiced, currency: code } : null,
        }),
      );
    }
    for (const { partner: at, ...cells } of drawn.checkIns) {
      change.insert('check_ins', { ...whose(at), kind: 'call', ...cells });
    }
    for (const { partner: at, ...cells } of drawn.projects) {
      change.insert('projects', { ...whose(at), kind: 'event', what: 'an evening', ...cells });
    }
    for (const { partner: at, ...cells } of drawn.payments) {
      change.insert('payments', { ...whose(at), ...cells });
    }
    return { result: undefined, summary: 'test' };
  });
  return { refnet, db };
}

type Json = Record<string, unknown>;
const NUMBERS = ['given', 'received', 'closed', 'won', 'receivedClosed', 'receivedWon', 'minutes'] as const;
const MONEY = ['businessReceived', 'feesReceived', 'feesPaid', 'jointCosts'] as const;

function cents(amount: string): number {
  return Number(amount.replace('.', ''));
}

/** Everything that is counted and paid, but what is rounded. */
function exact(part: Json): Json {
  const numbers = NUMBERS.map((key) => [key, Number(part[key])]);
  const money = MONEY.map((key) => {
    const all = part[key] as readonly { amount: string; currency: string }[];
    return [key, Object.fromEntries(all.map((each) => [each.currency, cents(each.amount)]))];
  });
  return Object.fromEntries([...numbers, ...money]);
}

function summed(parts: readonly Json[]): Json {
  const sums: Json = Object.fromEntries([
    ...NUMBERS.map((key) => [key, 0]),
    ...MONEY.map((key) => [key, {}]),
  ]);
  for (const part of parts.map(exact)) {
    for (const key of NUMBERS) sums[key] = Number(sums[key] ?? 0) + Number(part[key]);
    for (const key of MONEY) {
      const sum = { ...(sums[key] as Record<string, number> | undefined) };
      for (const [code, minor] of Object.entries(part[key] as Record<string, number>)) {
        sum[code] = (sum[code] ?? 0) + minor;
      }
      sums[key] = sum;
    }
  }
  return withoutNothing(sums);
}

/** Money of a currency that comes to nothing is told in some parts, and need not be in the whole. */
function withoutNothing(part: Json): Json {
  const money = MONEY.map((key) => [
    key,
    Object.fromEntries(
      Object.entries(part[key] as Record<string, number>).filter(([, minor]) => minor !== 0),
    ),
  ]);
  return { ...part, ...Object.fromEntries(money) };
}

const costsIn = (part: Json): number => cents((part['costs'] as { amount: string }).amount);

test('the quarters of a year add up to it, and each is what the report of that quarter says', async () => {
  await fc.assert(
    fc.asyncProperty(drawnNetwork, async (drawn) => {
      const { refnet, db } = await networkOf(drawn);
      db.close();
      const json = async (...argv: string[]): Promise<Json> =>
        JSON.parse(await refnet.ok(['report', ...argv, '--json']));
      const year = await json('maren', '--year', '2025');
      const quarters = year['quarters'] as readonly Json[];
      expect(summed(quarters)).toEqual(withoutNothing(exact(year['costs'] as Json)));
      const rounded = quarters.reduce((sum, each) => sum + costsIn(each), 0);
      expect(Math.abs(rounded - costsIn(year['costs'] as Json))).toBeLessThanOrEqual(2);

      for (const [at, [quarter, since, until]] of QUARTERS.entries()) {
        const own = await json('maren', '--quarter', quarter);
        expect(quarters[at]).toMatchObject({ quarter, since, until });
        expect(own).toMatchObject({ given: quarters[at]?.['given'], received: quarters[at]?.['received'] });
        expect(own).toMatchObject({ closed: quarters[at]?.['closed'], won: quarters[at]?.['won'] });
        expect(own).toMatchObject({ businessReceived: quarters[at]?.['businessReceived'] });
        expect(own).toMatchObject({ feesPaid: quarters[at]?.['feesPaid'] });
        expect(own).toMatchObject({ feesReceived: quarters[at]?.['feesReceived'] });
        expect({ ...quarters[at], ...(own['costs'] as Json) }).toEqual({
          ...quarters[at],
          toRecord: expect.anything(),
        });
      }

      const returns = await json('--only', 'quarterly-returns', '--year', '2025');
      const costs = await json('--only', 'costs', '--year', '2025');
      expect(summed(returns['total'] as readonly Json[])).toEqual(
        withoutNothing(exact(costs['total'] as Json)),
      );
      expect(summed(returns['quarters'] as readonly Json[])).toEqual(summed([costs['total'] as Json]));
      expect(costs['quarters']).toEqual(returns['total']);
    }),
    { numRuns: 15 },
  );
});

test('the overhead and the benefit that the advice weighs are what the report tells', async () => {
  await fc.assert(
    fc.asyncProperty(drawnNetwork, async (drawn) => {
      const { refnet, db } = await networkOf(drawn);
      const hourly = drawn.rate === undefined ? undefined : RATES[drawn.rate];
      const settings = {
        ...defaultSettings,
        currency: 'CAD',
        'hourly-rate':
          hourly === undefined ? undefined : { minor: hourly, currency: drawn.rate?.slice(0, 3) ?? '' },
      };
      const window = verdictPeriod(today);
      const returns = readReturns(db, window, today, 'CAD');
      const relationships = await wholeRelationshipsOf(
        await loaded(() => readNetwork(db, window)),
        settings,
        today,
      );
      for (const {
        partner: { id },
        facts,
      } of relationships) {
        const own = returns.get(id) ?? NO_RETURNS;
        expect(overheadOf(own, settings)).toEqual(overheadOf(facts, settings));
        expect(benefitOf(own, settings)).toEqual(benefitOf(facts, settings));
        expect(isBenefitKnown(own, settings)).toBe(isBenefitKnown(facts, settings));
        expect(costsPerWon(own, settings)).toEqual(costsPerWon(facts, settings));
      }
      const all = together([...returns.values()]);
      expect(all.minutes).toBe(relationships.reduce((sum, { facts }) => sum + facts.minutes, 0));
      db.close();

      const told = async (argv: readonly string[], pattern: RegExp) =>
        [...(await refnet.ok(argv, { columns: 400 })).matchAll(pattern)].map(([, name, text]) => [
          name?.toLowerCase(),
          text,
        ]);
      const lines = /^ {2}(took|brought|each won|not added) +(.*)$/gim;
      expect(await told(['advise', 'maren', '--why'], lines)).toEqual(await told(['report', 'maren'], lines));
    }),
    { numRuns: 15 },
  );
});
