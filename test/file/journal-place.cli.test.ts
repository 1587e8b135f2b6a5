import { chmodSync, chownSync, mkdirSync, rmdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { unprivileged } from '../helpers/unprivileged.ts';

const NETWORK = [
  ['add-partner', 'Maren Holt'],
  ['log', 'Jane D.', '--from', 'maren'],
] as const;
const WRITING = ['log', 'Bo K.', '--from', 'maren'];

test('a folder where the journal belongs is named by every command, doctor too', async () => {
  const refnet = await newNetwork(...NETWORK);
  mkdirSync(`${refnet.file}-journal`);
  for (const argv of [WRITING, ['due'], ['doctor']]) {
    expect(await refnet.fails(1, argv)).toMatch(
      /refnet\.db-journal is in the way: [^\n]+\n {2}move that elsewhere/,
    );
  }
  rmdirSync(`${refnet.file}-journal`);
  await refnet.ok(WRITING);
});

test('a link where the journal belongs is named by what writes, and by doctor', async () => {
  const refnet = await newNetwork(...NETWORK);
  symlinkSync(join(refnet.home, 'elsewhere'), `${refnet.file}-journal`);
  expect(await refnet.fails(1, WRITING)).toContain('refnet.db-journal is in the way');
  const { code, stdout } = await refnet.run(['doctor']);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /there is a folder or a link where SQLite keeps its journal: \S+-journal\n {4}move that/,
  );
  unlinkSync(`${refnet.file}-journal`);
  await refnet.ok(WRITING);
});

test('a journal that is somebody else\u2019s is named, and not to be removed', async (context) => {
  if (process.getuid?.() !== 0) return context.skip('only root can give a file away');
  const refnet = await newNetwork(...NETWORK);
  const run = await unprivileged(refnet.home);
  writeFileSync(`${refnet.file}-journal`, 'x', { mode: 0o600 });
  chownSync(`${refnet.file}-journal`, 0, 0);
  for (const argv of [WRITING, ['due'], ['doctor']]) {
    const { code, stderr } = run(argv);
    expect(code).toBe(1);
    expect(stderr).toMatch(/refnet\.db-journal, by which [^\n]+ is somebody else's[^]+do not remove it/);
  }
});

test('where nothing can be recorded doctor says so, and how a copy is made all the same', async () => {
  const refnet = await newNetwork(...NETWORK);
  const run = await unprivileged(refnet.home);
  chmodSync(dirname(refnet.file), 0o500);
  try {
    const { code, stdout } = run(['doctor']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      `nothing can be recorded, as you may not write there: ${dirname(refnet.file)}\n`,
    );
    expect(stdout).toMatch(/refnet backup FILE {6}/);
    expect(run(['backup', join(refnet.home, 'copy.db')]).code).toBe(0);
  } finally {
    chmodSync(dirname(refnet.file), 0o700);
  }
});
