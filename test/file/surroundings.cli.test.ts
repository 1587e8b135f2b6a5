import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shellWord } from '../../src/text/shell-word.ts';
import { newNetwork, temporaryFolder, type Refnet } from '../helpers/refnet.ts';

const READING = ['partners', '--json'];
const WRITING = ['add-partner', 'Ann Lee'];

/** A network in a file of a folder, as it lies after somebody moved it there. */
async function movedTo(
  ...parts: readonly string[]
): Promise<{ refnet: Refnet; file: string; run: Refnet['run'] }> {
  const refnet = await newNetwork(WRITING);
  const file = join(refnet.home, ...parts);
  mkdirSync(dirname(file), { recursive: true });
  renameSync(refnet.file, file);
  return { refnet, file, run: (argv) => refnet.run(['--db', file, ...argv]) };
}

/** What a command says beside its result, which has to be whole. */
async function saidBy(run: Refnet['run'], argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(argv);
  expect({ code, isWhole: argv !== READING || JSON.parse(stdout) !== undefined }).toEqual({
    code: 0,
    isWhole: true,
  });
  return stderr;
}

describe('only you can read it', () => {
  test('is said of a new file where that is so', async () => {
    const refnet = await newNetwork();
    expect((await refnet.run(WRITING)).stderr).toBe(
      `Your network is kept in ${refnet.file}, which only you can read.\n`,
    );
  });

  test('is not said in a folder in which others may put another file in its place, which is remarked on', async () => {
    const refnet = await newNetwork();
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    const file = join(folder, 'net.db');
    expect((await refnet.run(['--db', file, ...WRITING])).stderr).toBe(
      `Your network is kept in ${file}.
Others on this computer may write to ${folder}, and so put another file in the place of yours. To close it:
  chmod o-w ${folder}\n`,
    );
    expect((await refnet.run(['--db', file, ...READING])).stderr).toBe('');
  });

  test('is said in the shared folder for what is temporary, where nobody removes what is of others', async () => {
    const refnet = await newNetwork();
    const folder = temporaryFolder();
    chmodSync(folder, 0o1777);
    const file = join(folder, 'net.db');
    expect((await refnet.run(['--db', file, ...WRITING])).stderr).toBe(
      `Your network is kept in ${file}, which only you can read.\n`,
    );
  });

  test.each([0o640, 0o644, 0o604, 0o666])(
    'a file that others can read is remarked on once: %o',
    async (mode) => {
      const refnet = await newNetwork(WRITING);
      chmodSync(refnet.file, mode);
      expect(await refnet.run(READING)).toMatchObject({
        code: 0,
        stderr: `Others on this computer may read ${refnet.file}. To close it:\n  refnet doctor --repair\n`,
      });
      for (const argv of [READING, ['check-in', 'ann'], ['report', '--json']]) {
        expect(await refnet.run(argv)).toMatchObject({ code: 0, stderr: '' });
      }
      expect(await refnet.run(['doctor', '--repair'])).toMatchObject({ code: 0 });
      expect(statSync(refnet.file).mode & 0o777).toBe(0o600);
    },
  );

  test('is remarked on again where it cannot be kept that it was, rather than never', async () => {
    const refnet = await newNetwork(WRITING);
    chmodSync(refnet.file, 0o644);
    writeFileSync(join(refnet.home, '.cache'), '');
    for (const argv of [READING, ['check-in', 'ann']]) {
      expect(await saidBy(refnet.run, argv)).toContain('Others on this computer may read');
    }
  });

  test.each([
    ['a link to a text of the user', (path: string, text: string) => symlinkSync(text, path)],
    ['a pipe that nobody reads', (path: string) => execFileSync('mkfifo', [path])],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('is remarked on again where what keeps it is %s, which is left alone', async (_what, make) => {
    const refnet = await newNetwork(WRITING);
    chmodSync(refnet.file, 0o644);
    const cache = temporaryFolder();
    const text = join(cache, 'diary.txt');
    writeFileSync(text, 'my diary\n');
    mkdirSync(join(cache, 'refnet'));
    make(join(cache, 'refnet', 'told'), text);
    const run = async (argv: readonly string[]) => refnet.run(argv, { env: { XDG_CACHE_HOME: cache } });
    for (const argv of [READING, ['check-in', 'ann']]) {
      expect(await saidBy(run, argv)).toContain('Others on this computer may read');
    }
    expect(readFileSync(text, 'utf8')).toBe('my diary\n');
  });
});

describe('a synchronized folder is noticed whenever the file is there, once', () => {
  const said = (service: string, file: string) =>
    `${service} synchronizes the folder of ${file}: a copy that is taken while refnet writes can be damaged.
Safer is a folder that nobody synchronizes (--db FILE, or set REFNET_DB), with finished copies here: refnet --db ${shellWord(file)} backup FOLDER\n`;

  test.each([
    ['Dropbox', ['Dropbox', 'net.db']],
    ['Dropbox', ['Dropbox (Personal)', 'work', 'net.db']],
    ['OneDrive', ['OneDrive - Holt Homes', 'net.db']],
    ['Google Drive', ['Google Drive', 'My Drive', 'net.db']],
    ['Google Drive', ['My Drive', 'net.db']],
    ['iCloud', ['Library', 'Mobile Documents', 'com~apple~CloudDocs', 'net.db']],
    ['Nextcloud', ['Nextcloud', 'net.db']],
    ['ownCloud', ['ownCloud', 'net.db']],
    ['pCloud', ['pCloudDrive', 'net.db']],
    ['Syncthing', ['Sync', 'net.db']],
    ['Resilio Sync', ['Resilio Sync', 'net.db']],
    ['Box', ['Box', 'net.db']],
  ])('%s, by the name of the folder: %j', async (service, parts) => {
    const { file, run } = await movedTo(...parts);
    expect(await saidBy(run, READING)).toBe(said(service, file));
    expect(await saidBy(run, READING)).toBe('');
    expect(await saidBy(run, ['check-in', 'ann'])).toBe('');
  });

  test.each([
    ['Syncthing', '.stfolder'],
    ['Resilio Sync', '.sync'],
  ])('%s, by what it leaves in a folder above', async (service, marker) => {
    const { refnet, file, run } = await movedTo('documents', 'work', 'net.db');
    mkdirSync(join(refnet.home, 'documents', marker));
    expect(await saidBy(run, ['check-in', 'ann'])).toBe(said(service, file));
    expect(await saidBy(run, READING)).toBe('');
  });

  test('behind a link', async () => {
    const { refnet, file } = await movedTo('Dropbox', 'net.db');
    const link = join(refnet.home, 'link.db');
    symlinkSync(file, link);
    expect((await refnet.run(['--db', link, ...READING])).stderr).toBe(said('Dropbox', link));
  });

  test('and when it is made there', async () => {
    const refnet = await newNetwork();
    const file = join(refnet.home, 'Dropbox', 'net.db');
    expect((await refnet.run(['--db', file, ...WRITING])).stderr).toBe(
      `Your network is kept in ${file}, which only you can read.\n${said('Dropbox', file)}`,
    );
    expect((await refnet.run(['--db', file, ...READING])).stderr).toBe('');
  });

  test('a folder that only sounds like one is none', async () => {
    const { run } = await movedTo('driveways', 'Boxer', 'net.db');
    expect(await saidBy(run, READING)).toBe('');
  });
});

describe('a conflicted copy beside the file is named, with what to do', () => {
  test.each([
    'net (conflicted copy 2026-11-20).db',
    'net.sync-conflict-20261120-120000-ABCDEFG.db',
    'net-DESKTOP-1A2B.db',
    'net (1).db',
    'net 2.db',
  ])('%s', async (name) => {
    const { refnet, file, run } = await movedTo('net.db');
    const copy = join(refnet.home, name);
    copyFileSync(file, copy);
    expect((await refnet.run(['--db', copy, 'add-partner', 'Bo Lind'])).code).toBe(0);
    const quoted = name.includes(' ') ? `"${copy}"` : copy;
    expect(await saidBy(run, READING)).toBe(
      `Another computer wrote to the file meanwhile, or so it seems: there is ${copy}
  to take over what only that holds, before you put it elsewhere:
  refnet --db ${quoted} export all --output copy.json
  refnet --db ${file} import copy.json\n`,
    );
    expect(await saidBy(run, READING)).toBe('');
    const taken = join(refnet.home, 'copy.json');
    expect((await refnet.run(['--db', copy, 'export', 'all', '--output', taken])).code).toBe(0);
    expect((await run(['import', taken])).code).toBe(0);
    expect((await run(READING)).stdout).toContain('Bo Lind');
  });

  test('other files of like names are none', async () => {
    const { refnet, file, run } = await movedTo('net.db');
    for (const name of ['network.db', 'net-old.db', 'net.db.bak', 'net.csv'])
      copyFileSync(file, join(refnet.home, name));
    expect(await saidBy(run, READING)).toBe('');
  });
});
