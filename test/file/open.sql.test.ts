import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { UserError } from '../../src/text/errors.ts';
import { openForReading, openForWriting, type Opened } from '../../src/file/open.sql.ts';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork, temporaryFolder, TODAY } from '../helpers/refnet.ts';
import { unprivileged } from '../helpers/unprivileged.ts';

const READING = ['history'];
const WRITING = ['add-partner', 'Ann Lee'];

/** What a folder holds, by name and content: equal where nothing was written. */
function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = entry.isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : 'folder';
      return [path, content];
    }),
  );
}

/** A network large enough that its tables fill pages of their own. */
async function largeFile(): Promise<string> {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  alterFile(
    refnet.file,
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < 400)
     insert into changes (at, command, summary, schema_version)
       select '2026-11-20T12:00:00.000Z', 'log', 'logged given referral ' || i || printf('%200c', 'x'), 1 from n`,
  );
  return refnet.file;
}

test('what reads keeps few pages in memory and sorts in no file; what writes keeps many, none of which it writes early', async () => {
  const { file } = await newNetwork(['add-partner', 'Maren Holt']);
  const options = { path: file, today: asDay(TODAY), now: () => new Date(`${TODAY}T12:00:00Z`) };
  const settings = (opened: Opened | undefined) => {
    const of = (name: string) => opened?.db.pragma(name, { simple: true });
    const found = [of('cache_size'), of('temp_store'), of('synchronous'), of('secure_delete')];
    opened?.db.close();
    return found;
  };
  expect(settings(openForReading(options))).toEqual([-400, 2, 3, 1]);
  expect(settings(openForWriting(options))).toEqual([-16000, 0, 3, 1]);
});

describe('no file yet', () => {
  test('reading at the default place says how to begin, makes nothing and is no failure', async () => {
    const refnet = await newNetwork();
    expect(await refnet.run(READING)).toEqual({
      code: 0,
      stdout: 'Nothing was changed yet.\n',
      stderr: 'No network yet. It begins with your first partner: refnet add-partner\n',
    });
    expect(readdirSync(refnet.home)).toEqual([]);
  });

  test('writing makes it for its owner alone, and says where, once', async () => {
    const refnet = await newNetwork();
    const { code, stderr } = await refnet.run(WRITING);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Your network is kept in ${refnet.file}, which only you can read.\n`,
    });
    expect(statSync(refnet.file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(refnet.file)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(refnet.file))).toEqual(['refnet.db']);
    expect((await refnet.run(['add-partner', 'Bo Lind'])).stderr).toBe('');
  });

  test('a file that is named must be there to be read', async () => {
    const refnet = await newNetwork();
    const file = join(refnet.home, 'none.db');
    const message = (begin: string) =>
      [
        `refnet: no network in ${file}: there is no such file`,
        '  check the name given with --db or REFNET_DB',
        `  to begin a network there: ${begin} add-partner NAME`,
        '',
      ].join('\n');
    expect(await refnet.fails(1, [...READING, '--db', file])).toBe(message(`refnet --db ${file}`));
    expect(await refnet.fails(1, READING, { env: { REFNET_DB: file } })).toBe(message('refnet'));
    expect(existsSync(file)).toBe(false);
    expect((await refnet.run([...WRITING, '--db', file])).code).toBe(0);
    expect(await refnet.ok([...READING, '--db', file])).toContain('added partner p1');
  });
});

describe('a file that cannot be used is refused and left as it is', () => {
  const foreign = (folder: string, sql: string) => {
    const file = join(folder, 'other.db');
    alterFile(file, sql);
    return file;
  };
  const text = (folder: string, content: string) => {
    const file = join(folder, 'notes.txt');
    writeFileSync(file, content);
    return file;
  };
  const cases: [string, number, RegExp, (folder: string) => string | Promise<string>][] = [
    [
      'a long text',
      5,
      /notes\.txt is not a refnet file, nor any SQLite database/,
      (f) => text(f, 'hello\n'.repeat(99)),
    ],
    ['a short text', 5, /notes\.txt is not a refnet file, nor any SQLite database/, (f) => text(f, 'hello')],
    [
      'another program’s database',
      5,
      /other\.db is a database of another program/,
      (f) => foreign(f, 'create table t (a)'),
    ],
    [
      'another program’s, with nothing in it',
      5,
      /other\.db is a database of another program/,
      (f) => foreign(f, 'create table t (a); drop table t'),
    ],
    [
      'another program’s, marked as its own',
      5,
      /other\.db is a database of another program/,
      (f) => foreign(f, 'pragma application_id = 77'),
    ],
    [
      'another program’s in WAL mode',
      5,
      /other\.db is a database of another program/,
      (f) => foreign(f, 'pragma journal_mode = wal; create table t (a)'),
    ],
    ['a folder', 1, /is a folder, not a file\n {2}name the file in it: --db \S+refnet\.db\n/, (f) => f],
    ['what is no regular file', 1, /\/dev\/null is not a file that can hold a network/, () => '/dev/null'],
    ['a place inside a file', 1, /cannot open|no network in/, (f) => join(text(f, 'hello'), 'refnet.db')],
    ['a name that a NUL would cut short', 2, /that is no file name/, (f) => `${join(f, 'a')}\0.db`],
  ];

  test.each(cases)('%s', async (_name, code, message, make) => {
    const refnet = await newNetwork();
    const folder = temporaryFolder();
    const file = await make(folder);
    const before = contentsOf(folder);
    for (const argv of [READING, WRITING]) {
      const stderr = await refnet.fails(code, [...argv, '--db', file]);
      expect(stderr).toMatch(message);
      expect(stderr).not.toContain('something went wrong inside');
      expect(contentsOf(folder)).toEqual(before);
    }
  });

  test('a file of a newer refnet', async () => {
    const refnet = await newNetwork(WRITING);
    alterFile(refnet.file, 'pragma user_version = 99');
    const before = contentsOf(refnet.home);
    for (const argv of [READING, WRITING, ['undo']]) {
      expect(await refnet.fails(5, argv)).toBe(
        `refnet: ${refnet.file} was written by a newer refnet than this one\n  install the newer refnet from its file or folder: npm install -g ./refnet-VERSION.tgz; nothing was changed\n`,
      );
    }
    expect(contentsOf(refnet.home)).toEqual(before);
  });
});

describe('a damaged file says so, whatever it was used for, and is left as it is', () => {
  const cases: [string, (file: string) => void][] = [
    ['cut off in the middle', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['cut off inside a page', (file) => truncateSync(file, 4096 * 3 + 100)],
    [
      'garbage in the middle',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 4096, bytes.length - 4096);
        writeFileSync(file, bytes);
      },
    ],
    [
      'garbage after the header',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xff, 100, 4096);
        writeFileSync(file, bytes);
      },
    ],
  ];

  test.each(cases)('%s', async (_name, damage) => {
    const refnet = await newNetwork();
    const file = await largeFile();
    damage(file);
    const before = contentsOf(dirname(file));
    for (const argv of [READING, WRITING, ['undo']]) {
      expect(await refnet.fails(5, [...argv, '--db', file])).toBe(
        [
          `refnet: ${file} is damaged: SQLite cannot read all of it`,
          `  refnet --db ${file} doctor      looks at the file, and says what to do`,
          `  refnet --db ${file} restore --list      names the copies there are; nothing was changed by this command`,
          '',
        ].join('\n'),
      );
    }
    expect(contentsOf(dirname(file))).toEqual(before);
  });
});

describe('a file that another program is using', () => {
  const options = (path: string) => ({
    path,
    today: asDay(TODAY),
    now: () => new Date('2026-11-20T12:00:00Z'),
    busyTimeout: 0,
  });
  const opened: (Opened | undefined)[] = [];
  afterEach(() => opened.splice(0).forEach((each) => each?.db.close()));

  async function lockedBy(sql: string): Promise<{ file: string; unlock: () => void }> {
    const { file } = await newNetwork(WRITING);
    const other = new Database(file);
    other.exec(sql);
    return { file, unlock: () => other.close() };
  }

  test('can be read while the other only prepares to write', async () => {
    const { file, unlock } = await lockedBy('begin immediate');
    const reading = openForReading(options(file));
    opened.push(reading);
    expect(reading?.db.prepare('select count(*) from partners').pluck().get()).toBe(1);
    unlock();
  });

  test('is waited for, and then refused as busy', async () => {
    const { file, unlock } = await lockedBy('begin exclusive');
    const attempts = [() => openForReading(options(file)), () => openForWriting(options(file))];
    for (const attempt of attempts) {
      expect(attempt).toThrow(UserError);
      expect(attempt).toThrow(`${file} is in use by another program`);
      expect(attempt).toThrow(expect.objectContaining({ kind: 'busy' }));
    }
    unlock();
    opened.push(openForWriting(options(file)));
  });
});

describe('what may not be written', () => {
  async function readOnly(mode: { file: number; folder: number }) {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const folder = dirname(refnet.file);
    const run = await unprivileged(refnet.home);
    chmodSync(refnet.file, mode.file);
    chmodSync(folder, mode.folder);
    return { file: refnet.file, folder, run };
  }

  test('a read-only file can be read, and writing to it is refused', async () => {
    const { file, run } = await readOnly({ file: 0o400, folder: 0o700 });
    expect(run(READING)).toMatchObject({ code: 0, stderr: '' });
    expect(run(WRITING)).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        `refnet: ${file} is read-only, so nothing was written`,
        '  make it and its folder writable (chmod u+w), and run the command again',
        '  reports and lists still work',
        '',
      ].join('\n'),
    });
  });

  test('so can a file in a read-only folder, where a change could not be kept safe', async () => {
    const { folder, run } = await readOnly({ file: 0o600, folder: 0o500 });
    expect(run([...WRITING, '--dry-run'])).toMatchObject({ code: 0, stderr: '' });
    expect(run(['backup'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        '/backups, or make it\n  let yourself write there (chmod u+rwx)\n  a copy elsewhere is made by refnet backup FILE\n',
      ),
    });
    expect(run(READING)).toMatchObject({ code: 0, stderr: '' });
    expect(run(WRITING)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`refnet: ${folder} is read-only, so nothing was written`),
    });
    chmodSync(folder, 0o700);
  });

  test('a file that may not be read is refused', async () => {
    const { file, run } = await readOnly({ file: 0o000, folder: 0o700 });
    expect(run(READING)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`you may not open ${file}`),
    });
  });

  test('a folder that may not be looked into is refused, and not taken for an empty one', async () => {
    const { file, folder, run } = await readOnly({ file: 0o600, folder: 0o000 });
    for (const argv of [READING, WRITING]) {
      expect(run(argv)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`you may not open ${file}`),
      });
    }
    chmodSync(folder, 0o700);
  });

  test('a network cannot begin in a read-only folder', async () => {
    const folder = temporaryFolder();
    const run = await unprivileged(folder);
    chmodSync(folder, 0o500);
    expect(run(WRITING)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('refnet: you may not open '),
    });
    expect(readdirSync(folder)).toEqual([]);
    chmodSync(folder, 0o700);
  });
});
