import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

const LOG = ['log', 'Jane D.', '--from', 'maren'];
const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;

function run(line: string, { home }: Refnet) {
  const script = `refnet() { '${process.execPath}' '${REFNET}' "$@"; }\n${line}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    env: { PATH: process.env['PATH'] ?? '', HOME: home, REFNET_TODAY: '2026-11-20' },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr: stderr.replaceAll(home, '~') };
}

function traced(network: Refnet, options: string) {
  const words = LOG.map((word) => `'${word}'`).join(' ');
  return run(`strace -f -qq ${options} '${process.execPath}' '${REFNET}' ${words}`, network);
}

/** Logs a referral while the last call of a kind fails that is made on the file, its journal or its folder. */
async function failing(
  kind: string,
  error: string,
): Promise<{ network: Refnet; ended: ReturnType<typeof run> }> {
  const network = await newNetwork(['add-partner', 'Maren Holt']);
  const other = await newNetwork(['add-partner', 'Maren Holt']);
  const trace = join(other.home, 'trace');
  traced(other, `-y -o '${trace}' -e trace=${kind}`);
  const lines = readFileSync(trace, 'utf8').split('\n');
  const main = lines[0]?.split(' ')[0] ?? '';
  const own = lines.filter((line) => line.startsWith(`${main} `));
  const nth = own.findLastIndex((line) => line.includes('share/refnet')) + 1;
  const inject = `-e trace=${kind} -e inject=${kind}:error=${error}:when=${nth}`;
  return { network, ended: traced(network, `-o /dev/null ${inject}`) };
}

function clients({ file }: Refnet): string[] {
  const db = new Database(file);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return db.prepare<[], string>('select client_name from referrals').pluck().all();
  } finally {
    db.close();
  }
}

const RECORDED =
  '  what the command did is recorded all the same: logged received referral 1\n  refnet undo      takes it back\n';

describe.skipIf(!canTrace)('what is said of a change while the disk fails is true', () => {
  test('after its journal is gone it is recorded, whatever fails then', async () => {
    const { network, ended } = await failing('fsync', 'EIO');
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(RECORDED) });
    expect(ended.stderr).not.toMatch(/nothing was written|run the command again/);
    expect(clients(network)).toEqual(['Jane D.']);
  });

  test('as long as its journal cannot be removed it is not', async () => {
    const { network, ended } = await failing('unlink', 'EIO');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('its disk fails, so nothing was written');
    expect(clients(network)).toEqual([]);
    expect(existsSync(`${network.file}-journal`)).toBe(false);
  });

  test('a failed read is no damage', async () => {
    const { network, ended } = await failing('pread64', 'EIO');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('could not be read: its disk fails, so nothing was written');
    expect(clients(network)).toEqual([]);
  });
});

describe.skipIf(!existsSync('/dev/full'))('output that cannot be written', () => {
  test.each([
    [[], 'log "Jane D." --from maren', 'logged received referral 1', 'undo'],
    [[LOG], 'undo --json', 'took back: logged received referral 1', 'redo'],
    [[LOG, ['undo']], 'redo', 'did again: logged received referral 1', 'undo'],
  ])('says what is recorded all the same: %j, %s', async (before, line, did, back) => {
    const network = await newNetwork(['add-partner', 'Maren Holt'], ...before);
    expect(run(`refnet ${line} > /dev/full`, network)).toEqual({
      code: 74,
      stdout: '',
      stderr: `refnet: the output could not be written (ENOSPC)\n  what the command did is recorded all the same: ${did}\n  refnet ${back}      takes it back\n`,
    });
  });
});

test('a change that was broken off in a folder that is read-only is not called readable', async (context) => {
  const network = await newNetwork(['add-partner', 'Maren Holt']);
  const folder = join(network.home, 'fixed');
  mkdirSync(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'refnet-test', folder]).status === 0;
  if (!mounted) return context.skip('only root can make a disk');
  onTestFinished(() => void spawnSync('umount', [folder]));
  const file = join(folder, 'net.db');
  // A child that is killed in the midst of a large change leaves its journal.
  const script = `
    const db = new (require('better-sqlite3'))(process.argv[1]);
    db.pragma('cache_size = 2');
    db.exec('begin immediate; create table t (a)');
    for (let at = 0; at < 400; at += 1) db.exec('insert into t values (randomblob(900))');
    process.kill(process.pid, 'SIGKILL');`;
  writeFileSync(file, readFileSync(network.file));
  const killed = spawnSync(process.execPath, ['-e', script, file], {
    cwd: join(REFNET, '../..'),
    encoding: 'utf8',
  });
  expect(killed.stderr).toBe('');
  expect(existsSync(`${file}-journal`)).toBe(true);
  spawnSync('mount', ['-o', 'remount,ro', folder]);
  for (const line of ['partners', 'add-partner "Bo Lind"']) {
    const { code, stderr } = run(`refnet --db '${file}' ${line}`, network);
    expect({ line, code }).toEqual({ line, code: 1 });
    expect(stderr).toContain('was interrupted, and it cannot be read before that is taken back');
    expect(stderr).not.toContain('still work');
  }
});
