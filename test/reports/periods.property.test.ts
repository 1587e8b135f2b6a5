import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loaded } from '../../src/text/lazily.ts';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import type { Db } from '../../src/file/sqlite.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { newReferral } from '../../src/referrals/referral.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { isClosed, STATUSES } from '../../src/referrals/status.ts';
import { newNetwork, TODAY, type Refnet } from '../helpers/refnet.ts';

const PARTNERS = ['Maren Holt', 'Victor Osei', 'Ilse Moreno'] as const;
const QUARTERS = [
  ['2025q1', '2025-01-01', '2025-03-31'],
  ['2025q2', '2025-04-01', '2025-06-30'],
  ['2025q3', '2025-07-01', '2025-09-30'],
  ['2025q4', '2025-10-01', '2025-12-31'],
] as const;
const BEGIN = asDay('2024-06-01');

const amount = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 9_999_99 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 10_000_000_000_000 }) },
);
/** Days around the ends of the quarters, where a period is decided, and any others. */
const dayOf2025 = fc.oneof(
  fc.constantFrom(
    ...QUARTERS.flatMap(([, since, until]) => [addDays(asDay(since), -1), asDay(since), asDay(until)]),
  ),
  fc.integer({ min: 0, max: 700 }).map((n) => addDays(BEGIN, n)),
);
const referral = fc.record({
  partner: fc.nat(PARTNERS.length - 1),
  direction: fc.constantFrom('given' as const, 'received' as const),
  days: fc.tuple(dayOf2025, dayOf2025).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const))),
  status: fc.constantFrom(...STATUSES, 'won' as const, 'won' as const, 'lost' as const),
  dated: fc.boolean(),
  consent: fc.constantFrom(true, null, null, false),
  currency: fc.constantFrom('CAD', 'JPY', 'KWD'),
  estimate: fc.option(amount),
  invoiced: fc.option(amount),
  collected: fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -500, max: 90_000 })), {
    maxLength: 2,
  }),
});
type Drawn = typeof referral extends fc.Arbitrary<infer T> ? T : never;

const today = asDay(TODAY);
const now = () => new Date(`${TODAY}T12:00:00Z`);

/** A file with these referrals, one of its partners archived. */
async function networkOf(drawn: readonly Drawn[]): Promise<{ refnet: Refnet; db: Db }> {
  const refnet = await newNetwork(['add-partner', PARTNERS[0]]);
  const { db } = openForWriting({ path: refnet.file, today, now });
  const written = () =>
    recordChange(db, { command: 'test', today, now }, (change) => {
      const others = PARTNERS.slice(1).map((name) => savingPartner.insert(change, emptyPartner(name)));
      savingPartner.update(change, others[0] ?? 0, { archivedOn: asDay('2025-08-15') });
      const ids = [1, ...others];
      for (const {
        partner,
        days,
        status,
        dated,
        currency,
        estimate,
        invoiced,
        collected,
        ...facts
      } of drawn) {
        const closed = isClosed(status) && dated;
        const money = (minor: number | null) => (minor === null ? null : { minor, currency });
        const id = savingReferral.insert(
          change,
          newReferral({
            ...facts,
            partnerId: ids[partner] ?? 1,
            occurredOn: days[0],
            status,
            closedOn: closed ? days[1] : null,
            clientName: 'Jane D.',
            estimate: money(estimate),
            invoiced: status === 'won' ? money(invoiced) : null,
          }),
        );
        for (const [after, minor] of collected) {
          const cells = { referral_id: id, on_day: addDays(days[0], after), currency, amount_minor: minor };
          change.insert('collections', cells);
        }
      }
      return { result: undefined, summary: 'test' };
    });
  await loaded(written);
  return { refnet, db };
}

interface Figures {
  given: number;
  received: number;
  closed: number;
  won: number;
  introducedEarlier: number;
  wonWithoutAmount: number;
  businessReceived: Record<string, bigint>;
  businessGiven: Record<string, bigint>;
}

/** The same figures by plain SQL, one question at a time, without any of the program's own. */
function bySql(db: Db, since: string, until: string, partner?: string): Figures {
  const outcome = `coalesce(r.closed_on, r.occurred_on) between '${since}' and '${until}'`;
  const whose = partner === undefined ? 'true' : `p.name = '${partner}'`;
  const from = `from referrals r join partners p on p.id = r.partner_id where ${whose} and r.consent is not 0`;
  const introduced = `${from} and r.status not in ('void', 'not-chosen') and r.occurred_on between '${since}' and '${until}'`;
  const closed = `${from} and ${outcome} and r.status in ('won', 'lost', 'no-response', 'declined')`;
  const won = `${closed} and r.status = 'won'`;
  const count = (rest: string): number => Number(db.prepare(`select count(*) ${rest}`).pluck().get() ?? 0);
  const came = `(select sum(amount_minor) from collections c where c.referral_id = r.id and c.on_day <= '${TODAY}')`;
  const business = (direction: string): Record<string, bigint> => {
    const rows = db
      .prepare<[], { id: number; currency: string; minor: bigint | null }>(
        `select r.id, coalesce(iif(r.invoiced_minor is null, null, r.currency), (select currency from collections c where c.referral_id = r.id)) as currency,
           coalesce(r.invoiced_minor, ${came}) as minor ${won} and r.direction = '${direction}'`,
      )
      .safeIntegers()
      .all();
    const sums: Record<string, bigint> = {};
    for (const { currency, minor } of rows) {
      if (minor !== null) sums[currency] = (sums[currency] ?? 0n) + minor;
    }
    return sums;
  };
  return {
    given: count(`${introduced} and r.direction = 'given'`),
    received: count(`${introduced} and r.direction = 'received'`),
    closed: count(closed),
    won: count(won),
    introducedEarlier: count(`${closed} and r.occurred_on < '${since}'`),
    wonWithoutAmount: count(
      `${won} and r.direction = 'received' and r.invoiced_minor is null and ${came} is null`,
    ),
    businessReceived: business('received'),
    businessGiven: business('given'),
  };
}

type Json = Record<string, unknown>;

function amounts(list: unknown): Record<string, bigint> {
  const parts = (list ?? []) as readonly { amount: string; currency: string }[];
  return Object.fromEntries(parts.map((each) => [each.currency, BigInt(each.amount.replace('.', ''))]));
}

/** The figures of a part of the report's JSON: the totals, a row, or all of the report on a partner. */
function figuresOf(part: Json): Figures {
  const number = (key: string) => Number(part[key]);
  return {
    given: number('given'),
    received: number('received'),
    closed: number('closed'),
    won: number('won'),
    introducedEarlier: number('introducedEarlier'),
    wonWithoutAmount: number('wonWithoutAmount'),
    businessReceived: amounts(part['businessReceived'] ?? part['closedBusiness']),
    businessGiven: amounts(part['businessGiven']),
  };
}

const NOTHING: Figures = {
  given: 0,
  received: 0,
  closed: 0,
  won: 0,
  introducedEarlier: 0,
  wonWithoutAmount: 0,
  businessReceived: {},
  businessGiven: {},
};

/** Added up; what was introduced earlier is another thing for each period. */
function added(parts: readonly Figures[]): Omit<Figures, 'introducedEarlier'> {
  const sum = (pick: (each: Figures) => number) => parts.reduce((total, each) => total + pick(each), 0);
  const business = (pick: (each: Figures) => Record<string, bigint>) => {
    const sums: Record<string, bigint> = {};
    for (const [currency, minor] of parts.flatMap((each) => Object.entries(pick(each)))) {
      sums[currency] = (sums[currency] ?? 0n) + minor;
    }
    return sums;
  };
  return {
    given: sum((each) => each.given),
    received: sum((each) => each.received),
    closed: sum((each) => each.closed),
    won: sum((each) => each.won),
    wonWithoutAmount: sum((each) => each.wonWithoutAmount),
    businessReceived: business((each) => each.businessReceived),
    businessGiven: business((each) => each.businessGiven),
  };
}

describe('periods add up', () => {
  test('the quarters of a year to the year, in every figure, and each is what plain SQL counts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(referral, { maxLength: 30 }), async (drawn) => {
        const { refnet, db } = await networkOf(drawn);
        const report = async (...argv: string[]): Promise<Json> =>
          JSON.parse(await refnet.ok(['report', ...argv, '--json'])) as Json;
        const year = await report('--year', '2025');
        const quarters = [];
        for (const [quarter] of QUARTERS) quarters.push(await report('--quarter', quarter));

        const totals = (each: Json) => figuresOf(each['totals'] as Json);
        expect(totals(year)).toEqual(bySql(db, '2025-01-01', '2025-12-31'));
        for (const [at, [, since, until]] of QUARTERS.entries()) {
          expect(totals(quarters[at] ?? {})).toEqual(bySql(db, since, until));
        }
        expect(added(quarters.map(totals))).toEqual(added([totals(year)]));

        for (const name of PARTNERS) {
          const row = (each: Json) => {
            const rows = each['volume'] as readonly Json[];
            const found = rows.find(({ partner }) => partner === name);
            return found === undefined ? NOTHING : figuresOf(found);
          };
          expect(row(year)).toEqual(bySql(db, '2025-01-01', '2025-12-31', name));
          expect(added(quarters.map(row))).toEqual(added([row(year)]));
          expect(figuresOf(await report(name, '--year', '2025'))).toEqual(row(year));
        }
        const [maren] = PARTNERS;
        const own = await report(maren, '--year', '2025');
        const months = own['months'] as readonly number[];
        expect(months.reduce((sum, each) => sum + each, 0)).toBe(own['exchanged']);
        const { before } = await report(maren, '--quarter', '2025q2');
        expect(before === null ? NOTHING : figuresOf(before as Json)).toEqual(
          bySql(db, '2025-01-01', '2025-03-31', maren),
        );

        const listed = JSON.parse(
          await refnet.ok([
            'referrals',
            '--closed-since',
            '2025-04-01',
            '--closed-until',
            '2025-06-30',
            '--json',
          ]),
        ) as readonly Json[];
        const counted = listed.filter(({ consent }) => consent !== false);
        expect(counted).toHaveLength(totals(quarters[1] ?? {}).closed);
        db.close();
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
