import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
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
  From              Received  Open  Closed  Won  Share  Business       Average
  Google (source)          5             5    2    40%   EUR 300  EUR 150 of 2
  Maren Holt               2     1       1    1          CAD 900  CAD 900 of 1
  website (source)         0             1    1
  Open: not closed yet, whenever they came. Share: won of those closed, from 5
  closed on. Average: business of a won client, rounded, of those with an amount

In all 7 closed, 4 won (57%); 1 of them introduced earlier; CAD 900, EUR 300
closed business; on average CAD 900 of 1, EUR 150 of 2; 1 won without an amount.

By quarter
  Quarter            Received  Closed  Won  Share  Business       Average
  Q1 2026                   1       2    2          CAD 900  CAD 900 of 1
  Q2 2026                   6       5    2    40%   EUR 300  EUR 150 of 2
  Q3 2026                   0
  Q4 2026 to 20 Nov         0
  No room for Of partners: a wider window or --format csv has it all

Received in each quarter
  From              Q1 26  Q2 26  Q3 26  Q4 26
  Google (source)       0      5      0      0
  Maren Holt            1      1      0      0
  website (source)      0      0      0      0
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
        'partner,partnerId,source,received,open,closed,won,conversion,introducedEarlier,closedBusiness,wonWithoutAmount,wonWithAmount,averageBusiness,firm,kind,quarter',
        ',,Google,5,0,5,2,40,0,EUR 300.00,0,2,EUR 150.00,,source,',
        'Maren Holt,p1,,1,1,0,0,,0,,0,0,,,partner,',
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
    expect(drawn).toMatch(/Google \(source\) +5 +5 +2 +40% +EUR 300\n/);
  });
});

/** Two partners of one firm, one of another, and a source; in two quarters, won in two currencies. */
async function firms(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt', '--business', 'Ash & Oak Ltd'],
    ['add-partner', 'Victor Osei', '--business', 'Ash & Oak'],
    ['add-partner', 'Ilse Moreno', '--business', 'Moreno Law'],
    ['log', 'A', '--from', 'maren', '--on', '2026-02-03', '--status', 'won', '--value', 'CAD 900'],
    ['log', 'B', '--from', 'maren', '--on', '2026-05-03', '--status', 'won', '--value', 'CAD 101.01'],
    ['log', 'C', '--from', 'victor', '--on', '2026-05-04', '--status', 'won', '--value', 'EUR 20.50'],
    ['log', 'D', '--from', 'victor', '--on', '2026-05-05', '--status', 'lost'],
    ['log', 'E', '--from', 'victor', '--on', '2026-05-06', '--status', 'won'],
    ['log', 'F', '--from', 'ilse', '--on', '2026-05-07'],
    ['log', 'G', '--source', 'website', '--on', '2026-02-08'],
  );
  return refnet;
}

describe('firms', () => {
  const HALF = ['--since', '2026-01-01', '--until', '2026-06-30'];

  test('of several partners are told as their total with the partners under it, firms of one as the partner', async () => {
    const refnet = await firms();
    expect(await refnet.ok(['report', '--only', 'sources', ...HALF])).toBe(
      `Your referral network                                       1 Jan to 30 Jun 2026

Where clients come from     7 received: 6 from 3 partners and 1 through 1 source
  From              Received  Closed  Won  Share                 Business
  Ash & Oak Ltd            5       5    4    80%  CAD 1,001.01, EUR 20.50
    Victor Osei            3       3    2                       EUR 20.50
    Maren Holt             2       2    2                    CAD 1,001.01
  Ilse Moreno              1
  website (source)         1
  Share: won of those closed, from 5 closed on
  No room for Open and Average: a wider window or --format csv has it all

In all 5 closed, 4 won (80%); CAD 1,001.01, EUR 20.50 closed business; on
average CAD 501 of 2, EUR 20.50 of 1; 1 won without an amount.

By quarter
  Quarter  Received  Closed  Won               Business
  Q1 2026         2       1    1                CAD 900
  Q2 2026         5       4    3  CAD 101.01, EUR 20.50
  No room for Of partners and Average: a wider window or --format csv has it all

Received in each quarter
  From              Q1 26  Q2 26
  Ash & Oak Ltd         1      4
    Victor Osei         0      3
    Maren Holt          1      1
  Ilse Moreno           0      1
  website (source)      1      0
`,
    );
  });

  test('stand in JSON beside the partners, who are there once, and in each quarter', async () => {
    const refnet = await firms();
    const told = JSON.parse(await refnet.ok(['report', '--only', 'sources', ...HALF, '--json'])) as object;
    expect(told).toMatchObject({
      received: 7,
      averageBusiness: [
        { amount: '500.51', currency: 'CAD', of: 2 },
        { amount: '20.50', currency: 'EUR', of: 1 },
      ],
      from: [
        { partner: 'Victor Osei', firm: 'Ash & Oak' },
        { partner: 'Maren Holt', firm: 'Ash & Oak Ltd' },
        { partner: 'Ilse Moreno', firm: 'Moreno Law' },
        { source: 'website', firm: null },
      ],
      firms: [
        {
          firm: 'Ash & Oak Ltd',
          partners: ['Victor Osei', 'Maren Holt'],
          received: 5,
          closed: 5,
          won: 4,
          conversion: 80,
          wonWithAmount: 3,
          wonWithoutAmount: 1,
        },
      ],
      quarters: [
        {
          quarter: '2026q1',
          received: 2,
          firms: [],
          from: [{ partner: 'Maren Holt' }, { source: 'website' }],
        },
        { quarter: '2026q2', received: 5, firms: [{ received: 4, won: 3 }] },
      ],
    });
  });

  test('come first in CSV, and each quarter after the whole', async () => {
    const refnet = await firms();
    const csv = await refnet.ok(['report', '--only', 'sources', ...HALF, '--format', 'csv']);
    const rows = csv.split('\r\n').map((line) => line.split(','));
    const [heads = []] = rows;
    const cells = rows
      .slice(1, -1)
      .map((row) => ['firm', 'partner', 'kind', 'quarter', 'received'].map((key) => row[heads.indexOf(key)]));
    expect(cells).toEqual([
      ['Ash & Oak Ltd', '', 'firm', '', '5'],
      ['Ash & Oak', 'Victor Osei', 'partner', '', '3'],
      ['Ash & Oak Ltd', 'Maren Holt', 'partner', '', '2'],
      ['Moreno Law', 'Ilse Moreno', 'partner', '', '1'],
      ['', '', 'source', '', '1'],
      ['Ash & Oak Ltd', 'Maren Holt', 'partner', '2026q1', '1'],
      ['', '', 'source', '2026q1', '1'],
      ['Ash & Oak Ltd', '', 'firm', '2026q2', '4'],
      ['Ash & Oak', 'Victor Osei', 'partner', '2026q2', '3'],
      ['Ash & Oak Ltd', 'Maren Holt', 'partner', '2026q2', '1'],
      ['Moreno Law', 'Ilse Moreno', 'partner', '2026q2', '1'],
    ]);
  });
});

test('of many the first ones are told, the rest in one line, and all with --all and in files', async () => {
  const refnet = await newNetwork(
    ...Array.from({ length: 23 }, (_, at) => [
      'log',
      `C${at}`,
      '--source',
      `Fair ${String(at).padStart(2, '0')}`,
    ]),
  );
  const told = await refnet.ok(['report', '--only', 'sources']);
  expect(told).toContain(
    '  Fair 19 (source)         1     1\n  ... 3 more, 3 received: refnet report --only sources --all\n',
  );
  expect(told).not.toContain('Fair 20');
  expect(await refnet.ok(['report', '--only', 'sources', '--all'])).toContain('Fair 22');
  expect(await refnet.ok(['report', '--only', 'sources', '--format', 'md'])).toContain('Fair 22');
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

test('of what was received earlier and closed on these days a page has the table and no picture', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2025-03-02'],
    ['update', '1', 'won', '--value', '900', '--on', '2026-05-02'],
  );
  const page = async () => refnet.ok(['report', '--only', 'sources', '--format', 'html']);
  expect(await page()).toContain('none received');
  expect(await page()).toContain('Maren Holt');
  expect(await page()).not.toContain('<figure');
});
