import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork, temporaryFolder } from '../helpers/refnet.ts';
import { REFNET, ROOT } from '../helpers/terminal.ts';

const cacheIn = (home: string) =>
  join(home, '.cache', 'refnet', `${process.version}-${process.arch}`, 'partners');

function environment(home: string, more: Record<string, string> = {}) {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_CACHE_HOME: join(home, '.cache'),
    REFNET_TODAY: '2026-11-20',
    ...more,
  };
}

function run(home: string, argv = ['partners'], more: Record<string, string> = {}, program = REFNET) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    env: environment(home, more),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

async function networkWithCache() {
  const { home } = await newNetwork(['add-partner', 'Maren Holt']);
  const first = run(home);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toContain('Maren Holt');
  return { home, first, cache: cacheIn(home) };
}

test('what was compiled is kept for the user alone, and read instead of made again', async () => {
  const { home, first, cache } = await networkWithCache();
  expect(statSync(cache).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(cache)).mode & 0o777).toBe(0o700);
  const { ino } = statSync(cache);
  expect(run(home)).toEqual(first);
  expect(statSync(cache).ino).toBe(ino);
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['empty', () => Buffer.alloc(0)],
  ['cut off', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 3))],
  ['cut off at half', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['zeros', (bytes) => Buffer.alloc(bytes.length)],
  ['changed in one byte', (bytes) => bytes.with(Math.floor(bytes.length / 4), 0x55) as Buffer],
  ['some text', () => Buffer.from('no code'.repeat(1000))],
])('a cache that is damaged is made anew: %s', async (_name, damage) => {
  const { home, first, cache } = await networkWithCache();
  const whole = readFileSync(cache);
  const { ino } = statSync(cache);
  writeFileSync(cache, damage(whole));
  expect(run(home)).toEqual(first);
  expect(statSync(cache).ino).not.toBe(ino);
  expect(run(home)).toEqual(first);
});

test('a cache that others could have written is not read', async () => {
  const { home, first, cache } = await networkWithCache();
  chmodSync(cache, 0o666);
  expect(run(home)).toEqual(first);
  expect(statSync(cache).mode & 0o777).toBe(0o600);

  const { ino } = statSync(cache);
  chmodSync(dirname(cache), 0o777);
  writeFileSync(cache, 'no code');
  expect(run(home)).toEqual(first);
  expect(readFileSync(cache, 'utf8')).toBe('no code');
  expect(statSync(cache).ino).toBe(ino);

  rmSync(dirname(cache), { recursive: true });
  const elsewhere = join(home, 'elsewhere');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, dirname(cache));
  expect(run(home)).toEqual(first);
  expect(readdirSync(elsewhere)).toEqual([]);
});

test('a cache is made anew after a week, with what is used by then', async () => {
  const { home, first, cache } = await networkWithCache();
  const { ino } = statSync(cache);
  const eightDaysAgo = Date.now() / 1000 - 8 * 86_400;
  utimesSync(cache, eightDaysAgo, eightDaysAgo);
  expect(run(home)).toEqual(first);
  expect(statSync(cache).ino).not.toBe(ino);
});

test('a place where none can be kept changes nothing', async () => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt']);
  writeFileSync(join(home, '.cache'), '');
  expect(run(home)).toMatchObject({ status: 0, stderr: '' });
  expect(
    run(home, ['partners'], { HOME: '', XDG_CACHE_HOME: '', REFNET_DB: join(home, 'none.db') }),
  ).toMatchObject({
    status: 1,
  });
});

test('none is kept when none is wanted, nor of a command that failed', async () => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt']);
  expect(run(home, ['partners'], { REFNET_NO_CACHE: '1' })).toMatchObject({ status: 0, stderr: '' });
  expect(run(home, ['partnerz']).status).toBe(2);
  expect(run(home, ['../../x']).status).toBe(2);
  expect(run(home, ['--version']).status).toBe(0);
  expect(existsSync(join(home, '.cache'))).toBe(false);
});

test('many that start at once all work, and leave one whole cache', async () => {
  const { home, first, cache } = await networkWithCache();
  rmSync(cache);
  const outputs = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const child = spawn(process.execPath, [REFNET, 'partners'], { env: environment(home) });
      let text = '';
      for await (const part of child.stdout) text += String(part);
      return text;
    }),
  );
  expect(new Set(outputs)).toEqual(new Set([first.stdout]));
  expect(readdirSync(dirname(cache))).toEqual(['partners']);
  expect(run(home)).toEqual(first);
});

test('code of another build is never run', async () => {
  const { home } = await newNetwork();
  const copy = temporaryFolder();
  for (const name of ['bin', 'dist', 'package.json'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const help = () => run(home, ['--help'], {}, join(copy, 'bin/refnet.js')).stdout;
  expect(help()).toContain('show help');
  const core = join(copy, 'dist/core.js');
  const code = readFileSync(core, 'utf8').replace(/^\/\*\w/, (begin) => (begin === '/*a' ? '/*b' : '/*a'));
  writeFileSync(core, code.replaceAll('show help', 'see helps'));
  expect(help()).toContain('see helps');
  expect(help()).toContain('see helps');
});
