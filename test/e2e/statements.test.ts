import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canTrace } from '../helpers/failing-calls.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET, ROOT } from '../helpers/terminal.ts';

const PRINT_STATEMENTS = join(ROOT, 'test/helpers/print-statements.cjs');

const environment = (home: string) => ({
  PATH: process.env['PATH'],
  HOME: home,
  REFNET_TODAY: '2026-11-20',
});

/** The statements that a command of the built program prepares, in their order. */
function preparedBy(argv: readonly string[], home: string): string[] {
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--require', PRINT_STATEMENTS, REFNET, ...argv],
    { env: environment(home), stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(output[3] ?? '') as string[];
}

/** How often a command of the built program makes the disk keep what was written. */
function flushesOf(argv: readonly string[], home: string): number {
  const tracing = ['-f', '-qq', '-e', 'trace=fsync,fdatasync', process.execPath, REFNET, ...argv];
  const { status, stderr } = spawnSync('strace', tracing, { env: environment(home), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stderr.split('\n').filter((line) => /\bf(?:data)?sync\(\d+\)/.test(line)).length;
}

async function network(): Promise<string> {
  const { home } = await newNetwork(
    ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
    ['add-partner', 'Victor Osei', '--profession', 'accountant'],
    ['log', 'Bob Q.', '--from', 'maren', '--on', 'yesterday'],
    ['log', 'Dana R.', '--to', 'victor', '--on', '2026-09-01'],
    ['note', 'maren', 'is about to open a second office', '--kind', 'growth'],
  );
  return home;
}

/**
 * What commands of every day ask of the file: each statement is read and planned anew by each run, and each flush is one
 * that a change which was told is there after a plug was pulled needs. The first are to be lowered when they can be, and
 * none of the second is to go.
 */
const EXACTLY: readonly [argv: readonly string[], statements: number, flushes: number][] = [
  [['log', 'Jane D.', '--from', 'maren', '--on', 'yesterday'], 35, 5],
  [['check-in', 'maren'], 35, 5],
  [['add-partner', 'Uma Nair', '--yes'], 41, 5],
  [['due'], 41, 0],
];

describe('what a command asks of the file', () => {
  test.each(EXACTLY)('is so many statements: %j', async (argv, statements) => {
    const prepared = preparedBy(argv, await network());
    const list = prepared.join('\n');
    expect(prepared.length, `${prepared.length} statements:\n${list}`).toBe(statements);
  });

  test.skipIf(!canTrace).each(EXACTLY)('is so many flushes: %j', async (argv, _statements, flushes) => {
    expect(flushesOf(argv, await network())).toBe(flushes);
  });

  test.each(EXACTLY)('is nothing twice in one change: %j', async (argv) => {
    const changes = preparedBy(argv, await network()).filter((sql) => sql.startsWith('insert into changes '));
    expect(changes.length).toBe(argv[0] === 'due' ? 0 : 1);
  });

  test('is who shares a name once for all clients who are forgotten by age', async () => {
    const preparedFor = async (count: number) => {
      const clients = Array.from({ length: count }, (_, at) => `Client ${at}`);
      const logs = clients.map((client) => ['log', client, '--from', 'maren', '--on', '2020-01-05']);
      const { home } = await newNetwork(['add-partner', 'Maren Holt'], ...logs);
      const prepared = preparedBy(['forget', '--older-than', '2y', '--all', '--dry-run'], home);
      return prepared.filter((sql) => sql.includes('where name_key'));
    };
    const one = await preparedFor(1);
    expect(one).not.toEqual([]);
    expect(await preparedFor(4)).toEqual(one);
  });
});
