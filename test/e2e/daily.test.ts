import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET, ROOT } from '../helpers/terminal.ts';

/** Makes Node pass for that version, and prints on descriptor 3 what was loaded of the program from a file of its own. */
const asVersion = (version: string) => `
  Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
  process.env.NODE_DISABLE_COMPILE_CACHE = '1';
  const isRead = (module) => 'value' in Object.getOwnPropertyDescriptor(module, 'exports');
  process.on('exit', () => {
    const loaded = Object.values(require.cache).filter(isRead).map(({ filename }) => filename);
    require('node:fs').writeSync(3, JSON.stringify(loaded));
  });
`;

async function run(version: string, argv: readonly string[]) {
  const { home } = await newNetwork(
    ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
    ['log', 'Jane D.', '--from', 'maren'],
  );
  const hook = join(home, 'hook.cjs');
  writeFileSync(hook, asVersion(version));
  const { status, stdout, stderr, output } = spawnSync(
    process.execPath,
    ['--require', hook, REFNET, ...argv],
    {
      env: { PATH: process.env['PATH'], HOME: home, REFNET_TODAY: '2026-11-20' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    },
  );
  const loaded = (JSON.parse(output[3] ?? '[]') as string[]).map((path) => path.replace(ROOT, ''));
  const said = [stdout, stderr].map((text) => text.replaceAll(home, '~'));
  return { answer: { status, said }, loaded: loaded.filter((path) => path.startsWith('dist/')) };
}

const DAILY: readonly [name: string, argv: readonly string[]][] = [
  ['add-partner', ['add-partner', 'Victor Osei']],
  ['advise', ['advise', 'maren']],
  ['check-in', ['check-in', 'maren', '--kind', 'call']],
  ['due', ['due']],
  ['log', ['log', 'Bob Q.', '--to', 'maren']],
  ['partners', ['partners']],
  ['referrals', ['referrals']],
  ['report', ['report']],
  ['report-of', ['report', 'maren']],
  ['search', ['search', 'jane']],
  ['update', ['update', '1', 'won']],
  ['who', ['who', 'broker']],
];

test.each(DAILY)(
  '%s is all in one file where Node keeps compiled code, and answers the same',
  async (name, argv) => {
    const [one, several] = [await run('24.0.0', argv), await run('20.17.0', argv)];
    expect(one.loaded).toEqual([`dist/daily-${name}.cjs`]);
    expect(several.loaded).toContain('dist/main.js');
    expect(one.answer.status).toBe(0);
    expect(one.answer).toEqual(several.answer);
  },
);

test.each([
  [['log', 'Bob Q.', '--from', 'nobody at all']],
  [['log', '--help']],
  [['report', '--format', 'nonsense']],
  [['report', 'maren', '--for-partner']],
  [['due', '--format', 'csv']],
  [['search', 'zzz', '--json']],
])('%j, which loads more, finds what is in the one file read already', async (argv) => {
  const [one, several] = [await run('24.0.0', argv), await run('20.17.0', argv)];
  expect(one.loaded.filter((path) => /main|core|rolldown-runtime/.test(path))).toEqual([]);
  expect(one.loaded.length).toBeGreaterThan(1);
  expect(one.answer).toEqual(several.answer);
});
