import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

type Line = readonly string[];

const DARLA: readonly Line[] = [
  ['config', 'my-name', 'Darla Kay'],
  ['config', 'currency', 'USD'],
  ['config', 'country', 'US'],
  ['config', 'subdivision', 'TX'],
  ['config', 'profession', 'realtor'],
  ['config', 'records-since', '2025-01-01'],
  ['add-partner', 'Bea Salinas', '--profession', 'mortgage broker', '--country', 'US', '--subdivision', 'TX'],
  ['edit', 'bea', '--shared-tracking', 'yes', '--on', '2026-01-01', '--describes-me', 'the fast one'],
  ['edit', 'bea', '--conflict', 'we ask Mo'],
  ['log', 'Ann A.', '--from', 'bea', '--on', '2025-10-01'],
  ['update', '1', 'won', '--value', '9000', '--on', '2025-12-05'],
  ['log', 'Cal C.', '--from', 'bea', '--on', '2026-06-01'],
  ['log', 'Bob B.', '--to', 'bea', '--on', '2026-03-01'],
  ['check-in', 'bea', '--kind', 'coffee', '--on', '2026-05-01'],
  ['agree', 'bea', '--verbal', '--i-pay', 'flat 150', '--they-pay', 'flat 100', '--from', '2025-01-01'],
  ['update', '1', '--collected', '9000'],
];
const handed = async (...more: Line) =>
  (await newNetwork(...DARLA)).ok(['report', 'bea', '--for-partner', ...more]);

describe('the brief for the partner', () => {
  test.each([
    [[], 'by Darla  a client, 2 Jun'],
    [['--format', 'html'], 'a client'],
    [['--json'], '"introducedByMe": 2'],
    [['--no-clients'], 'a client  Darla'],
  ])('gives a client who was forgotten no initial, and has none under way, with %j', async (how, said) => {
    const network = await newNetwork(...DARLA, ['log', 'Quill V.', '--to', 'bea', '--on', '2026-06-02']);
    await network.ok(['check-in', 'bea', '--on', '2026-06-01']);
    await network.ok(['log', 'Rue W.', '--from', 'bea', '--on', '2026-06-03']);
    await network.ok(['update', 'rue', 'won', '--on', '2026-06-09']);
    await network.ok(['forget', '--client', 'Quill V.', '--all', '--yes']);
    await network.ok(['forget', '--client', 'Rue W.', '--all', '--yes']);
    const brief = await network.ok(['report', 'bea', '--for-partner', ...how]);
    expect(brief).toContain(said);
    expect(brief).not.toMatch(/\b[NQ]\.(?!\w)/);
    expect(brief.includes('a client  Darla')).toBe(how.some((each) => each === '--no-clients'));
  });

  test('counts quarters that add up to the line above, of the same days', async () => {
    const text = await handed();
    expect(text).toContain(
      `
  Introduced  2: 1 by Darla, 1 by Bea
  Closed      1, 1 won; introduced earlier

By quarter
  Quarter              By Darla  By Bea  Closed  Won
  Q4 2025 from 21 Nov         0       0       1    1
  Q1 2026                     1       0       0    0
  Q2 2026                     0       1       0    0
  Q3 2026                     0       0       0    0
  Q4 2026 to 20 Nov           0       0       0    0
`,
    );
    expect(await handed('--last', 'quarter')).not.toContain('By quarter');
  });

  test.each([
    [[], ['Q4 2025 from 21 Nov']],
    [
      ['--year', '2025'],
      ['Q1 2025', 'Q4 2025'],
    ],
    [
      ['--since', '2025-08-15'],
      ['Q3 2025 from 15 Aug', 'Q4 2025'],
    ],
  ])('of %j adds up', async (period, quarters) => {
    const plain = JSON.parse(await handed(...period, '--json'));
    for (const key of ['byMe', 'byPartner', 'closed', 'won']) {
      const sum = plain.quarters.reduce(
        (all: number, each: Record<string, number>) => all + (each[key] ?? 0),
        0,
      );
      const above = { byMe: plain.introducedByMe, byPartner: plain.introducedByPartner }[key] ?? plain[key];
      expect([key, sum]).toEqual([key, above]);
    }
    expect(plain.quarters.map(({ quarter }: { quarter: string }) => quarter)).toEqual(
      expect.arrayContaining(quarters),
    );
  });

  test('says of a time before the record begins that it is not on record', async () => {
    expect(await handed('--year', '2024')).toContain(
      '  Introduced  not on record, which begins 1 Jan 2025\n',
    );
    const text = await handed('--since', '2023-01-01');
    expect(text).toContain(
      '  Q4 2024                   -       -       -    -\n  Q1 2025                   0',
    );
    expect(text).toContain('\n  - is not on record, which begins 1 Jan 2025\n');
    expect(text).not.toContain('Q3 2024');
    const plain = JSON.parse(await handed('--since', '2023-01-01', '--json'));
    expect(plain.quarters[0]).toEqual({
      quarter: 'Q1 2023',
      byMe: null,
      byPartner: null,
      closed: null,
      won: null,
    });
  });

  test('has the fees that are due, how we keep track and describe each other, and what rules say', async () => {
    const text = await handed();
    expect(text).toContain('\nTo do\n  Darla  a fee of USD 150 to Bea, since 20 Nov\n');
    expect(text).toMatch(/\n {2}notice {6}Federal law bars/);
    expect(text).toMatch(
      /\nHow we work together\n {2}tracking {6}shared since 1 Jan 2026\n {2}Bea on Darla {2}the fast one \(.*\)\n\n/,
    );
    expect(text).not.toContain('Mo');
    expect(text).not.toContain('9,000');
  });

  test('of a client who is named where we describe each other says no name', async () => {
    const refnet = await newNetwork(...DARLA, ['edit', 'bea', '--i-describe', 'who helped Cal C. at once']);
    expect(await refnet.ok(['report', 'bea', '--for-partner'])).toContain(
      'Darla on Bea  who helped (client) at once',
    );
  });

  test('as CSV has the quarters and the open clients as lines', async () => {
    const lines = (await handed('--format', 'csv')).split('\r\n');
    expect(lines.slice(1, 11)).toEqual([
      'counted,Introduced,"2: 1 by Darla, 1 by Bea"',
      'counted,Closed,"1, 1 won; introduced earlier"',
      'quarter,Q4 2025 from 21 Nov,"0 by Darla, 0 by Bea; 1 closed, 1 won"',
      'quarter,Q1 2026,"1 by Darla, 0 by Bea; 0 closed, 0 won"',
      'quarter,Q2 2026,"0 by Darla, 1 by Bea; 0 closed, 0 won"',
      'quarter,Q3 2026,"0 by Darla, 0 by Bea; 0 closed, 0 won"',
      'quarter,Q4 2026 to 20 Nov,"0 by Darla, 0 by Bea; 0 closed, 0 won"',
      'since,by Bea,"C. C., 1 Jun"',
      'client,by Darla,"B. B., 1 Mar 2026, new"',
      'client,by Bea,"C. C., 1 Jun 2026, new"',
    ]);
  });
});

test('what became of clients is handed over where no check-in is noted; a reached goal is nothing to do', async () => {
  const refnet = await newNetwork(
    ['config', 'my-name', 'Darla Kay'],
    ['add-partner', 'Bea Salinas'],
    ['promise', 'bea', '--theirs', '--goal', '1 referral', '--from', '2026-01-01'],
    ['log', 'Ann A.', '--from', 'bea', '--on', '2026-02-01'],
    ['update', 'ann', 'lost', '--on', '2026-03-05'],
  );
  const text = await refnet.ok(['report', 'bea', '--for-partner']);
  expect(text).toContain(
    '\nIn the last 12 months\n  by Bea  A. A., 1 Feb\n  lost    A. A., 5 Mar, introduced by Bea\n',
  );
  expect(text).toContain('\nDone together\n  Bea  1 of 1 referral, reached\n');
  expect(text).not.toContain('To do');
});

test('other partners are named no more than clients are', async () => {
  const refnet = await newNetwork(
    ['config', 'my-name', 'Darla Kay'],
    ['add-partner', 'Maren Holt', '--business', 'Holt Lending'],
    ['add-partner', 'Victor Osei', '--business', 'Quill', '--also-known-as', 'Vico'],
    ['add-partner', 'Dora Holt', '--business', 'Bookkeeping'],
    ['log', 'Jane Doe', '--from', 'maren', '--on', '2026-10-01'],
    ['promise', 'maren', 'meet Victor Osei and Quill for lunch with Jane Doe', '--by', '2026-12-01'],
    ['promise', 'maren', 'ask vico, then Dora, for Holt Lending', '--by', '2026-12-02'],
    ['promise', 'maren', 'bookkeeping of (client)', '--by', '2026-12-03'],
  );
  const text = await refnet.ok(['report', 'maren', '--for-partner']);
  expect(text.replaceAll(/\s+/g, ' ')).toContain('meet (partner) and (partner) for lunch with (client)');
  expect(text).toContain('ask (partner), then (partner), for Holt Lending');
  expect(text).toContain('bookkeeping of (client)');
  expect(text).not.toMatch(/osei|victor|quill|vico|dora|doe/i);
});

describe('clients are found in promises as a calendar finds them', () => {
  const CLIENTS = [
    'Ali Öz',
    'Tom Ax',
    'Frau Dr. Ilse von Ahn',
    'Kurt Lang',
    'Groß & Söhne GmbH',
    'Roth, Uwe',
  ];

  test.each([
    ['Öz zahlt; Herrn Öz mahnen', '(client) zahlt; Herrn (client) mahnen'],
    ['Oez, dann Ali fragen', '(client), dann (client) fragen'],
    ['Ax fragen', '(client) fragen'],
    ['Axs Akte', '(client) Akte'],
    ['T. Ax anrufen', '(client) anrufen'],
    ['mit Ax, T. reden', 'mit (client) reden'],
    ['Ahn fragen, Ilse mailen', '(client) fragen, (client) mailen'],
    ['Langs Akte, Kurt fragen', '(client) Akte, (client) fragen'],
    ['Groß & Söhne anrufen', '(client) anrufen'],
    ['GROSS anrufen', '(client) anrufen'],
    ['Roth anrufen', 'Roth anrufen'],
    ['Von hier aus lang und groß planen', 'Von hier aus lang und groß planen'],
    ['Die GmbH des Kunden prüfen', 'Die GmbH des Kunden prüfen'],
  ])('%s', async (what, told) => {
    const refnet = await newNetwork(
      ['config', 'my-name', 'Jana Vogt'],
      ['add-partner', 'Lisa Roth'],
      ...CLIENTS.map((client): Line => ['log', client, '--from', 'lisa', '--on', '2026-10-01']),
      ['promise', 'lisa', what, '--by', '2026-12-01'],
    );
    const brief = await refnet.ok(['report', 'lisa', '--for-partner']);
    expect(brief.replaceAll(/\s+/g, ' ')).toContain(`Jana ${told}, by Tue 1 Dec`);
  });

  test('and so are other partners', async () => {
    const refnet = await newNetwork(
      ['config', 'my-name', 'Jana Vogt'],
      ['add-partner', 'Lisa Roth'],
      ['add-partner', 'Ida Ax'],
      ['add-partner', 'Kurt Lang'],
      ['promise', 'lisa', 'Lang fragen; mit Ax und I. Ax reden', '--by', '2026-12-01'],
    );
    expect(await refnet.ok(['report', 'lisa', '--for-partner'])).toContain(
      'Jana  (partner) fragen; mit (partner) und (partner) reden, by Tue 1 Dec',
    );
  });
});

test('without my own name nothing is handed over, and how to say it is told', async () => {
  const refnet = await newNetwork(['add-partner', 'Bea Lowe']);
  expect(await refnet.fails(2, ['report', 'bea', '--for-partner'])).toBe(
    'refnet: your own name is not known, and the brief says who introduced whom\n  refnet config my-name NAME\n',
  );
});
