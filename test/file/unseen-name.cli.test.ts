import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const NAME = 'net\u200ework\u202e.db';
const SHOWN = String.raw`net\u{200e}work\u{202e}.db`;

/** As bash and zsh read it. */
const TYPED = String.raw`work\xE2\x80\xAE.db'`;

/** The file, a copy of it, a command on it. */
const NAMED = [SHOWN, SHOWN.replace('.db', '-'), TYPED];

test('a file whose name has a sign that nobody sees is named whole, and so are the commands for it', async () => {
  const refnet = await newNetwork();
  const path = join(refnet.home, NAME);
  const on = (...argv: readonly string[]) => refnet.run(['--db', path, ...argv]);
  const none = await on('due');
  expect(none.stderr).toContain(`${SHOWN}: there is no such file`);
  const added = await on('add-partner', 'Maren Holt');
  expect(added.stderr).toContain(SHOWN);
  expect(added.stdout).toMatch(/refnet --db \$'\S+net\\xE2\\x80\\x8Ework\\xE2\\x80\\xAE\.db' log/);
  for (const argv of [['doctor'], ['backup'], ['restore', path]]) {
    const { stdout, stderr } = await on(...argv);
    const said = stdout + stderr;
    expect(said).not.toContain('network.db');
    expect([argv, said, NAMED.some((each) => said.includes(each))]).toEqual([argv, said, true]);
  }
  expect(existsSync(path)).toBe(true);
  expect(readdirSync(refnet.home)).not.toContain('network.db');
});

test('a today that is no day is not repeated without end', async () => {
  const refnet = await newNetwork();
  const { stderr } = await refnet.run(['due'], { env: { REFNET_TODAY: '9'.repeat(100_000) } });
  expect(stderr).toMatch(/^refnet: REFNET_TODAY is "9{40}\.\.\.", which is not a day\n/);
});
