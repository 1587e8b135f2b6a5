import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { takeIn } from '../../src/file/candidate.sql.ts';
import { MIGRATIONS } from '../../src/file/migrations.sql.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from '../../src/file/current.sql.ts';
import { asked } from '../helpers/asked.ts';
import { alterFile, dumpOf } from '../helpers/dump.ts';
import { crashInTheMidst, crashWhileBegun } from '../helpers/hot-journal.ts';
import { copyOf, newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

const KEPT = 'refnet-2026-11-20-120000-before-restore.db';

const backups = ({ file }: Refnet) => join(dirname(file), 'backups');
const modeOf = (path: string) => statSync(path).mode & 0o777;

/** A network, a copy of it, and two changes after that. */
async function copiedNetwork(): Promise<{ refnet: Refnet; copy: string }> {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
  const copy = join(refnet.home, 'copy.db');
  await refnet.ok(['backup', copy]);
  await refnet.ok(['log', 'Bob Q.', '--from', 'maren', '--on', '2026-11-18']);
  await refnet.ok(['check-in', 'maren', '--kind', 'coffee', '--on', '2026-11-19']);
  return { refnet, copy };
}

/** What another program does to a file and does not end, statement by statement. */
const HOLDING: readonly (readonly [how: string, ...statements: string[]])[] = [
  ['reads', 'begin', 'select count(*) from partners'],
  ['writes', 'begin immediate'],
  ['holds it alone', 'begin exclusive'],
];

/** Holds a file so until it is called. */
function holding(file: string, statements: readonly string[]): () => void {
  const db = new Database(file);
  onTestFinished(() => {
    db.close();
  });
  for (const each of statements) {
    const statement = db.prepare(each);
    if (statement.reader) statement.get();
    else statement.run();
  }
  return () => db.exec('rollback');
}

/** How a refnet as built ended, and what it said aside. */
async function endedIn(home: string, argv: readonly string[]): Promise<{ code: unknown; stderr: string }> {
  const child = spawn(process.execPath, [REFNET, ...argv], {
    env: { PATH: process.env['PATH'] ?? '', HOME: home, REFNET_TODAY: '2026-11-20' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const [code] = await once(child, 'close');
  return { code, stderr: said.join('') };
}

const COMPARED = `               now                 in the copy
partners       1                   1
referrals      2                   1
check-ins      1                   0
last referral  20 Nov 2026         20 Nov 2026
last check-in  19 Nov 2026         none
last change    20 Nov 2026, 12:00  20 Nov 2026, 12:00
Not in the copy: 2 changes, the newest first
  20 Nov 2026, 12:00  recorded check-in 3
  20 Nov 2026, 12:00  logged received referral 2
`;

test('without a name a terminal lists the copies that are kept, and the one chosen is taken', async () => {
  const refnet = await newNetwork(['add-partner', 'Ann Lee'], ['backup'], ['add-partner', 'Bo Ray']);
  const { code } = await asked(
    refnet,
    ['restore'],
    [
      ['Which copy?', '1'],
      ['Replace it by the copy?', 'yes'],
    ],
  );
  expect({ code, partners: await refnet.ok(['partners', '--format', 'csv']) }).toEqual({
    code: 0,
    partners: expect.not.stringContaining('Bo Ray'),
  });
});

describe('a restore', () => {
  test('shows what it would replace, and is refused a script without a yes', async () => {
    const { refnet, copy } = await copiedNetwork();
    const before = readFileSync(refnet.file);
    const shown = await refnet.fails(1, ['restore', copy]);
    expect(shown).toBe(
      [
        `refnet: this replaces what is in ${refnet.file}`,
        ...COMPARED.trimEnd()
          .split('\n')
          .map((line) => `  ${line}`),
        `  refnet restore ${copy} --yes      replaces it, and keeps what is there in backups`,
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['restore', copy, '--dry-run'])).toBe(`${COMPARED}Nothing was written.\n`);
    expect(readFileSync(refnet.file).equals(before)).toBe(true);
    expect(readdirSync(dirname(refnet.file))).toEqual(['refnet.db']);
  });

  test('puts the copy in its place and keeps what was there, so that one can go back', async () => {
    const { refnet, copy } = await copiedNetwork();
    const [before, copied] = [dumpOf(refnet.file), dumpOf(copy)];
    const kept = join(backups(refnet), KEPT);
    expect(await refnet.ok(['restore', copy, '--yes'])).toBe(
      `Restored 1 partner, 1 referral and 0 check-ins from ${copy}
What was there is kept in ${kept}
to go back: refnet restore ${kept}
`,
    );
    expect(dumpOf(refnet.file)).toEqual(copied);
    expect(dumpOf(kept)).toEqual(before);
    expect([modeOf(refnet.file), modeOf(kept), modeOf(backups(refnet))]).toEqual([0o600, 0o600, 0o700]);
    expect(readdirSync(backups(refnet))).toEqual([KEPT]);
    await refnet.ok(['restore', kept, '--yes']);
    expect(dumpOf(refnet.file)).toEqual(before);
    const later = { now: '2026-11-20T12:00:05Z' };
    expect(await refnet.ok(['log', 'Ann A.', '--from', 'maren'], later)).toMatch(/^#4 /);
    expect(await refnet.ok(['undo'], later)).toContain('Took back');
  });

  test('of the very same does nothing', async () => {
    const { refnet, copy } = await copiedNetwork();
    await refnet.ok(['restore', copy, '--yes']);
    expect(await refnet.ok(['restore', copy])).toContain('Both hold the very same.\n');
    expect(JSON.parse(await refnet.ok(['restore', copy, '--json']))).toMatchObject({
      same: true,
      restored: false,
      kept: null,
    });
  });

  test('where there is no network yet makes it, for its owner alone, and asks nothing', async () => {
    const { copy } = await copiedNetwork();
    const fresh = await newNetwork();
    expect(await fresh.ok(['restore', copy, '--dry-run'])).toBe(
      `There is nothing yet; the copy holds 1 partner, 1 referral and 0 check-ins.\nNothing was written.\n`,
    );
    expect(readdirSync(fresh.home)).toEqual([]);
    expect(await fresh.ok(['restore', copy])).toBe(
      `Restored 1 partner, 1 referral and 0 check-ins from ${copy}\n`,
    );
    expect([modeOf(fresh.file), modeOf(dirname(fresh.file))]).toEqual([0o600, 0o700]);
    expect(dumpOf(fresh.file)).toEqual(dumpOf(copy));
    expect(readdirSync(dirname(fresh.file))).toEqual(['refnet.db']);
  });

  test('into an empty file fills it', async () => {
    const { copy } = await copiedNetwork();
    const fresh = await newNetwork();
    mkdirSync(dirname(fresh.file), { recursive: true });
    writeFileSync(fresh.file, '');
    await fresh.ok(['restore', copy]);
    expect(dumpOf(fresh.file)).toEqual(dumpOf(copy));
  });

  test('says as JSON what it did', async () => {
    const { refnet, copy } = await copiedNetwork();
    expect(JSON.parse(await refnet.ok(['restore', copy, '--yes', '--json']))).toEqual({
      from: copy,
      file: refnet.file,
      state: 'there',
      now: {
        partners: 1,
        referrals: 2,
        checkIns: 1,
        lastReferral: '2026-11-20',
        lastCheckIn: '2026-11-19',
        lastChange: '2026-11-20T12:00:00.000Z',
      },
      inCopy: {
        partners: 1,
        referrals: 1,
        checkIns: 0,
        lastReferral: '2026-11-20',
        lastCheckIn: null,
        lastChange: '2026-11-20T12:00:00.000Z',
      },
      lost: [
        { at: '2026-11-20T12:00:00.000Z', command: 'check-in', summary: 'recorded check-in 3' },
        { at: '2026-11-20T12:00:00.000Z', command: 'log', summary: 'logged received referral 2' },
      ],
      lostInAll: 2,
      forgottenBack: { referrals: [], others: 0 },
      sameNetwork: true,
      same: false,
      kept: join(backups(refnet), KEPT),
      restored: true,
    });
  });

  test('into what is a file and no folder names that file', async () => {
    const { refnet, copy } = await copiedNetwork();
    const file = join(refnet.home, 'F');
    writeFileSync(file, 'x');
    for (const path of [join(file, 'a.db'), join(file, 'b', 'a.db')]) {
      expect(await refnet.fails(1, ['--db', path, 'restore', copy, '--yes'])).toBe(
        `refnet: ${file} is a file, so there can be no folder for copies in it
  name the file of your network with --db FILE, in a folder
  a copy elsewhere is made by refnet --db ${path} backup FILE
`,
      );
    }
  });

  test('of another network says so', async () => {
    const { refnet } = await copiedNetwork();
    const { copy } = await copiedNetwork();
    expect(await refnet.fails(1, ['restore', copy])).toContain('The copy is of another network');
  });

  test('without a name tells a script which copies there are', async () => {
    const { refnet } = await copiedNetwork();
    expect(await refnet.ok(['restore', '--list'])).toBe(`No copies are in ${backups(refnet)} yet.\n`);
    expect(await refnet.fails(2, ['restore'])).toBe(
      `refnet: the file is missing
  no copy is in ${backups(refnet)} yet
  for example: refnet restore FILE
`,
    );
    await refnet.ok(['backup']);
    const [good, bad] = ['refnet-2026-11-20-120000.db', 'refnet-2026-11-19-120000.db'].map((name) =>
      join(backups(refnet), name),
    );
    writeFileSync(bad ?? '', 'x');
    const holds = '1 partner, 2 referrals and 1 check-in, last change 20 Nov 2026, 12:00';
    expect(await refnet.ok(['restore', '--list'])).toBe(`${good}\n  ${holds}\n${bad}\n  cannot be read\n`);
    expect(JSON.parse(await refnet.ok(['restore', '--list', '--json']))).toMatchObject([
      { file: good, holds: { partners: 1, referrals: 2 } },
      { file: bad, holds: null },
    ]);
    expect((await runMain(refnet.home, ['restore'], {})).stderr).toBe(
      `refnet: the file is missing
  refnet restore ${good}      ${holds}
  refnet restore ${bad}      cannot be read
`,
    );
  });
});

test('a file of which a crash left nothing but what is taken back is replaced without a question', async () => {
  const { refnet, copy } = await copiedNetwork();
  const whole = dumpOf(copy);
  rmSync(refnet.file);
  crashWhileBegun(refnet.file);
  const { code, stdout, stderr } = await refnet.run(['restore', copy]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Restored 1 partner, 1 referral and 0 check-ins from /);
  expect(dumpOf(refnet.file)).toEqual(whole);
  expect(existsSync(backups(refnet))).toBe(false);
});

describe('the copy', () => {
  test('is only read, also with the journal that a crash left beside it', async () => {
    const { refnet, copy } = await copiedNetwork();
    const whole = dumpOf(copy);
    crashInTheMidst(copy);
    const bytes = () =>
      [readFileSync(copy), readFileSync(`${copy}-journal`)].map((each) => each.toString('hex'));
    const before = bytes();
    await refnet.ok(['restore', copy, '--yes']);
    expect(dumpOf(refnet.file)).toEqual(whole);
    expect(bytes()).toEqual(before);
  });

  test('of an older refnet is brought up to date, on the way', async () => {
    const { refnet, copy } = await copiedNetwork();
    const before = readFileSync(copy);
    const later = {
      version: SCHEMA_VERSION + 1,
      name: 'later',
      sql: 'alter table partners add column star text',
    };
    const beginning = { today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') };
    const taken = takeIn(copy, refnet.file, beginning, { ladder: [...MIGRATIONS, later] });
    expect({ wasOlder: taken.wasOlder, leftOut: taken.leftOut }).toEqual({ wasOlder: true, leftOut: [] });
    const db = new Database(taken.path, { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(later.version);
    expect(db.prepare('select name, star from partners').all()).toEqual([{ name: 'Maren Holt', star: null }]);
    db.close();
    taken.discard();
    expect(readFileSync(copy).equals(before)).toBe(true);
    expect(readdirSync(dirname(refnet.file))).toEqual(['refnet.db']);
  });

  test('may have what refnet makes none of, which is left out', async () => {
    const { refnet, copy } = await copiedNetwork();
    const clean = dumpOf(copy);
    alterFile(
      copy,
      `create table extra (a); insert into extra values (1); create view seen as select * from extra;
       create trigger evil after insert on partners begin delete from partners; end;
       create index more on partners (name); drop index referrals_by_day`,
    );
    const { code, stderr } = await refnet.run(['restore', copy, '--yes']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: ['table extra', 'view seen', 'trigger evil', 'index more']
        .map((what) => `Left out of the copy, as refnet makes none: ${what}\n`)
        .join(''),
    });
    expect(dumpOf(refnet.file)).toEqual(clean);
    const fresh = await newNetwork(['add-partner', 'Ann Lee']);
    const schema = (file: string) => {
      const db = new Database(file, { readonly: true });
      const all = db.prepare('select type, name, sql from sqlite_schema order by 1, 2').all();
      db.close();
      return all;
    };
    expect(schema(refnet.file)).toEqual(schema(fresh.file));
  });

  const REFUSED: readonly [what: string, spoil: (copy: string) => void, message: RegExp][] = [
    ['empty', (copy) => truncateSync(copy, 0), /is empty, so it is no copy/],
    ['no database', (copy) => writeFileSync(copy, 'Dear Maren, '.repeat(600)), /not a refnet file, nor any/],
    ['shorter than a header', (copy) => truncateSync(copy, 40), /not a refnet file|damaged/],
    ['cut short', (copy) => truncateSync(copy, 100_000), /is damaged: not all of it can be read/],
    ['cut within a page', (copy) => truncateSync(copy, 100_001), /is damaged/],
    [
      'overwritten in part',
      (copy) => writeFileSync(copy, readFileSync(copy).fill(0x55, 9000, 60_000)),
      /is damaged/,
    ],
    [
      'of a newer refnet',
      (copy) => alterFile(copy, 'pragma user_version = 99'),
      /by a newer refnet than this/,
    ],
    ['of another program', (copy) => alterFile(copy, 'pragma application_id = 7'), /of another program/],
    ['a database without anything', emptyDatabase, /is empty, so it is no copy/],
    [
      'one that lacks a table',
      (copy) => alterFile(copy, 'drop table tags'),
      /not whole: its table tags is missing/,
    ],
    [
      'one that lacks a column',
      (copy) => alterFile(copy, 'alter table check_ins drop column minutes'),
      /the column minutes of its table check_ins is missing/,
    ],
  ];

  test.each(REFUSED)(
    'that is %s is refused with 5, and nothing is changed',
    async (_what, spoil, message) => {
      const { refnet, copy } = await copiedNetwork();
      const before = readFileSync(refnet.file);
      spoil(copy);
      expect(await refnet.fails(5, ['restore', copy, '--yes'])).toMatch(message);
      expect(readFileSync(refnet.file).equals(before)).toBe(true);
      expect(readdirSync(dirname(refnet.file))).toEqual(['refnet.db']);
    },
  );

  test('that is not there, a folder, or the file itself is refused', async () => {
    const { refnet } = await copiedNetwork();
    const link = join(refnet.home, 'link.db');
    symlinkSync(refnet.file, link);
    expect(await refnet.fails(1, ['restore', join(refnet.home, 'no.db'), '--yes'])).toContain(
      'there is no file',
    );
    expect(await refnet.fails(1, ['restore', refnet.home, '--yes'])).toContain('is no file');
    for (const path of [refnet.file, link]) {
      expect(await refnet.fails(1, ['restore', path, '--yes'])).toContain('the file of your network itself');
    }
    expect(existsSync(backups(refnet))).toBe(false);
  });
});

function emptyDatabase(path: string): void {
  truncateSync(path, 0);
  alterFile(path, 'create table t (a); drop table t');
}

describe('what is there', () => {
  const SPOILT: readonly [what: string, spoil: (file: string) => void][] = [
    ['no database', (file) => writeFileSync(file, 'x'.repeat(5000))],
    ['cut short', (file) => truncateSync(file, 100_000)],
    ['overwritten in part', (file) => writeFileSync(file, readFileSync(file).fill(0x55, 9000, 60_000))],
    [
      'overwritten behind its header',
      (file) => writeFileSync(file, readFileSync(file).fill(0x55, 100, 4096)),
    ],
  ];

  test.each(SPOILT)('and is %s is replaced, its bytes are kept', async (_what, spoil) => {
    const { refnet, copy } = await copiedNetwork();
    spoil(refnet.file);
    const bytes = readFileSync(refnet.file);
    expect(await refnet.fails(1, ['restore', copy])).toContain('What is there is damaged');
    await refnet.ok(['restore', copy, '--yes']);
    expect(dumpOf(refnet.file)).toEqual(dumpOf(copy));
    expect(modeOf(refnet.file)).toBe(0o600);
    expect(readFileSync(join(backups(refnet), KEPT)).equals(bytes)).toBe(true);
    expect(readdirSync(dirname(refnet.file))).toEqual(['backups', 'refnet.db']);
  });

  test.each([
    ['of a newer refnet', 'pragma user_version = 99', /by a newer refnet/],
    ['of another program', 'pragma application_id = 7', /of another program/],
  ])('and is %s is left alone', async (_what, sql, message) => {
    const { refnet, copy } = await copiedNetwork();
    alterFile(refnet.file, sql);
    const before = readFileSync(refnet.file);
    expect(await refnet.fails(5, ['restore', copy, '--yes'])).toMatch(message);
    expect(readFileSync(refnet.file).equals(before)).toBe(true);
  });

  test('is left alone while another program reads, writes or holds it alone', async () => {
    const { refnet, copy } = await copiedNetwork();
    const before = dumpOf(refnet.file);
    // Each waits for as long as a person would, so all do at once.
    const waited = HOLDING.map(async ([how, ...statements]) => {
      const home = copyOf(refnet.home);
      const file = refnet.file.replace(refnet.home, home);
      const letGo = holding(file, statements);
      const { code, stderr } = await endedIn(home, ['restore', copy, '--yes']);
      letGo();
      return { how, code, stderr, holds: dumpOf(file), left: readdirSync(dirname(file)) };
    });
    expect(await Promise.all(waited)).toEqual(
      HOLDING.map(([how]) => ({
        how,
        code: 4,
        stderr: expect.stringContaining('is in use by another program'),
        holds: before,
        left: ['refnet.db'],
      })),
    );
  });

  test('is replaced under a connection that is open, which goes on with the new content', async () => {
    const { refnet, copy } = await copiedNetwork();
    const other = new Database(refnet.file);
    onTestFinished(() => {
      other.close();
    });
    const inode = statSync(refnet.file).ino;
    const clients = other.prepare('select client_name from referrals order by id').pluck();
    expect(clients.all()).toEqual(['Jane D.', 'Bob Q.']);
    await refnet.ok(['restore', copy, '--yes']);
    expect(clients.all()).toEqual(['Jane D.']);
    other.exec(`update partners set notes = 'written after'`);
    expect(statSync(refnet.file).ino).toBe(inode);
    expect(await refnet.ok(['show', 'maren'])).toContain('written after');
  });

  test('and has things of others is what refnet makes after it', async () => {
    const { refnet, copy } = await copiedNetwork();
    alterFile(
      refnet.file,
      `create virtual table words using fts5(a); create view v as select 1;
       create trigger t after insert on partners begin delete from partners; end; create table "odd ""name" (a); analyze`,
    );
    await refnet.ok(['restore', copy, '--yes']);
    expect(dumpOf(refnet.file)).toEqual(dumpOf(copy));
    const db = new Database(refnet.file, { readonly: true });
    onTestFinished(() => {
      db.close();
    });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
  });

  test('a copy among those kept that is restored stays among them', async () => {
    const { refnet, copy } = await copiedNetwork();
    mkdirSync(backups(refnet));
    const oldest = join(backups(refnet), 'refnet-2020-01-01-000000-before-restore.db');
    copyFileSync(copy, oldest);
    for (let n = 10; n < 20; n += 1) {
      writeFileSync(join(backups(refnet), `refnet-2026-11-${n}-000000-before-restore.db`), '');
    }
    await refnet.ok(['restore', oldest, '--yes']);
    expect(existsSync(oldest)).toBe(true);
  });
});

test.each([
  [
    'a link that leads nowhere',
    (path: string) => symlinkSync('/nowhere/at/all', path),
    'is a link that leads nowhere',
  ],
  ['a file', (path: string) => writeFileSync(path, 'mine'), 'a file has the name of the folder for copies'],
])('a folder for copies that is %s is told, and nothing is changed', async (_what, put, said) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const copy = join(refnet.home, 'copy.db');
  await refnet.ok(['backup', copy]);
  await refnet.ok(['log', 'Jane D.', '--from', 'maren']);
  put(join(dirname(refnet.file), 'backups'));
  const before = readFileSync(refnet.file);
  for (const argv of [['backup'], ['restore', copy, '--yes']]) {
    expect(await refnet.fails(1, argv)).toContain(said);
  }
  expect(readFileSync(refnet.file).equals(before)).toBe(true);
});

test('a copy with a row that cannot be, and a schema that lets it be, is damaged', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['add-partner', 'Victor Osei']);
  const copy = join(refnet.home, 'copy.db');
  await refnet.ok(['backup', copy]);
  const db = new Database(copy);
  db.unsafeMode(true);
  db.pragma('writable_schema = on');
  db.exec(
    `update sqlite_master set sql = replace(sql, 'name text not null', 'name text') where name = 'partners'`,
  );
  db.close();
  alterFile(copy, 'update partners set name = null');
  const before = dumpOf(refnet.file);
  expect(await refnet.fails(5, ['restore', copy, '--yes'])).toContain(
    'copy.db is damaged: not all of it can be read\n',
  );
  expect(dumpOf(refnet.file)).toEqual(before);
});

describe('a client who was forgotten after the copy was made', () => {
  async function forgotten(...said: readonly string[]) {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane Doe', '--from', 'maren', '--status', 'lost', '--on', '2026-10-01'],
      ['check-in', 'maren', '--note', 'met Tia Rossi'],
    );
    const copy = join(refnet.home, 'old.db');
    await refnet.ok(['backup', copy]);
    await refnet.ok(['forget', ...said, '--yes'], { now: '2026-11-20T12:30:00Z' });
    return { refnet, copy };
  }

  test('and another one are named by their numbers in order', async () => {
    const logged = ['Jane Doe', 'Max Poe'].map((client) => [
      'log',
      client,
      '--from',
      'maren',
      '--status',
      'lost',
      '--on',
      '2026-10-01',
    ]);
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ...logged);
    const copy = join(refnet.home, 'old.db');
    await refnet.ok(['backup', copy]);
    for (const number of ['2', '1'])
      await refnet.ok(['forget', number, '--yes'], { now: '2026-11-20T12:30:00Z' });
    expect(await refnet.ok(['restore', copy, '--yes'])).toContain(
      'to forget it once more: refnet forget 1 2 --all',
    );
  });

  test('is said to be in the copy before, and to be back after, with the command that forgets once more', async () => {
    const { refnet, copy } = await forgotten('1');
    const tried = await refnet.ok(['restore', copy, '--dry-run']);
    expect(tried).toContain(`Every change that is here is in the copy too, but for what was forgotten.
Forgotten here, and still in the copy: the client of 1 referral
Nothing was written.
`);
    expect(await refnet.fails(1, ['restore', copy])).toContain(
      '  Forgotten here, and still in the copy: the client of 1 referral\n',
    );
    expect(await refnet.ok(['restore', copy, '--yes'])).toBe(
      `Restored 1 partner, 1 referral and 1 check-in from ${copy}
Forgotten here, and back with the copy: the client of 1 referral
to forget it once more: refnet forget 1 --all
What was there is kept in ${join(backups(refnet), KEPT)}
to go back: refnet restore ${join(backups(refnet), KEPT)}
`,
    );
    await refnet.ok(['forget', '1', '--yes']);
    expect(readFileSync(refnet.file, 'latin1')).not.toContain('Jane Doe');
  });

  test('is forgotten again by the lines that say so: one who is open, and one only spoken of', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane Doe', '--from', 'maren'],
      ['log', 'Max Poe', '--from', 'maren', '--note', 'knows Jane Doe'],
      ['check-in', 'maren', '--note', 'met Tia Rossi and Jane Doe'],
    );
    const copy = join(refnet.home, 'old.db');
    await refnet.ok(['backup', copy]);
    const later = { now: '2026-11-20T12:30:00Z' };
    await refnet.ok(['forget', '--client', 'Jane Doe', '--all', '--yes'], later);
    await refnet.ok(['forget', '--words', 'Tia Rossi', '--yes'], later);
    const said = await refnet.ok(['restore', copy, '--yes']);
    expect(said).toContain(
      'Forgotten here, and back with the copy: the client of 1 referral, and a name in 2 other records\n' +
        'to forget it once more: refnet forget 1 --all\n' +
        'to forget it once more: refnet forget --words "Tia Rossi"\n',
    );
    await refnet.ok(['forget', '1', '--all', '--yes']);
    await refnet.ok(['forget', '--words', 'Tia Rossi', '--yes']);
    expect(readFileSync(refnet.file, 'latin1')).not.toMatch(/Jane Doe|Tia Rossi/);
    expect(await refnet.ok(['show', '2'])).toContain('Max Poe');
  });

  test('and only spoken of is said too', async () => {
    const { refnet, copy } = await forgotten('--client', 'Tia Rossi');
    expect(JSON.parse(await refnet.ok(['restore', copy, '--dry-run', '--json']))).toMatchObject({
      lostInAll: 0,
      forgottenBack: { referrals: [], others: 1 },
      same: false,
    });
    const said = await refnet.ok(['restore', copy, '--yes']);
    expect(said).toContain(`Forgotten here, and back with the copy: a name in 1 other record
to forget it once more: refnet forget --words "Tia Rossi"
`);
  });

  test('and only spoken of in a text that was written anew since is said, though not by what words', async () => {
    const { refnet, copy } = await forgotten('--client', 'Tia Rossi');
    await refnet.ok(['edit', '2', '--note', 'met somebody']);
    const said = await refnet.ok(['restore', copy, '--yes']);
    expect(said).toContain(`Forgotten here, and back with the copy: a name in 1 other record
to forget it once more: refnet forget --client NAME
`);
  });

  test('is not spoken of where the copy was made after', async () => {
    const { refnet, copy } = await forgotten('1');
    await refnet.ok(['backup', `${copy}.later`]);
    await refnet.ok(['check-in', 'maren']);
    expect(await refnet.ok(['restore', `${copy}.later`, '--yes'])).not.toContain('orgotten');
  });

  test('is said to be in what undo keeps where the copy has the referral no more', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane Doe', '--from', 'maren'],
      ['remove', '1', '--yes'],
    );
    const copy = join(refnet.home, 'old.db');
    await refnet.ok(['backup', copy]);
    const later = { now: '2026-11-20T12:30:00Z' };
    await refnet.ok(['forget', '--client', 'Jane Doe', '--yes'], later);
    const said = await refnet.ok(['restore', copy, '--yes']);
    expect(said).toContain(`Forgotten here, and back with the copy: what undo keeps of 1 removed record
to forget it once more: refnet forget --client NAME
`);
    await refnet.ok(['forget', '--client', 'Jane Doe', '--yes'], later);
    expect(readFileSync(refnet.file, 'latin1')).not.toContain('Jane Doe');
  });

  test('cannot be told of a file that is damaged, and that is said', async () => {
    const { refnet, copy } = await forgotten('1');
    truncateSync(refnet.file, 5000);
    expect(await refnet.ok(['restore', copy, '--dry-run'])).toContain(
      'Who was forgotten since the copy was made cannot be told: another computer may bring them back.',
    );
  });
});
