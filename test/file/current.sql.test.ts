import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { keepJournal } from '../../src/file/current.sql.ts';
import { temporaryFolder } from '../helpers/refnet.ts';

test('whoever waits in vain for the readers of a file waits as long as before for the next turn', () => {
  const path = join(temporaryFolder(), 'beside.db');
  const db = new Database(path, { timeout: 1 });
  onTestFinished(() => void db.close());
  db.exec('pragma journal_mode = wal; create table t (a); insert into t values (1)');
  const reader = new Database(path, { readonly: true });
  reader.exec('begin; select * from t');
  expect(() => keepJournal(db)).toThrow('database is locked');
  expect(db.pragma('busy_timeout', { simple: true })).toBe(1);
  reader.close();
  keepJournal(db);
  expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
});
