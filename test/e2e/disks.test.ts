// What is said on a disk that can only be read, or is full: mounted for the test alone, where that may be done.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

const canMount =
  spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs x /mnt && umount /mnt']).status === 0;

/** Runs a script in which `refnet` is the built program, in a place with mounts of its own; `~` stands for the home. */
function mounted(home: string, script: string): string {
  const whole = `refnet() { '${process.execPath}' '${REFNET}' --db v/r.db "$@"; }\n${script}`;
  const { stdout, stderr } = spawnSync('unshare', ['-m', 'bash', '-c', `exec 2>&1\n${whole}`], {
    env: { PATH: process.env['PATH'] ?? '', HOME: home, REFNET_TODAY: '2026-11-20' },
    encoding: 'utf8',
    cwd: home,
  });
  return `${stdout}${stderr}`.replaceAll(home, '~');
}

async function networkWithCopy() {
  const network = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
  const copy = join(network.home, 'copy.db');
  await network.ok(['backup', copy]);
  await network.ok(['add-partner', 'Ann Lee']);
  mounted(network.home, `mkdir v && cp '${network.file}' v/r.db`);
  return network;
}

const ONLY_READ = 'mount --bind v v && mount -o remount,ro,bind v';
const NO_FOLDER = `refnet: ~/v/backups is on a disk that can only be read, so nothing was written
  make that disk writable, or copy the file of your network to another
  a copy elsewhere is made by refnet --db v/r.db backup FILE
`;
const NO_FILE = `refnet: ~/v/r.db is on a disk that can only be read, so nothing was written
  copy it to another, or make that one writable, and run the command again
  reports and lists still work
`;

describe.skipIf(!canMount)('a disk that can only be read', () => {
  test.each([
    ['a backup', '', 'refnet backup', NO_FOLDER],
    ['a backup into a folder that is there', 'mkdir v/backups', 'refnet backup', NO_FOLDER],
    ['a restore', '', 'refnet restore copy.db --yes', NO_FOLDER],
    ['a change', '', 'refnet add-partner "Bo Quist"', NO_FILE],
    ['forgetting', '', 'refnet forget 1 --all --yes', NO_FILE],
    [
      'forgetting, in a file that may not be written to',
      'chmod 400 v/r.db',
      'refnet forget 1 --all --yes',
      NO_FILE,
    ],
  ])('is told by %s', async (_what, before, command, expected) => {
    const { home } = await networkWithCopy();
    expect(mounted(home, `${before}\n${ONLY_READ}\n${command}`)).toBe(expected);
  });
});

describe.skipIf(!canMount)('a disk that is full', () => {
  test.each([
    ['a restore', 'refnet restore copy.db --yes', '~/v/backups'],
    ['forgetting', 'refnet forget 1 --all --yes', '~/v/r.db'],
    ['a change', 'refnet add-partner "Bo Quist"', '~/v/r.db'],
  ])('is told by %s, with what lies on it, and that nothing was written', async (_what, command, path) => {
    const { home } = await networkWithCopy();
    const fill =
      'mv v w; mkdir v; mount -t tmpfs -o size=900k x v; cp w/r.db v; cat /dev/zero > v/fill 2>/dev/null';
    expect(mounted(home, `${fill}\n${command}`)).toContain(
      `refnet: there is no room left on the disk of ${path}, or on that of temporary files (TMPDIR), so nothing was written\n`,
    );
  });
});
