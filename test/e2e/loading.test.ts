import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
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

const inDist = (path: string) => path.startsWith('dist/');
const size = (path: string) => statSync(join(ROOT, path)).size;

/** The packages that these files belong to. */
function packagesOf(loaded: readonly string[]): string[] {
  const names = loaded.map((path) => /node_modules\/([^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/**
 * How many bytes of dist/ a command may read, on Node 20 the larger part of what a user waits for at every command. These are
 * to be lowered when they can be: `npm run bench -- --sizes` prints what they consist of.
 */
const AT_MOST: readonly [argv: readonly string[], bytes: number][] = [
  [['--help'], 96_000],
  [['log', 'Jane D.', '--from', 'maren', '--on', 'yesterday'], 129_500],
  [['report'], 212_000],
  [['advise', 'maren'], 233_500],
  [['advise'], 233_500],
  [['report', 'maren'], 407_500],
  [['due'], 171_000],
  [['partners'], 141_000],
  [['referrals'], 150_000],
  [['who', 'broker'], 215_000],
  [['search', 'bob'], 205_000],
  [['check-in', 'maren'], 135_000],
  [['update', '1', 'won'], 141_000],
];

describe('what a command loads', () => {
  test('is nothing but the name for --version', async () => {
    const { home } = await newNetwork();
    expect(loadedBy(['--version'], home)).toEqual(['bin/refnet.js', 'package.json']);
  });

  test('is no command and no database for --help', async () => {
    const { home } = await newNetwork();
    const loaded = loadedBy(['--help'], home);
    expect(loaded.filter((path) => /\.(cli|sql)\.js$|node_modules/.test(path))).toEqual([]);
  });

  test.each(AT_MOST)('stays small: %j', async (argv, bytes) => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Bob Q.', '--from', 'maren']);
    const files = loadedBy(argv, home).filter(inDist);
    const sum = files.reduce((total, path) => total + size(path), 0);
    const list = files.map((path) => `${size(path)} ${path}`).join('\n');
    expect(sum, `${sum} bytes where ${bytes} are allowed:\n${list}`).toBeLessThanOrEqual(bytes);
  });

  test.each([
    ['log', ['log', 'Jane D.', '--from', 'maren']],
    ['report', ['report']],
    ['history', ['history']],
    ['check-in', ['check-in', 'maren']],
  ])('is never the prompts, nor any package but the engine: %s', async (_name, argv) => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    const loaded = loadedBy(argv, home);
    expect(loaded).not.toContain('dist/prompts.cli.js');
    expect(packagesOf(loaded)).toEqual(['better-sqlite3', 'bindings', 'file-uri-to-path']);
  });
});

test('due loads no advice where nobody can be asked about', async () => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Bob Q.', '--from', 'maren']);
  expect(loadedBy(['due'], home)).not.toContain('dist/advice-due.js');
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

test('no file but what all need, the prompts, and what files of others take is large', () => {
  const large = readdirSync(join(ROOT, 'dist')).filter(
    (name) => name.endsWith('.js') && size(`dist/${name}`) > 60_000,
  );
  expect(large.filter((name) => !OF_OTHERS.test(name)).toSorted()).toEqual(['core.js', 'prompts.cli.js']);
});
