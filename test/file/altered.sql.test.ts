import { describe, expect, onTestFinished, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { fileState, schemaSaid } from '../../src/file/current.sql.ts';
import { schemaMadeBy } from '../../src/file/made-schema.sql.ts';
import { MIGRATIONS } from '../../src/file/migrations.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { schemaText } from '../../src/file/schema-text.sql.ts';

function newFile(): Db {
  const db = openInMemory({ today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') });
  onTestFinished(() => {
    db.close();
  });
  return db;
}

function edited(sql: string): Db {
  const db = newFile();
  db.unsafeMode(true);
  db.pragma('writable_schema = on');
  db.exec(sql);
  db.unsafeMode(false);
  return db;
}

test('a new file says of its schema what the ladder makes, each thing on a page of its own', () => {
  const db = newFile();
  expect(schemaText()).toBe(schemaMadeBy(MIGRATIONS));
  expect(schemaSaid(db)).toBe(schemaText());
  expect(schemaText().split('\u001E')[1]).toBe('1');
  expect(fileState(db)).toBe('current');
});

describe('as refnet made it is still a file', () => {
  test.each([
    ['that was analyzed', 'analyze'],
    ['that was optimized', 'pragma optimize = 0x10002'],
    ['that was packed', 'vacuum'],
    ['whose indexes were made anew', 'reindex'],
    [
      'of which an index was dropped and made again',
      `drop index tags_by_partner; create unique index tags_by_partner on tags (partner_id, tag_key)`,
    ],
  ])('%s', (_what, sql) => {
    const db = newFile();
    const made = db.prepare(`select sql from sqlite_schema where name = 'tags_by_partner'`).pluck().get();
    db.exec(sql.includes('drop index') ? `drop index tags_by_partner; ${String(made)}` : sql);
    expect(fileState(db)).toBe('current');
  });
});

describe('altered is a file', () => {
  test.each([
    [
      'with an index on the page of another',
      `update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'tags') where name = 'aliases'`,
    ],
    [
      'with a thing of no kind',
      `insert into sqlite_schema values (null, 'x', 'tags', 0, 'create trigger x after insert on tags begin select 1; end')`,
    ],
    [
      'with a table that belongs to another',
      `update sqlite_schema set tbl_name = 'tags' where name = 'aliases_by_partner'`,
    ],
    [
      'with statistics of other words',
      `insert into sqlite_schema values ('view', 'sqlite_stat1', 'sqlite_stat1', 0, 'CREATE VIEW sqlite_stat1 as select 1 as tbl')`,
    ],
    [
      'with one letter of a rule changed',
      `update sqlite_schema set sql = replace(sql, 'between 1 and 5', 'between 1 and 6') where name = 'referrals'`,
    ],
    ['with a name in other letters', `update sqlite_schema set name = 'TAGS' where name = 'tags'`],
    [
      'with two things told as one',
      `update sqlite_schema set type = 'table' || char(31) || 'x' where name = 'tags'`,
    ],
  ])('%s', (_what, sql) => {
    expect(schemaSaid(edited(sql))).not.toBe(schemaText());
  });
});
