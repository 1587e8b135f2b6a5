import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { alterFile, dumpOf } from '../helpers/dump.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

const ENGINE = createRequire(import.meta.url).resolve('better-sqlite3');

/** Begins something in a file, tells so, and ends it once it hears of it; it waits for others as long as it takes. */
const OTHER = `
const db = new (require(process.argv[1]))(process.argv[2], { timeout: 20000 });
db.exec(process.argv[3]);
process.stdout.write('begun');
process.stdin.once('data', () => {
  db.exec('commit');
  process.exit();
});`;

/** Another program that has begun something in a file; what ends that waits until it is done. */
async function begun(file: string, sql: string): Promise<() => Promise<void>> {
  const other = started(['-e', OTHER, ENGINE, file, sql]);
  await once(other.stdout ?? other, 'data');
  return async () => {
    const closed = once(other, 'close');
    other.stdin?.write('end');
    expect(await closed).toEqual([0, null]);
  };
}

function started(argv: readonly string[], home?: string): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '', HOME: home ?? '', REFNET_TODAY: '2026-11-20' };
  const child = spawn(process.execPath, argv, { env, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function ended(child: ChildProcess): Promise<{ code: unknown; stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (data: Buffer) => (stderr += data.toString()));
  child.stdout?.resume();
  const [code] = await once(child, 'close');
  return { code, stderr };
}

/** What is done to the file before, and the command that then waits. */
const WAITING: readonly [what: string, before: string, argv: (copy: string) => readonly string[]][] = [
  ['a restore', '', (copy) => ['restore', copy, '--yes']],
  [
    'a repair of what another program put there',
    'create view seen as select 1',
    () => ['doctor', '--repair'],
  ],
];

test.each(WAITING)('%s lets another program end what it has begun to write', async (_what, before, argv) => {
  const { home, file, ok } = await newNetwork(['add-partner', 'Maren Holt']);
  const copy = join(home, 'copy.db');
  await ok(['backup', copy]);
  await ok(['log', 'Jane D.', '--from', 'maren']);
  if (before !== '') alterFile(file, before);
  const end = await begun(file, `begin immediate; update partners set notes = 'typed in another program'`);
  const command = ended(started([REFNET, ...argv(copy)], home));
  await setTimeout(500);
  await end();
  expect(await command).toEqual({ code: 0, stderr: '' });
  const backups = join(dirname(file), 'backups');
  const kept = readdirSync(backups).map((name) => dumpOf(join(backups, name))['partners']);
  expect(JSON.stringify(kept)).toContain('typed in another program');
  const isBack = argv(copy)[0] === 'restore';
  expect(JSON.stringify(dumpOf(file)['partners']).includes('typed in another program')).toBe(!isBack);
});

test.each([[['log', 'Jane D.', '--from', 'maren']], [['doctor', '--repair']]])(
  '%j waits for whoever reads a file that another program lets keep its journal in another way',
  async (argv) => {
    const { home, file } = await newNetwork(['add-partner', 'Maren Holt']);
    alterFile(file, 'pragma journal_mode = wal');
    if (argv[0] === 'doctor') alterFile(file, 'create view seen as select 1');
    const end = await begun(file, 'begin; select * from partners');
    const command = ended(started([REFNET, ...argv], home));
    await setTimeout(500);
    await end();
    expect(await command).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(dirname(file)).filter((name) => /-(?:wal|shm)$/.test(name))).toEqual([]);
  },
);

test('a program that was stopped while it holds the file is named, with what lets it go on', async (context) => {
  if (!existsSync('/proc/locks')) return context.skip('only Linux tells who holds a lock');
  const { home, file } = await newNetwork(['add-partner', 'Maren Holt']);
  const other = started(['-e', OTHER, ENGINE, file, 'begin exclusive']);
  await once(other.stdout ?? other, 'data');
  other.kill('SIGSTOP');
  const { code, stderr } = await ended(started([REFNET, 'log', 'Jane D.', '--from', 'maren'], home));
  expect(code).toBe(4);
  expect(stderr).toContain(`it is held by node (process ${other.pid}), which was stopped: `);
  expect(stderr).toContain(`kill -CONT ${other.pid}`);
});
