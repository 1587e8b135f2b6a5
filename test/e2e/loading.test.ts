import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET, ROOT } from '../helpers/terminal.ts';

/** Prints what has been loaded when the program ends: our files by name, packages by theirs. */
const WATCH = `process.on('exit', () => {
  const own = Object.keys(require.cache).filter((path) => path !== __filename);
  process.stderr.write('loaded ' + JSON.stringify(own) + '\\n');
});`;

/** The files that a command loads, as paths from the project's root. */
function loadedBy(argv: readonly string[], home: string): string[] {
  const preload = `data:text/javascript,${encodeURIComponent(
    `import { createRequire } from 'node:module'; const require = createRequire('${ROOT}'); const __filename = ''; ${WATCH}`,
  )}`;
  const { stderr, status } = spawnSync(process.execPath, ['--import', preload, REFNET, ...argv], {
    env: { PATH: process.env['PATH'], HOME: home, REFNET_TODAY: '2026-11-20' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const listed = JSON.parse(/^loaded (.*)$/m.exec(stderr)?.[1] ?? '[]') as string[];
  return listed.map((path) => path.replace(ROOT, '')).toSorted();
}

const CORE = [
  'bin/load.js',
  'bin/refnet.js',
  'dist/core.js',
  'dist/main.js',
  'dist/rolldown-runtime.js',
  'package.json',
];
const STORE = ['dist/open.sql.js', 'dist/sqlite.js', 'node_modules/better-sqlite3/package.json'];

describe('what a command loads', () => {
  test('is nothing but the name for --version', async () => {
    const { home } = await newNetwork();
    expect(loadedBy(['--version'], home)).toEqual(['bin/refnet.js', 'package.json']);
  });

  test('is no command and no database for --help', async () => {
    const { home } = await newNetwork();
    expect(loadedBy(['--help'], home)).toEqual(CORE);
  });

  test('is its own file and the database for log', async () => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    const loaded = loadedBy(['log', 'Jane D.', '--from', 'maren', '--on', 'yesterday'], home);
    expect(loaded.filter((path) => path.endsWith('.js'))).toEqual(
      [...CORE, ...STORE, 'dist/log.cli.js'].filter((path) => path.endsWith('.js')).toSorted(),
    );
  });

  test.each([
    ['report', ['report']],
    ['history', ['history']],
    ['check-in', ['check-in', 'maren']],
  ])('is never the prompts, nor anything of node_modules but the engine: %s', async (_name, argv) => {
    const { home } = await newNetwork(['add-partner', 'Maren Holt']);
    const loaded = loadedBy(argv, home);
    expect(loaded).not.toContain('dist/prompts.cli.js');
    expect(loaded.filter((path) => path.startsWith('node_modules'))).toEqual([
      'node_modules/better-sqlite3/build/Release/better_sqlite3.node',
      'node_modules/better-sqlite3/package.json',
    ]);
  });
});

test('what every command must read stays small', () => {
  const size = (name: string) => statSync(join(ROOT, 'dist', name)).size;
  expect(size('core.js') + size('main.js')).toBeLessThan(180_000);
  // Every rule about relationships and fees: what report, advise and their kin need besides.
  expect(size('advice.js')).toBeLessThan(120_000);
  // prompts.cli.js is inquirer; every other file is one command, or what a few commands share.
  const others = readdirSync(join(ROOT, 'dist')).filter(
    (name) => /^[a-z].*\.js$/.test(name) && !['prompts.cli.js', 'core.js', 'advice.js'].includes(name),
  );
  expect(others.filter((name) => size(name) > 60_000)).toEqual([]);
});
