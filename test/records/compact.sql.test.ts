import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { compact } from '../../src/records/compact.sql.ts';
import { temporaryFolder } from '../helpers/refnet.ts';

test('a file that cannot be written anew now stays as it is, and that is said', () => {
  const path = join(temporaryFolder(), 'a.db');
  const db = new Database(path, { timeout: 10 });
  db.exec('create table a (b); insert into a values (1)');
  const reader = new Database(path);
  reader.exec('begin; select * from a');
  reader.prepare('select * from a').all();
  expect(compact(db)).toBe(false);
  expect(db.prepare('select b from a').pluck().all()).toEqual([1]);
  reader.close();
  expect(compact(db)).toBe(true);
  db.close();
});
