import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { backupName } from '../../src/file/backup-names.ts';
import { APPLICATION_ID, versionState, SCHEMA_VERSION, userVersion } from '../../src/file/current.sql.ts';
import { climbLadder, migrate } from '../../src/file/migrate.sql.ts';
import { MIGRATIONS, type Migration } from '../../src/file/migrations.sql.ts';
import type { Db } from '../../src/file/sqlite.sql.ts';
import { temporaryFolder } from '../helpers/refnet.ts';

const LATER: Migration = {
  version: SCHEMA_VERSION + 1,
  name: 'made up',
  sql: 'alter table partners add column star text',
};
const LADDER = [...MIGRATIONS, LATER];
const BEGINNING = { today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') };
const COPY = join('backups', backupName('refnet.db', BEGINNING.now(), 'upgrade'));

function database(): { db: Db; folder: string; file: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'refnet.db');
  const db = new Database(file);
  onTestFinished(() => {
    db.close();
  });
  db.pragma('foreign_keys = on');
  migrate(db, BEGINNING);
  db.exec(
    `insert into partners (uuid, created_at, updated_at, name, name_key, stage)
     values ('u1', 'now', 'now', 'Maren Holt', 'maren holt', 'acquaintance');
     insert into tags (partner_id, tag, tag_key) values (1, 'gold', 'gold')`,
  );
  return { db, folder, file };
}

const columns = (db: Db) => db.prepare(`select name from pragma_table_info('partners')`).pluck().all();

describe('the ladder', () => {
  test('has every step once, in order, from 1', () => {
    expect(MIGRATIONS.map((step) => step.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(SCHEMA_VERSION).toBe(MIGRATIONS.length);
  });

  test('takes a new file to the newest version, without a copy of nothing', () => {
    const { db, folder } = database();
    expect(versionState(db)).toBe('current');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(readdirSync(folder)).toEqual(['refnet.db']);
  });

  test('takes an older file one step further and keeps a whole copy of it as it was', () => {
    const { db, folder } = database();
    expect(versionState(db, LADDER.length)).toBe('older');
    expect(migrate(db, BEGINNING, LADDER)).toEqual({ copy: join(folder, COPY) });
    expect(versionState(db, LADDER.length)).toBe('current');
    expect(columns(db)).toContain('star');
    const copy = new Database(join(folder, COPY), { readonly: true });
    onTestFinished(() => {
      copy.close();
    });
    expect(versionState(copy)).toBe('current');
    expect(columns(copy)).not.toContain('star');
    expect(copy.prepare('select name from partners').pluck().all()).toEqual(['Maren Holt']);
    expect(statSync(join(folder, COPY)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'refnet.db']);
    expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700);
  });

  test('never replaces an older copy', () => {
    const { db, folder } = database();
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, COPY), 'mine');
    expect(migrate(db, BEGINNING, LADDER).copy).toBe(join(folder, COPY.replace('.db', '-2.db')));
    expect(statSync(join(folder, COPY)).size).toBe(4);
  });

  test('climbs nothing twice', () => {
    const { db } = database();
    migrate(db, BEGINNING, LADDER);
    expect(() => climbLadder(db, BEGINNING, LADDER)).not.toThrow();
    expect(userVersion(db)).toBe(LATER.version);
  });

  test('two programs that meet at an older file climb once', () => {
    const { db, file } = database();
    const other = new Database(file);
    onTestFinished(() => {
      other.close();
    });
    expect([versionState(db, LADDER.length), versionState(other, LADDER.length)]).toEqual(['older', 'older']);
    climbLadder(other, BEGINNING, LADDER);
    expect(() => climbLadder(db, BEGINNING, LADDER)).not.toThrow();
    expect(columns(db).filter((name) => name === 'star')).toHaveLength(1);
  });
});

describe('a step that fails', () => {
  test.each([
    ['in its SQL', 'alter table partners add column star text; select nonsense', /nonsense/],
    [
      'by leaving rows without their parent',
      'alter table partners add column star text; delete from partners',
      /without their parent/,
    ],
  ])('%s leaves the file as it was, and foreign keys on', (_how, sql, message) => {
    const { db } = database();
    const before = db.serialize();
    expect(() => climbLadder(db, BEGINNING, [...MIGRATIONS, { ...LATER, sql }])).toThrow(message);
    expect(versionState(db)).toBe('current');
    expect(columns(db)).not.toContain('star');
    expect(db.serialize().equals(before)).toBe(true);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('can be tried again, also after a second failure', () => {
    const { db } = database();
    const broken = [...MIGRATIONS, { ...LATER, sql: `${LATER.sql}; select nonsense` }];
    expect(() => migrate(db, BEGINNING, broken)).toThrow(/nonsense/);
    expect(() => migrate(db, BEGINNING, broken)).toThrow(/nonsense/);
    migrate(db, BEGINNING, LADDER);
    expect(columns(db)).toContain('star');
    expect(db.prepare('select count(*) from tags').pluck().get()).toBe(1);
  });

  test('keeps the steps before it', () => {
    const { db } = database();
    const third = { version: LATER.version + 1, name: 'broken', sql: 'select nonsense' };
    expect(() => climbLadder(db, BEGINNING, [...LADDER, third])).toThrow(/nonsense/);
    expect(userVersion(db)).toBe(LATER.version);
  });
});

test('a table can be rebuilt without losing what belongs to it', () => {
  const { db } = database();
  const schema = db.prepare(`select sql from sqlite_schema where name = 'partners'`).pluck().get();
  const sql = [
    String(schema).replace('partners', 'rebuilt'),
    'insert into rebuilt select * from partners',
    'drop table partners',
    'alter table rebuilt rename to partners',
  ].join(';');
  climbLadder(db, BEGINNING, [...MIGRATIONS, { ...LATER, sql }]);
  expect(db.prepare('select tag from tags join partners p on p.id = partner_id').pluck().all()).toEqual([
    'gold',
  ]);
});

test.each([
  ['a gap', [...MIGRATIONS, { ...LATER, version: LATER.version + 1 }]],
  ['a number used twice', [...MIGRATIONS, ...MIGRATIONS]],
])('%s in the list is refused before anything is written', (_what, ladder) => {
  const { db, folder } = database();
  const before = db.serialize();
  expect(() => migrate(db, BEGINNING, ladder)).toThrow(/is out of order/);
  expect(db.serialize().equals(before)).toBe(true);
  expect(existsSync(join(folder, COPY))).toBe(false);
});

describe('what a file turns out to be', () => {
  test.each([
    ['blank', ''],
    ['foreign', 'create table t (a)'],
    ['foreign', 'pragma application_id = 7'],
    ['foreign', 'pragma user_version = 3'],
    ['current', `pragma application_id = ${APPLICATION_ID}; pragma user_version = ${SCHEMA_VERSION}`],
    ['newer', `pragma application_id = ${APPLICATION_ID}; pragma user_version = ${SCHEMA_VERSION + 1}`],
    ['unversioned', `pragma application_id = ${APPLICATION_ID}; pragma user_version = 0`],
    ['unversioned', `pragma application_id = ${APPLICATION_ID}; pragma user_version = -1`],
  ])('%s: %s', (state, sql) => {
    const db = new Database(':memory:');
    db.exec(sql);
    expect(versionState(db)).toBe(state);
    db.close();
  });
});
