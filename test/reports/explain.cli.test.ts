import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const won = (value: string) => ['--status', 'won', '--value', value];

async function network(): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Ann A.', '--from', 'maren', '--on', '2026-03-02', ...won('900')],
    ['log', 'Bob B.', '--from', 'maren', '--on', '2025-10-01'],
    ['update', '2', 'won', '--value', 'CAD 1200.50', '--on', '2026-04-01'],
    ['log', 'Cyd C.', '--from', 'victor', '--on', '2026-05-02', ...won('EUR 300')],
    ['log', 'Dan D.', '--from', 'victor', '--on', '2026-05-03', '--status', 'won'],
    ['log', 'Eve E.', '--from', 'victor', '--on', '2026-05-04', '--status', 'lost'],
    ['log', 'Fay F.', '--to', 'victor', '--on', '2026-05-05', ...won('70')],
    ['log', 'Gil G.', '--source', 'website', '--on', '2026-05-06', ...won('55')],
    ['log', 'Hal H.', '--from', 'maren', '--on', '2026-05-07', ...won('10')],
    ['update', '8', 'void'],
    ['log', 'Ian I.', '--from', 'maren', '--on', '2026-05-08', '--consent', 'no', ...won('20')],
    ['check-in', 'maren', '--on', '2026-06-01', '--minutes', '90'],
    ['config', 'hourly-rate', '100'],
  );
}

describe('a number explained', () => {
  test('is told with its rows, what they come to, and what was left out', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', '--explain', 'closed business'])).toBe(
      `Closed business                                         12 months to 20 Nov 2026

From clients received: invoiced for won referrals, else collected, without tax,
never the estimate; on the day of the outcome.

  Number  Day         Outcome     Partner      Client  Status        Amount
       1  2 Mar 2026  2 Mar 2026  Maren Holt   Ann A.  won          CAD 900
       2  1 Oct 2025  1 Apr 2026  Maren Holt   Bob B.  won     CAD 1,200.50
       3  2 May 2026  2 May 2026  Victor Osei  Cyd C.  won          EUR 300

  Sum       CAD 2,100.50, EUR 300 from 3
  Left out  1 void: entered by mistake, or twice (8)
            1 the client did not agree to be contacted (9)
            1 through a source that is no partner (7)
            1 won without an amount (4)

one of them whole: refnet show NUMBER
`,
    );
  });

  test.each([
    [['--explain', 'closed', 'business', 'victor'], 'EUR 300 from 1'],
    [['victor', '--explain', 'revenue'], 'EUR 300 from 1'],
    [['maren', '--explain', 'won', '--quarter', '2026q1'], 'In all  1'],
    [['--explain', 'Introduced-Earlier', '--quarter', '2026q2'], 'In all    1'],
    [['--explain', 'conversion'], 'In all    5 of 6 (83%)'],
    [['--only', 'conversion', '--explain', 'won', '--quarter', '2026q1'], '1 of 1; in percent from 5 on'],
    [['--only', 'costs', '--explain', 'closed'], 'In all    5'],
    [['--only', 'sources', '--explain', 'closed'], 'In all    6'],
    [['--explain', 'hours'], '90 minutes, 1 h 30 min'],
    [['--only', 'costs', '--explain', 'each won'], 'CAD 37.50 for each of 4 won; CAD 150 for 1 h 30 min'],
    [['--explain', 'benefit'], 'not known: it is from 3 received closed on'],
    [['--explain', 'given', '--until', '2026-01-01'], 'No row counts on these days.'],
  ])('%j comes to %j', async (argv, total) => {
    expect(await (await network()).ok(['report', ...argv])).toContain(total);
  });

  test('has the rows and the total as data', async () => {
    const refnet = await network();
    const made = JSON.parse(await refnet.ok(['report', 'maren', '--explain', 'closed-business', '--json']));
    expect(made).toMatchObject({
      measure: 'closed-business',
      since: '2025-11-21',
      until: '2026-11-20',
      partner: 'Maren Holt',
      partnerId: 'p1',
      rows: [
        {
          number: 1,
          record: 'referral',
          countsOn: '2026-03-02',
          amount: { amount: '900.00', currency: 'CAD' },
        },
        { number: 2, day: '2025-10-01', closedOn: '2026-04-01', countsOn: '2026-04-01', client: 'Bob B.' },
      ],
      leftOut: [
        { why: 'void', rows: [{ number: 8 }] },
        { why: 'no-consent', rows: [{ number: 9 }] },
      ],
      total: { count: null, amounts: [{ amount: '2100.50', currency: 'CAD' }] },
    });
    const csv = await refnet.ok(['report', '--explain', 'won', '--format', 'csv']);
    expect(csv.split('\n')).toHaveLength(1 + 5 + 1);
    const md = await refnet.ok(['report', '--explain', 'won', '--format', 'md']);
    expect(md).toContain('| 6 | 5 May 2026 | 5 May 2026 | Victor Osei | Fay F. | given | won | CAD 70 |');
    expect(md).toContain('- **In all**: 5');
  });

  test('has beside each row what it counts by: since when a check-in is due, or whether it is among them', async () => {
    const refnet = await network();
    await refnet.ok(['thank', '1']);
    expect(await refnet.ok(['report', '--explain', 'check-ins due'], { today: '2026-12-05' })).toMatch(
      /Due since {3}Partner {5}Status\n {6}p1 {2}1 Jun 2026 {2}1 Dec 2026 {2}Maren Holt {2}due\n/,
    );
    const thanked = await refnet.ok(['report', '--explain', 'thanked']);
    expect(thanked).toMatch(/Status {2}Thanked\n {7}1 .* won {5}yes\n/);
    expect(thanked).toMatch(/\n {7}3 .* won {5}no\n/);
  });

  test('has no row of the period itself where none is before it', async () => {
    const refnet = await network();
    const argv = ['report', '--since', '1920-01-01', '--explain', 'introduced-before'];
    const shown = await refnet.ok(argv);
    expect(shown).toContain('There is no period before these days.\n\n  In all  0\n');
    expect(shown).not.toContain('Maren');
    expect(JSON.parse(await refnet.ok([...argv, '--json']))).toMatchObject({
      since: null,
      until: null,
      rows: [],
      leftOut: [],
      total: { count: 0 },
    });
  });

  test('stands in as many rows as there is room for, and all of them where they are asked for', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ...Array.from({ length: 23 }, (_, at) => [
        'log',
        `Client ${at}`,
        '--from',
        'maren',
        '--on',
        '2026-05-01',
      ]),
    );
    const some = await refnet.ok(['report', '--explain', 'received', '--year', '2026']);
    expect(some).toContain('... 3 more: refnet report --year 2026 --explain received --all\n');
    expect(some.match(/Client \d/g)).toHaveLength(20);
    const all = await refnet.ok(['report', '--explain', 'received', '--all']);
    expect(all.match(/Client \d/g)).toHaveLength(23);
  });
});

describe('a number that is told one by one', () => {
  test('has a reckoning for each objective, those with nothing reached too', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', '--explain', 'objective'])).toContain(
      'In all  no objective on these days\n',
    );
    for (const goal of ['4 received', '9 one-to-ones', '5k business']) {
      await refnet.ok(['promise', '--network', '--goal', goal, '--from', '2026-01-01', '--by', '2026-12-31']);
    }
    const screen = await refnet.ok(['report', '--explain', 'objective']);
    expect(screen).toContain(
      `  Each  11 4 received: 4
        12 9 one-to-ones: 0
        13 CAD 5,000 business: CAD 2,100.50 from 2
`,
    );
    expect(screen).not.toContain('In all');
    expect(await refnet.ok(['report', 'victor', '--explain', 'objective'])).toContain('11 4 received: 3\n');
    const made = JSON.parse(await refnet.ok(['report', '--explain', 'objective', '--json']));
    expect(made.total).toEqual({ count: null, of: null, percent: null, amounts: null });
    expect(made.apart).toMatchObject([
      { name: '11 4 received', count: 4 },
      { name: '12 9 one-to-ones', count: 0 },
      { name: '13 CAD 5,000 business', amounts: [{ amount: '2100.50', currency: 'CAD' }] },
    ]);
  });

  test('never adds what was paid to what came in', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Maren Holt'],
      ['agree', 'maren', '--verbal', '--i-pay', 'flat 20', '--they-pay', 'flat 7', '--from', '2026-01-01'],
      ['log', 'Ann A.', '--from', 'maren', '--on', '2026-03-02', ...won('900')],
      ['log', 'Bob B.', '--to', 'maren', '--on', '2026-03-03', ...won('900')],
      ['log', 'Cyd C.', '--from', 'maren', '--on', '2026-03-04', ...won('900')],
      ...['2', '3', '4'].map((number) => ['update', number, '--collected', '900']),
    );
    expect(await refnet.ok(['report', '--explain', 'fees-settled'])).toContain('  Sum  nothing\n');
    await refnet.ok(['pay', 'maren', '20']);
    await refnet.ok(['pay', 'maren', '7', '--received']);
    await refnet.ok(['pay', 'maren', '20', '--waive']);
    expect(await refnet.ok(['report', '--explain', 'fees-settled'])).toContain(
      `  Each      you paid: CAD 20 from 1
            they paid: CAD 7 from 1
`,
    );
    expect(await refnet.ok(['report', '--explain', 'fees-waived'])).toContain(
      '  Each  to them: CAD 20 from 1\n',
    );
  });
});

describe('a number that is not one sum', () => {
  test.each([
    [['--explain', 'clients-average'], 'CAD 718.50 on average of 3, EUR 300 on average of 1'],
    [['maren', '--explain', 'share-of-received'], 'In all    1 of 4; in percent from 10 on'],
    [['--explain', 'why-not-won'], 'In all    1, none with a reason noted'],
    [['--explain', 'top-fifth'], 'too few to tell: 4 received, told from 10 on'],
    [['--explain', 'top-fifth-partners'], 'too few to tell: 4 received, told from 10 on'],
  ])('%j says %j', async (argv, total) => {
    expect(await (await network()).ok(['report', ...argv])).toContain(total);
  });

  test('is a share of all received with a partner, in percent from 10 on', async () => {
    const refnet = await network();
    for (let at = 0; at < 6; at += 1) {
      await refnet.ok(['log', `More ${at}`, '--from', 'maren', '--on', '2026-06-03']);
    }
    const argv = ['report', 'maren', '--explain', 'share-of-received'];
    expect(await refnet.ok(argv)).toContain('In all    7 of 10 (70%)\n');
    expect(JSON.parse(await refnet.ok([...argv, '--json']))).toMatchObject({
      adds: 'share',
      total: { count: 7, of: 10, percent: 70 },
    });
  });

  test.each([
    [['--explain', 'No check-in yet'], /^No check-in yet .*\n[^]*p2 +Victor Osei\n\n {2}In all {2}1\n/],
    [['--only', 'check-ins', '--explain', 'due'], /^Check-ins due /],
    [['--only', 'reciprocity', '--explain', 'To you'], /^Closed business /],
    [['--only', 'reciprocity', '--explain', 'To them'], /^Closed business at partners /],
    [['--only', 'fees', '--explain', 'Received'], /^Fees received /],
    [['--only', 'fees', '--explain', 'fees paid'], /^Fees paid .*\n\nFees I paid/],
    [['--only', 'fees', '--explain', 'paid'], /^Fees paid, both ways /],
    [['--only', 'conversion', '--explain', 'share'], /^Share won /],
    [['--only', 'sources', '--explain', 'share'], /^Share of clients won /],
    [['--only', 'concentration', '--explain', 'share'], /^Share of all received /],
    [['--only', 'formalize', '--explain', 'Time to formalize'], /^Exchanged in 12 months /],
  ])('%j explains the word as it is printed there', async (argv, begins) => {
    expect(await (await network()).ok(['report', ...argv])).toMatch(begins);
  });

  test('has no business among the costs for each client won', async () => {
    const refnet = await network();
    const screen = await refnet.ok(['report', '--explain', 'costs-per-won']);
    expect(screen).toContain('Cyd C.');
    expect(screen).not.toMatch(/Amount|CAD 900|EUR|another currency/);
  });
});

describe('what can be explained', () => {
  test('is listed by part of the report, or of one with what each counts', async () => {
    const refnet = await network();
    const all = await refnet.ok(['report', '--explain']);
    expect(all).toMatch(/^What a number counts +refnet report --explain MEASURE\n/);
    expect(all).toMatch(/\n {2}By partner +given, received, exchanged, /);
    const costs = await refnet.ok(['report', '--only', 'costs', '--explain']);
    expect(costs).toContain('refnet report --only costs --explain MEASURE\n');
    expect(costs).toMatch(/\n {2}joint-costs +My costs of what is done together/);
    expect(JSON.parse(await refnet.ok(['report', '--explain', '--json']))).toContainEqual({
      measure: 'width',
      name: 'Width',
      definition: 'Partners, archived ones too, who sent one client or more.',
      source: 'lanes',
      sections: ['portfolio'],
      says: ['senders', 'who sends clients', 'breadth'],
    });
  });

  test.each([
    [['--explain', 'bisness'], 2, '"bisness" is no number of reports. Did you mean closed-business'],
    [
      ['--explain', 'due'],
      2,
      '"due" may be check-ins or fees\n  refnet report --explain check-ins-due\n  refnet fees      each account',
    ],
    [
      ['--only', 'fees', '--explain', 'Due'],
      2,
      '"Due" is reckoned from the accounts of fees\n  refnet fees      each account line by line\n',
    ],
    [['--explain', 'accrued'], 2, 'is reckoned from the accounts of fees\n  refnet fees '],
    [['--only', 'fees', '--explain', 'credit'], 2, 'is reckoned from the accounts of fees\n  refnet fees '],
    [['--explain', 'expected'], 2, 'is reckoned from the accounts of fees\n  refnet fees '],
    [
      ['--only', 'reciprocity', '--explain', 'one way'],
      2,
      'two numbers\n  refnet report --explain only-given\n  refnet report --explain only-received\n',
    ],
    [['--explain', 'Coming near'], 2, '"Coming near" is what a relationship calls for\n  refnet advise '],
    [['--explain', 'structure fits'], 2, 'is what a relationship calls for\n  refnet advise '],
    [['--explain', 'xyzzy'], 2, '"xyzzy" is no number of reports\n  refnet report --explain      lists all'],
    [
      ['--only', 'costs', '--explain', 'width'],
      2,
      'refnet report --explain width      it stands in portfolio',
    ],
    [['--explain', 'won', '--by', 'stage'], 2, '--by does not go with --explain'],
    [['nobody', '--explain', 'won'], 1, 'nobody'],
  ])('%j is refused', async (argv, code, message) => {
    expect(await (await network()).fails(code, ['report', ...argv])).toContain(message);
  });

  test('reasons are counted, and those without one where there are any', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Ann A.', '--from', 'maren'],
      ['update', '1', 'lost', '--because', 'the price'],
    );
    const explained = () => refnet.ok(['report', '--explain', 'why-not-won']);
    expect(await explained()).toContain('\n  In all  1\n');
    await refnet.ok(['log', 'Bob B.', '--from', 'maren', '--status', 'lost']);
    expect(await explained()).toContain('\n  In all  2, 1 of them with no reason noted\n');
  });

  test('what nobody asked for has no row', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.ok(['report', '--explain', 'asked-for'])).toContain(
      '\n  No row counts on these days.\n\n  In all  0\n',
    );
  });

  test('a number is known by its beginning, and those that begin so are named', async () => {
    const refnet = await network();
    expect(await refnet.ok(['report', '--explain', 'benef'])).toMatch(/^Benefit /);
    expect(await refnet.fails(2, ['report', '--explain', 'w'])).toContain(
      '"w" is no number of reports. Did you mean won, ',
    );
    expect(await refnet.fails(2, ['report', '--explain', 'clossed'])).toContain('Did you mean closed');
  });

  test.each([60, 80, 120])('fits %i columns', async (columns) => {
    const refnet = await network();
    for (const argv of [
      ['--explain'],
      ['--explain', 'closed business'],
      ['--only', 'costs', '--explain', 'costs'],
    ]) {
      const screen = stripVTControlCharacters(
        await refnet.ok(['report', ...argv], { columns, terminal: true }),
      );
      expect(Math.max(...screen.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
    }
  });
});
