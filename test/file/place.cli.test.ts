import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newNetwork, runMain, temporaryFolder, type Refnet } from '../helpers/refnet.ts';

const READING = ['partners', '--json'];
const WRITING = ['add-partner', 'Ann Lee'];
/** What opens the file that --db names, to read or to write. */
const DOORS = [
  READING,
  WRITING,
  ['undo'],
  ['doctor'],
  ['backup'],
  ['report', '--json'],
  ['import', '/dev/null'],
];

/** All that is in a folder, by path. */
const namesIn = (folder: string) => readdirSync(folder, { recursive: true }).map(String).toSorted();

describe('a name is taken as it is', () => {
  let refnet: Refnet;
  let folder: string;
  let before: string;
  beforeEach(async () => {
    refnet = await newNetwork();
    folder = temporaryFolder();
    before = process.cwd();
    process.chdir(folder);
  });
  afterEach(() => process.chdir(before));

  test.each([
    ':memory:',
    'file:x.db?mode=memory',
    'file::memory:?cache=shared',
    'file:///dev/shm/x.db',
    './net.db',
    'deep/er/net.db',
    ' net.db',
    '~net.db',
    '-net.db',
    '#12',
    'a\nb\u202e\u001b[31m.db',
    'Zoë’s network.db',
    'net.db?mode=ro&immutable=1',
    'net%20db',
    'n'.repeat(170),
  ])('%j', async (name) => {
    for (const said of [
      { argv: [`--db=${name}`], env: {}, partner: 'Ann Lee', tells: /^Your network is kept in \// },
      { argv: [], env: { REFNET_DB: name }, partner: 'Bo Lind', tells: /^$/ },
    ]) {
      const run = (argv: readonly string[]) =>
        runMain(refnet.home, [...said.argv, ...argv], { env: said.env });
      const { code, stderr } = await run(['add-partner', said.partner]);
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: expect.stringMatching(said.tells),
      });
      expect(statSync(name).size).toBeGreaterThan(4096);
      const read = await run(READING);
      expect({ code: read.code, stderr: read.stderr }).toEqual({ code: 0, stderr: '' });
      expect(read.stdout).toContain('Ann Lee');
      expect(await run(['backup', '--json'])).toMatchObject({ code: 0, stderr: '' });
      expect(await run(['doctor'])).toMatchObject({ code: 0, stderr: '' });
    }
  });

  test('beyond a link, where .. leads elsewhere than the letters say', async () => {
    mkdirSync('real/inner', { recursive: true });
    symlinkSync('real/inner', 'link');
    expect((await runMain(refnet.home, ['--db', 'link/../net.db', ...WRITING], {})).code).toBe(0);
    expect(namesIn(folder)).toEqual(['link', 'real', 'real/inner', 'real/net.db']);
    expect(await refnet.ok(['--db', 'link/../net.db', ...READING])).toContain('Ann Lee');
    await refnet.ok(['--db', `${folder}/link/../net.db`, 'backup']);
    expect(namesIn('real').slice(0, 3)).toEqual([
      'backups',
      expect.stringMatching(/^backups\/net-/),
      'inner',
    ]);
  });

  test.each([
    ['', 2, 'refnet: that is no file name\n  name the file with --db FILE\n'],
    [
      ' ',
      2,
      `refnet: the name of the file, "<here>/ ", ends in a blank, and would be lost\n  name the file with --db FILE\n`,
    ],
    [
      'net.db ',
      2,
      `refnet: the name of the file, "<here>/net.db ", ends in a blank, and would be lost\n  without it: --db <here>/net.db\n`,
    ],
    [
      'net.db\r',
      2,
      `refnet: the name of the file, "<here>/net.db\\u{d}", ends in a blank, and would be lost\n  without it: --db <here>/net.db\n`,
    ],
    [
      'net.db/',
      1,
      `refnet: <here>/net.db/ names a folder, and there is none\n  name a file, without / at its end: --db FILE\n`,
    ],
  ])('or refused with words, with nothing made: %j', async (name, code, said) => {
    for (const door of DOORS) {
      const { stderr, ...rest } = await refnet.run([`--db=${name}`, ...door]);
      expect({ door, code: rest.code, stderr: stderr.replaceAll(folder, '<here>') }).toEqual({
        door,
        code,
        stderr: said,
      });
    }
    expect(namesIn(folder)).toEqual([]);
  });

  test('the home folder that no shell wrote out is no folder to make', async () => {
    const said = `refnet: there is no folder "~" on the way to ${folder}/~/net.db
  only a shell reads ~ as your home folder, at the beginning of a word: name the whole path with --db FILE\n`;
    expect(await refnet.fails(2, ['--db=~/net.db', ...WRITING])).toBe(said);
    expect(await refnet.fails(2, WRITING, { env: { REFNET_DB: '~/net.db' } })).toBe(said);
    expect(namesIn(folder)).toEqual([]);
    mkdirSync('~');
    expect((await runMain(refnet.home, ['--db=~/net.db', ...WRITING], {})).code).toBe(0);
    expect(namesIn(folder)).toEqual(['~', '~/net.db']);
  });

  test.each([
    [
      'a name too long for its copies',
      'n'.repeat(171),
      /the name of the file is too long: 171 bytes, where 170 are possible/,
    ],
    [
      'a name too long for any disk',
      'n'.repeat(300),
      /the name of the file is too long: 300 bytes, where 170 are possible/,
    ],
    [
      'a path too long for the engine',
      `${'d'.repeat(99)}/`.repeat(5) + 'net.db',
      /the path of the file is too long: \d+ bytes, where 400 are/,
    ],
    [
      'a path too long for the system',
      `${'d'.repeat(99)}/`.repeat(60) + 'net.db',
      /the path of the file is too long: \d+ bytes, where 400 are/,
    ],
  ])('%s is refused, with nothing made', async (_name, name, said) => {
    expect(await refnet.fails(2, ['--db', name, ...WRITING])).toMatch(said);
    expect(namesIn(folder)).toEqual([]);
  });

  test('a file that came to a place too deep for the engine says so', async () => {
    expect((await runMain(refnet.home, ['--db', 'net.db', ...WRITING], {})).code).toBe(0);
    const deep = join(folder, `${'d'.repeat(99)}/`.repeat(5));
    mkdirSync(deep, { recursive: true });
    renameSync('net.db', join(deep, 'net.db'));
    for (const door of [READING, WRITING]) {
      expect(await refnet.fails(2, ['--db', join(deep, 'net.db'), ...door])).toMatch(
        /^refnet: the path of the file is too long: \d+ bytes, where 504 are possible\n/,
      );
    }
  });
});

describe('a link', () => {
  const elsewhere = (target: string) =>
    `
  if that is on a drive or a share that is not connected: connect it, and run the command again
  if it is gone: put it back, or name another file with --db FILE; nothing was written
`.replace('<target>', target);

  test.each([
    [
      'to a file',
      (folder: string) => symlinkSync('/drive/that/is/off/net.db', join(folder, 'net.db')),
      'net.db',
    ],
    [
      'to a link',
      (folder: string) => {
        symlinkSync('/drive/that/is/off/net.db', join(folder, 'second.db'));
        symlinkSync('second.db', join(folder, 'net.db'));
      },
      'net.db',
    ],
    [
      'to a folder',
      (folder: string) => symlinkSync('/drive/that/is/off', join(folder, 'drive')),
      'drive/net.db',
    ],
  ])('%s that is not there is named, and nothing is made through it', async (_name, make, name) => {
    const refnet = await newNetwork();
    const folder = temporaryFolder();
    make(folder);
    const before = namesIn(folder);
    const link = join(folder, name.split('/')[0] ?? '');
    const target = name.includes('/') ? '/drive/that/is/off' : '/drive/that/is/off/net.db';
    for (const door of [...DOORS, ['check-in', 'ann', '--dry-run']]) {
      const { code, stdout, stderr } = await refnet.run(['--db', join(folder, name), ...door]);
      expect({ door, code, stdout, stderr }).toEqual({
        door,
        code: 1,
        stdout: '',
        stderr: `refnet: ${link} is a link to ${target}, which is not there${elsewhere(target)}`,
      });
    }
    expect(namesIn(folder)).toEqual(before);
    expect(existsSync('/drive')).toBe(false);
  });

  test('at the default place is no reason to begin anew either', async () => {
    const refnet = await newNetwork();
    mkdirSync(dirname(dirname(refnet.file)), { recursive: true });
    symlinkSync('/Volumes/Stick/refnet', dirname(refnet.file));
    for (const door of [READING, WRITING]) {
      expect(await refnet.fails(1, door)).toBe(
        `refnet: ${dirname(refnet.file)} is a link to /Volumes/Stick/refnet, which is not there${elsewhere('')}`,
      );
    }
  });

  test('a restore goes through none that leads nowhere', async () => {
    const refnet = await newNetwork(WRITING);
    await refnet.ok(['backup', join(refnet.home, 'copy.db')]);
    const link = join(refnet.home, 'net.db');
    symlinkSync('/drive/that/is/off/net.db', link);
    expect(await refnet.fails(1, ['--db', link, 'restore', join(refnet.home, 'copy.db'), '--yes'])).toBe(
      `refnet: ${link} is a link to /drive/that/is/off/net.db, which is not there${elsewhere('')}`,
    );
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('that leads back to itself is named', async () => {
    const refnet = await newNetwork();
    const folder = temporaryFolder();
    symlinkSync('b.db', join(folder, 'a.db'));
    symlinkSync('a.db', join(folder, 'b.db'));
    for (const door of [READING, WRITING, ['doctor']]) {
      expect(await refnet.fails(1, ['--db', join(folder, 'a.db'), ...door])).toBe(
        `refnet: ${join(folder, 'a.db')} is a link that leads back to itself
  make it lead to the file again, or name another with --db FILE; nothing was written\n`,
      );
    }
  });

  test('to a file, or in a linked folder, is the file: what belongs to it is beside that', async () => {
    const refnet = await newNetwork();
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'real'));
    mkdirSync(join(folder, 'links'));
    symlinkSync('../real/net.db', join(folder, 'links/net.db'));
    symlinkSync('real', join(folder, 'alias'));
    expect((await refnet.run(['--db', join(folder, 'real/net.db'), ...WRITING])).code).toBe(0);
    const other = new Database(join(folder, 'links/net.db'));
    other.exec('begin immediate; update partners set notes = 1');
    expect(namesIn(join(folder, 'real'))).toEqual(['net.db', 'net.db-journal']);
    other.close();
    for (const path of ['links/net.db', 'alias/net.db']) {
      await refnet.ok(['--db', join(folder, path), 'check-in', 'ann', '--note', path]);
      await refnet.ok(['--db', join(folder, path), 'backup']);
    }
    expect(namesIn(join(folder, 'links'))).toEqual(['net.db']);
    const all = await refnet.ok(['--db', join(folder, 'real/net.db'), 'check-ins', '--format', 'csv']);
    expect(all.match(/Ann Lee/g)).toHaveLength(2);
    // One that cannot be read is replaced itself, and not the link to it.
    const copy = join(folder, 'real/backups', namesIn(join(folder, 'real/backups'))[0] ?? '');
    writeFileSync(join(folder, 'real/net.db'), 'no database');
    expect((await refnet.run(['--db', join(folder, 'links/net.db'), 'restore', copy, '--yes'])).code).toBe(0);
    expect(lstatSync(join(folder, 'links/net.db')).isSymbolicLink()).toBe(true);
    expect(await refnet.ok(['--db', join(folder, 'real/net.db'), ...READING])).toContain('Ann Lee');
  });

  test('to a folder is told as one', async () => {
    const refnet = await newNetwork();
    const folder = temporaryFolder();
    symlinkSync('/tmp', join(folder, 'net.db'));
    for (const door of [READING, WRITING]) {
      expect(await refnet.fails(1, ['--db', join(folder, 'net.db'), ...door])).toContain(
        'is a folder, not a file',
      );
    }
  });
});

test('a new file is whole, as its owner alone may read it, and nothing is left beside it', async () => {
  const refnet = await newNetwork();
  const [first, second] = await Promise.all(
    ['Ann Lee', 'Bo Lind'].map((name) => runMain(refnet.home, ['add-partner', name], {})),
  );
  expect([first?.code, second?.code]).toEqual([0, 0]);
  expect(namesIn(dirname(refnet.file))).toEqual(['refnet.db']);
  expect(statSync(refnet.file)).toMatchObject({ nlink: 1 });
  expect(statSync(refnet.file).mode & 0o777).toBe(0o600);
  const db = new Database(refnet.file, { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
  db.close();
});

describe('a file that was emptied', () => {
  const anew = '  to begin a network of that name, remove the file first; nothing was written\n';
  const sync = '  where a program that synchronizes files emptied it, that may keep an older version\n';

  test.each([
    ['empty', ''],
    ['a single byte', 'x'],
    ['a single byte', '\n'],
  ])('is not begun anew in silence: %s', async (what, content) => {
    const refnet = await newNetwork();
    const named = join(refnet.home, 'net.db');
    for (const file of [named, refnet.file]) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      const said = file === named ? ['--db', file] : [];
      for (const door of [...DOORS, ['check-in', 'ann', '--dry-run']]) {
        expect(await refnet.fails(5, [...said, ...door])).toBe(
          `refnet: ${file} is ${what}: it holds no network\n${sync}${anew}`,
        );
        expect(readFileSync(file, 'utf8')).toBe(content);
      }
    }
    expect(namesIn(dirname(refnet.file))).toEqual(['refnet.db']);
  });

  test('is brought back from the copies beside it', async () => {
    const refnet = await newNetwork(WRITING, ['backup']);
    for (const size of [0, 1]) {
      truncateSync(refnet.file, size);
      expect(await refnet.fails(5, WRITING)).toBe(
        `refnet: ${refnet.file} is ${size === 0 ? 'empty' : 'a single byte'}: what was in it is gone
  refnet restore --list      names the copies there are
${anew}`,
      );
      const [copy = ''] = namesIn(join(dirname(refnet.file), 'backups'));
      expect((await refnet.run(['restore', join(dirname(refnet.file), 'backups', copy)])).code).toBe(0);
      expect(await refnet.ok(READING)).toContain('Ann Lee');
    }
  });

  test('is begun anew where the beginning itself was cut short, as where a disk knows no links', async () => {
    const refnet = await newNetwork();
    mkdirSync(dirname(refnet.file), { recursive: true });
    writeFileSync(refnet.file, '', { mode: 0o600 });
    writeFileSync(join(dirname(refnet.file), '.refnet.db.0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a.part'), '');
    expect(await refnet.run(READING)).toMatchObject({ code: 0, stdout: '[]\n' });
    expect(await refnet.run(WRITING)).toMatchObject({ code: 0 });
    expect(await refnet.ok(READING)).toContain('Ann Lee');
  });
});

test('a file with a second name is remarked on by the doctor', async () => {
  const refnet = await newNetwork(WRITING, ['backup']);
  linkSync(refnet.file, join(refnet.home, 'other.db'));
  expect(await refnet.ok(['doctor'])).toContain(
    `  the file has a second name (a hard link): a change under one while the other is in use can damage it: ${refnet.file}
    use it under one name only, and remove the other\n`,
  );
});
