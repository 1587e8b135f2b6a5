import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** #1 was given to Victor, #2 received from Maren, #3 a check-in with Maren. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Maren Holt', '--profession', 'broker', '--email', 'maren@example.com', '--tag', 'gold'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Dana R.', '--to', 'victor', '--for', 'bookkeeping', '--on', '2026-11-10'],
    ['log', 'Jane D.', '--from', 'maren', '--value', 'CAD 1,500', '--on', '2026-11-10'],
    ['check-in', 'maren', '--kind', 'coffee', '--on', '2026-11-12', '--next', '2026-12-01'],
    ...more,
  );
}

async function changed(refnet: Refnet, argv: readonly string[]): Promise<string[]> {
  const [, ...lines] = (await refnet.ok(['edit', ...argv])).trimEnd().split('\n');
  return lines.map((line) => line.trim());
}

describe('edit a partner', () => {
  test('says what changed, from what to what', async () => {
    const refnet = await network();
    expect(
      await refnet.ok(['edit', 'maren', '--profession', 'mortgage broker', '--business', 'Holt & Co']),
    ).toBe(
      'p1  Maren Holt\n    business is now Holt & Co\n    profession was broker, is now mortgage broker\n',
    );
  });

  test.each([
    [['--profession', ''], 'profession was broker, is taken out'],
    [['--email', 'm@example.org'], 'email: m@example.org added, used before maren@example.com'],
    [['--remove-email', 'MAREN@example.com'], 'email: maren@example.com taken out'],
    [['--phone', '+1 555 0100'], 'phone: +1 555 0100 added'],
    [['--tag', 'vip', '--untag', 'Gold'], 'tags: vip added, gold taken out'],
    [['--also-known-as', 'Mo'], 'also known as: Mo added'],
    [['--known-since', '2024-03'], 'known since Mar 2024'],
    [['--size', 'larger'], 'size is now much larger'],
    [['--prefers-informal'], 'what they prefer is now informal'],
    [['--their-preference', 'either'], 'what they prefer is now either way'],
    [['--my-preference', 'alliance'], 'what you prefer is now alliance'],
    [['--introduced-by', 'victor'], 'introduced by Victor Osei'],
    [['--check-in-months', '2'], 'check-in every 2 months'],
    [['--check-in-months', 'quarterly'], 'check-in every 3 months'],
    [['--not-taking-until', '2027-02-01'], 'not taking clients until Mon 1 Feb 2027'],
    [['--do-not-refer'], 'to be sent no clients'],
    [['--question', '1=yes'], 'we connected well: yes, Fri 20 Nov 2026'],
    [
      ['--question', 'Comfortable=n', '--on', '2026-11-02'],
      'I am comfortable sending my clients: no, Mon 2 Nov 2026',
    ],
    [['--country', 'ca'], 'country is now CA'],
    [['--note', 'met at the chamber'], 'note is now met at the chamber'],
  ])('%j: %s', async (options, line) => {
    const refnet = await network();
    expect(await changed(refnet, ['maren', ...options])).toEqual([line]);
  });

  test.each([
    [['--archive'], 'archived on Fri 20 Nov 2026'],
    [['--archive', '--on', 'yesterday'], 'archived on Thu 19 Nov 2026'],
  ])('%j: what stays open, and %s', async (options, line) => {
    const refnet = await network();
    expect(await changed(refnet, ['maren', ...options])).toEqual([
      'stays open, and due in its time:',
      '1 open client: refnet referrals --partner maren --open',
      '1 thank-you: refnet thank maren',
      line,
    ]);
  });

  test.each([
    [['--known-since', '2024-03'], ['--known-since', ''], 'no longer known since Mar 2024'],
    [['--size', 'larger'], ['--size', ''], 'size was much larger, is taken out'],
    [['--prefers-informal'], ['--no-prefers-informal'], 'what they prefer was informal, is taken out'],
    [['--do-not-refer'], ['--refer'], 'clients may be sent to them again'],
    [['--question', 'open=yes'], ['--question', 'open='], 'they are open to it: the answer yes is taken out'],
    [['--introduced-by', 'victor'], ['--introduced-by', ''], 'no longer introduced by Victor Osei'],
    [
      ['--check-in-months', '2'],
      ['--check-in-months', 'default'],
      'check-in in the usual rhythm, no longer every 2 months',
    ],
    [
      ['--not-taking-until', '2027-02-01'],
      ['--not-taking-until', ''],
      'taking clients again, was not until Mon 1 Feb 2027',
    ],
    [['--archive'], ['--unarchive'], 'brought back, was archived on Fri 20 Nov 2026'],
    [['--also-known-as', 'Mo'], ['--not-known-as', 'mo'], 'also known as: Mo taken out'],
    [['--country', 'CA'], ['--country', ''], 'country was CA, is taken out'],
    [
      ['--their-preference', 'both'],
      ['--their-preference', ''],
      'what they prefer was either way, is taken out',
    ],
  ])('%j is taken back by %j: %s', async (set, clear, line) => {
    const refnet = await network(['edit', 'maren', ...set]);
    expect(await changed(refnet, ['maren', ...clear])).toEqual([line]);
  });

  test.each([
    [['--profession', 'broker']],
    [['--email', 'Maren@Example.com']],
    [['--tag', 'GOLD']],
    [['--stage', 'acquaintance']],
    [['--unarchive']],
    [['--check-in-months', 'default']],
  ])('%j is nothing to change, and leaves no trace', async (options) => {
    const refnet = await network();
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.ok(['edit', 'maren', ...options])).toBe('p1  Maren Holt: nothing to change\n');
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });

  test('is found by a new name at once', async () => {
    const refnet = await network([
      'edit',
      'maren',
      '--name',
      'Moira Holt',
      '--also-known-as',
      'Mo the broker',
    ]);
    expect(await refnet.ok(['check-in', 'moira'])).toContain('Moira Holt');
    expect(await refnet.ok(['check-in', 'mo the broker', '--kind', 'coffee'])).toContain('Moira Holt');
  });
});

describe('edit --stage', () => {
  test('records the move with its day, and says what it skips', async () => {
    const refnet = await network();
    expect(await changed(refnet, ['maren', '--stage', 'referral', '--because', 'steady'])).toEqual([
      'stage was acquaintance, is now referral partner, from Fri 20 Nov 2026',
    ]);
    expect(await changed(refnet, ['maren', '--stage', 'strategic-alliance'])).toEqual([
      'stage was referral partner, is now strategic alliance, from Fri 20 Nov 2026; skips power partner',
    ]);
    expect(await changed(refnet, ['maren', '--stage', 'acquaintance'])).toEqual([
      'stage was strategic alliance, is now acquaintance, from Fri 20 Nov 2026',
    ]);
  });

  test('a day before the partner was added is taken at its word, and the rhythm goes by it', async () => {
    const refnet = await network();
    expect(await changed(refnet, ['victor', '--stage', 'referral-partner', '--on', '2024-01-15'])).toEqual([
      'stage was acquaintance, is now referral partner, from Mon 15 Jan 2024',
    ]);
    expect(await refnet.ok(['check-in', 'victor'])).toContain('(every 6 months)');
  });

  test('a move noted for before a later one leaves the later one standing', async () => {
    const refnet = await network(['edit', 'maren', '--stage', 'power', '--on', '2026-06-01']);
    expect(await changed(refnet, ['maren', '--stage', 'referral', '--on', '2025-03-01'])).toEqual([
      'stage: referral partner noted from Sat 1 Mar 2025; it stays power partner',
    ]);
  });

  test('an earlier day for the same stage moves its beginning', async () => {
    const refnet = await network(['edit', 'maren', '--stage', 'power', '--on', '2026-06-01']);
    expect(await changed(refnet, ['maren', '--stage', 'power', '--on', '2026-03-01'])).toEqual([
      'power partner from Sun 1 Mar 2026 on',
    ]);
    expect(await refnet.ok(['edit', 'maren', '--stage', 'power', '--on', '2026-03-01'])).toContain(
      'nothing to change',
    );
  });
});

describe('edit --question', () => {
  const answers = async (refnet: Refnet) => JSON.parse(await refnet.ok(['show', 'maren', '--json'])).answers;

  test('keeps each answer with its day; another of the same day corrects it', async () => {
    const refnet = await network();
    await refnet.ok(['edit', 'maren', '--question', '1=yes,2=no', '--on', '2026-03-03']);
    expect(await changed(refnet, ['maren', '--question', '1=unsure', '--question', '2=no'])).toEqual([
      'we connected well: unsure, Fri 20 Nov 2026 (was yes)',
      'my clients are their ideal clients too: still no, Fri 20 Nov 2026',
    ]);
    await refnet.ok(['edit', 'maren', '--question', '1=no']);
    expect(await answers(refnet)).toEqual([
      { day: '2026-03-03', question: 'connected', answer: 'yes' },
      { day: '2026-03-03', question: 'ideal-clients', answer: 'no' },
      { day: '2026-11-20', question: 'connected', answer: 'no' },
      { day: '2026-11-20', question: 'ideal-clients', answer: 'no' },
    ]);
    expect(await refnet.ok(['show', 'maren'])).toContain(`What you think of them
  Fri 20 Nov 2026  we connected well: no
  Fri 20 Nov 2026  my clients are their ideal clients too: no
`);
  });

  test('the same answer on the same day is nothing to change', async () => {
    const refnet = await network();
    await refnet.ok(['edit', 'maren', '--question', 'open=yes']);
    expect(await refnet.ok(['edit', 'maren', '--question', '3=y'])).toBe(
      'p1  Maren Holt: nothing to change\n',
    );
  });

  test('an empty answer takes out every one that was given, and undo brings them back', async () => {
    const refnet = await network();
    await refnet.ok(['edit', 'maren', '--question', 'open=yes', '--on', '2026-03-03']);
    await refnet.ok(['edit', 'maren', '--question', 'open=no']);
    await refnet.ok(['edit', 'maren', '--question', 'open=']);
    expect(await answers(refnet)).toEqual([]);
    await refnet.ok(['undo']);
    expect(await answers(refnet)).toHaveLength(2);
  });

  test('as JSON it says what was answered', async () => {
    const refnet = await network();
    const edited = JSON.parse(await refnet.ok(['edit', 'maren', '--question', 'values=yes', '--json']));
    expect(edited).toMatchObject({ id: 'p1', answered: [{ question: 'values', answer: 'yes' }] });
  });
});

describe('edit a referral', () => {
  test('says what changed under its own line', async () => {
    const refnet = await network();
    expect(await refnet.ok(['edit', '1', '--client', 'Dana Reyes', '--for', ''])).toBe(
      [
        '#1  Dana Reyes given to Victor Osei, Tue 10 Nov 2026',
        '    client was Dana R., is now Dana Reyes',
        '    the need was bookkeeping, is taken out',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['1', ['--on', '2026-11-05'], ['day was Tue 10 Nov 2026, is now Thu 5 Nov 2026']],
    ['1', ['--partner', 'maren'], ['partner was Victor Osei, is now Maren Holt']],
    ['1', ['--received'], ['way was given, is now received']],
    ['1', ['--consent', 'yes'], ['consent is now yes']],
    ['1', ['--fit', '4'], ['fit is now 4']],
    ['1', ['--value', 'USD 50'], ['estimate is now USD 50']],
    ['2', ['--value', '900'], ['estimate was CAD 1,500, is now CAD 900']],
    ['2', ['--value', 'EUR 900'], ['estimate was CAD 1,500, is now EUR 900']],
    ['2', ['--value', ''], ['estimate was CAD 1,500, is taken out']],
    ['2', ['--agreed', '1400'], ['the amount agreed is now CAD 1,400']],
    ['2', ['--note', 'a friend'], ['note is now a friend']],
  ])('#%s %j: %j', async (number, options, lines) => {
    const refnet = await network();
    expect(await changed(refnet, [number, ...options])).toEqual(lines);
  });

  test('the value of a won one is what was invoiced', async () => {
    const refnet = await network(['update', '2', 'won', '--value', '1600']);
    expect(await changed(refnet, ['2', '--value', '1700'])).toEqual([
      'the amount invoiced was CAD 1,600, is now CAD 1,700',
    ]);
    expect(await refnet.fails(1, ['edit', '2', '--value', 'EUR 5'])).toContain(
      '#2 is in CAD, and a referral has one currency, so EUR 5 cannot stand beside it',
    );
  });

  test('the value stays in the currency of what was collected, until that is taken out', async () => {
    const refnet = await network(
      ['edit', '2', '--value', ''],
      ['update', '2', 'won', '--value', '1600'],
      ['update', '2', '--collected', '900'],
    );
    const [collected] = (
      JSON.parse(await refnet.ok(['show', '2', '--json'])) as { collections: { number: number }[] }
    ).collections;
    const inEuro = ['edit', '2', '--value', 'EUR 1000'];
    expect(await refnet.fails(1, inEuro)).toBe(
      'refnet: #2 has USD 900 collected, and a referral has one currency, so EUR 1,000 cannot stand beside it\n' +
        '  give the amount in USD\n' +
        `  or take what was collected out first, and record it again: refnet remove ${collected?.number}\n`,
    );
    await refnet.ok(['remove', String(collected?.number), '--yes']);
    await refnet.ok(inEuro);
    expect(await refnet.ok(['update', '2', '--collected', 'EUR 900'])).toContain('EUR 900 collected');
  });

  test('one received that becomes one given is neither thanked nor told any more', async () => {
    const refnet = await network(['update', '2', 'lost'], ['thank', '2'], ['told', '2']);
    expect(await changed(refnet, ['2', '--given'])).toEqual([
      'way was received, is now given',
      'no longer thanked on Fri 20 Nov 2026',
      'no longer told on Fri 20 Nov 2026',
    ]);
  });

  test('a later day takes along what happened on the old one', async () => {
    const refnet = await network(
      ['log', 'Max P.', '--from', 'maren', '--status', 'won', '--on', '2026-11-01'],
      ['thank', '4', '--on', '2026-11-01'],
    );
    expect(await changed(refnet, ['4', '--on', '2026-11-03'])).toEqual([
      'day was Sun 1 Nov 2026, is now Tue 3 Nov 2026',
      'closed on Tue 3 Nov 2026, no longer Sun 1 Nov 2026',
      'thanked on Tue 3 Nov 2026, no longer Sun 1 Nov 2026',
    ]);
  });

  test('a day after something that happened to it is refused', async () => {
    const refnet = await network(
      ['update', '1', 'won', '--on', '2026-11-12'],
      ['thank', '2', '--on', '2026-11-11'],
    );
    expect(await refnet.fails(1, ['edit', '1', '--on', '2026-11-13'])).toContain(
      'Fri 13 Nov 2026 is after Thu 12 Nov 2026, when it was won',
    );
    expect(await refnet.fails(1, ['edit', '2', '--on', '2026-11-12'])).toContain('when you gave thanks');
    expect(await changed(refnet, ['1', '--on', '2026-11-12'])).toHaveLength(1);
  });
});

describe('edit a check-in', () => {
  test.each([
    [['--kind', 'call'], 'kind was coffee, is now call'],
    [['--on', '2026-11-11'], 'day was Thu 12 Nov 2026, is now Wed 11 Nov 2026'],
    [['--minutes', '40'], 'length in minutes is now 40'],
    [['--satisfaction', '5'], 'satisfaction is now 5 of 5'],
    [['--next', ''], 'the next one was Tue 1 Dec 2026, is taken out'],
    [['--note', 'well'], 'note is now well'],
    [['--partner', 'victor'], 'partner was Maren Holt, is now Victor Osei'],
  ])('%j: %s', async (options, line) => {
    const refnet = await network();
    expect(await changed(refnet, ['3', ...options])).toEqual([line]);
  });
});

describe('what edit refuses', () => {
  test.each([
    [2, ['edit'], 'what to edit is missing'],
    [1, ['edit', ' ', '--note', 'x'], 'no partner " "'],
    [2, ['edit', 'maren'], 'nothing is said to change\n  a partner takes --name, --business,'],
    [2, ['edit', '3'], 'a check-in takes --on, --partner, --kind, --note, --satisfaction, --minutes, --next'],
    [2, ['edit', 'maren', '--client', 'x'], '--client does not go with a partner'],
    [
      2,
      ['edit', '1', '--name', 'x'],
      '--name does not go with a referral\n  a referral takes --on, --given,',
    ],
    [2, ['edit', '3', '--value', '5'], '--value does not go with a check-in'],
    [
      2,
      ['edit', 'maren', '--on', 'friday'],
      '--on goes only with --stage, --archive, --question, --questions, --shared-tracking, --describes-me, --i-describe, --ending, --conflict or --review',
    ],
    [
      2,
      ['edit', 'maren', '--because', 'x'],
      'why anything but a stage changes is kept as a note\n  refnet edit p1 --note "x"',
    ],
    [
      2,
      ['edit', 'maren', '--archive', '--because', 'retired'],
      'why somebody is archived is kept as a note\n  refnet edit p1 --archive --note "retired"',
    ],
    [2, ['edit', 'maren', '--archive', '--unarchive'], '--archive and --unarchive do not go together'],
    [2, ['edit', 'maren', '--do-not-refer', '--refer'], '--do-not-refer and --refer do not go together'],
    [2, ['edit', 'maren', '--question', 'yes'], '"yes" is no answer to a question'],
    [2, ['edit', 'maren', '--question', '1=yes=no'], '"1=yes=no" is no answer to a question'],
    [
      2,
      ['edit', 'maren', '--question', '7=yes'],
      '"7" is none of the questions\n  1 or connected: we connected',
    ],
    [2, ['edit', 'maren', '--question', '1=perhaps'], '"perhaps" is not a yes-or-no answer'],
    [2, ['edit', 'maren', '--question', '1=yes,connected=no'], 'the question "connected" is answered twice'],
    [2, ['edit', 'maren', '--questions'], 'there is nobody to ask the questions\n  answer them one by one'],
    [2, ['edit', '1', '--question', '1=yes'], '--question does not go with a referral'],
    [2, ['edit', '1', '--given', '--received'], '--given and --received do not go together'],
    [2, ['edit', 'maren', '--stage', 'power', '--on', 'tomorrow'], 'Sat 21 Nov 2026 is still to come'],
    [2, ['edit', '1', '--client', ''], 'the client is empty'],
    [2, ['edit', '3', '--next', '2026-11-12'], '--next'],
    [2, ['edit', '3', '--on', 'tomorrow'], 'is still to come\n  record a check-in on its day, or plan it:'],
    [2, ['edit', 'maren', '--check-in-months', '0'], 'an interval is 1 to 120 months'],
    [1, ['edit', 'maren', '--introduced-by', 'maren'], 'Maren Holt cannot be introduced by Maren Holt'],
    [
      1,
      ['edit', 'maren', '--remove-email', 'x@y.z'],
      'there is no email "x@y.z" on record\n  there is: maren@example.com',
    ],
    [1, ['edit', 'maren', '--untag', 'silver'], 'there is no tag "silver" on record'],
    [1, ['edit', '9', '--note', 'x'], 'there is no #9'],
    [1, ['edit', 'viktor', '--archive'], 'refnet edit victor --archive'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await network();
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.fails(code, argv)).toContain(message);
    expect(await refnet.ok(['history', '--json'])).toBe(before);
  });
});

test('edit prints the record with --json', async () => {
  const refnet = await network();
  expect(JSON.parse(await refnet.ok(['edit', 'maren', '--tag', 'vip', '--json']))).toMatchObject({
    id: 'p1',
    tags: ['gold', 'vip'],
  });
  expect(JSON.parse(await refnet.ok(['edit', '1', '--on', '2026-11-09', '--json']))).toMatchObject({
    number: 1,
    day: '2026-11-09',
  });
});

describe('a joint venture', () => {
  test('without a proven alliance says why not, and needs a yes', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.fails(1, ['edit', 'maren', '--stage', 'joint-venture'])).toBe(
      'refnet: a joint venture comes after a proven alliance [rhythm]: there is no strategic alliance of 12 months ' +
        'or more, fewer than 10 were exchanged in 12 months and nothing is under way together\n' +
        '  refnet edit maren --stage joint-venture --yes      does it all the same\n',
    );
    expect(await refnet.ok(['edit', 'maren', '--stage', 'joint-venture', '--yes'])).toContain(
      'stage was acquaintance, is now joint venture',
    );
  });
});

test('edit refuses an option that is said twice, unless it adds one', async () => {
  const refnet = await network();
  expect(await refnet.fails(2, ['edit', '1', '--client', 'A', '--client', 'B'])).toContain(
    '--client is said 2 times, and counts once',
  );
  expect(await refnet.ok(['edit', 'maren', '--tag', 'a', '--tag', 'b', '--dry-run'])).toBe(
    'p1  Maren Holt\n    tags: a added, b added\nNothing was written.\n',
  );
});

describe('edit in a terminal', () => {
  test('without options asks which fact and shows the old value, then what it will write', async () => {
    const refnet = await network();
    const { code, stdout, stderr } = await asked(
      refnet,
      ['edit', '3'],
      [
        ['next: Tue 1 Dec 2026', '3'],
        ['kind', 'call'],
        ['kind was coffee, is now call', ''],
      ],
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '#3  Call with Maren Holt, Thu 12 Nov 2026\n    kind was coffee, is now call\n',
    });
    expect(stderr).toContain('Enter writes it');
  });

  test('of a source that another command removes meanwhile says so, and writes nothing', async () => {
    const refnet = await newNetwork(['log', 'Ann K.', '--source', 'Website', '--on', '2026-03-01']);
    const removed = async () => {
      await refnet.run(['remove', 'website', '--yes']);
      return 'of the new page';
    };
    const { code, stderr } = await asked(
      refnet,
      ['edit', 'website'],
      [
        ['Change what?', 'note'],
        ['note', removed],
      ],
    );
    expect(code).toBe(1);
    expect(stderr).toContain('"Website" is not there any more: another command removed or merged it');
  });

  test('an empty answer takes a fact out', async () => {
    const refnet = await network();
    const { stdout } = await asked(
      refnet,
      ['edit', '3'],
      [
        ['Change what?', '7'],
        ['now Tue 1 Dec 2026', ''],
        ['the next one was Tue 1 Dec 2026, is taken out', ''],
      ],
    );
    expect(stdout).toContain('the next one was Tue 1 Dec 2026, is taken out');
  });
});

test('a record that goes to a partner of the same name says which', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Maren Holt', '--yes'],
    ['check-in', 'p1'],
  );
  expect(await refnet.ok(['edit', '1', '--partner', 'p2'])).toContain(
    'partner was Maren Holt (p1), is now Maren Holt (p2)\n',
  );
});

test('the questions about a good partner are asked in a terminal, those answered with it aside', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['edit', 'maren', '--question', 'open=unsure'],
  );
  const { code } = await asked(
    refnet,
    ['edit', 'maren', '--questions', '--question', '1=yes'],
    [
      ['my clients are their ideal clients too', 'no'],
      ['they are open to it (unsure, Fri 20 Nov 2026)', ''],
      ['', ''],
      ['', ''],
      ['', 'yes'],
    ],
  );
  expect(code).toBe(0);
  const { answers } = JSON.parse(await refnet.ok(['show', 'maren', '--json'])) as {
    answers: { question: string; answer: string }[];
  };
  expect(answers.map(({ question, answer }) => `${question} ${answer}`).slice(0, 3)).toEqual([
    'open unsure',
    'connected yes',
    'ideal-clients no',
  ]);
  expect(answers).toHaveLength(4);
});
