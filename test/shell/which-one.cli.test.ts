import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';

const NETWORK = [
  ['add-partner', 'Maren Holt'],
  ['log', 'Ann Kay', '--from', 'maren', '--on', '2026-03-02'],
  ['log', 'Ann Lee', '--from', 'maren', '--on', '2026-04-02'],
  ['log', 'Ann Kay', '--from', 'maren', '--on', '2026-05-02'],
  ['update', '1', 'lost', '--on', '2026-06-01'],
  ['update', '2', 'lost', '--on', '2026-06-01'],
] as const;

test.each([
  [['told', 'ann'], '1 #2 Ann Lee received from Maren Holt, Thu 2 Apr 2026; lost', '1', /^#2 {2}Ann Lee/],
  [['show', 'ann'], '2 #2 Ann Lee received from Maren Holt', '2', /^#2 {2}Ann Lee/],
  [['snooze', 'ann', '--until', '2026-12-24'], '2 #2 Ann Lee received', '2', /: #2 {2}Ann Lee/],
])('a terminal is asked which is meant where words fit several: %j', async (argv, choice, typed, said) => {
  const refnet = await newNetwork(...NETWORK);
  const { code, stdout, stderr } = await asked(refnet, argv, [[choice, typed]]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^Which "ann"\?/) });
  expect(stdout).toMatch(said);
});

test.each([
  ['all of them', '1', 'Forgot the client of 2 referrals'],
  ['one of them', '2', 'Forgot the client of 1 referral'],
])(
  'a terminal is asked which introductions of a client of that name are to be forgotten: %s',
  async (_which, typed, said) => {
    const refnet = await newNetwork(...NETWORK, ['update', '3', 'lost', '--on', '2026-06-01']);
    const { code, stdout } = await asked(
      refnet,
      ['forget', '--client', 'Ann Kay'],
      [
        ['"Ann Kay" is the client of 2 introductions. Which?', typed],
        ['Forget for good? yes or no', 'y'],
      ],
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(said) });
  },
);

test('a terminal is asked which of those that fit is the second partner to merge, and never offered the first', async () => {
  const others = ['Maren Diaz', 'Maren Holder'].map((name) => ['add-partner', name]);
  const refnet = await newNetwork(...NETWORK, ...others);
  const { code, stdout } = await asked(
    refnet,
    ['merge', 'maren holt', 'maren'],
    [
      ['"maren" fits 2 partners 1 Maren Diaz 2 Maren Holder Number', '2'],
      ['Merge them?', 'y'],
    ],
  );
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining('Merged Maren Holder'),
  });
});

test.each([
  ['y', 'Would be taken over from "other.json": 1 partner.', 0],
  ['n', undefined, 130],
])(
  'a terminal is asked whether the export of another network is put together with this one: %s',
  async (typed, next, code) => {
    const refnet = await newNetwork(...NETWORK);
    const other = (name: string) => join(refnet.home, name);
    await refnet.run(['--db', other('other.db'), 'add-partner', 'Bo Lind']);
    await refnet.run(['--db', other('other.db'), 'export', 'all', '--output', other('other.json')]);
    const ended = await asked(
      refnet,
      ['import', other('other.json')],
      [
        ['not of a copy of yours. Put both together?', typed],
        ...(next === undefined ? [] : [[next, 'yes'] as const]),
      ],
    );
    expect(ended.code).toBe(code);
    expect((await refnet.ok(['partners'])).includes('Bo Lind')).toBe(code === 0);
  },
);

test('a terminal that asks what to change needs no word more for what is so or not', async () => {
  const refnet = await newNetwork(...NETWORK);
  const { code, stdout } = await asked(
    refnet,
    ['edit', 'maren'],
    [
      ['Change what?', 'archive'],
      ['Enter writes it', ''],
    ],
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('archived') });
});

test('what was typed as a word and is changed before it is written is what was answered', async () => {
  const refnet = await newNetwork(...NETWORK);
  const { code } = await asked(
    refnet,
    ['log', 'Zoe'],
    [
      ['From', 'from maren'],
      ['Number', '1'],
      ['Enter writes it', 'e'],
      ['Change what?', 'client'],
      ['Client', 'Zoe Quist'],
      ['Zoe Quist received from Maren Holt', ''],
    ],
  );
  expect(code).toBe(0);
  expect(await refnet.ok(['show', '4'])).toContain('Zoe Quist');
});

test.each([
  ['from maren', ['1'], '1 from Maren Holt 2 client: Zoe'],
  ['to zed', [], '1 to zed, a new partner 2 client: Zoe'],
  ['from website', ['1'], '1 from Website, a source 2 client: Zoe'],
])('who is typed for a client to log stands there as it was meant: %s', async (typed, numbers, said) => {
  const refnet = await newNetwork(...NETWORK, ['log', 'Bea', '--source', 'Website', '--on', '2026-03-02']);
  const { code } = await asked(
    refnet,
    ['log', 'Zoe'],
    [
      ['From', typed],
      ...numbers.map((number) => ['Number', number] as const),
      ['Enter writes it', 'e'],
      [said, ''],
    ],
  );
  expect(code).toBe(130);
});
