import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { fileState, schemaSaid } from '../../src/file/current.sql.ts';
import { schemaMadeBy } from '../../src/file/made-schema.sql.ts';
import { climbLadder, migrate } from '../../src/file/migrate.sql.ts';
import { MIGRATIONS, type Migration } from '../../src/file/migrations.sql.ts';
import { schemaText } from '../../src/file/schema-text.sql.ts';
import type { Db } from '../../src/file/sqlite.sql.ts';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';

/** A second step as one may come to be: a column, a table, an index, a table made anew, and rows that are changed. */
const STEPS = await vi.hoisted(async () => {
  // Files before this one, in the same worker, have loaded the modules as they are; those after it are to do so again.
  vi.resetModules();
  return (await import('../helpers/second-step.json', { with: { type: 'json' } })).default;
});

vi.mock('../../src/file/schema-version.ts', () => ({ SCHEMA_VERSION: 2 }));
vi.mock('../../src/file/migrations.sql.ts', async (original) => {
  const { MIGRATIONS: first } = await original<{ MIGRATIONS: readonly Migration[] }>();
  return { MIGRATIONS: [...first, { version: 2, name: 'stars', sql: STEPS.join(';') }] };
});

afterAll(() => {
  vi.doUnmock('../../src/file/schema-version.ts');
  vi.doUnmock('../../src/file/migrations.sql.ts');
  vi.resetModules();
});

const BEGINNING = { today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') };
const FIRST = MIGRATIONS.slice(0, 1);

/** A file of the first version, with somebody in it, in the place where refnet looks. */
async function olderFile(): Promise<Refnet> {
  const refnet = await newNetwork(['add-partner', 'Ann Lee']);
  writeFileSync(refnet.file, '');
  const db = new Database(refnet.file);
  migrate(db, BEGINNING, FIRST);
  db.exec(
    `insert into partners (uuid, created_at, updated_at, name, name_key, stage)
       values ('00000000-0000-4000-8000-000000000001', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'Maren Holt', 'maren holt', 'acquaintance');
     insert into tags (partner_id, tag, tag_key) values (1, 'gold', 'gold');
     update counters set last = 1 where name = 'partner'`,
  );
  db.close();
  return refnet;
}

const copiesOf = ({ file }: Refnet) => {
  const folder = join(dirname(file), 'backups');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};

function inFile<T>(path: string, work: (db: Db) => T): T {
  const db = new Database(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

test('a file that was brought up to date says of its schema what a new one says', async () => {
  const refnet = await olderFile();
  const { code, stderr } = await runMain(refnet.home, ['partners'], {});
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^Brought up to date; the file as it was is kept in \S+\n$/),
  });
  expect(inFile(refnet.file, schemaSaid)).toBe(schemaText());
  const fresh = await newNetwork(['add-partner', 'Ann Lee']);
  expect(inFile(fresh.file, schemaSaid)).toBe(schemaText());
  const [copy = ''] = copiesOf(refnet);
  expect(inFile(copy, schemaSaid)).toBe(schemaMadeBy(FIRST));
  expect(inFile(refnet.file, (db) => db.prepare('select name, star from partners').all())).toEqual([
    { name: 'Maren Holt', star: 'gold' },
  ]);
  expect((await runMain(refnet.home, ['doctor'], {})).code).toBe(0);
});

test.each([1, 2, 3, 4, 5, 6, 7])(
  'a file that another brings up to date while it is opened is none that was altered: before look %i at its version',
  async (nth) => {
    const refnet = await olderFile();
    const { value: pragma }: { value?: Db['pragma'] } =
      Object.getOwnPropertyDescriptor(Database.prototype, 'pragma') ?? {};
    let looks = 0;
    const spy = vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (this: Db, ...said) {
      const look = () => pragma?.apply(this, said);
      if (said[0] !== 'user_version' || this.name !== refnet.file) return look();
      looks += 1;
      if (looks !== nth) return look();
      const other = new Database(refnet.file, { timeout: 0 });
      try {
        climbLadder(other, BEGINNING, MIGRATIONS);
      } catch (error) {
        // Whoever reads keeps others from writing for that long.
        expect(error).toMatchObject({ code: 'SQLITE_BUSY' });
      } finally {
        other.close();
      }
      return look();
    });
    onTestFinished(() => spy.mockRestore());
    expect(await runMain(refnet.home, ['partners'], {})).toMatchObject({ code: 0 });
    expect(looks).toBeGreaterThanOrEqual(nth);
  },
);

describe('brought up to date, and broken off', () => {
  test.each(STEPS.map((_, at) => at))(
    'before statement %i: as it was, with a copy, and the next command goes on',
    async (at) => {
      const refnet = await olderFile();
      const before = readFileSync(refnet.file);
      const broken = {
        version: 2,
        name: 'broken',
        sql: [...STEPS.slice(0, at), 'select nonsense'].join(';'),
      };
      inFile(refnet.file, (db) => {
        expect(() => migrate(db, BEGINNING, [...FIRST, broken])).toThrow('nonsense');
      });
      expect(readFileSync(refnet.file).equals(before)).toBe(true);
      expect(copiesOf(refnet).map((copy) => inFile(copy, schemaSaid))).toEqual([schemaMadeBy(FIRST)]);
      expect((await runMain(refnet.home, ['partners'], {})).code).toBe(0);
      expect(inFile(refnet.file, fileState)).toBe('current');
    },
  );

  test('a new file broken off at every statement is empty, and begins with the next', () => {
    const statements = (FIRST[0]?.sql ?? '').split(/;\n/);
    expect(statements.length).toBeGreaterThan(50);
    for (let at = 0; at < statements.length; at += 7) {
      const db = new Database(':memory:');
      const sql = [...statements.slice(0, at), 'select nonsense'].join(';\n');
      expect(() => migrate(db, BEGINNING, [{ version: 1, name: 'broken', sql }])).toThrow('nonsense');
      expect(fileState(db)).toBe('blank');
      migrate(db, BEGINNING);
      expect(fileState(db)).toBe('current');
      db.close();
    }
  });
});

describe('an older file', () => {
  test('in which something was planted is refused before any of it is run, and left as it is', async () => {
    const refnet = await olderFile();
    alterFile(refnet.file, `create trigger evil after update on partners begin delete from tags; end`);
    const planted = readFileSync(refnet.file);
    for (const argv of [['partners'], ['log', 'Bob', '--from', 'maren'], ['undo']]) {
      expect(await runMain(refnet.home, argv, {})).toMatchObject({
        code: 5,
        stderr: expect.stringContaining('holds what refnet did not make: trigger evil'),
      });
    }
    expect(readFileSync(refnet.file).equals(planted)).toBe(true);
    expect((await runMain(refnet.home, ['doctor'], {})).stdout).toContain('trigger evil');
    expect(await runMain(refnet.home, ['doctor', '--repair'], {})).toMatchObject({ code: 0 });
    expect((await runMain(refnet.home, ['partners'], {})).stdout).toContain('Maren Holt');
    expect(inFile(refnet.file, (db) => db.prepare('select tag from tags').pluck().all())).toEqual(['gold']);
  });
});

test('an older file is told by the doctor as one, and brought up to date by the next command', async () => {
  const refnet = await olderFile();
  const { code, stdout } = await refnet.run(['doctor']);
  expect({ code, said: stdout.split('\n')[2] }).toEqual({
    code: 0,
    said: '  the file was written by an older refnet: the next command brings it up to date, after a copy',
  });
  expect((await refnet.run(['partners'])).code).toBe(0);
  expect(await refnet.ok(['doctor'])).not.toContain('older refnet');
});

test('damage to an older file is told by the doctor with its age', async () => {
  const refnet = await olderFile();
  const page = inFile(refnet.file, (db) => {
    const root = Number(db.prepare(`select rootpage from sqlite_schema where name = 'tags'`).pluck().get());
    return { size: Number(db.pragma('page_size', { simple: true })), root };
  });
  const bytes = readFileSync(refnet.file);
  bytes.fill(0, (page.root - 1) * page.size, page.root * page.size);
  writeFileSync(refnet.file, bytes);
  const { code, stdout } = await runMain(refnet.home, ['doctor'], {});
  expect(code).toBe(5);
  expect(stdout).toMatch(/Damaged\n {2}\d+ places? in the file cannot be read/);
  expect(stdout).toContain('Remarks\n  the file was written by an older refnet: ');
});

test('a copy takes the place of an older file, of which nothing is compared', async () => {
  const refnet = await olderFile();
  const copy = join(dirname(refnet.file), 'copy.db');
  writeFileSync(copy, readFileSync(refnet.file));
  const { code, stdout, stderr } = await refnet.run(['restore', copy, '--yes']);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'The copy was written by an older refnet, and is brought up to date.\n',
  });
  expect(stdout).toContain('Restored 1 partner, 0 referrals and 0 check-ins from ');
  expect(stdout).toContain('before-restore.db\n');
});

test('whoever goes back to an older refnet is told of the copy, and nothing is changed', async () => {
  const refnet = await olderFile();
  await runMain(refnet.home, ['partners'], {});
  alterFile(refnet.file, 'pragma user_version = 3');
  const newer = readFileSync(refnet.file);
  const [copy = ''] = copiesOf(refnet);
  const beside = join(dirname(refnet.file), 'refnet-older.db');
  for (const argv of [['partners'], ['log', 'Bob', '--from', 'maren'], ['undo'], ['backup']]) {
    expect((await runMain(refnet.home, argv, {})).stderr).toBe(
      `refnet: ${refnet.file} was written by a newer refnet than this one
  install the newer refnet from its file or folder: npm install -g ./refnet-VERSION.tgz; nothing was changed
  or use the file as it was before the newer refnet, without what was written since:
  refnet --db ${beside} restore ${copy}
`,
    );
  }
  expect(readFileSync(refnet.file).equals(newer)).toBe(true);
  expect((await runMain(refnet.home, ['--db', beside, 'restore', copy], {})).code).toBe(0);
  expect((await runMain(refnet.home, ['--db', beside, 'partners'], {})).stdout).toContain('Maren Holt');
});

test('what a first version took out whole is taken in by the newest', async () => {
  const there = await newNetwork(
    ['add-partner', 'Maren Holt', '--tag', 'gold'],
    ['log', 'Jane D.', '--from', 'maren'],
  );
  const whole = JSON.parse(await there.ok(['export', 'all', '--format', 'json'])) as {
    version: number;
    tables: Record<string, Record<string, unknown>[]>;
  };
  const { stars: _, ...tables } = whole.tables;
  const partners = (tables['partners'] ?? []).map(({ star: _star, ...facts }) => facts);
  const file = join(there.home, 'first.json');
  writeFileSync(file, JSON.stringify({ ...whole, version: 1, tables: { ...tables, partners } }));
  const here = await newNetwork();
  const { code } = await runMain(here.home, ['import', file], {});
  expect(code).toBe(0);
  expect(inFile(here.file, (db) => db.prepare('select name, star from partners').all())).toEqual([
    { name: 'Maren Holt', star: 'gold' },
  ]);
});
