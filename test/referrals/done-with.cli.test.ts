import { describe, expect, test } from 'vitest';
import { mayBeOneClient } from '../../src/referrals/done-with.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const PARTNERS = [
  ['add-partner', 'Ann Ash'],
  ['add-partner', 'Bea Birk'],
] as const;

const factsOf = async (refnet: Refnet) =>
  JSON.parse(await refnet.ok(['show', '1', '--json'])) as Record<string, unknown>;

/** The lines that an edit of #1 prints below its own. */
const edited = async (refnet: Refnet, ...options: string[]) =>
  (await refnet.ok(['edit', '1', ...options]))
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

const received = () =>
  newNetwork(
    ...PARTNERS,
    ['log', 'Cleo C.', '--from', 'ann', '--consent', 'yes'],
    ['thank', '1', '--how', 'card'],
    ['update', '1', 'won', '--value', '100'],
    ['told', '1'],
  );

const NO_LONGER = ['no longer thanked on Fri 20 Nov 2026 (card)', 'no longer told on Fri 20 Nov 2026'];

describe('a referral received', () => {
  test.each<[string[], string[]]>([
    [
      ['--from', 'bea'],
      ['partner was Ann Ash, is now Bea Birk', ...NO_LONGER],
    ],
    [
      ['--partner', 'bea'],
      ['partner was Ann Ash, is now Bea Birk', ...NO_LONGER],
    ],
    [['--partner', 'ann'], []],
    [
      ['--client', 'Someone Else'],
      ['client was Cleo C., is now Someone Else', 'consent was yes, is taken out', ...NO_LONGER],
    ],
    [
      ['--client', 'Someone Else', '--consent', 'yes'],
      ['client was Cleo C., is now Someone Else', ...NO_LONGER],
    ],
    [['--client', 'Cleo Corr'], ['client was Cleo C., is now Cleo Corr']],
    [['--client', 'Kleo C.'], ['client was Cleo C., is now Kleo C.']],
    [['--given'], ['way was received, is now given', 'consent was yes, is taken out', ...NO_LONGER]],
    [
      ['--to', 'bea'],
      [
        'way was received, is now given',
        'partner was Ann Ash, is now Bea Birk',
        'consent was yes, is taken out',
        ...NO_LONGER,
      ],
    ],
    [
      ['--source', 'a search'],
      ['partner was Ann Ash, is taken out', 'source is now a search', ...NO_LONGER],
    ],
    [['--for', 'a will'], ['the need is now a will']],
  ])('%j: %j', async (options, lines) => {
    expect(await edited(await received(), ...options)).toEqual(lines);
  });

  test('of somebody else is to be thanked for again, and told of again', async () => {
    const refnet = await received();
    await edited(refnet, '--from', 'bea');
    expect(await refnet.ok(['due'])).toBe(`Today
  Thank  Bea Birk  for Cleo C., 20 Nov   refnet thank 1
  Tell   Bea Birk  Cleo C.: won, 20 Nov  refnet told 1
`);
    expect(await refnet.ok(['report', '--only', 'referrers'])).toMatch(/Bea Birk .* 0 of 1  0 of 1\n/);
    expect(await refnet.ok(['thank', '1'])).toBe(
      '#1  Cleo C. received from Bea Birk: thanked, Fri 20 Nov 2026\n',
    );
    expect(await refnet.ok(['told', '1'])).toBe(
      '#1  Cleo C. received from Bea Birk: told that it is won, Fri 20 Nov 2026\n',
    );
  });

  test('whose partner is one with another keeps the thanks', async () => {
    const refnet = await received();
    await refnet.run(['merge', 'ann', 'bea', '--yes']);
    expect(await factsOf(refnet)).toMatchObject({
      thankedOn: '2026-11-20',
      toldOn: '2026-11-20',
      consent: true,
    });
  });

  test('undo gives back what an edit took out', async () => {
    const refnet = await received();
    const before = dumpOf(refnet.file);
    await edited(refnet, '--from', 'bea');
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
  });
});

describe('a referral given', () => {
  const given = (consent: string) =>
    newNetwork(...PARTNERS, ['log', 'Cleo C.', '--to', 'ann', '--consent', consent]);

  test.each<[string, string[], string[]]>([
    ['yes', ['--to', 'bea'], ['partner was Ann Ash, is now Bea Birk', 'consent was yes, is taken out']],
    ['yes', ['--to', 'bea', '--consent', 'yes'], ['partner was Ann Ash, is now Bea Birk']],
    ['no', ['--to', 'bea'], ['partner was Ann Ash, is now Bea Birk']],
    ['yes', ['--to', 'ann'], []],
    ['yes', ['--received'], ['way was given, is now received', 'consent was yes, is taken out']],
    ['yes', ['--client', 'Cleo Corr'], ['client was Cleo C., is now Cleo Corr']],
    [
      'yes',
      ['--client', 'Someone Else'],
      ['client was Cleo C., is now Someone Else', 'consent was yes, is taken out'],
    ],
  ])('consent %s, %j: %j', async (consent, options, lines) => {
    expect(await edited(await given(consent), ...options)).toEqual(lines);
  });

  test('to another partner: the introduction does not say that the client agreed', async () => {
    const refnet = await given('yes');
    expect((await refnet.run(['intro', '1'])).stdout).toContain('Ann, Cleo agreed to hear from you.');
    await edited(refnet, '--to', 'bea');
    expect((await refnet.run(['intro', '1'])).stdout).not.toContain('agreed');
  });

  test.each<[string[], string[]]>([
    [['--received'], ['way was given, is now received', 'no longer one of the names of one introduction']],
    [
      ['--client', 'Someone Else'],
      ['client was Cleo C., is now Someone Else', 'no longer one of the names of one introduction'],
    ],
    [
      ['--source', 'a search', '--received'],
      [
        'way was given, is now received',
        'partner was Ann Ash, is taken out',
        'source is now a search',
        'no longer one of the names of one introduction',
      ],
    ],
  ])('as one of two names, %j: the other name stands alone', async (options, lines) => {
    const refnet = await newNetwork(...PARTNERS, ['log', 'Cleo C.', '--to', 'ann', '--to', 'bea']);
    expect(await edited(refnet, ...options)).toEqual(lines);
    expect(await refnet.ok(['update', '2', 'won', '--value', '100'])).not.toContain('not chosen');
    expect(await factsOf(refnet)).toMatchObject({ status: 'new' });
  });

  test('as one of two names, to a third partner: it stays one of them', async () => {
    const refnet = await newNetwork(
      ...PARTNERS,
      ['add-partner', 'Cal Cox'],
      ['log', 'Cleo C.', '--to', 'ann', '--to', 'bea'],
    );
    expect(await edited(refnet, '--to', 'cal')).toEqual(['partner was Ann Ash, is now Cal Cox']);
    expect(await refnet.ok(['update', '2', 'won', '--value', '100'])).toContain('#1 not chosen');
  });

  test('with a fee of its own: that it stands no more is said, and stands again where it comes back', async () => {
    const refnet = await newNetwork(
      ...PARTNERS,
      ['log', 'Cleo C.', '--to', 'ann'],
      ['agree', 'ann', '--for', '1', '--they-pay', '30%'],
    );
    const left = '30% of collected was agreed with Ann Ash for #1 alone, and stands for it no more';
    expect(await edited(refnet, '--to', 'bea')).toEqual([
      left,
      'refnet agree bea --for 1 --they-pay "30% of collected"      where it is agreed with Bea Birk too',
      'partner was Ann Ash, is now Bea Birk',
    ]);
    expect(await edited(refnet, '--to', 'ann')).toEqual(['partner was Bea Birk, is now Ann Ash']);
    expect(await refnet.ok(['fees', '1'])).toContain('30% of collected');
    expect(await edited(refnet, '--received')).toEqual([left, 'way was given, is now received']);
    expect(await edited(refnet, '--given')).toEqual(['way was received, is now given']);
    expect(await edited(refnet, '--on', '2026-11-19')).toEqual([
      'day was Fri 20 Nov 2026, is now Thu 19 Nov 2026',
    ]);
  });
});

test.each<[string | null, string | null, boolean]>([
  ['Dana R.', 'Dana Reyes', true],
  ['Dana', 'Dana Reyes', true],
  ['the Reyes family', 'Dana Reyes', true],
  ['D. R.', 'Dana Reyes', true],
  ['C', 'Cleo', true],
  ['C', 'Someone Else', false],
  ['Müller', 'Mueller', true],
  ['Dana Reyes', 'Reyes, Dana', true],
  ['Client 1', 'Client 2', false],
  ['Client 1', 'Dana Reyes', false],
  ['Bob Lee', 'Ann Orr', false],
  [null, 'Dana Reyes', true],
])('%j and %j may be one client: %s', (a, b, expected) => {
  expect([mayBeOneClient(a, b), mayBeOneClient(b, a)]).toEqual([expected, expected]);
});
