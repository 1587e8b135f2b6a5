import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

async function network(): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--source', 'website', '--on', '2026-11-02'],
    ['log', 'Jim D.', '--source', 'Google', '--status', 'won', '--value', 'EUR 900'],
    ['log', 'Kim D.', '--from', 'maren', '--on', '2026-11-03'],
  );
}

const plainOf = async (refnet: Refnet, argv: readonly string[]) =>
  JSON.parse(await refnet.ok([...argv, '--json'])) as Record<string, unknown>;

describe('a referral', () => {
  test('moves from a source to a partner and back, each in one change', async () => {
    const refnet = await network();
    expect(await refnet.ok(['edit', '1', '--from', 'maren'])).toBe(
      `#1  Jane D. received from Maren Holt, Mon 2 Nov 2026
    partner is now Maren Holt
    source was website, is taken out
`,
    );
    await refnet.ok(['thank', '1']);
    expect(await refnet.ok(['edit', '1', '--source', 'google ads'])).toBe(
      `#1  Jane D. received through google ads, Mon 2 Nov 2026
    partner was Maren Holt, is taken out
    source is now google ads
    no longer thanked on Fri 20 Nov 2026
`,
    );
    expect(await refnet.ok(['undo'])).toContain('Took back: edited referral 1');
    expect(await plainOf(refnet, ['show', '1'])).toMatchObject({
      partner: 'Maren Holt',
      source: null,
      thankedOn: '2026-11-20',
    });
    expect(await refnet.ok(['sources', '--format', 'csv'])).not.toContain('google ads');
    await refnet.ok(['redo']);
    expect(await plainOf(refnet, ['show', '1'])).toMatchObject({ partner: null, source: 'google ads' });
  });

  test.each([
    [['--to', 'maren'], 'given', 'Maren Holt', null],
    [['--from', 'maren'], 'received', 'Maren Holt', null],
    [['--partner', 'maren'], 'received', 'Maren Holt', null],
    [['--source', 'GOOGLE'], 'received', null, 'Google'],
    [['--source', 'walk-in'], 'received', null, 'walk-in'],
  ])('is corrected with %j', async (options, direction, partner, source) => {
    const refnet = await network();
    expect(await plainOf(refnet, ['edit', '1', ...options])).toMatchObject({ direction, partner, source });
  });

  test.each([
    [['--source', ''], 'a client comes from somewhere, so #1 needs a partner or a source'],
    [['--partner', ''], 'a client comes from somewhere, so #1 needs a partner or a source'],
    [['--source', 'x', '--from', 'maren'], '--from and --source do not go together'],
    [['--given'], '"website" is a source, and clients come from one: none is given to it'],
    [
      ['--source', 'maren holt'],
      '"Maren Holt" is a partner, and no source\n  --from NAME, in place of --source',
    ],
    [['--source', 'none'], '"none" names nobody, so it is no source'],
    [['--from', 'newsletter'], 'no partner "newsletter"\n  --source newsletter      in place of --from'],
  ])('refuses %j', async (options, said) => {
    const refnet = await network();
    const { code, stderr } = await refnet.run(['edit', '1', ...options]);
    expect(stderr).toContain(said);
    expect(code).toBeGreaterThan(0);
    expect(await plainOf(refnet, ['show', '1'])).toMatchObject({ source: 'website', direction: 'received' });
  });

  test('given away needs to be said received first', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--to', 'maren']);
    expect(await refnet.fails(2, ['edit', '1', '--source', 'website'])).toContain('with --received');
    expect(await refnet.ok(['edit', '1', '--source', 'website', '--received'])).toContain(
      'Jane D. received through website',
    );
  });

  test('that leaves a partner leaves its fee, which is asked about', async () => {
    const refnet = await network();
    await refnet.ok(['agree', 'maren', '--for', '3', '--i-pay', '20%']);
    await refnet.ok(['update', '3', 'won', '--value', 'EUR 100', '--collected', 'EUR 100']);
    expect(await refnet.fails(1, ['edit', '3', '--source', 'website'])).toContain(
      'the fee on #3 Kim D. was EUR 20, and is none now',
    );
    await refnet.ok(['edit', '3', '--source', 'website', '--yes']);
    expect(await refnet.ok(['fees', 'maren'])).not.toContain('#3');
  });

  test('takes what came in', async () => {
    const refnet = await network();
    expect(await refnet.ok(['update', '2', '--collected', 'EUR 500'])).toContain('EUR 500 collected');
    expect(await plainOf(refnet, ['show', '4'])).toMatchObject({
      recordKind: 'collection',
      partner: null,
      source: 'Google',
    });
  });
});

describe('a source', () => {
  test('is renamed, and found by the name it had', async () => {
    const refnet = await network();
    expect(await refnet.ok(['edit', 'website', '--name', 'Our website', '--note', 'since 2024'])).toBe(
      `Our website
    name was website, is now Our website
    note is now since 2024
`,
    );
    expect(await refnet.ok(['log', 'Lea D.', '--source', 'Website'])).toContain(
      'received through Our website',
    );
    expect(await refnet.ok(['show', 'website'])).toContain('was called  website');
    expect(await refnet.ok(['history'])).toContain('edited source website');
    await refnet.ok(['undo']);
    expect(await refnet.ok(['undo'])).toBe(
      'Took back: edited source website\n  refnet redo      does it again\n',
    );
    expect(await plainOf(refnet, ['show', 'website'])).toMatchObject({
      source: 'website',
      formerNames: [],
      note: null,
    });
  });

  test('is renamed back without a trace of the name between', async () => {
    const refnet = await network();
    await refnet.ok(['edit', 'website', '--name', 'Our website']);
    await refnet.ok(['edit', 'website', '--name', 'Website']);
    expect(await plainOf(refnet, ['show', 'website'])).toMatchObject({
      source: 'Website',
      formerNames: ['Our website'],
    });
  });

  test('cannot have the name of another, but be made one with it', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['edit', 'website', '--name', 'google'])).toBe(
      `refnet: there is a source "Google" already
  refnet merge "Google" "website"      makes them one
`,
    );
  });

  test('cannot have the name of a partner, and a partner is asked about that has the name of one', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['edit', 'website', '--name', 'maren holt'])).toContain(
      '"Maren Holt" is a partner, and no source',
    );
    await refnet.ok(['log', 'Lou', '--source', 'the gym']);
    expect(await refnet.fails(1, ['add-partner', 'The Gym'])).toContain('--source "The Gym"');
  });

  test('is listed with others, as many as asked for', async () => {
    const refnet = await network();
    expect(await refnet.ok(['sources', '--limit', '1'])).toBe(
      `Source  Received  Closed  Won  Business
Google         1       1    1   EUR 900

1 of 2 sources shown: --limit all
`,
    );
    expect(await refnet.ok(['sources', '--until', '2026-11-10'])).toBe(
      `Source   Received  Open
website         1     1
Google          0
Open: not closed yet, whenever they came

2 sources, until Tue 10 Nov 2026
`,
    );
  });

  test('is merged with another, in one change', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['merge', 'google', 'website'])).toBe(
      `refnet: this would merge website into Google with 1 referral
  refnet merge google website --yes      merges them
`,
    );
    expect(await refnet.ok(['merge', 'google', 'website', '--yes'])).toBe(
      'Merged website into Google with 1 referral\n',
    );
    expect(await plainOf(refnet, ['show', 'website'])).toMatchObject({
      source: 'Google',
      formerNames: ['website'],
      received: 2,
    });
    expect(await refnet.ok(['undo'])).toContain('Took back: merged source website into source Google');
    expect(await plainOf(refnet, ['show', '1'])).toMatchObject({ source: 'website' });
    await refnet.ok(['redo']);
    expect(await plainOf(refnet, ['show', '1'])).toMatchObject({ source: 'Google' });
  });

  test('is found by every name that the other one had, and has its note', async () => {
    const refnet = await network();
    await refnet.ok(['edit', 'website', '--name', 'Our site']);
    await refnet.ok(['edit', 'our site', '--note', 'the form on it']);
    await refnet.ok(['merge', 'google', 'our site', '--yes']);
    for (const name of ['website', 'our site']) {
      expect(await plainOf(refnet, ['show', name])).toMatchObject({
        source: 'Google',
        formerNames: expect.arrayContaining(['website', 'Our site']),
        note: 'the form on it',
      });
    }
    expect(JSON.parse(await refnet.ok(['search', 'our site', '--json']))).toMatchObject([
      { source: 'Google', matches: ['was called: Our site'] },
    ]);
  });

  test('is none where its name is empty, though it is the only one', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--source', 'Google']);
    expect(await refnet.fails(1, ['merge', 'maren', '', '--yes'])).toContain('refnet: no partner ""\n');
  });

  test('becomes a partner, and a partner who only sends clients a source', async () => {
    const refnet = await network();
    await refnet.ok(['merge', 'maren', 'website', '--yes']);
    expect(await plainOf(refnet, ['show', '1'])).toMatchObject({ partner: 'Maren Holt', source: null });
    await refnet.ok(['thank', '1']);
    expect(await refnet.ok(['merge', 'google', 'maren', '--yes'])).toBe(
      `Merged Maren Holt (p1) into Google with 2 referrals
    what came from Maren Holt came through Google, which is nobody: thanks and tellings go
`,
    );
    expect(await plainOf(refnet, ['show', '1'])).toMatchObject({
      partner: null,
      source: 'Google',
      thankedOn: null,
    });
    expect(await refnet.ok(['partners', '--json'])).toBe('[]\n');
    await refnet.ok(['undo']);
    expect(await plainOf(refnet, ['show', '1'])).toMatchObject({
      partner: 'Maren Holt',
      thankedOn: '2026-11-20',
    });
  });

  test.each([
    [['check-in', 'maren'], '1 check-in'],
    [['log', 'Bob', '--to', 'maren'], '1 referral given'],
  ])('is no partner with more than clients received: %j', async (argv, what) => {
    const refnet = await network();
    await refnet.ok(argv);
    expect(await refnet.fails(1, ['merge', 'google', 'maren', '--yes'])).toContain(
      `Maren Holt is a partner with ${what}, and through a source clients only come`,
    );
  });

  test('is removed with what came through it, and comes back', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['remove', 'google'])).toContain(
      'this would remove the source Google with 1 referral',
    );
    expect(await refnet.ok(['remove', 'google', '--yes'])).toBe(
      'Removed the source Google with 1 referral\n    refnet undo      brings it back\n',
    );
    expect(await refnet.ok(['referrals', '--received', '--format', 'csv'])).not.toContain('Jim D.');
    await refnet.ok(['undo']);
    expect(await plainOf(refnet, ['show', '2'])).toMatchObject({ source: 'Google' });
  });

  test('lists what came through it', async () => {
    const refnet = await network();
    expect(await refnet.ok(['referrals', '--source', 'goog'])).toBe(
      `#  Day     Way       Partner  Client  Status    Value
2  20 Nov  received  Google   Jim D.  won     EUR 900

1 referral
`,
    );
    expect(await refnet.fails(1, ['referrals', '--source', 'gogle'])).toBe(
      'refnet: no source "gogle". Did you mean Google?\n  refnet referrals --source Google\n',
    );
    expect(await refnet.fails(2, ['referrals', '--source', 'google', '--partner', 'maren'])).toContain(
      '--partner and --source do not go together',
    );
  });

  test('is found by search, by its names and its note', async () => {
    const refnet = await network();
    await refnet.ok(['edit', 'google', '--note', 'the ads of the spring']);
    expect(await refnet.ok(['search', 'spring'])).toBe(`1 source
    Google
    note: the ads of the spring
`);
    expect(JSON.parse(await refnet.ok(['search', 'google', 'jim', '--json']))).toMatchObject([
      { kind: 'referral', number: 2, partner: null, source: 'Google' },
    ]);
  });

  test.each([
    [
      ['log', 'X', '--source', ''],
      ['google', 'website'],
    ],
    [['edit', '1', '--source', 'We'], ['website']],
    [['referrals', '--source', 'goo'], ['google']],
  ])('is completed in %j', async (words, names) => {
    const refnet = await network();
    const [kind, ...lines] = (await refnet.ok(['__complete', 'bash', '--', ...words])).trimEnd().split('\n');
    expect({ kind, names: lines.map((line) => line.split('\t')[0]) }).toEqual({ kind: 'words', names });
  });

  test('is said to be one where a partner is asked for', async () => {
    const refnet = await network();
    for (const argv of [
      ['report', 'website'],
      ['check-in', 'website'],
      ['log', 'X', '--to', 'website'],
    ]) {
      const { code, stderr } = await refnet.run(argv);
      expect({ argv, code, stderr }).toMatchObject({ argv, code: 1 });
      expect(stderr).toContain('no partner "website"');
    }
    expect(await refnet.fails(1, ['report', 'website'])).toContain(
      'refnet show website      is a source, and no partner\n' +
        '  refnet add-partner website --yes      makes one of it, with what is next\n',
    );
  });

  test('waits for its outcome in refnet due, and for nothing else', async () => {
    const refnet = await network();
    expect(await refnet.ok(['due', '--within', '3w', '--kind', 'move'])).toContain('website     Jane D.');
    expect(await refnet.ok(['due', '--kind', 'thank', '--kind', 'tell', '--format', 'csv'])).not.toContain(
      'Ji',
    );
  });
});

describe('a channel typed as a partner', () => {
  test('is offered as a source where a terminal is asked', async () => {
    const refnet = await network();
    const said = await asked(
      refnet,
      ['log', 'Cid', '--from', 'Facebook ads', '--on', 'today'],
      [['"Facebook ads": keep as a source that is no partner', '1']],
    );
    expect(said.stdout).toContain('Cid received through Facebook ads');
    expect(await plainOf(refnet, ['show', '4'])).toMatchObject({ source: 'Facebook ads' });
  });

  test('is asked about by add-partner', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['add-partner', 'Yelp'])).toContain(
      'refnet log CLIENT --source Yelp      keeps where a client came from',
    );
    expect(await refnet.ok(['add-partner', 'Yelp', '--yes'])).toContain('p2  Yelp');
  });
});

test('a terminal that asks from whom offers the sources, and a channel as a new one', async () => {
  const refnet = await network();
  const known = await asked(
    refnet,
    ['log', 'Cid'],
    [
      ['From whom, or to whom', 'webs'],
      ['from website, a source that is no partner', '1'],
      ['When', ''],
    ],
  );
  expect(known.stderr).toContain('Cid received through website');
  const fresh = await asked(
    refnet,
    ['log', 'Dee'],
    [
      ['From whom, or to whom', 'from Facebook ads'],
      ['from "Facebook ads", a source that is no partner', '1'],
      ['When', ''],
    ],
  );
  expect(fresh.stdout).toContain('Dee received through Facebook ads');
});

test('sources are neither side of how referrals fare with a fee and without', async () => {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['agree', 'maren', '--verbal', '--i-pay', '10%', '--from', '2026-01-01'],
  );
  for (const from of ['maren', 'victor'])
    for (const at of [1, 2, 3, 4, 5])
      await refnet.run([
        'log',
        `C${at}`,
        '--from',
        from,
        '--on',
        '2026-05-02',
        '--status',
        at > 2 ? 'won' : 'lost',
      ]);
  const told = await refnet.ok(['fees']);
  expect(told).toMatch(/without/);
  for (const at of [1, 2, 3, 4, 5])
    await refnet.run(['log', `S${at}`, '--source', 'website', '--on', '2026-05-02', '--status', 'lost']);
  expect(await refnet.ok(['fees'])).toBe(told);
});

describe('a source that was a partner after all', () => {
  test.each([['Website'], ['p2']])(
    'becomes one of its name by the line that is printed, or as %s and its name',
    async (kept) => {
      const refnet = await network();
      const added = await refnet.ok(['add-partner', 'Website', '--yes']);
      expect(added).toContain('next: refnet merge p2 Website      takes over what came through that source');
      const said = await refnet.ok(['merge', kept, 'website', '--yes']);
      expect(said).toContain('Merged website into Website (p2) with 1 referral');
      expect(await plainOf(refnet, ['show', '1'])).toMatchObject({ partner: 'Website', source: null });
      expect(await refnet.ok(['sources', '--format', 'csv'])).not.toContain('website');
    },
  );
});
