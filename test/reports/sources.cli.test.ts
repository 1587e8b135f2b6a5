import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner.sql.ts';
import { newReferral } from '../../src/referrals/referral.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { isClosed, STATUSES } from '../../src/referrals/status.ts';
import { loaded } from '../../src/text/lazily.ts';
import { newNetwork, TODAY, type Refnet } from '../helpers/refnet.ts';

async function network(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['log', 'A', '--from', 'maren', '--on', '2026-03-02', '--status', 'won', '--value', 'CAD 900'],
    ['log', 'B', '--from', 'maren', '--on', '2026-04-02'],
    ['log', 'C', '--to', 'victor', '--on', '2026-04-02', '--status', 'won', '--value', 'CAD 70'],
    ['log', 'D', '--source', 'website', '--on', '2025-06-01'],
    ['update', '4', 'won', '--on', '2026-02-03'],
    ['log', 'E', '--source', 'walk-in', '--on', '2026-05-02', '--consent', 'no'],
  );
  for (const at of [1, 2, 3, 4]) {
    const outcome = at < 3 ? ['won', '--value', `EUR ${at}00`] : ['lost'];
    await refnet.ok(['log', `F${at}`, '--source', 'Google', '--on', '2026-05-02', '--status', ...outcome]);
  }
  await refnet.ok(['log', 'F5', '--source', 'Google', '--on', '2026-05-02', '--status', 'declined']);
  return refnet;
}

describe('where clients come from', () => {
  test('is told of partners and sources beside each other, and of whom anything came', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', '--only', 'sources'])).toBe(
      `Your referral network                                   12 months to 20 Nov 2026

Where clients come from      7 received: 2 from 1 partner and 5 through 1 source
  From              Received  Open  Closed  Won  Share won  Business
  Google (source)          5             5    2        40%   EUR 300
  Maren Holt               2     1       1    1              CAD 900
  website (source)         0             1    1

In all 7 closed, 4 won (57%); 1 of them introduced earlier; CAD 900, EUR 300
closed business; 1 won without an amount.
`,
    );
  });

  test('is data too', async () => {
    const refnet = await network();
    expect(JSON.parse(await refnet.ok(['report', '--only', 'sources', '--json']))).toMatchObject({
      received: 7,
      closed: 7,
      won: 4,
      from: [
        { partner: null, source: 'Google', received: 5, closed: 5, won: 2, conversion: 40 },
        { partner: 'Maren Holt', partnerId: 'p1', source: null, received: 2, open: 1, conversion: null },
        {
          partner: null,
          source: 'website',
          received: 0,
          closed: 1,
          introducedEarlier: 1,
          wonWithoutAmount: 1,
        },
      ],
    });
    expect(await refnet.ok(['report', '--only', 'sources', '--quarter', '2026q2', '--format', 'csv'])).toBe(
      [
        'partner,partnerId,source,received,open,closed,won,conversion,introducedEarlier,closedBusiness,wonWithoutAmount',
        ',,Google,5,0,5,2,40,0,EUR 300.00,0',
        'Maren Holt,p1,,1,1,0,0,,0,,0',
        '',
      ].join('\r\n'),
    );
  });

  test('says what to do where nothing came', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.ok(['report', '--only', 'sources'])).toContain(
      'No client came on these days.    refnet log CLIENT --source website',
    );
  });

  test('fits narrow screens, the name first', async () => {
    const refnet = await network();
    const screen = { columns: 60, terminal: true };
    const drawn = stripVTControlCharacters(await refnet.ok(['report', '--only', 'sources'], screen));
    expect(drawn.split('\n').every((line) => line.length <= 60)).toBe(true);
    expect(drawn).toMatch(/Google +5 +5 +2 +40% +EUR 300\n +\(source\)/);
  });
});

const today = asDay(TODAY);
const now = () => new Date(`${TODAY}T12:00:00Z`);
const ago = fc.integer({ min: 0, max: 700 });
const drawn = fc.array(
  fc.record({
    whose: fc.constantFrom('Maren Holt', 'Victor Osei', 'website', 'Google'),
    days: fc.tuple(ago, ago),
    status: fc.constantFrom(...STATUSES),
    consent: fc.constantFrom(null, true, false),
    invoiced: fc.option(fc.integer({ min: 1, max: 99_999_99 })),
  }),
  { minLength: 1, maxLength: 30 },
);

test('what came from partners is what the report counts as received, and nothing is counted twice or lost', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (all) => {
      const refnet = await newNetwork(['config', 'currency', 'CAD']);
      const { db } = openForWriting({ path: refnet.file, today, now });
      await loaded(() =>
        recordChange(db, { command: 'test', today, now }, (change) => {
          const ids = new Map(
            ['Maren Holt', 'Victor Osei'].map((name) => [
              name,
              savingPartner.insert(change, emptyPartner(name)),
            ]),
          );
          for (const { whose, days, status, consent, invoiced } of all) {
            const partnerId = ids.get(whose) ?? null;
            const [occurredOn, closedOn] = [Math.max(...days), Math.min(...days)].map((n) =>
              addDays(today, -n),
            );
            const draft = newReferral({
              partnerId,
              source: partnerId === null ? whose : null,
              direction: 'received',
              occurredOn: occurredOn ?? today,
              status,
              consent,
              closedOn: isClosed(status) ? (closedOn ?? today) : null,
              invoiced: invoiced === null ? null : { minor: invoiced, currency: 'CAD' },
            });
            savingReferral.insert(change, draft);
          }
          return { result: undefined, summary: 'drawn' };
        }),
      );
      db.close();
      const period = ['--since', '2026-01-01'];
      const told = JSON.parse(await refnet.ok(['report', '--only', 'sources', '--json', ...period])) as Told;
      const { totals } = JSON.parse(await refnet.ok(['report', '--json', ...period])) as { totals: Totals };
      const partners = told.from.filter(({ partner }) => partner !== null);
      const sum = (rows: Told['from'], of: (row: Told['from'][number]) => number) =>
        rows.reduce((total, row) => total + of(row), 0);
      expect({
        received: sum(partners, ({ received }) => received),
        closed: sum(partners, ({ closed }) => closed),
        won: sum(partners, ({ won }) => won),
      }).toEqual({ received: totals.received, closed: totals.closed, won: totals.won });
      const counts = all.filter(({ status, consent }) => consent !== false && status !== 'void');
      const inPeriod = counts.filter(({ days }) => addDays(today, -Math.max(...days)) >= '2026-01-01');
      const chosen = inPeriod.filter(({ status }) => status !== 'not-chosen');
      expect(told.received).toBe(chosen.length);
    }),
    { numRuns: 12 },
  );
});

interface Totals {
  readonly received: number;
  readonly closed: number;
  readonly won: number;
}

interface Told extends Totals {
  readonly from: readonly (Totals & { readonly partner: string | null })[];
}
