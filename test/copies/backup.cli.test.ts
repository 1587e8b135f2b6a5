import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { backupsAmong, backupName, surplusBackups } from '../../src/file/backup-names.ts';
import { copyDatabase } from '../../src/file/copy.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import { backupBefore, isLargeImport } from '../../src/copies/backup.sql.ts';
import { alterFile, dumpOf } from '../helpers/dump.ts';
import { crashInTheMidst } from '../helpers/hot-journal.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const NAME = 'refnet-2026-11-20-120000.db';

const network = () => newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
const backups = ({ file }: Refnet) => join(dirname(file), 'backups');
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('a backup', () => {
  test('goes into the folder of copies, for its owner alone, and holds the same', async () => {
    const refnet = await network();
    const path = join(backups(refnet), NAME);
    expect(await refnet.ok(['backup'])).toBe(
      `Copied 1 partner, 1 referral and 0 check-ins to ${path}\nRead back: every record of it is the same.\n`,
    );
    expect([modeOf(backups(refnet)), modeOf(path)]).toEqual([0o700, 0o600]);
    expect(dumpOf(path)).toEqual(dumpOf(refnet.file));
    expect(readdirSync(backups(refnet))).toEqual([NAME]);
  });

  test('goes where it is named, or into a folder that is named', async () => {
    const refnet = await network();
    const stick = join(refnet.home, 'stick');
    mkdirSync(stick);
    const first = JSON.parse(await refnet.ok(['backup', join(stick, 'mine.db'), '--json'])) as unknown;
    expect(first).toEqual({
      file: join(stick, 'mine.db'),
      bytes: statSync(join(stick, 'mine.db')).size,
      partners: 1,
      referrals: 1,
      checkIns: 0,
      removed: [],
    });
    await refnet.ok(['backup', stick]);
    expect(readdirSync(stick)).toEqual(['mine.db', NAME]);
    expect(existsSync(backups(refnet))).toBe(false);
  });

  test('goes nowhere for a word that asks which copies there are', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const { code, stderr } = await refnet.run(['backup', 'list']);
    expect(code).toBe(2);
    expect(stderr).toContain('"list" asks for the copies, and backup makes one\n  refnet restore FILE');
  });

  test('is of what was there before a crash, also beside the journal that takes it back', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    crashInTheMidst(refnet.file);
    expect(readFileSync(refnet.file).includes('Half Written')).toBe(true);
    await refnet.ok(['backup']);
    const path = join(backups(refnet), NAME);
    expect(dumpOf(path)).toEqual(before);
    expect(readFileSync(path).includes('Half Written')).toBe(false);
    expect(readdirSync(backups(refnet))).toEqual([NAME]);
  });

  test('is numbered where two are made in one second, and the newest ten stay', async () => {
    const refnet = await network();
    mkdirSync(backups(refnet));
    const older = Array.from({ length: 9 }, (_, n) => `refnet-2026-11-1${n}-090000.db`);
    for (const name of [...older, 'my own.db']) copyFileSync(refnet.file, join(backups(refnet), name));
    expect(await refnet.ok(['backup'])).toContain('is the same.\n');
    expect(await refnet.ok(['backup', '--dry-run'])).toContain('Would remove 1 older copy');
    const again = NAME.replace('.db', '-2.db');
    expect(await refnet.ok(['backup'])).toBe(
      `Copied 1 partner, 1 referral and 0 check-ins to ${join(backups(refnet), again)}
Read back: every record of it is the same.
Removed 1 older copy: the newest 10 are kept.
`,
    );
    expect(readdirSync(backups(refnet))).toEqual(['my own.db', ...older.slice(1), again, NAME]);
    const last = JSON.parse(await refnet.ok(['backup', '--keep', '1', '--json'])) as { removed: string[] };
    expect(last.removed).toHaveLength(10);
    expect(readdirSync(backups(refnet))).toEqual(['my own.db', NAME.replace('.db', '-3.db')]);
  });

  test('counts and removes what is a copy, not what is only called so', async () => {
    const refnet = await network();
    const at = (name: string) => join(backups(refnet), name);
    const called = (day: number) => `refnet-2026-11-0${day}-120000.db`;
    mkdirSync(at(called(1)), { recursive: true });
    writeFileSync(at(called(2)), 'a letter');
    copyFileSync(refnet.file, at('elsewhere.db'));
    symlinkSync('elsewhere.db', at(called(3)));
    symlinkSync(called(5), at(called(5)));
    writeFileSync(at('refnet-2099-01-10-000000.db'), 'z'.repeat(500));
    expect((await refnet.run(['doctor'])).stdout).toContain('there is no copy yet');
    copyFileSync(refnet.file, at(called(6)));
    copyFileSync(refnet.file, at(called(7)));
    expect(await refnet.ok(['backup', '--keep', '2', '--dry-run'])).toBe(
      `Would copy 1 partner, 1 referral and 0 check-ins to ${at(NAME)}
Would remove 1 older copy: the newest 2 are kept.
Nothing was written.
`,
    );
    execFileSync('mkfifo', [at(called(4))]);
    const kept = readdirSync(backups(refnet)).filter((name) => name !== called(6));
    expect(JSON.parse(await refnet.ok(['backup', '--keep', '2', '--json']))).toMatchObject({
      removed: [at(called(6))],
    });
    expect(readdirSync(backups(refnet))).toEqual([...kept, NAME].toSorted());
    const holds = '1 partner, 1 referral and 0 check-ins, last change 20 Nov 2026, 12:00';
    expect(await refnet.ok(['restore', '--list'])).toBe(
      `${at('refnet-2099-01-10-000000.db')}
  cannot be read
${at(NAME)}
  ${holds}
${at(called(7))}
  ${holds}
${at(called(3))}
  ${holds}
${at(called(2))}
  cannot be read
`,
    );
  });

  test('leaves the copies that were made before something alone', () => {
    const names = ['a', 'b', 'c'].map((_, n) => `refnet-2026-11-2${n}-120000.db`);
    const others = [
      'refnet-2026-11-20-120000-before-import.db',
      'practice-2026-11-20-120000.db',
      'refnet-old.db',
    ];
    expect(surplusBackups([...names, ...others], 'refnet.db', 1)).toEqual([names[1], names[0]]);
    expect(surplusBackups([...names, ...others], 'refnet.db', 0, 'import')).toEqual([others[0]]);
  });

  test('of a file is told from one of a file whose name begins the same', () => {
    const at = new Date('2026-11-20T23:30:05Z');
    const name = backupName('refnet.old.db', at, 'restore', 'Pacific/Auckland');
    expect(name).toBe('refnet.old-2026-11-21-123005-before-restore.db');
    expect(backupsAmong([name], 'refnet.db')).toEqual([]);
    expect(backupsAmong([name], 'refnet.old.db').map(({ group }) => group)).toEqual(['restore']);
  });

  test('only tried writes nothing', async () => {
    const refnet = await network();
    expect(await refnet.ok(['backup', '--dry-run'])).toBe(
      `Would copy 1 partner, 1 referral and 0 check-ins to ${join(backups(refnet), NAME)}\nNothing was written.\n`,
    );
    expect(existsSync(backups(refnet))).toBe(false);
    const file = join(refnet.home, 'x.db');
    await refnet.ok(['backup', file, '--dry-run']);
    expect(existsSync(file)).toBe(false);
  });
});

describe('a backup is refused', () => {
  test('onto the file itself, by any name, and onto what is there', async () => {
    const refnet = await network();
    const before = readFileSync(refnet.file);
    const at = (name: string) => join(refnet.home, name);
    symlinkSync(refnet.file, at('link.db'));
    linkSync(refnet.file, at('hard.db'));
    writeFileSync(at('there.db'), 'mine');
    symlinkSync(at('nowhere'), at('dangling.db'));
    for (const path of [refnet.file, at('link.db'), at('hard.db')]) {
      expect(await refnet.fails(1, ['backup', path])).toBe(
        `refnet: ${path} is the file of your network itself, and no copy of it
  name another file, or none: refnet backup
`,
      );
    }
    for (const path of [at('there.db'), at('dangling.db')]) {
      expect(await refnet.fails(1, ['backup', path])).toBe(
        `refnet: ${path} is there already, and no copy replaces another file
  name another file, or none: refnet backup
`,
      );
    }
    for (const end of ['-journal', '-wal', '-shm']) {
      expect(await refnet.fails(1, ['backup', `${refnet.file}${end}`])).toContain(
        'would be taken for a part',
      );
    }
    expect(await refnet.fails(1, ['backup', at('no/where.db')])).toContain('there is no folder');
    expect(readFileSync(at('there.db'), 'utf8')).toBe('mine');
    expect(readFileSync(refnet.file).equals(before)).toBe(true);
    expect(readdirSync(refnet.home).toSorted()).toEqual([
      '.local',
      'dangling.db',
      'hard.db',
      'link.db',
      'there.db',
    ]);
  });

  test('where there is no network, and with words that say nothing', async () => {
    const empty = await newNetwork();
    expect(await empty.fails(1, ['backup'])).toBe(
      `refnet: there is no network yet, so there is nothing to copy
  it begins with your first partner: refnet add-partner NAME
`,
    );
    expect(await empty.fails(1, ['backup', '--db', join(empty.home, 'no.db')])).toContain('no network in');
    expect(readdirSync(empty.home)).toEqual([]);
    const refnet = await network();
    for (const keep of ['0', 'x', '1001', '-1', '2.5']) {
      expect(await refnet.fails(2, ['backup', `--keep=${keep}`])).toContain('--keep is a whole number');
    }
    expect(await refnet.fails(2, ['backup', 'x.db', '--keep', '3'])).toContain('--keep goes without a file');
    expect(await refnet.fails(2, ['backup', '-'])).toContain('not to standard output');
  });

  test.each([
    ['damaged', (file: string) => writeFileSync(file, readFileSync(file).fill(0x55, 8192))],
    ['no database', (file: string) => writeFileSync(file, 'x'.repeat(5000))],
  ])('of a file that is %s, leaving nothing', async (_what, spoil) => {
    const refnet = await network();
    spoil(refnet.file);
    const { code, stdout } = await refnet.run(['backup']);
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
    const left = existsSync(backups(refnet)) ? readdirSync(backups(refnet)) : [];
    expect(left).toEqual([]);
  });
});

describe('a copy', () => {
  const opened = (refnet: Refnet) => {
    const { db } = openForWriting({ path: refnet.file, today: asDay('2026-11-20'), now: () => new Date() });
    onTestFinished(() => {
      db.close();
    });
    return db;
  };

  test('that differs in one value of one row is no copy', async () => {
    const refnet = await network();
    const db = opened(refnet);
    // Between the copying and the comparing a value changes, as on a disk that lies.
    const exec = db.prepare.bind(db);
    Object.assign(db, {
      prepare: (sql: string) => {
        if (sql.startsWith('attach')) db.exec(`update partners set name = 'Else'`);
        return exec(sql);
      },
    });
    const wanted = join(refnet.home, 'copy.db');
    expect(() => copyDatabase(db, wanted, { taken: 'refused', held: true })).toThrow(
      /did not read back whole/,
    );
    expect(readdirSync(refnet.home)).toEqual(['.local']);
  });

  test('has nobody else write to the file while it is made', async () => {
    const refnet = await network();
    const db = opened(refnet);
    const other = new Database(refnet.file, { timeout: 0 });
    onTestFinished(() => {
      other.close();
    });
    const prepare = db.prepare.bind(db);
    const failures: unknown[] = [];
    Object.assign(db, {
      prepare: (sql: string) => {
        if (sql.startsWith('vacuum')) {
          try {
            other.exec(`update partners set name = 'Else'`);
          } catch (error) {
            failures.push(error instanceof Error && 'code' in error && error.code);
          }
        }
        return prepare(sql);
      },
    });
    copyDatabase(db, join(refnet.home, 'copy.db'));
    expect(failures).toEqual(['SQLITE_BUSY']);
  });

  test('keeps the faults there are, so that they can be mended with a copy at hand', async () => {
    const refnet = await network();
    alterFile(refnet.file, `pragma foreign_keys = off; update referrals set partner_id = 77`);
    await refnet.ok(['backup']);
    expect(dumpOf(join(backups(refnet), NAME))).toEqual(dumpOf(refnet.file));
  });

  test('is made before something large, unless there is nothing to lose', async () => {
    const refnet = await network();
    const now = () => new Date('2026-11-20T12:00:00Z');
    const db = opened(refnet);
    const copy = backupBefore(db, 'import', now, 'UTC');
    expect(copy?.path).toBe(join(backups(refnet), 'refnet-2026-11-20-120000-before-import.db'));
    const { db: fresh } = openForWriting({
      path: join(refnet.home, 'new.db'),
      today: asDay('2026-11-20'),
      now,
    });
    expect(backupBefore(fresh, 'import', now)).toBeUndefined();
    fresh.close();
  });

  test('is made before a large import, and before no other', async () => {
    const refnet = await network();
    const [small, large] = [join(refnet.home, 'small.csv'), join(refnet.home, 'large.csv')];
    const row = (n: number) => `2026-01-05,Maren Holt,Client ${n},won,${'x'.repeat(40)}\n`;
    const rows = (n: number) => Array.from({ length: n }, (_, at) => row(at)).join('');
    writeFileSync(small, `Date,Partner,Client,Status,Notes\n${rows(3)}`);
    writeFileSync(large, `Date,Partner,Client,Status,Notes\n${rows(2000)}`);
    expect((await refnet.run(['import', small])).code).toBe(0);
    expect((await refnet.run(['import', large, '--dry-run'])).code).toBe(0);
    expect(existsSync(backups(refnet))).toBe(false);
    const before = dumpOf(refnet.file);
    const copy = join(backups(refnet), 'refnet-2026-11-20-120000-before-import.db');
    expect((await refnet.run(['import', large])).stderr).toContain(
      `The network as it was is kept in ${copy}\n`,
    );
    expect(dumpOf(copy)).toEqual(before);
    expect([isLargeImport([small]), isLargeImport([large]), isLargeImport(['-'])]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('of a large import that is refused takes the place of none, and goes', async () => {
    const refnet = await network();
    const large = join(refnet.home, 'large.csv');
    const row = (n: number) => `2026-01-05,Maren Holt,Client ${n},won,${'x'.repeat(40)}\n`;
    const rows = Array.from({ length: 2000 }, (_, at) => row(at)).join('');
    writeFileSync(large, `Date,Partner,Client,Status,Notes\n${rows}2026-13-45,Maren Holt,Bad Day,won,\n`);
    mkdirSync(backups(refnet));
    const older = Array.from({ length: 10 }, (_, n) => `refnet-2026-10-0${n}-120000-before-import.db`);
    for (const name of older) copyFileSync(refnet.file, join(backups(refnet), name));
    const { code, stderr } = await refnet.run(['import', large, '--yes']);
    expect(code).toBe(1);
    expect(stderr).not.toContain('is kept in');
    expect(readdirSync(backups(refnet)).toSorted()).toEqual(older);
    await refnet.run(['import', large, '--yes', '--skip-bad']);
    expect(readdirSync(backups(refnet)).toSorted()).toEqual([
      ...older.slice(1),
      'refnet-2026-11-20-120000-before-import.db',
    ]);
  });

  test('of a large import that is refused leaves no folder that was made for it', async () => {
    const refnet = await network();
    const large = join(refnet.home, 'large.csv');
    const rows = `2026-01-05,Maren Holt,Client,won,${'x'.repeat(40)}\n`.repeat(2000);
    writeFileSync(large, `Date,Partner,Client,Status,Notes\n${rows}2026-13-45,Maren Holt,Bad Day,won,\n`);
    expect((await refnet.run(['import', large, '--yes'])).code).toBe(1);
    expect(readdirSync(dirname(refnet.file))).toEqual(['refnet.db']);
  });

  test('where nothing can be written leaves nothing', async () => {
    const refnet = await network();
    writeFileSync(backups(refnet), 'a file where the folder should be');
    expect((await refnet.run(['backup'])).code).toBe(1);
    expect(readdirSync(dirname(refnet.file))).toEqual(['backups', 'refnet.db']);
  });
});
