import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { holderOf } from '../../src/file/holder.sql.ts';
import { temporaryFolder } from '../helpers/refnet.ts';

const ENGINE = createRequire(import.meta.url).resolve('better-sqlite3');
const HOLDS = `
const db = new (require(process.argv[1]))(process.argv[2]);
db.exec('begin exclusive');
process.stdout.write('held');
process.stdin.resume();`;

test('whoever has a lock on a file is known by number and name, as long as it has it, and who asks is nobody', async (context) => {
  if (!existsSync('/proc/locks')) return context.skip('only Linux tells who holds a lock');
  const file = join(temporaryFolder(), 'net.db');
  const own = new Database(file);
  onTestFinished(() => void own.close());
  own.exec('create table t (a); begin exclusive');
  expect(holderOf(file)).toBeUndefined();
  own.exec('rollback');
  const other = spawn(process.execPath, ['-e', HOLDS, ENGINE, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void other.kill('SIGKILL'));
  await once(other.stdout, 'data');
  expect(holderOf(file)).toEqual({ pid: other.pid, program: expect.any(String), isStopped: false });
  const closed = once(other, 'close');
  other.kill('SIGKILL');
  await closed;
  expect(holderOf(file)).toBeUndefined();
});

test('nobody holds a file that is not there', () => {
  expect(holderOf(join(temporaryFolder(), 'net.db'))).toBeUndefined();
});
