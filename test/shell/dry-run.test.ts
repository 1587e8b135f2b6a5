import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** One command line for each way of writing, as against the sample network. */
const WRITES: readonly (readonly string[])[] = [
  ['add-partner', 'Zoe Zed', '--profession', 'notary', '--email', 'zoe@example.com'],
  ['log', 'Nina N.', '--from', 'maren', '--for', 'a first home', '--value', '1800'],
  ['log', 'Nina N.', '--to', 'maren', '--to', 'victor'],
  ['check-in', 'maren', '--kind', 'coffee', '--satisfaction', '4'],
  ['check-in', 'maren', 'victor', '--minutes', '30'],
  ['update', '39', 'lost', '--note', 'went with a cousin'],
  ['promise', 'maren', 'send the brochure', '--by', '2026-12-15'],
  ['promise', 'maren', 'say: refnet undo'],
  ['note', 'maren', '--kind', 'growth', 'a second office'],
  ['project', 'maren', 'evening for sellers', '--kind', 'event', '--cost', '90'],
  ['agree', 'beth', '--verbal', '--i-pay', '5%'],
  ['snooze', 'beth', '--until', '2027-01-15'],
  ['edit', 'maren', '--tag', 'gold'],
  ['config', 'formalize-at', '12'],
];

const converted = new Set<string>();
for (const { name, load } of COMMANDS) if ('command' in (await load())) converted.add(name);

describe('--dry-run', () => {
  test.each(
    WRITES.filter(([name = '']) => converted.has(name)).map((argv) => [argv.join(' '), argv] as const),
  )(
    'of refnet %s says in the same words what the write then says, and writes nothing',
    async (_line, argv) => {
      const refnet = await sampleNetwork();
      const before = readFileSync(refnet.file);
      const tried = await refnet.run([...argv, '--dry-run']);
      expect(tried.code).toBe(0);
      expect(readFileSync(refnet.file).equals(before)).toBe(true);
      const wrote = await refnet.run(argv);
      expect(tried.stdout).toBe(`${wrote.stdout}Nothing was written.\n`);
      expect(tried.stderr).toBe(wrote.stderr);
      expect(readFileSync(refnet.file).equals(before)).toBe(false);
    },
  );

  test('without a file works on an empty network, and makes none', async () => {
    const refnet = await newNetwork();
    expect(await refnet.ok(['add-partner', 'Maren Holt', '--dry-run'])).toMatch(
      /^p1 {2}Maren Holt\n(?:.+\n)*Nothing was written\.\n$/,
    );
    expect(existsSync(refnet.file)).toBe(false);
  });

  test('with --json prints the record that would be written', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const { code, stdout, stderr } = await refnet.run(['check-in', 'maren', '--dry-run', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Nothing was written.\n' });
    expect(JSON.parse(stdout)).toMatchObject([{ partner: 'Maren Holt', kind: 'call' }]);
    expect(await refnet.ok(['check-ins'])).toBe('No check-ins yet: refnet check-in NAME\n');
  });

  test('says what would be asked first', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.ok(['add-partner', 'Maren Holt', '--dry-run'])).toMatch(
      /^Would ask first: .+\n(?:.+\n)*Nothing was written\.\n$/,
    );
  });
});

describe('--dry-run offers nothing to take back, as nothing was written', () => {
  const TWO = [
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Ann Lee'],
    ['log', 'Dup', '--to', 'maren'],
    ['update', '1', 'contacted'],
    ['log', 'Paid', '--to', 'maren'],
    ['update', '2', 'won', '--value', '100'],
  ] as const;

  test.each([
    ['a client logged already', ['log', 'Dup', '--to', 'maren']],
    ['a step back', ['update', '1', 'new']],
    ['more than was invoiced', ['update', '2', '--collected', '900']],
    ['a day far back', ['log', 'Zed', '--to', 'maren', '--on', '3 dec']],
    ['a removal', ['remove', '1', '--yes']],
    ['a merge', ['merge', 'maren', 'ann', '--yes']],
  ])('%s', async (_what, argv) => {
    const refnet = await newNetwork(...TWO);
    const tried = await refnet.run([...argv, '--dry-run']);
    expect(tried.code).toBe(0);
    expect(tried.stdout).toMatch(/\nNothing was written\.\n$/);
    expect(tried.stdout + tried.stderr).not.toMatch(/undo|takes? it back|brings it back/);
    const wrote = await refnet.run(argv);
    expect(wrote.stdout + wrote.stderr).toContain('refnet undo');
  });

  test('nor where a terminal was asked, in what it shows before', async () => {
    const refnet = await newNetwork(...TWO);
    const { code, stdout, stderr } = await asked(
      refnet,
      ['log', 'Dup', '--dry-run'],
      [
        ['From whom, or to whom', 'to Maren Holt'],
        ['', ''],
      ],
    );
    expect(code).toBe(0);
    expect(stderr).toContain('#3 looks the same as #1 (same client, partner and day)\n');
    expect(stdout + stderr).not.toContain('undo');
  });

  test('what else a line says stays', async () => {
    const refnet = await newNetwork(...TWO);
    expect((await refnet.run(['log', 'Dup', '--to', 'maren', '--dry-run'])).stderr).toBe(
      '#3 looks the same as #1 (same client, partner and day)\n',
    );
  });
});

describe('--dry-run --json of what would be asked first', () => {
  const ONE_EACH = [
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Ann Lee'],
    ['log', 'Dana', '--to', 'maren'],
  ] as const;

  test.each([
    [
      'remove',
      ['remove', '1'],
      'this would remove #1  Dana given to Maren Holt',
      { number: 1, client: 'Dana' },
    ],
    ['merge', ['merge', 'maren', 'ann'], 'this would merge Ann Lee (p2)', { id: 'p1', merged: 'p2' }],
  ])('%s has the record on stdout, and the question on stderr', async (_what, argv, question, record) => {
    const refnet = await newNetwork(...ONE_EACH);
    const before = readFileSync(refnet.file);
    const { code, stdout, stderr } = await refnet.run([...argv, '--dry-run', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject(record);
    expect(stderr).toMatch(/^Would ask first: .+\n(?:.+\n)*Nothing was written\.\n/);
    expect(stderr).toContain(question);
    expect(readFileSync(refnet.file).equals(before)).toBe(true);
  });

  test('is the same JSON as with --yes', async () => {
    const refnet = await newNetwork(...ONE_EACH);
    const { stdout } = await refnet.run(['remove', '1', '--dry-run', '--json']);
    expect((await refnet.run(['remove', '1', '--dry-run', '--json', '--yes'])).stdout).toBe(stdout);
  });
});
