import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { STAGES } from '../../src/partners/stage.ts';
import { newReferral } from '../../src/referrals/referral.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { isClosed, STATUSES } from '../../src/referrals/status.ts';
import { GROUPINGS } from '../../src/reports/groups.ts';
import { loaded } from '../../src/text/lazily.ts';
import { newNetwork, TODAY, type Refnet } from '../helpers/refnet.ts';

const today = asDay(TODAY);
const now = () => new Date(`${TODAY}T12:00:00Z`);

/** Days of the two quarters that are compared, of their ends, and around them. */
const aDay = fc.oneof(
  fc.constantFrom(
    ...['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01', '2026-09-30', '2026-10-01'].map(asDay),
  ),
  fc.integer({ min: 0, max: 300 }).map((n) => addDays(asDay('2026-01-10'), n)),
);
const optional = (...texts: string[]) => fc.option(fc.constantFrom(...texts));

const drawnPartner = fc.record({
  profession: optional('CPA', 'bookkeeper', 'Lawyer', 'realtor and mortgage broker', 'dog walker', '???'),
  business: optional('Ash & Oak Ltd', 'ash & oak', 'Moreno Law', 'Ltd'),
  region: optional('Toronto', 'TORONTO', 'Öst'),
  tags: fc.uniqueArray(fc.constantFrom('vip', 'tax', 'pilot'), { maxLength: 3 }),
  stage: fc.constantFrom(...STAGES),
  archivedOn: fc.option(aDay),
});

const drawnReferral = fc.record({
  partner: fc.nat(5),
  direction: fc.constantFrom('given' as const, 'received' as const),
  days: fc.tuple(aDay, aDay).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const))),
  status: fc.constantFrom(...STATUSES, 'won' as const, 'won' as const, 'lost' as const),
  consent: fc.constantFrom(true, null, false),
  invoiced: fc.option(fc.integer({ min: 1, max: 9_999_99 })),
  currency: fc.constantFrom('CAD', 'JPY'),
});

const drawnNetwork = fc.record({
  partners: fc.array(drawnPartner, { minLength: 1, maxLength: 6 }),
  referrals: fc.array(drawnReferral, { maxLength: 25 }),
  minutes: fc.array(fc.tuple(fc.nat(5), aDay, fc.integer({ min: 1, max: 90 })), { maxLength: 4 }),
});
type Drawn = typeof drawnNetwork extends fc.Arbitrary<infer T> ? T : never;

async function networkOf({ partners, referrals, minutes }: Drawn): Promise<Refnet> {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['config', 'hourly-rate', 'CAD 60'],
    ['config', 'records-since', '2025-01-01'],
  );
  const { db } = openForWriting({ path: refnet.file, today, now });
  await loaded(() =>
    recordChange(db, { command: 'test', today, now }, (change) => {
      const ids = partners.map((facts, at) =>
        savingPartner.insert(change, { ...emptyPartner(`Partner ${'ABCDEF'.charAt(at)}`), ...facts }),
      );
      const idOf = (at: number) => ids[at % ids.length] ?? 1;
      for (const { partner, days, status, invoiced, currency, ...facts } of referrals) {
        const draft = newReferral({
          ...facts,
          partnerId: idOf(partner),
          status,
          occurredOn: days[0],
          closedOn: isClosed(status) ? days[1] : null,
          invoiced: status === 'won' && invoiced !== null ? { minor: invoiced, currency } : null,
        });
        savingReferral.insert(change, draft);
      }
      for (const [partner, onDay, spent] of minutes) {
        change.insert('check_ins', {
          partner_id: idOf(partner),
          kind: 'call',
          on_day: onDay,
          minutes: spent,
        });
      }
      return { result: undefined, summary: 'drawn' };
    }),
  );
  db.close();
  return refnet;
}

interface Money {
  readonly amount: string;
  readonly currency: string;
}
type Value = number | null | readonly Money[];
type Counted = Readonly<Record<string, Value>>;

/** Whole numbers by key, amounts by key and currency; shares and names aside. */
function numbersOf(counted: Readonly<Record<string, unknown>>): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const [key, value] of Object.entries(counted)) {
    if (key === 'partners' || key.startsWith('conversion')) continue;
    if (typeof value === 'number' && value !== 0) numbers.set(key, value);
    if (!Array.isArray(value)) continue;
    for (const each of value as readonly Partial<Money>[]) {
      if (each.amount === undefined) continue;
      numbers.set(`${key} ${each.currency ?? ''}`, Number(each.amount.replace('.', '')));
    }
  }
  return numbers;
}

function summed(all: readonly Counted[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const each of all) {
    for (const [key, n] of numbersOf(each)) sums.set(key, (sums.get(key) ?? 0) + n);
  }
  return new Map([...sums].filter(([, n]) => n !== 0));
}

const inOrder = (map: Map<string, number>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

interface Told {
  readonly totals: Counted;
  readonly partners: readonly Counted[];
  readonly groups: readonly (Counted & {
    readonly group: string | null;
    readonly members: readonly (Counted & { partnerId: string })[];
  })[];
  readonly inSeveral: readonly string[];
}

test('groups add up to their totals, the totals to the report, and what changed to the two periods', async () => {
  await fc.assert(
    fc.asyncProperty(drawnNetwork, fc.constantFrom('volume', 'costs'), async (drawn, part) => {
      const refnet = await networkOf(drawn);
      const told = async (...argv: string[]) =>
        JSON.parse(await refnet.ok(['report', '--json', ...argv])) as Told;
      const [q3, q2] = [
        ['--quarter', '2026q3'],
        ['--quarter', '2026q2'],
      ];
      const only = ['--only', part];
      const compared = await told(...only, ...q3, '--compare');
      expect(inOrder(summed(compared.partners))).toEqual(inOrder(numbersOf(compared.totals)));

      for (const by of GROUPINGS) {
        const { groups, totals, inSeveral } = await told(...only, ...q3, '--compare', '--by', by);
        expect(totals).toEqual({ ...compared.totals });
        for (const { members, ...group } of groups) {
          expect(inOrder(summed(members))).toEqual(inOrder(numbersOf(group)));
        }
        const ids = groups.flatMap(({ members }) => members.map(({ partnerId }) => partnerId));
        const once = groups
          .flatMap(({ members }) => members)
          .filter(({ partnerId }, at) => ids.indexOf(partnerId) === at);
        expect(inOrder(summed(once))).toEqual(inOrder(numbersOf(totals)));
        expect(new Set(ids).size < ids.length).toBe(inSeveral.length > 0);
        expect(by === 'tag' ? [] : inSeveral).toEqual([]);
      }

      const [own, before] = [
        await told(...only, ...q3, '--by', 'stage'),
        await told(...only, ...q2, '--by', 'stage'),
      ];
      const { totals } = compared;
      for (const key of Object.keys(own.totals).filter((each) => each !== 'partners')) {
        expect(totals[key]).toEqual(own.totals[key]);
        expect(totals[`${key}Before`]).toEqual(before.totals[key]);
        const [n, then, change] = [own.totals[key], before.totals[key], totals[`${key}Change`]];
        const isCount = typeof n === 'number' && typeof then === 'number';
        expect(isCount ? change : 0).toBe(isCount ? n - then : 0);
      }

      const report = await told(...q3);
      const asReported = {
        given: report.totals['given'],
        received: report.totals['received'],
        closed: report.totals['closed'],
        won: report.totals['won'],
        introducedEarlier: report.totals['introducedEarlier'],
        closedBusiness: report.totals['businessReceived'],
        businessGiven: report.totals['businessGiven'],
        wonWithoutAmount: report.totals['wonWithoutAmount'],
      };
      expect(totals).toMatchObject(part === 'volume' ? asReported : {});
    }),
    { numRuns: 12 },
  );
});
