import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { canTrace, clientsIn, failing as failingCall, run } from '../helpers/failing-calls.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

const LOG = ['log', 'Jane D.', '--from', 'maren'];

/** Logs a referral while the last call of a kind fails that is made on the file, its journal or its folder. */
const failing = (call: string, error: string) =>
  failingCall(() => newNetwork(['add-partner', 'Maren Holt']), LOG, { call, error, on: 'share/refnet' });

const RECORDED =
  '  what the command did is recorded all the same: logged received referral 1\n  refnet undo      takes it back\n';

describe.skipIf(!canTrace)('what is said of a change while the disk fails is true', () => {
  test('after its journal is gone it is recorded, whatever fails then', async () => {
    const { network, ended } = await failing('fsync', 'EIO');
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(RECORDED) });
    expect(ended.stderr).not.toMatch(/nothing was written|run the command again/);
    expect(clientsIn(network.file)).toEqual(['Jane D.']);
  });

  test('as long as its journal cannot be removed it is not', async () => {
    const { network, ended } = await failing('unlink', 'EIO');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('its disk fails, so nothing was written');
    expect(clientsIn(network.file)).toEqual([]);
    expect(existsSync(`${network.file}-journal`)).toBe(false);
  });

  test('a failed read is no damage', async () => {
    const { network, ended } = await failing('pread64', 'EIO');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('could not be read: its disk fails, so nothing was written');
    expect(clientsIn(network.file)).toEqual([]);
  });
});

describe.skipIf(!canTrace)('a network that could not be begun, or not with what was to be recorded', () => {
  const none = () => newNetwork();
  const NEW = ['add-partner', 'Maren Holt'];
  const BEGUN =
    'recorded all the same: an empty network is begun in ~/.local/share/refnet/refnet.db, and nothing else\n';

  test('is there where its folder could not be flushed once, as the change that follows flushes it', async () => {
    const on = /fsync\(\d+<[^>]*share\/refnet>\)/;
    const { network, ended } = await failingCall(none, NEW, { call: 'fsync', error: 'EIO', on, nth: 0 });
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Maren Holt') });
    expect(run('refnet partners', network).stdout).toContain('Maren Holt');
  });

  test.each([
    { call: 'pwrite64', error: 'ENOSPC', on: '-journal', nth: 0 },
    { call: 'pwrite64', error: 'EDQUOT', on: 'refnet.db>', nth: 0 },
    { call: 'fsync', error: 'EIO', on: '-journal', nth: 0 },
    { call: 'openat', error: 'EMFILE', on: '-journal', nth: 0 },
    { call: 'unlink', error: 'EIO', on: '-journal', nth: 0 },
    { call: 'pread64', error: 'EIO', on: 'refnet.db>', nth: 0 },
    { call: 'pread64', error: 'EIO', on: 'refnet.db>', nth: 9 },
    { call: 'openat', error: 'EMFILE', on: 'refnet.db"', nth: 1 },
  ])('is empty, and said to be: $error at $call', async (fault) => {
    const { network, ended } = await failingCall(none, NEW, fault);
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(BEGUN) });
    expect(ended.stderr).not.toContain('nothing was written');
    expect(run('refnet partners', network)).toMatchObject({ code: 0, stderr: '' });
    expect(run('refnet add-partner "Maren Holt"', network).code).toBe(0);
  });

  test.each([
    { call: 'fsync', error: 'EIO', on: '.part', nth: 0 },
    { call: 'write', error: 'ENOSPC', on: '.part', nth: 0 },
    { call: 'write', error: 'EDQUOT', on: '.part', nth: 0 },
    { call: 'link', error: 'EDQUOT', on: '.part', nth: 0 },
  ])('is not there: $error at $call', async (fault) => {
    const { network, ended } = await failingCall(none, NEW, fault);
    expect(ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('nothing was written'),
    });
    expect(readdirSync(dirname(network.file))).toEqual([]);
  });

  test('leaves no second name of the file where that could not be removed at once', async () => {
    const { network, ended } = await failingCall(none, NEW, {
      call: 'unlink',
      error: 'EIO',
      on: '.part',
      nth: 0,
    });
    expect(ended.code).toBe(0);
    expect(readdirSync(dirname(network.file))).toEqual(['refnet.db']);
  });
});

describe.skipIf(!canTrace)(
  'what is told of a change whose last flush fails, and of one before it, is true',
  () => {
    const make = () =>
      newNetwork(
        ['add-partner', 'Maren Holt'],
        ['add-partner', 'Victor Osei'],
        ['log', 'Jane D.', '--from', 'maren'],
        ['log', 'Bob Q.', '--to', 'victor'],
      );

    /** What a file holds, its history too. */
    const held = (file: string) => {
      const db = new Database(file, { readonly: true });
      try {
        return JSON.stringify([dumpOf(file), db.prepare('select * from changes').all()]);
      } finally {
        db.close();
      }
    };

    test.each([
      ['merge maren victor --yes', 5, 'merged'],
      ['undo', 5, 'took back'],
      ['forget 2 --all --yes', 6, 'forgot the client of 1 referral, for good'],
      ['history --prune --keep 1 --yes', 5, 'removed 3 changes from the history, for good'],
      ['remove 2 --yes', 5, 'removed'],
    ])('%s', async (line, flushes, did) => {
      for (const isRecorded of [true, false]) {
        const nth = isRecorded ? flushes - 1 : flushes - 2;
        let before = '';
        const begun = async () => {
          const network = await make();
          before = held(network.file);
          return network;
        };
        const fault = { call: 'fsync', error: 'EIO', on: 'share/refnet', nth };
        const { network, ended } = await failingCall(begun, line.split(' '), fault);
        expect(ended).toMatchObject({ code: 1, stdout: '' });
        expect(ended.stderr).toContain(
          isRecorded ? `recorded all the same: ${did}` : 'so nothing was written',
        );
        const isSame = held(network.file) === before;
        expect(isSame).toBe(!isRecorded);
      }
    });
  },
);

describe.skipIf(!canTrace)('a page that cannot be read in the midst of reading is no bug', () => {
  const make = () =>
    newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren'], ['check-in', 'maren']);

  test.each([
    ['report', -2],
    ['due', -2],
    ['export all --output ~/all.xlsx', -1],
    ['export all', -2],
    ['undo --dry-run', -1],
  ])('%s', async (line, nth) => {
    const fault = { call: 'pread64', error: 'ESTALE', on: 'refnet.db>', nth };
    const { ended } = await failingCall(make, line.split(' '), fault);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('could not be read: its disk fails');
  });
});

describe.skipIf(!canTrace)('a file that is written', () => {
  const make = () => newNetwork(['add-partner', 'Maren Holt']);

  test('is whole by its name where the name that it was made by could not be removed at once', async () => {
    const fault = { call: 'unlink', error: 'EIO', on: '.part', nth: 0 };
    const { network, ended } = await failingCall(make, ['export', 'all', '--output', '~/all.json'], fault);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(network.home).filter((name) => name.includes('all.json'))).toEqual(['all.json']);
  });
});

describe('what refnet itself reads beside the program', () => {
  test.skipIf(!canTrace)('cannot be closed: that is told, and Node does not abort', async () => {
    const fault = { call: 'close', error: 'EIO', on: 'schema.txt', nth: 0 };
    const { ended } = await failingCall(() => newNetwork(['add-partner', 'Maren Holt']), ['partners'], fault);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('could not be read: its disk fails');
  });

  test.each([
    ['is gone', (path: string) => rmSync(path), 'its disk fails, or it is not there (ENOENT)'],
    ['is cut short', (path: string) => truncateSync(path, 100), 'is damaged; your file is not'],
    ['is empty', (path: string) => truncateSync(path, 0), 'is damaged; your file is not'],
  ])('%s: no file of a person is at fault', async (_what, spoil, says) => {
    const network = await newNetwork(['add-partner', 'Maren Holt']);
    await network.ok(['backup', join(network.home, 'copy.db')]);
    const program = join(network.home, 'program');
    for (const part of ['bin', 'dist', 'package.json']) {
      cpSync(join(REFNET, '../..', part), join(program, part), { recursive: true });
    }
    symlinkSync(join(REFNET, '../../node_modules'), join(program, 'node_modules'));
    spoil(join(program, 'dist/schema.txt'));
    const before = readFileSync(network.file);
    for (const line of ['partners', 'add-partner "Bo Lind"', 'restore copy.db --yes', 'backup', 'report']) {
      const { code, stderr } = run(`node '${program}/bin/refnet.js' ${line}`, network);
      expect({ line, code, stderr }).toEqual({
        line,
        code: 1,
        stderr: expect.stringContaining(`a part of refnet itself (schema.txt) `),
      });
      expect(stderr).toContain(says);
      expect(stderr).toContain(
        'install refnet again from the file or folder it came from: npm install -g ./refnet-VERSION.tgz',
      );
    }
    expect(readFileSync(network.file).equals(before)).toBe(true);
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
