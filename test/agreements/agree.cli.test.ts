import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
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
      'refnet: say how it was agreed: --verbal or --written\n' +
        '  refnet agree maren --exclusive mortgages --verbal      by word of mouth\n' +
        '  refnet agree maren --exclusive mortgages --written      on paper\n',
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
  test('--checklist speaks of me as I do where my name is not set', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const text = await refnet.ok(['agree', 'maren', '--checklist']);
    expect(text).toContain('- [ ] What I do: ____\n');
    expect(text).toContain('- [ ] Whom I want to meet: ____\n');
  });

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
      "# Talk with Maren \\<Holt>

      To send:

      \`\`\`text
      Maren, 1 client has been introduced between us since November 2026. Shall we take half an hour in the coming weeks to talk about how we work together?
      \`\`\`

      ## To prepare

      - [ ] What waits on both sides: \`refnet report maren\`
      - [ ] What I would like to come of it: ____
      - [ ] What would make sending clients easier: ____

      ## Where we stand

      - [ ] 1 exchanged in the 12 months to 20 Nov 2026 (0 given, 1 received); counted only since 20 Nov 2026: look again on 20 Nov 2027.
      - [ ] If the record begins earlier: \`refnet config records-since DAY\`
      - [ ] The 12 months: 1 exchanged (0 given, 1 received)

      ## How we describe each other

      - [ ] What Nadia Brandt does: realtor
      - [ ] What Maren \\<Holt> does: mortgage broker
      - [ ] How you describe me to clients: ____
      - [ ] How I describe you to clients: ____
      - [ ] Whom Maren \\<Holt> wants to meet: first-time buyers
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

      Afterwards:

      - that it was held: \`refnet check-in maren --kind talk\`
      - what was agreed by word of mouth: \`refnet agree maren --verbal --i-will TEXT --they-will TEXT\`
      - or on paper, as a fee, an exclusive promise or joint costs should be: \`refnet agree maren --written --i-will TEXT --they-will TEXT\`
      - how you are described: \`refnet edit maren --describes-me TEXT\`
      "
    `);
    expect(checklist).not.toContain('Jane');
  });
});

describe('the checklist of a relationship with an agreement', () => {
  const checklistOf = async (...commands: readonly (readonly string[])[]) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ...commands);
    return refnet.ok(['agree', 'maren', '--checklist']);
  };
  const AGREED = ['agree', 'maren', '--verbal', '--from', '2026-05-01', '--review-on', '2026-11-01'];

  test('asks the questions of a review with the last answers, and ends with what changes something', async () => {
    const text = await checklistOf(
      [...AGREED, '--they-pay', '10%'],
      ['edit', 'maren', '--review', 'terms=yes, for now', '--on', '2026-08-01'],
      ['edit', 'maren', '--describes-me', 'a *bookkeeper*', '--on', '2026-08-01'],
      ['edit', 'maren', '--shared-tracking', 'yes', '--since', '2026-06-01', '--ending', '30 days ahead'],
    );
    expect(text).toContain(
      [
        '## Since we agreed [ally]',
        '',
        '- [ ] Have priorities changed? ____',
        '- [ ] Do the terms still feel fair? Last answer: yes, for now (1 Aug 2026). Now: ____',
        '- [ ] Is it worth its administration? ____',
        '',
      ].join('\n'),
    );
    expect(text).toContain('- [ ] How you describe me to clients, so far: a \\*bookkeeper\\* (1 Aug 2026)\n');
    expect(text).toContain('what became of them, so far: shared since 1 Jun 2026\n');
    expect(text).toContain('- [ ] The review of 1 Nov 2026 is due; the next one: ____\n');
    expect(text).toContain('already introduced, so far: 30 days ahead (20 Nov 2026)\n');
    expect(text.slice(text.indexOf('Afterwards:'))).toBe(
      [
        'Afterwards:',
        '',
        '- that it was held: `refnet check-in maren --kind talk`',
        '- what was agreed: `refnet agree maren --i-will TEXT --they-will TEXT`',
        '- what each of you answered: `refnet edit maren --review 1=ANSWER,2=ANSWER,3=ANSWER`',
        '- that it was reviewed: `refnet agree maren --reviewed`',
        '- that it was put on paper: `refnet agree maren --written`',
        '- what is agreed as one page: `refnet agree maren --print`',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [[], 'Maren, I would like to know more of what you do, and whom you want to meet. '],
    [[['edit', 'maren', '--known-since', '2021']], 'Maren, we have known each other since 2021. '],
    [[['edit', 'maren', '--known-since', '2024-01']], 'Maren, we have known each other since January 2024. '],
    [
      [
        ['log', 'Jane D.', '--from', 'maren', '--on', '2026-03-01'],
        ['log', 'Kofi V.', '--to', 'maren', '--on', '2026-05-01'],
        ['log', 'Ito H.', '--to', 'maren', '--on', '2026-05-01', '--consent', 'no'],
      ],
      'Maren, 2 clients have been introduced between us since March 2026. ',
    ],
    [[['edit', 'maren', '--name', '```Holt GmbH']], '```Holt GmbH, I would like to know more of what you do'],
  ])('begins with two sentences to send as they are: %j', async (commands, begins) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ...commands);
    const text = await refnet.ok(['agree', 'p1', '--checklist']);
    const [, fence = '', said = ''] = /\n(`+)text\n(.*)\n\1\n/.exec(text) ?? [];
    expect(said.startsWith(begins)).toBe(true);
    expect(said).toMatch(
      / Shall we take half an hour in the coming weeks to talk about how we work together\?$/,
    );
    expect(said.includes(fence)).toBe(false);
  });
});

describe('what is refused', () => {
  test.each([
    [
      ['agree', '1', '--written', '--from', '2025-02-01'],
      [
        'the agreement in force began on 1 Mar 2026, after that day',
        'refnet edit 1 --from 2025-02-01      if it began earlier',
      ],
    ],
    [
      ['agree', 'maren', '--verbal', '--they-pay', '5%', '--from', '2026-02-01', '--until', '2027-01-01'],
      [
        'agreement #1 with Maren Holt is in force from 1 Mar 2026',
        'refnet edit 1 --from 2026-02-01      if it began then',
        'refnet agree maren --verbal --they-pay 5% --from 2026-02-01 --until 2026-02-28      for another one before it',
        'refnet agree maren --verbal --they-pay 5% --from 2026-02-01 --until 2027-01-01 --yes      lets it begin then, with what is said',
      ],
    ],
    [
      ['edit', '1', '--from', '2026-07-01'],
      ['the agreement was closed (1 Jun 2026) before it begins (1 Jul 2026)'],
    ],
  ])('days that do not fit: %j', async (argv, lines) => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['agree', 'maren', '--verbal', '--from', '2026-03-01', '--they-pay', '10%'],
      ...(argv[0] === 'edit' ? [['agree', 'maren', '--close', '--on', '2026-06-01']] : []),
    );
    const { stderr } = await refnet.run(argv);
    expect(stderr).toBe(`refnet: ${lines.join('\n  ')}\n`);
  });

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
    [['agree', 'maren', '--close', '--i-pay', '10%'], 2, '--i-pay does not go with closing or reviewing one'],
    [['agree', 'maren', '--on', '2026-01-01'], 2, '--on goes only with --close or --reviewed'],
    [['agree', 'maren', '--written', '--on', '2026-01-01'], 2, '--on does not go with what is agreed'],
    [['agree', 'maren', '--close', '--reviewed'], 2, '--close and --reviewed do not go together'],
    [['agree', 'maren', '--close', '--on', '2026-11-21'], 2, 'Sat 21 Nov 2026 is still to come'],
    [['agree', 'maren', '--checklist', '--json'], 2, '--json does not go with the points to talk through'],
    [['agree', 'maren', '--written', '--format', 'csv'], 2, '--format does not go with what is agreed'],
    [
      ['agree', 'maren', '--close', '--format', 'csv'],
      2,
      '--format does not go with closing or reviewing one',
    ],
    [['agree', '--written', '--verbal'], 2, '--verbal and --written do not go together'],
    [['agree', 'maren', '--dry-run'], 2, '--dry-run does not go with showing what is agreed'],
    [['agree', '99'], 1, 'there is no #99'],
    [
      ['agree', 'priya', '--they-pay', '10%'],
      1,
      'refnet: no partner "priya"\n  refnet partners      lists whom you have\n',
    ],
    [
      ['agree', 'marne', '--written', '--they-pay', '10%'],
      1,
      'Did you mean Maren Holt (mortgage broker)?\n  refnet agree maren --written --they-pay 10%\n',
    ],
  ])('%j, and nothing is written', async (argv, code, message) => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(code, argv)).toContain(message);
    expect(await agreements(refnet)).toEqual([]);
  });
});

describe('an agreement by its number', () => {
  const network = () =>
    newNetwork(
      MAREN,
      ['add-partner', 'Victor Osei'],
      ['agree', 'maren', '--verbal', '--from', '2026-01-01', '--they-will', 'send numbers'],
      ['agree', 'victor', '--written', '--from', '2026-02-01', '--i-pay', '10%'],
    );

  test('is shown, alone', async () => {
    const refnet = await network();
    expect(await refnet.ok(['agree', '3'])).toBe(
      [
        '#3  Written agreement with Victor Osei, from 1 Feb 2026, open; in force',
        '    I pay   10% of collected',
        '    Review  1 Feb 2027',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(await refnet.ok(['agree', '3', '--json']))).toEqual([
      expect.objectContaining({ number: 3, partner: 'Victor Osei' }),
    ]);
  });

  test('is closed, and its record is what --json prints', async () => {
    const refnet = await network();
    expect(
      JSON.parse(await refnet.ok(['agree', '3', '--close', '--on', '2026-11-19', '--json'])),
    ).toMatchObject({
      number: 3,
      state: 'closed 19 Nov 2026',
      closedOn: '2026-11-19',
    });
    expect(await refnet.fails(1, ['agree', '3', '--close'])).toContain(
      '#3 is not there to close: it was closed, or had not begun by 20 Nov 2026',
    );
  });

  test('is reviewed while another form of it is to begin, which is reviewed with it', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Victor Osei'],
      [
        'agree',
        'victor',
        '--verbal',
        '--i-will',
        'call',
        '--from',
        '2026-08-14',
        '--review-on',
        '2026-11-14',
      ],
      ['agree', 'victor', '--written', '--from', '2026-12-20'],
    );
    expect(await refnet.ok(['due', '--kind', 'review', '--json'])).toContain(
      'refnet agree victor --reviewed',
    );
    expect(await refnet.ok(['agree', 'victor', '--reviewed'])).toBe(
      '#1  Agreement with Victor Osei reviewed, 20 Nov 2026; next review 20 Nov 2027\n',
    );
    for (const today of ['2026-11-20', '2026-12-21', '2027-11-01'])
      expect(await refnet.ok(['due', '--kind', 'review', '--json'], { today })).toBe('[]\n');
    expect(await refnet.ok(['due', '--kind', 'review', '--json'], { today: '2027-11-20' })).toContain(
      '"number": 3',
    );
  });

  test('is reviewed, and takes other terms', async () => {
    const refnet = await network();
    expect(await refnet.ok(['agree', '1', '--reviewed'])).toBe(
      '#1  Agreement with Maren Holt reviewed, 20 Nov 2026; next review 20 Nov 2027\n',
    );
    expect(JSON.parse(await refnet.ok(['agree', '3', '--i-pay', '5%', '--json']))).toMatchObject({
      number: 3,
      iPay: '5% of collected',
    });
  });

  test('takes no terms once another is in force', async () => {
    const refnet = await network();
    await refnet.ok(['agree', 'victor', '--verbal', '--from', '2026-10-01']);
    expect(await refnet.fails(1, ['agree', '3', '--i-pay', '5%'])).toBe(
      'refnet: #3 with Victor Osei is not in force on 20 Nov 2026: #4 is\n  refnet agree 3      shows it\n',
    );
  });

  test('is no promise', async () => {
    expect(await (await network()).fails(1, ['agree', '2', '--close'])).toContain('#2 is a promise');
  });
});

describe('--from', () => {
  const network = () => newNetwork(MAREN, ['agree', 'maren', '--verbal', '--from', '2026-01-01']);

  test.each([
    [[]],
    [['--paper', 'drawer']],
    [['--note', 'typed']],
    [['--until', '2027-12-01']],
    [['--review-on', '2027-12-01']],
    [['--verbal']],
  ])('beside %j, of which nothing begins on a day, is refused', async (options) => {
    const refnet = await network();
    const before = await agreements(refnet);
    expect(await refnet.fails(2, ['agree', 'maren', ...options, '--from', '2026-11-02'])).toBe(
      [
        'refnet: nothing of that begins on a day: the agreement in force began on 1 Jan 2026',
        '  leave --from out',
        '  refnet edit 1 --from DAY      if it began on another day',
        '',
      ].join('\n'),
    );
    expect(await agreements(refnet)).toEqual(before);
  });

  test('open takes the end out again', async () => {
    const refnet = await network();
    await refnet.ok(['agree', 'maren', '--until', '2027-12-01']);
    await refnet.ok(['agree', 'maren', '--until', 'open']);
    expect((await agreements(refnet))[0].until).toBe(null);
  });
});

test('--dry-run says what would be agreed, and writes nothing', async () => {
  const refnet = await newNetwork(MAREN);
  expect(await refnet.ok(['agree', 'maren', '--written', '--they-pay', '5%', '--dry-run'])).toBe(
    [
      '#1  Written agreement with Maren Holt, from 20 Nov 2026, open; in force',
      '    They pay  5% of collected',
      '    Review    20 Feb 2027',
      'Nothing was written.',
      '',
    ].join('\n'),
  );
  expect(await agreements(refnet)).toEqual([]);
});

test('an agreement cannot be made to reach into the next one', async () => {
  const refnet = await newNetwork(
    MAREN,
    ['agree', 'maren', '--verbal', '--from', '2026-01-01', '--until', '2026-11-30'],
    ['agree', 'maren', '--written', '--from', '2026-12-01'],
  );
  expect(await refnet.fails(1, ['agree', 'maren', '--until', 'open'])).toContain(
    'another agreement with Maren Holt is in force from 1 Dec 2026: #2',
  );
});

describe('two terminals at once', () => {
  const meanwhile = (refnet: Refnet, argv: readonly string[]) => async () => {
    await refnet.ok(argv);
    return '';
  };

  const VERBAL = { number: 1, form: 'verbal', exclusive: 'mortgages', iPay: '10% of collected' };

  test('verbal before, written now: one agreement with what both said', async () => {
    const refnet = await newNetwork(MAREN, CAD);
    const { code, stdout } = await asked(
      refnet,
      ['agree', 'maren', '--i-pay', '10%'],
      [
        ['How was it agreed?', 'written'],
        ['Enter writes it', meanwhile(refnet, ['agree', 'maren', '--verbal', '--exclusive', 'mortgages'])],
      ],
    );
    expect(code).toBe(0);
    expect(stdout).toContain(
      '\n    the form was verbal, is now written\n    what I pay is now 10% of collected\n',
    );
    expect(await agreements(refnet)).toEqual([expect.objectContaining({ ...VERBAL, form: 'written' })]);
  });

  test.each([
    ['yes', 0, VERBAL],
    ['no', 130, { ...VERBAL, form: 'written', iPay: 'none' }],
  ])('written before, verbal now: asked about, and %s is what is done', async (answer, exit, after) => {
    const refnet = await newNetwork(MAREN, CAD);
    const { code, stderr } = await asked(
      refnet,
      ['agree', 'maren', '--i-pay', '10%'],
      [
        ['How was it agreed?', 'verbal'],
        ['Enter writes it', meanwhile(refnet, ['agree', 'maren', '--written', '--exclusive', 'mortgages'])],
        ['Agreement #1 with Maren Holt is a written one.\nIs it verbal all the same?', answer],
      ],
    );
    expect({ code, stderr }).toEqual({ code: exit, stderr: expect.any(String) });
    expect(await agreements(refnet)).toEqual([expect.objectContaining(after)]);
  });

  test('two scripts begin one agreement, however they were agreed', async () => {
    const refnet = await newNetwork(MAREN, CAD);
    await Promise.all([
      refnet.ok(['agree', 'maren', '--verbal', '--i-pay', '10%']),
      refnet.ok(['agree', 'maren', '--written', '--exclusive', 'mortgages']),
    ]);
    expect(await agreements(refnet)).toEqual([
      expect.objectContaining({ exclusive: 'mortgages', iPay: '10% of collected' }),
    ]);
  });

  test('an agreement closed meanwhile is not closed again', async () => {
    const refnet = await newNetwork(MAREN, ['agree', 'maren', '--verbal', '--from', '2026-01-01']);
    const { code, stderr } = await asked(
      refnet,
      ['agree', '--close'],
      [
        ['With whom', 'maren'],
        ['Enter writes it', meanwhile(refnet, ['agree', 'maren', '--close', '--on', '2026-10-01'])],
      ],
    );
    expect(code).toBe(1);
    expect(stderr).toContain('there is no agreement with Maren Holt to close');
    expect((await agreements(refnet))[0].closedOn).toBe('2026-10-01');
  });
});

describe('in a terminal', () => {
  test('asks of no open referral where no fee is said', async () => {
    const refnet = await newNetwork(MAREN, ['log', 'Pia', '--to', 'maren', '--on', '2026-11-02']);
    const words = ['agree', '--verbal', '--i-will', 'call'];
    const { code } = await asked(refnet, words, [
      ['With whom', 'maren'],
      ['Enter writes it', ''],
    ]);
    expect(code).toBe(0);
  });

  test('asks with whom and how it was agreed, and shows what it writes', async () => {
    const refnet = await newNetwork(MAREN);
    const { code, stdout } = await asked(
      refnet,
      ['agree', '--i-pay', '10%'],
      [
        ['With whom', 'maren'],
        ['  2  written', '2'],
        [
          '  Written agreement with Maren Holt, from 20 Nov 2026, open; in force\n  I pay   10% of collected\n',
          '',
        ],
      ],
    );
    expect({ code, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      first: '#1  Written agreement with Maren Holt, from 20 Nov 2026, open; in force',
    });
  });

  test('asks nothing where one is in force', async () => {
    const refnet = await newNetwork(MAREN, ['agree', 'maren', '--verbal']);
    expect((await asked(refnet, ['agree', 'maren', '--i-pay', '10%'], [])).code).toBe(0);
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

  test('are shown beside a fee where profession and place match, once for each fee, and never block', async () => {
    const refnet = await network();
    const first = await refnet.run(['agree', 'maren', '--written', '--i-pay', '10%']);
    expect(first.code).toBe(0);
    expect(first.stderr).toMatchInlineSnapshot(`
      "Note: BC: tell the client in writing of any pay for a referral, who pays and how much; it goes through the brokerage, which keeps a record. Source: Real Estate Services Rules (B.C. Reg. 209/2021); BCFSA Referrals Information. Not legal advice.
      Note: BC mortgage licensees refer only with the client's explicit consent; what they get for it goes through the brokerage and is disclosed to the client. Source: Mortgage Services Act, Rules; BCFSA Information on Referrals. Not legal advice.
      "
    `);
    const same = await refnet.run(['agree', 'maren', '--i-pay', '10%', '--note', 'by phone']);
    expect(same.stderr).toBe('');
    const other = await refnet.run(['agree', 'maren', '--i-pay', '12%']);
    expect(other.stderr).toBe(first.stderr);
  });

  test('shown by a dry run they are shown again when it is written', async () => {
    const refnet = await network();
    const argv = ['agree', 'maren', '--written', '--i-pay', '10%'];
    const { stderr } = await refnet.run([...argv, '--dry-run']);
    expect(stderr).toContain('BC: tell the client in writing of any pay for a referral');
    expect((await refnet.run(argv)).stderr).toBe(stderr);
  });

  test('shown in the summary of a terminal they are not said again after it', async () => {
    const refnet = await network();
    const { code, stdout, stderr } = await asked(
      refnet,
      ['agree', 'maren', '--i-pay', '10%'],
      [
        ['How was it agreed', '2'],
        ['BC: tell the client in writing', ''],
      ],
    );
    expect(code).toBe(0);
    expect(`${stdout}${stderr}`.split('BC: tell the client in writing')).toHaveLength(2);
  });

  test('are not shown where there is no fee and no promise', async () => {
    const refnet = await network();
    expect((await refnet.run(['agree', 'maren', '--written', '--i-will', 'reply'])).stderr).toBe('');
  });
});

describe('another form', () => {
  test('says nothing of what goes on as before where nothing does', async () => {
    const refnet = await newNetwork(MAREN, [
      'agree',
      'maren',
      '--verbal',
      '--i-pay',
      '10%',
      '--from',
      '2026-08-05',
      '--review-on',
      '2026-12-01',
    ]);
    const said = ['--i-pay', '5%', '--review-on', '2027-06-01'];
    expect(await refnet.ok(['agree', 'maren', '--written', ...said])).not.toContain('as before');
  });

  const verbal = ['agree', 'maren', '--verbal', '--exclusive', 'teen counseling', '--until', '2027-07-31'];
  const network = () =>
    newNetwork(MAREN, [
      ...verbal,
      '--from',
      '2026-08-05',
      '--review-on',
      '2026-11-01',
      '--i-will',
      'reply',
      '--paper',
      'blue folder',
    ]);

  test('carries over all that is not said anew, and says so; a review that is overdue stays due', async () => {
    const refnet = await network();
    expect(await refnet.ok(['agree', 'maren', '--written'])).toBe(
      [
        '#3  Written agreement with Maren Holt, from 20 Nov 2026, until 31 Jul 2027; in force',
        '    the form was verbal, is now written',
        '    as before: the end, the exclusive service, the review, what was promised and',
        '    the paper; the review is due since 1 Nov 2026',
        '    Exclusive  teen counseling: I send clients for it to no one else',
        '    I will     reply (#2)',
        '    Review     1 Nov 2026',
        '    Paper      blue folder',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['due', '--kind', 'review'])).toBe(
      'Overdue\n  Review  Maren Holt  of the agreement, Sun 1 Nov  refnet agree maren --reviewed\n' +
        '                      its questions  refnet agree maren --checklist\n',
    );
    // What else is said of it later does not stumble over the review.
    await refnet.ok(['edit', '3', '--note', 'signed']);
    await refnet.ok(['agree', 'maren', '--i-pay', '10%']);
  });

  test.each([
    [
      'an end',
      ['--until', '2028-01-31'],
      { until: '2028-01-31', reviewOn: '2026-11-01' },
      'the end was 31 Jul 2027, is now 31 Jan 2028',
    ],
    [
      'no end',
      ['--until', 'open'],
      { until: null, reviewOn: '2026-11-01' },
      'the end was 31 Jul 2027, is taken out',
    ],
    [
      'a review',
      ['--review-on', '2027-02-01'],
      { until: '2027-07-31', reviewOn: '2027-02-01' },
      'the review was 1 Nov 2026, is now 1 Feb 2027',
    ],
    [
      'no promise',
      ['--exclusive', 'none'],
      { until: '2027-07-31', exclusive: null },
      'the exclusive service was teen counseling, is taken out',
    ],
  ])('with %s said anew has that one, and the rest as before', async (_, argv, after, line) => {
    const refnet = await network();
    expect(await refnet.ok(['agree', 'maren', '--written', ...argv])).toContain(`    ${line}\n`);
    expect((await agreements(refnet)).at(-1)).toMatchObject({
      form: 'written',
      location: 'blue folder',
      ...after,
    });
  });
});
