import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET, ROOT } from '../helpers/terminal.ts';

const PRINT_LOADED = join(ROOT, 'test/helpers/print-loaded.cjs');

/** The files that a command loads, as paths from the project's root. */
function loadedBy(argv: readonly string[], home: string): string[] {
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--require', PRINT_LOADED, REFNET, ...argv],
    {
      env: { PATH: process.env['PATH'], HOME: home, REFNET_TODAY: '2026-11-20' },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  const listed = JSON.parse(output[3] ?? '') as string[];
  return listed.map((path) => path.replace(ROOT, '')).toSorted();
}

const size = (path: string) => statSync(join(ROOT, path)).size;

/** The packages that these files belong to. */
function packagesOf(loaded: readonly string[]): string[] {
  const names = loaded.map((path) => /node_modules\/([^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/**
 * How many bytes of JavaScript a command may read, the engine's with it, and in how many files: on Node 20 the larger part of
 * what a user waits for at every command. A file costs as much as a few thousand bytes. These are to be lowered when they can
 * be: `npm run bench -- --sizes` prints what they consist of.
 */
const AT_MOST: readonly [argv: readonly string[], bytes: number, files: number][] = [
  [['--help'], 74_000, 7],
  [['completion', 'bash'], 61_500, 6],
  [['log', 'Jane D.', '--from', 'maren', '--on', 'yesterday'], 139_500, 10],
  [['check-in', 'maren'], 129_500, 11],
  [['add-partner', 'Victor Osei'], 151_500, 12],
  [['report'], 216_000, 15],
  [['due'], 200_500, 14],
  [['partners'], 140_000, 12],
  [['update', '1', 'won'], 148_500, 12],
  [['advise', 'maren'], 207_500, 14],
  [['advise'], 196_500, 13],
  [['report', 'maren'], 317_500, 22],
  [['referrals'], 159_500, 13],
  [['who', 'broker'], 234_000, 14],
  [['search', 'bob'], 206_500, 15],
];

test('what is kept in one file is there, each module once', () => {
  const list = readFileSync(join(ROOT, '.build/together.json'), 'utf8');
  const modules = Object.values(JSON.parse(list) as Record<string, string[]>).flat();
  expect(modules.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(new Set(modules).size).toBe(modules.length);
});

describe('what a command loads', () => {
  test('is nothing but the name for --version', async () => {
    const { home } = await newNetwork();
    expect(loadedBy(['--version'], home)).toEqual(['bin/refnet.js', 'package.json']);
  });

  test('is no command and no database for --help', async () => {
    const { home } = await newNetwork();
    const loaded = loadedBy(['--help'], home);
    expect(loaded.filter((path) => /\.(cli|sql)\.cjs$|node_modules/.test(path))).toEqual([]);
  });

  test.each(AT_MOST)('stays small: %j', async (argv, bytes, files) => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Bob Q.', '--from', 'maren']);
    const read = loadedBy(argv, home).filter((path) => /\.c?js$/.test(path));
    const sum = read.reduce((total, path) => total + size(path), 0);
    const list = read.map((path) => `${size(path)} ${path}`).join('\n');
    expect(sum, `${sum} bytes where ${bytes} are allowed:\n${list}`).toBeLessThanOrEqual(bytes);
    expect(read.length, `${read.length} files where ${files} are allowed:\n${list}`).toBeLessThanOrEqual(
      files,
    );
  });

  test.each([
    ['log', ['log', 'Jane D.', '--from', 'maren']],
    ['report', ['report']],
    ['history', ['history']],
    ['check-in', ['check-in', 'maren']],
  ])('is never the prompts, nor any package but the engine: %s', async (_name, argv) => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    const loaded = loadedBy(argv, home);
    expect(loaded).not.toContain('dist/prompts.cli.cjs');
    expect(packagesOf(loaded)).toEqual(['better-sqlite3']);
  });
});

test.each([['--help'], ['completion', 'bash'], ['check-in', 'maren', '--note=a, b', '-y']])(
  'the parser of the command line is not needed for a plain one: %s',
  async (...argv) => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    expect(loadedBy(argv.filter(Boolean), home)).not.toContain('dist/program.cjs');
  },
);

test.each([
  [['log', 'Jane D.', '--from', 'maren']],
  [['report', 'maren']],
  [['who', 'broker']],
  [['search', 'bob']],
])('no pattern that goes by the properties of characters is made as a file is read: %j', async (argv) => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Bob Q.', '--from', 'maren']);
  const read = loadedBy(argv, home).filter((path) => path.startsWith('dist/'));
  expect(read).not.toEqual([]);
  const withOne = read.filter((path) => {
    const code = readFileSync(join(ROOT, path), 'utf8').replaceAll(/RegExp\(`[^`]*`|String\.raw`[^`]*`/g, '');
    return code.includes(String.raw`\p{`);
  });
  expect(withOne).toEqual([]);
});

test('the engine of the one version begins without any file that needs it', () => {
  const needed = new Set(['./engine-13.js']);
  for (const path of needed) {
    const code = readFileSync(join(ROOT, 'dist', path), 'utf8');
    for (const [, other = ''] of code.matchAll(/require\(["'`](\.[^"'`]+)["'`]\)/g)) needed.add(other);
  }
  expect(needed).toEqual(new Set(['./engine-13.js', './rolldown-runtime.cjs', './util.cjs', './backup.cjs']));
});

test('due loads no advice where nobody can be asked about', async () => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Bob Q.', '--from', 'maren']);
  expect(loadedBy(['due'], home)).not.toContain('dist/advice-due.cjs');
});

test.each([['--json'], ['--format', 'csv'], []])(
  'a part of the report loads no pictures but for a page: %s',
  async (...format) => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Bob Q.', '--from', 'maren']);
    const loaded = loadedBy(['report', '--only', 'trend', ...format], home);
    expect(loaded.filter((path) => /network-page|charts|d3/.test(path))).toEqual([]);
  },
);

/** What reads and writes the files of others, loaded for those alone. */
const OF_OTHERS = /^(?:ical|import|tracker|people|workbook|xlsx|sax|libphonenumber|min)\b/;

test('no file but the prompts, what files of others take and what begins a command of every day is large', () => {
  const large = readdirSync(join(ROOT, 'dist')).filter(
    (name) => /\.c?js$/.test(name) && size(`dist/${name}`) > 60_000,
  );
  const own = large.filter((name) => !OF_OTHERS.test(name) && !name.startsWith('daily-'));
  expect(own).toEqual(['prompts.cli.cjs']);
});
