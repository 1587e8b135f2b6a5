import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const MAREN = [
  'add-partner',
  'Maren Holt',
  '--profession',
  'mortgage broker',
  '--known-since',
  '2024-01',
] as const;
const CAD = ['config', 'currency', 'CAD'] as const;

async function agreements(refnet: Refnet) {
  return JSON.parse(await refnet.ok(['agree', '--json']));
}

describe('recording an agreement', () => {
  test('echoes it as understood, with its review three months on and the promises of both sides', async () => {
    const refnet = await newNetwork(MAREN, CAD);
    const argv = ['agree', 'maren', '--written', '--exclusive', 'mortgages', '--paper', 'blue folder'];
    const sides = ['--i-will', 'reply within a day', '--they-will', 'send the numbers'];
    const fee = ['--i-pay', '10% OF collected for 1 year, cap 500'];
    expect(await refnet.ok([...argv, ...sides, ...fee])).toMatchInlineSnapshot(`
      "#1  Written agreement with Maren Holt, from 20 Nov 2026, open; in force
        Exclusive  mortgages: I send clients for it to no one else
        I pay      10% of collected for 12 months, cap CAD 500 a referral
        I will     reply within a day (#2)
        They will  send the numbers (#3)
        Review     20 Feb 2027
        Paper      blue folder
      "
    `);
  });

  test('needs to know how it was agreed', async () => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(2, ['agree', 'maren', '--exclusive', 'mortgages'])).toBe(
      'refnet: say how it was agreed: --verbal or --written\n  refnet agree maren --written\n',
    );
    expect(await agreements(refnet)).toEqual([]);
  });

  test('one with exclusivity makes the relationship formal, one about fees alone does not', async () => {
    const refnet = await newNetwork(MAREN, ['log', 'Jane D.', '--from', 'maren']);
    const rule = async () => JSON.parse(await refnet.ok(['advise', 'maren', '--json'])).rule;
    await refnet.ok(['agree', 'maren', '--verbal', '--i-pay', '10%']);
    expect(await rule()).toBe('low');
    await refnet.ok(['agree', 'maren', '--exclusive', 'mortgages']);
    expect(await rule()).toBe('formal');
    await refnet.ok(['agree', 'maren', '--close']);
    expect(await rule()).toBe('low');
  });

  test('a promise that is only verbal is an alert', async () => {
    const refnet = await newNetwork(MAREN, ['agree', 'maren', '--verbal', '--exclusive', 'mortgages']);
    const { alerts, next } = JSON.parse(await refnet.ok(['advise', 'maren', '--json']));
    expect(alerts).toEqual([expect.objectContaining({ id: 'exclusive-verbal', record: 1 })]);
    expect(next.command).toBe('refnet agree maren --written');
  });
});

describe('changing what was agreed', () => {
  test('terms are versions: the old ones hold until the day before', async () => {
    const refnet = await newNetwork(
      MAREN,
      CAD,
      ['agree', 'maren', '--written', '--from', '2026-01-01', '--i-pay', '10%'],
      ['agree', 'maren', '--from', '2026-07-01', '--i-pay', '5% of invoiced'],
    );
    expect((await agreements(refnet))[0].versions).toEqual([
      { direction: 'i-pay', fromDay: '2026-01-01', untilDay: '2026-06-30', fee: '10% of collected' },
      { direction: 'i-pay', fromDay: '2026-07-01', untilDay: null, fee: '5% of invoiced' },
    ]);
  });

  test('terms of the same day are corrected', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['agree', 'maren', '--verbal', '--they-pay', '10%'],
      ['agree', 'maren', '--they-pay', '12%'],
    );
    expect((await agreements(refnet))[0].versions).toEqual([
      { direction: 'they-pay', fromDay: '2026-11-20', untilDay: null, fee: '12% of collected' },
    ]);
  });

  test('none ends a fee or an exclusive promise', async () => {
    const refnet = await newNetwork(
      MAREN,
      ['agree', 'maren', '--verbal', '--from', '2026-01-01', '--i-pay', '10%', '--exclusive', 'mortgages'],
      ['agree', 'maren', '--from', '2026-10-01', '--i-pay', 'none', '--exclusive', 'none'],
    );
    expect((await agreements(refnet))[0]).toMatchObject({
      exclusive: null,
      iPay: 'none',
      versions: [{ fromDay: '2026-01-01', untilDay: '2026-09-30' }],
    });
  });

  test('what was verbal goes on in writing, under an agreement of its own', async () => {
    const refnet = await newNetwork(
      MAREN,
      [
        'agree',
        'maren',
        '--verbal',
        '--from',
        '2026-01-01',
        '--i-pay',
        '10%',
        '--i-will',
        'reply within a day',
      ],
      ['agree', 'maren', '--written', '--paper', 'blue folder'],
    );
    expect(await agreements(refnet)).toEqual([
      expect.objectContaining({ number: 1, form: 'verbal', closedOn: '2026-11-20', expectations: [] }),
      expect.objectContaining({
        number: 3,
        form: 'written',
        state: 'in force',
        iPay: '10% of collected',
        expectations: [expect.objectContaining({ number: 2, what: 'reply within a day' })],
      }),
    ]);
  });

  test('a review is due again in a year, and a change can be undone', async () => {
    const refnet = await newNetwork(MAREN, ['agree', 'maren', '--written', '--from', '2026-10-31']);
    expect((await agreements(refnet))[0].reviewOn).toBe('2027-01-31');
    expect(await refnet.ok(['agree', 'maren', '--reviewed', '--on', '2026-11-19'])).toBe(
      '#1  Agreement with Maren Holt reviewed, 19 Nov 2026; next review 19 Nov 2027\n',
    );
    await refnet.ok(['undo']);
    expect((await agreements(refnet))[0].reviewOn).toBe('2027-01-31');
  });
});

describe('the checklist', () => {
  test('is Markdown with the points to talk through, filled with what is on record', async () => {
    const refnet = await newNetwork(
      ['config', 'my-name', 'Nadia Brandt'],
      ['config', 'profession', 'realtor'],
      [
        'add-partner',
        'Maren <Holt>',
        '--profession',
        'mortgage broker',
        '--ideal-client',
        'first-time buyers',
      ],
      ['log', 'Jane D.', '--from', 'maren'],
    );
    const checklist = await refnet.ok(['agree', 'maren', '--checklist']);
    expect(checklist).toMatchInlineSnapshot(`
      "# Talk with Maren \\<Holt\\>

      ## Where we stand

      - [ ] Too early to call it low volume: records begin 20 Nov 2026; so far 1 exchanged in the 12 months to 20 Nov 2026 (0 given, 1 received).
      - [ ] The 12 months: 1 exchanged (0 given, 1 received)

      ## How we describe each other

      - [ ] What Nadia Brandt does: realtor
      - [ ] What Maren \\<Holt\\> does: mortgage broker
      - [ ] Whom Maren \\<Holt\\> wants to meet: first-time buyers
      - [ ] Whom Nadia Brandt wants to meet: ____
      - [ ] How we introduce a client, and what the client agrees to first: ____

      ## What each of us will do

      - [ ] I will: ____
      - [ ] You will: ____
      - [ ] How we track referrals, and who tells whom what became of them: ____

      ## Exclusivity

      - [ ] For which service, if any, is one of us the only one the other sends clients to: ____

      ## Fees

      - [ ] A fee for referrals, or none (none is usual): ____
      - [ ] From which money, for how long, with which limit: ____

      ## Review and end

      - [ ] First review: 20 Feb 2027, then yearly
      - [ ] How either of us ends it, and what happens to clients already introduced: ____
      - [ ] How we settle a conflict: ____
      - [ ] Where the paper is kept: ____

      Afterwards: \`refnet check-in maren --kind talk\`, then \`refnet agree maren --written\`.
      "
    `);
    expect(checklist).not.toContain('Jane');
  });
});

describe('what is refused', () => {
  test.each([
    [['agree', 'maren', '--verbal', '--written'], 2, 'do not go together'],
    [
      ['agree', '--verbal', '--exclusive', 'web design'],
      2,
      'the partner is missing\n  for example: refnet agree --verbal --exclusive "web design" NAME\n',
    ],
    [['agree', 'nobody', '--written'], 1, 'no partner "nobody"'],
    [
      ['agree', 'maren', '--written', '--i-pay', 'ten percent'],
      2,
      '"ten percent" in the fee is not understood',
    ],
    [['agree', 'maren', '--written', '--from', '2026-11-01', '--until', '2026-10-01'], 2, 'before it begins'],
    [['agree', 'maren', '--written', '--review-on', '2026-11-20'], 2, 'would not be after'],
    [['agree', 'maren', '--close'], 1, 'there is no agreement with Maren Holt to close'],
    [['agree', 'maren', '--close', '--i-pay', '10%'], 2, 'stand alone'],
    [['agree', 'maren', '--on', '2026-01-01'], 2, '--on goes with'],
  ])('%j, and nothing is written', async (argv, code, message) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(code, argv)).toContain(message);
    expect(await agreements(refnet)).toEqual([]);
  });
});

describe('notices', () => {
  const BC = ['--country', 'CA', '--subdivision', 'BC'] as const;
  const network = () =>
    newNetwork(
      ['config', 'profession', 'realtor'],
      ['config', 'country', 'CA'],
      ['config', 'subdivision', 'BC'],
      [...MAREN, ...BC],
    );

  test('are shown beside a fee where profession and place match, once, and never block', async () => {
    const refnet = await network();
    const first = await refnet.run(['agree', 'maren', '--written', '--i-pay', '10%']);
    expect(first.code).toBe(0);
    expect(first.stderr).toContain('British Columbia real estate');
    expect(first.stderr).toContain('This is not legal advice.');
    const second = await refnet.run(['agree', 'maren', '--i-pay', '12%']);
    expect(second.stderr).toBe('');
  });

  test('are not shown where there is no fee and no promise', async () => {
    const refnet = await network();
    expect((await refnet.run(['agree', 'maren', '--written', '--i-will', 'reply'])).stderr).toBe('');
  });
});
