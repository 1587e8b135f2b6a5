import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { printedCommands, onAnotherFile } from '../helpers/printed-commands.ts';
import { newNetwork, runMain } from '../helpers/refnet.ts';
import { FROZEN, replay, sampleNetwork } from '../helpers/sample.ts';

/** Whose screens lead to the most commands. */
const NAMES = [
  'add-partner',
  'advise',
  'agree',
  'due',
  'fees',
  'log',
  'partners',
  'referrals',
  'report',
  'sections',
  'show',
  'snooze',
];

test.each(NAMES)('the file that was named is in every command that is printed: %s', async (name) => {
  const refnet = await sampleNetwork();
  const others: unknown[] = [];
  await replay(readFileSync(join(FROZEN, `${name}.txt`), 'utf8'), {
    ...refnet,
    run: async (argv, options = {}) => {
      const shown = ['--db', refnet.file, ...withoutFormat(argv)];
      const result = await runMain(refnet.home, shown, options);
      const elsewhere = onAnotherFile(shown, result);
      if (elsewhere.length > 0) others.push({ argv, elsewhere });
      return result;
    },
  });
  expect(others).toEqual([]);
});

/** What is frozen is for scripts; the same on a screen leads to other commands. */
function withoutFormat(argv: readonly string[]): string[] {
  return argv.filter((word, at) => !/^--(?:json|format)$/.test(word) && argv[at - 1] !== '--format');
}

const HOLT = ['add-partner', 'Maren Holt'] as const;

test('a name with a blank is quoted, and pasted it is the same file', async () => {
  const refnet = await newNetwork();
  const file = join(refnet.home, 'my practice.db');
  const { stdout } = await refnet.run(['--db', file, ...HOLT]);
  expect(stdout).toContain(`next: refnet --db "${file}" log "Client" --to maren`);
  const [next = []] = printedCommands(stdout);
  expect((await refnet.run(next)).stdout).toContain('given to Maren Holt');
});

test.each([
  [['check-in', 'maren', '--kind', 'tea', '--db', 'FILE']],
  [['--db=FILE', 'check-in', 'maren', '--kind', 'tea']],
])('a command line that is mended names the file first, wherever it was typed: %s', async (typed) => {
  const refnet = await newNetwork(HOLT);
  const argv = typed.map((word) => word.replace('FILE', refnet.file));
  const wrong = argv.map((word) => word.replace('--kind', '--kynd'));
  expect(await refnet.fails(2, wrong)).toContain(`  refnet --db ${refnet.file} check-in maren --kind tea`);
});

test('JSON and CSV on the screen name the file in their commands, what is meant for others does not', async () => {
  const refnet = await newNetwork(HOLT, ['log', 'Dana R.', '--from', 'maren']);
  const due = ['--db', refnet.file, 'due'] as const;
  const command = `refnet --db ${refnet.file} thank 1`;
  expect(JSON.parse(await refnet.ok([...due, '--json']))).toMatchObject([{ command }]);
  expect(await refnet.ok([...due, '--format', 'csv'])).toContain(command);
  for (const format of ['md', 'html']) {
    expect(await refnet.ok(['--db', refnet.file, 'report', '--format', format])).not.toContain(refnet.home);
  }
  for (const ending of ['txt', 'md', 'csv', 'json']) {
    const written = join(refnet.home, `due.${ending}`);
    await refnet.run([...due, '--output', written]);
    expect(readFileSync(written, 'utf8')).not.toContain(refnet.home);
  }
});

test('questions are asked of the file that was named, and what they come to is recorded there', async () => {
  const refnet = await newNetwork(HOLT);
  const { code, stdout } = await asked(
    refnet,
    ['--db', refnet.file, 'check-in'],
    [
      ['With whom (type to search)', 'maren'],
      ['What was it?', 'coffee'],
      ['Note (Enter to skip)', 'new office'],
      ['When (today)', ''],
      ['Coffee with Maren Holt', ''],
    ],
  );
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining('Coffee with Maren Holt, Fri 20 Nov 2026'),
  });
  expect(await refnet.ok(['show', '1'])).toContain('new office');
});

test('the file of REFNET_DB stays in the environment, which a pasted command has too', async () => {
  const refnet = await newNetwork();
  const file = join(refnet.home, 'net.db');
  const { stdout } = await refnet.run(HOLT, { env: { REFNET_DB: file } });
  expect(stdout).toContain('next: refnet log "Client" --to maren');
});

test('help stays as it is: its examples are about nobody', async () => {
  const refnet = await newNetwork();
  expect(await refnet.ok(['--db', refnet.file, 'help', 'log'])).toBe(await refnet.ok(['help', 'log']));
});
