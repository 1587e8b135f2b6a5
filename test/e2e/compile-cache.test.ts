import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET, refnetInTerminal } from '../helpers/terminal.ts';

const NEWER = new URL('../helpers/as-newer-node.cjs', import.meta.url).pathname;

// That Node keeps it there, and takes it from there, is tested with the package, by `npm run test:packaging`.
const hasCache = 'enableCompileCache' in module;

function run(home: string, argv: readonly string[], env: Record<string, string> = {}, node: string[] = []) {
  const { status, stdout, stderr, output } = spawnSync(process.execPath, [...node, REFNET, ...argv], {
    env: { PATH: process.env['PATH'], HOME: home, REFNET_TODAY: '2026-11-20', ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  return { status, stdout, stderr, asked: output[3] ?? '' };
}

test.skipIf(hasCache)('nothing is kept in the cache folder where Node keeps no compiled code', async () => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt']);
  const { status, stdout, stderr } = run(home, ['partners']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('Maren Holt');
  expect(existsSync(join(home, '.cache'))).toBe(false);
});

describe('a Node that keeps compiled code', () => {
  const OWN: readonly [what: string, place: (home: string) => void, argv: string[], isKept: boolean][] = [
    ['in a folder that is made for the user alone', () => undefined, ['partners'], true],
    [
      'in one that is there',
      (cache) => mkdirSync(cache, { recursive: true, mode: 0o700 }),
      ['partners'],
      true,
    ],
    ['not for its version alone', () => undefined, ['--version'], false],
    [
      'not in a folder that others may write to',
      (cache) => {
        mkdirSync(cache, { recursive: true });
        chmodSync(cache, 0o777);
      },
      ['partners'],
      false,
    ],
    [
      'not behind a link',
      (cache) => {
        mkdirSync(join(cache, '../elsewhere'), { recursive: true, mode: 0o700 });
        symlinkSync('elsewhere', cache);
      },
      ['partners'],
      false,
    ],
    [
      'not where a file is in the place of the folder',
      (cache) => {
        mkdirSync(join(cache, '..'), { recursive: true });
        writeFileSync(cache, '');
      },
      ['partners'],
      false,
    ],
  ];

  test.each(OWN)('is told to keep it, %s', async (_what, place, argv, isKept) => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    const cache = join(home, '.cache', 'refnet');
    place(cache);
    const { status, stderr, asked } = run(home, argv, {}, ['--require', NEWER]);
    expect({ status, stderr, asked }).toEqual({ status: 0, stderr: '', asked: isKept ? `${cache}\n` : '' });
    const made = lstatSync(cache, { throwIfNoEntry: false });
    expect(!isKept || (made !== undefined && (made.mode & 0o777) === 0o700)).toBe(true);
  });

  test('is told nothing where none is wanted, and another folder where caches are kept elsewhere', async () => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    const newer = ['--require', NEWER];
    expect(run(home, ['partners'], { NODE_DISABLE_COMPILE_CACHE: '1' }, newer).asked).toBe('');
    expect(existsSync(join(home, '.cache'))).toBe(false);
    const elsewhere = join(home, 'caches');
    expect(run(home, ['partners'], { XDG_CACHE_HOME: elsewhere }, newer).asked).toBe(`${elsewhere}/refnet\n`);
  });
});

test('V8 is told to optimize nothing in commands for which that never pays, and nothing elsewhere', async () => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt']);
  const hook = join(home, 'hook.cjs');
  writeFileSync(
    hook,
    `require('node:v8').setFlagsFromString = (flag) => require('node:fs').writeSync(3, flag);`,
  );
  const told = (...argv: string[]) => {
    const { status, stderr, asked } = run(home, argv, {}, ['--require', hook]);
    return { status, stderr, asked };
  };
  expect(told('advise')).toMatchObject({ status: 0, asked: '--no-opt--no-maglev' });
  for (const argv of [['report'], ['report', 'maren'], ['due'], ['search', 'maren'], ['advise', 'maren']])
    expect(told(...argv)).toMatchObject({ status: 0, asked: '--no-opt--no-maglev--no-sparkplug' });
  for (const argv of [['log', 'Jane D.', '--from', 'maren'], ['partners'], ['export'], ['--help']])
    expect(told(...argv)).toEqual({ status: 0, stderr: '', asked: '' });
});

test('V8 is told so in a terminal for what is typed each day, too, and for nothing that may take long', async () => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt']);
  const [hook, told] = [join(home, 'hook.cjs'), join(home, 'told')];
  writeFileSync(
    hook,
    `require('node:v8').setFlagsFromString = (flag) => require('node:fs').appendFileSync(${JSON.stringify(told)}, flag);`,
  );
  const toldBy = async (...argv: string[]) => {
    writeFileSync(told, '');
    await refnetInTerminal(argv, home, { env: { NODE_OPTIONS: `--require "${hook}"` } }).ends();
    return readFileSync(told, 'utf8');
  };
  expect(await toldBy('log', 'Jane D.', '--from', 'maren')).toBe('--no-opt--no-maglev--no-sparkplug');
  expect(await toldBy('partners')).toBe('--no-opt--no-maglev--no-sparkplug');
  expect(await toldBy('export', 'partners')).toBe('');
});
