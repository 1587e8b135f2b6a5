import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alterFile } from '../helpers/dump.ts';
import { canTrace, clientsIn, failing, run, type Fault } from '../helpers/failing-calls.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const EIO = { error: 'EIO' } as const;

/** A network and a copy of it, without the referral that came later. */
async function copied(): Promise<Refnet> {
  const network = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
  await network.ok(['backup', join(network.home, 'copy.db')]);
  await network.ok(['log', 'Bob Q.', '--from', 'maren']);
  return network;
}

/** What lies in a folder, but for the file itself. */
const beside = (folder: string) => readdirSync(folder).filter((name) => /part|copy|journal/.test(name));

describe.skipIf(!canTrace)('a backup that fails leaves nothing of it', () => {
  test.each<[string, Fault, string]>([
    ['the file cannot be held', { call: 'openat', error: 'EMFILE', on: 'refnet.db"', nth: -1 }, 'refnet.db'],
    ['it cannot be closed', { call: 'close', ...EIO, on: '.part', nth: 0 }, 'copy.db could not be written'],
    ['it cannot be flushed', { call: 'fsync', ...EIO, on: '.part' }, 'copy.db could not be written'],
    ['it cannot be removed at once', { call: 'unlink', ...EIO, on: '.part"' }, ''],
    [
      'its folder cannot be flushed',
      { call: 'fsync', ...EIO, on: /fsync\(\d+<[^.]+>\)/ },
      'could not be written',
    ],
  ])('%s', async (_what, fault, says) => {
    const make = () => newNetwork(['add-partner', 'Maren Holt']);
    const { network, ended } = await failing(make, ['backup', '~/copy.db'], fault);
    expect(ended.stderr).toContain(says);
    expect(beside(network.home)).toEqual(ended.code === 0 ? ['copy.db'] : []);
    expect(ended.code === 0 ? ended.stderr : ended.stdout).toBe('');
  });
});

describe.skipIf(!canTrace)('a copy that cannot be read now is called no damaged one', () => {
  const RAW = /restoring-[0-9a-f-]+\.part/;
  const OPENED = /restoring-[0-9a-f-]+\.part", O_RDWR\|O_NOFOLLOW/;
  test.each<[string, Fault]>([
    ['a page of it', { call: 'pread64', ...EIO, on: RAW, nth: 5 }],
    ['another page of it', { call: 'pread64', ...EIO, on: RAW, nth: 40 }],
    ['too many files are open', { call: 'openat', error: 'EMFILE', on: OPENED, nth: 0 }],
    ['it may not be opened', { call: 'openat', error: 'EACCES', on: OPENED, nth: 0 }],
    ['the copy itself', { call: 'openat', error: 'EACCES', on: 'copy.db"', nth: -1 }],
  ])('%s', async (_what, fault) => {
    const { network, ended } = await failing(copied, ['restore', '~/copy.db', '--yes'], fault);
    expect(ended.stderr).not.toMatch(/damaged|not whole|refnet\.db/);
    expect(ended.stderr).toMatch(/copy\.db|backups/);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(clientsIn(network.file)).toEqual(['Jane D.', 'Bob Q.']);
    expect(existsSync(join(dirname(network.file), 'backups'))).toBe(false);
  });
});

describe.skipIf(!canTrace)('a repair says what it came to', () => {
  /** A network with keys that no longer fit the names. */
  const spoiled = async () => {
    const network = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    alterFile(network.file, `update partners set name_key = 'nobody'`);
    return network;
  };
  const FILE = 'refnet.db>';

  test('where nothing was mended', async () => {
    const fault = { call: 'pwrite64', error: 'EIO', on: 'refnet.db-journal', nth: 0 };
    const { ended } = await failing(spoiled, ['doctor', '--repair', '--yes'], fault);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/the file as it was is kept in \S+; nothing of it is mended\n/);
  });

  test('where all was, and only the look at it afterwards failed', async () => {
    const fault = { call: 'pread64', error: 'EIO', on: FILE };
    const { network, ended } = await failing(spoiled, ['doctor', '--repair', '--yes'], fault);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/could not be read: its disk fails\n/);
    expect(ended.stderr).toMatch(/the file as it was is kept in \S+; what could be mended is\n/);
    expect(run('refnet doctor', network).code).toBe(0);
  });

  test('a page that cannot be read is no damage', async () => {
    for (const nth of [10, 30, 60]) {
      const { ended } = await failing(spoiled, ['doctor'], { call: 'pread64', error: 'EIO', on: FILE, nth });
      expect(ended.code).toBe(1);
      expect(ended.stderr).toMatch(/could not be read: its disk fails\n/);
    }
  });
});

describe.skipIf(!canTrace)('what is left of a copy is said', () => {
  const PART = /copy\.db\.[0-9a-f-]+\.part"/;
  const REMOVING = { call: 'unlink', error: 'EPERM', on: PART, nth: 0, forGood: true };

  test('where nothing can be removed in the folder of a backup', async () => {
    const make = () => newNetwork(['add-partner', 'Maren Holt']);
    const { network, ended } = await failing(make, ['backup', '~/copy.db'], REMOVING);
    const [part = ''] = readdirSync(network.home).filter((name) => name.endsWith('.part'));
    expect(part).toMatch(/^copy\.db\.[0-9a-f-]+\.part$/);
    expect(ended).toEqual({
      code: 0,
      stdout:
        'Copied 1 partner, 0 referrals and 0 check-ins to ~/copy.db\nRead back: every record of it is the same.\n',
      stderr: `What the copy was made in, which holds the same: ~/${part} could not be removed: remove it yourself.\n`,
    });
  });

  test('where a restore fails once what was there is kept', async () => {
    const fault = { call: 'pwrite64', error: 'EIO', on: 'refnet.db-journal', nth: 0 };
    const { network, ended } = await failing(copied, ['restore', '~/copy.db', '--yes'], fault);
    expect(clientsIn(network.file)).toEqual(['Jane D.', 'Bob Q.']);
    const folder = join(dirname(network.file), 'backups');
    const [kept = '', ...more] = readdirSync(folder);
    expect(more).toEqual([]);
    expect(clientsIn(join(folder, kept))).toEqual(['Jane D.', 'Bob Q.']);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).not.toContain('nothing was written');
    expect(ended.stderr).toContain(
      `  what the command did is recorded all the same: what is there is kept in ` +
        `~/.local/share/refnet/backups/${kept} too; the copy was not put in its place\n`,
    );
  });
});
