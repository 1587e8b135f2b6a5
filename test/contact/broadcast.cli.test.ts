import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { visibilityOf } from '../../src/contact/broadcast.ts';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const THREE = [
  ['add-partner', 'Maren Holt', '--tag', 'gold'],
  ['add-partner', 'Victor Osei', '--tag', 'Gold'],
  ['add-partner', 'Ilse Moreno'],
] as const;

describe('a broadcast', () => {
  test('is one record for many, taken back at once', async () => {
    const refnet = await newNetwork(...THREE);
    const argv = ['check-in', '--kind', 'broadcast', '--tag', 'gold', '--note', 'November newsletter'];
    expect(await refnet.ok(argv)).toBe(
      '#1  Broadcast to 2 partners tagged gold, Fri 20 Nov 2026\n' +
        '    Visible 1 of the last 4 weeks, last on 20 Nov 2026 [rhythm]\n' +
        '    It counts as contact with nobody: a check-in with one partner names them.\n',
    );
    expect(await refnet.ok(['check-in', '--kind', 'newsletter', '--all', '--on', '2026-11-10'])).toContain(
      '#2  Broadcast to 3 partners, Tue 10 Nov 2026\n    Visible 2 of the last 4 weeks',
    );
    expect(await refnet.ok(['check-ins', '--kind', 'broadcast'])).toBe(
      '#  Day     To    Partners  Note\n1  20 Nov  gold         2  November newsletter\n2  10 Nov  all          3\n',
    );
    expect(await refnet.ok(['edit', '1', '--minutes', '90'])).toContain('is now 90');
    expect(await refnet.ok(['show', '1'])).toBe(
      '#1  Broadcast to 2 partners tagged gold, Fri 20 Nov 2026\n\n  note     November newsletter\n  minutes  90\n',
    );
    expect(await refnet.ok(['remove', '2', '--yes'])).toContain('Removed #2  Broadcast to 3 partners');
    await refnet.ok(['undo']);
    await refnet.ok(['undo']);
    await refnet.ok(['undo']);
    expect(await refnet.ok(['check-ins', '--kind', 'broadcast'])).not.toContain('10 Nov');
    await refnet.ok(['undo']);
    expect(await refnet.ok(['check-ins', '--kind', 'broadcast'])).toBe(
      'No broadcast: refnet check-in --kind broadcast --all\n',
    );
  });

  test('is one row for 900 partners', async () => {
    const refnet = await newNetwork(...THREE);
    await refnet.ok(['check-in', '--kind', 'broadcast', '--all']);
    expect(JSON.parse(await refnet.ok(['check-ins', '--kind', 'broadcast', '--json']))).toMatchObject([
      { number: 1, kind: 'broadcast', day: '2026-11-20', tag: null, partners: 3, note: null, minutes: null },
    ]);
    expect(JSON.parse(await refnet.ok(['check-ins', '--json']))).toEqual([]);
  });

  test.each<[number, readonly string[], string]>([
    [
      2,
      ['maren', '--kind', 'newsletter'],
      'a broadcast goes to many at once, and is contact with nobody: say to whom',
    ],
    [2, ['--kind', 'broadcast'], 'a broadcast goes to many at once, and is contact with nobody: say to whom'],
    [2, ['--all'], '--tag and --all go with --kind broadcast alone'],
    [
      2,
      ['--all', '--kind', 'coffee'],
      '--tag and --all go with --kind broadcast alone: what was with somebody names them',
    ],
    [
      2,
      ['--all', '--kind', 'broadcast', '--satisfaction', '4'],
      '--satisfaction does not go with a broadcast',
    ],
    [2, ['--all', '--kind', 'broadcast', '--next', 'monday'], '--next does not go with a broadcast'],
    [2, ['--all', '--tag', 'gold', '--kind', 'broadcast'], '--tag and --all do not go together'],
    [2, ['maren', '--all', '--kind', 'broadcast'], 'a broadcast goes to many at once, not to maren'],
    [2, ['--all', '--kind', 'broadcast', '--on', 'tomorrow'], 'Sat 21 Nov 2026 is still to come'],
    [1, ['--tag', 'silver', '--kind', 'broadcast'], 'nobody has the tag "silver"'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await newNetwork(...THREE);
    const said = await refnet.fails(code, ['check-in', ...argv]);
    expect(said.split('\n')[0]).toBe(`refnet: ${message}`);
  });

  test('goes to nobody who is archived', async () => {
    const refnet = await newNetwork(...THREE, ['edit', 'maren', '--archive']);
    expect(await refnet.ok(['check-in', '--kind', 'broadcast', '--all'])).toContain('to 2 partners,');
  });
});

describe('how visible one was', () => {
  const TODAY = asDay('2026-11-20');
  const LAST = asDay('2026-11-20');
  test.each<[days: string[], weeks: number]>([
    [[], 0],
    [['2026-11-20'], 1],
    [['2026-11-14', '2026-11-20'], 1],
    [['2026-11-13', '2026-11-20'], 2],
    [['2026-10-24'], 1],
    [['2026-10-23'], 0],
    [['2026-10-24', '2026-10-31', '2026-11-07', '2026-11-14'], 4],
    [['2026-10-30', '2026-11-06', '2026-11-20'], 3],
  ])('%j: %i of the last 4 weeks', (days, weeks) => {
    expect(visibilityOf(days.map(asDay), LAST, TODAY)).toEqual({ weeks, last: LAST });
  });

  test('is a habit: told with the habits and in the report', async () => {
    const refnet = await newNetwork(...THREE, [
      'check-in',
      '--kind',
      'broadcast',
      '--all',
      '--on',
      '2026-11-10',
    ]);
    const line = 'Visible 1 of the last 4 weeks, last on 10 Nov 2026 [rhythm]\n';
    expect(await refnet.ok(['due', '--habits'])).toContain(line);
    expect(await refnet.ok(['due'], { today: '2026-12-07' })).toContain(line);
    expect(await refnet.ok(['due'])).not.toContain('Visible');
    expect(await refnet.ok(['report'])).toContain(`\n  ${line}`);
    expect(JSON.parse(await refnet.ok(['report', '--json'])).visibility).toEqual({
      weeks: 1,
      last: '2026-11-10',
      of: 4,
    });
    expect(await refnet.ok(['report'], { today: '2027-11-11' })).not.toContain('Visible');
  });
});

/** Whatever reads check-ins answers here. */
const ANSWERS: readonly (readonly string[])[] = [
  ['advise', '--json'],
  ['due', '--within', '400d', '--limit', 'all', '--json'],
  ['due', '--candidates', '--json'],
  ['due', '--snoozed', '--json'],
  ['due', '--brief'],
  ['partners', '--json'],
  ['check-ins', '--json'],
  ['report', '--all', '--format', 'csv'],
  ['report', '--only', 'check-ins', '--json'],
  ['report', '--only', 'formalize', '--json'],
  ['promise', '--network', '--json'],
  ['who', 'mortgage', '--json'],
  ['snooze', '--json'],
  ['search', 'maren', '--json'],
];

async function answers(refnet: Refnet): Promise<Record<string, string>> {
  const partners: { partnerId?: string; number?: number; id?: string }[] = JSON.parse(
    await refnet.ok(['partners', '--json']),
  );
  const each = partners.flatMap((_, at) => {
    const name = `p${at + 1}`;
    return [
      ['advise', name, '--json'],
      ['show', name, '--json'],
      ['report', name, '--json'],
    ];
  });
  const told: Record<string, string> = {};
  for (const argv of [...ANSWERS, ...each]) {
    const { code, stdout } = await refnet.run(argv);
    told[argv.join(' ')] = `${code} ${stdout}`;
  }
  const { visibility: _visibility, ...report } = JSON.parse(await refnet.ok(['report', '--json']));
  told['report --json'] = JSON.stringify(report);
  return told;
}

test('changes no answer about anybody: neither the advice, the rhythm nor what is due, nor a count of check-ins', async () => {
  const refnet = await nadiasNetwork();
  await refnet.ok([
    'promise',
    '--network',
    '--goal',
    '50 check-ins',
    '--from',
    '2026-01-01',
    '--by',
    '2026-12-31',
  ]);
  await refnet.ok([
    'promise',
    '--network',
    '--goal',
    '9 one-to-ones',
    '--from',
    '2026-01-01',
    '--by',
    '2026-12-31',
  ]);
  const before = await answers(refnet);
  for (const day of ['2020-01-01', '2026-03-01', '2026-11-19', '2026-11-20']) {
    const minutes = ['--minutes', '6000', '--note', 'newsletter'];
    await refnet.ok(['check-in', '--kind', 'broadcast', '--all', '--on', day, ...minutes]);
  }
  expect(await answers(refnet)).toEqual(before);
});

test('is found by its note and its tag, and an objective by its words, apart from what partners were promised', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann', '--tag', 'gold'],
    ['check-in', '--kind', 'broadcast', '--tag', 'gold', '--note', 'the lighthouse letter'],
    ['promise', '--network', 'lighthouse year', '--goal', '40 received', '--by', '2026-12-31'],
    ['promise', 'ann', 'the lighthouse brochure', '--by', '2026-12-01'],
  );
  const found = async (word: string) =>
    JSON.parse(await refnet.ok(['search', word, '--json'])).map(
      ({ kind, number, partner }: Record<string, unknown>) => [kind, number, partner],
    );
  expect(await found('lighthouse')).toEqual([
    ['broadcast', 1, null],
    ['promise', 3, 'Ann'],
    ['objective', 2, null],
  ]);
  expect(await found('gold')).toContainEqual(['broadcast', 1, null]);
  expect(await refnet.ok(['search', 'year'])).toBe(
    '1 objective\n  #2  Objective of the network: lighthouse year (40 received), 20 Nov 2026 to …\n',
  );
});

test('takes its minutes once in the costs of the network, by its name, and of no partner', async () => {
  const refnet = await newNetwork(
    ['config', 'hourly-rate', '60'],
    ['add-partner', 'Ann'],
    ['add-partner', 'Bo'],
    ['check-in', 'ann', '--minutes', '30'],
    ['check-in', '--kind', 'broadcast', '--all', '--minutes', '90'],
  );
  const { total, partners, quarters } = JSON.parse(await refnet.ok(['report', '--only', 'costs', '--json']));
  const minutes = ({ partner, partnerId, minutes: n }: Record<string, unknown>) => [partner, partnerId, n];
  expect(partners.map(minutes)).toEqual([
    ['Broadcasts', null, 90],
    ['Ann', 'p1', 30],
  ]);
  expect([total.minutes, quarters.at(-1).minutes]).toEqual([120, 120]);
  expect(await refnet.ok(['report', 'bo'])).not.toContain('Costs and benefit');
});

test('with nobody on record it is said whom to add first', async () => {
  const refnet = await newNetwork();
  const nobody = 'refnet: there is nobody to send anything to yet\n  refnet add-partner\n';
  expect(await refnet.fails(1, ['check-in', '--kind', 'broadcast'])).toBe(nobody);
  expect(await refnet.fails(1, ['check-in', '--kind', 'newsletter'])).toBe(nobody);
  expect((await refnet.run(['check-ins', '--kind', 'broadcast'])).stdout).toBe(
    'No broadcast, and nobody to send one to: refnet add-partner NAME\n',
  );
});
