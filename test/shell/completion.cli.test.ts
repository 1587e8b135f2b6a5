import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partnerCandidates } from '../../src/records/complete-values.cli.ts';
import { findPartner, type PartnerHandle } from '../../src/partners/find-partner.ts';
import { searchKey } from '../../src/text/search-key.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const NETWORK = [
  ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
  ['add-partner', 'Maren Ash'],
  ['add-partner', 'Zoë O’Brien'],
  ['add-partner', '007'],
];

/** The values offered after these words, each a word of the command line; the last one is being typed. */
async function offered(refnet: Refnet, words: readonly string[], shell = 'zsh'): Promise<string[]> {
  const [kind, ...lines] = (await refnet.ok(['__complete', shell, '--', ...words])).trimEnd().split('\n');
  return [kind ?? '', ...lines.map((line) => line.split('\t')[0] ?? '')];
}

describe('what is offered', () => {
  test.each([
    [['lo'], ['log']],
    [['undo', ''], []],
    [['nosuch', ''], []],
    [['log', '--fr'], ['--from']],
    [['log', '--no-c'], ['--no-color']],
    [
      ['log', '--from', 'mar'],
      ['maren-ash', 'maren-holt'],
    ],
    [['log', '--from', 'maren h'], ['maren-holt']],
    [['log', '--from', '"Maren H'], ['maren-holt']],
    [['log', '--from', 'holt'], ['maren-holt']],
    [['log', '--from', 'zoe'], ['zoe-obrien']],
    [['log', '--from=ho'], ['--from=maren-holt']],
    [['log', 'Jane D.', '--from', 'ash'], ['maren-ash']],
    [['update', '1', 'wo'], ['won']],
    [
      ['update', '1', 'und'],
      ['undecided', 'under-review', 'under-contract', 'under-offer', 'underwriting'],
    ],
    [
      ['referrals', '--status=fel'],
      ['--status=fell-through', '--status=fell-thru'],
    ],
    [['add-partner', '--size', 'bigg'], ['bigger']],
    [['log', '--from', 'p4'], ['p4']],
    [['log', '--from', '00'], ['p4']],
    [['log', '--from', '$'], []],
    [['check-in', 'maren', 'zo'], ['zoe-obrien']],
    [['--yes', 'check-in', 'zo'], ['zoe-obrien']],
    [
      ['--no-input', 'che'],
      ['check-in', 'check-ins'],
    ],
    [['add-partner', 'X', '--stage', 'p'], ['power-partner']],
    [['log', '--status', 'pro'], ['proposal']],
    [
      ['log', '--consent', ''],
      ['yes', 'no', 'not-recorded'],
    ],
    [
      ['log', '--on', ''],
      ['today', 'yesterday'],
    ],
    [
      ['history', '--format', ''],
      ['table', 'json', 'csv', 'md'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['log', '--from', 'holt', '--no-c'], ['--no-color']],
    [['log', '--', '--fr'], []],
    [['update', '1', 'wo'], ['won']],
    [['update', '1', '--on', 'to'], ['today']],
    [
      ['import', '--dates', ''],
      ['dmy', 'mdy'],
    ],
    [['import', '--no-cl'], ['--no-clients']],
    [['done', ''], []],
    [['--vers'], ['--version']],
  ])('after %j is %j', async (words, expected) => {
    const refnet = await newNetwork(...NETWORK);
    expect(await offered(refnet, words)).toEqual(['words', ...expected]);
  });

  test.each([
    [['--db', '']],
    [['--db=x']],
    [['log', '--db', '']],
    [['import', '']],
    [['import', '--bad-rows', '']],
  ])('after %j is a file', async (words) => {
    expect(await offered(await newNetwork(), words)).toEqual(['files']);
  });

  test('is without what stands before the = in bash, which takes words apart there', async () => {
    const refnet = await newNetwork(...NETWORK);
    expect(await offered(refnet, ['log', '--from', '=', 'ho'], 'bash')).toEqual(['words', 'maren-holt']);
    expect(await offered(refnet, ['log', '--from', '='], 'bash')).toContain('maren-holt');
  });

  test('are none for a text of any length, which is no fault', async () => {
    const refnet = await newNetwork(...NETWORK);
    expect(await refnet.ok(['__complete', 'zsh', '--', 'show', 'x'.repeat(5000)])).toBe('words\n');
  });

  test('are the referrals without an outcome, newest first, and no client', async () => {
    const refnet = await newNetwork(
      ...NETWORK,
      ['log', 'Jane D.', '--from', 'holt'],
      ['log', 'Bob Q.', '--to', 'zoe', '--status', 'won'],
      ['log', 'Max P.', '--to', 'zoe'],
    );
    const lines = await refnet.ok(['__complete', 'zsh', '--', 'update', '']);
    expect(lines).toBe(
      'words\n3\tgiven, Zoë O’Brien, Fri 20 Nov 2026\n1\treceived, Maren Holt, Fri 20 Nov 2026\n',
    );
  });

  test('comes from the file that is named', async () => {
    const refnet = await newNetwork(...NETWORK);
    const other = await newNetwork();
    expect(await offered(other, ['--db', refnet.file, 'log', '--from', 'ho'])).toEqual([
      'words',
      'maren-holt',
    ]);
    expect(await offered(other, ['log', '--from', ''])).toEqual(['words']);
  });
});

const handle = (id: number, name: string): PartnerHandle => ({
  id,
  name,
  profession: null,
  archived: false,
  keys: [searchKey(name)],
  emails: [],
});

test('every partner offered needs no quoting and means that partner', () => {
  const name = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom(
      'Maren Holt',
      'Maren',
      'Holt',
      'maren-holt',
      'p1',
      'P2 x',
      '$(touch x)',
      '-rf',
      '12',
      'Ann ann',
    ),
    fc.string({ unit: 'binary', minLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), (names) => {
      const partners = names.map((each, at) => handle(at + 1, each));
      for (const [at, { value }] of partnerCandidates('', partners).entries()) {
        expect(value).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u);
        expect(value).not.toMatch(/^-/);
        expect(findPartner(value, partners)).toEqual({ kind: 'one', partner: partners[at] });
      }
    }),
  );
});

test.each(['bash', 'zsh', 'fish'])('completion %s prints a script', async (shell) => {
  const refnet = await newNetwork();
  const script = await refnet.ok(['completion', shell]);
  expect(script).toContain(`refnet __complete ${shell} --`);
  expect(script).not.toContain('eval "$(command');
});

test('completion of another shell is a usage error', async () => {
  const refnet = await newNetwork();
  expect(await refnet.fails(2, ['completion', 'tcsh'])).toContain('bash, zsh, fish');
});
