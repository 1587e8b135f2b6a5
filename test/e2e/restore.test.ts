import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { REFNET } from '../helpers/terminal.ts';

/** Everything a file holds, in a few letters; throws where it is damaged. */
function contentOf(file: string): string {
  const db = new Database(file);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const tables = db.prepare<[], string>(`select name from sqlite_schema where type = 'table' order by 1`);
    const hash = createHash('sha256');
    for (const table of tables.pluck().all()) {
      hash.update(JSON.stringify(db.prepare(`select * from ${table} order by 1`).raw().all()));
    }
    return hash.digest('hex');
  } finally {
    db.close();
  }
}

/** Runs a command in a process of its own, which is killed after so many milliseconds. Returns how long it took. */
async function killedAfter(
  delay: number | undefined,
  argv: readonly string[],
  home: string,
): Promise<number> {
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, [REFNET, ...argv], {
    env: { PATH: process.env['PATH'], HOME: home, REFNET_TODAY: '2026-11-20' },
    stdio: 'ignore',
  });
  const timer = delay === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), delay);
  await new Promise((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  return Number(process.hrtime.bigint() - began) / 1e6;
}

const rows = (from: number) => `
  with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${from} + 10000)
  insert into referrals (id, uuid, created_at, updated_at, partner_id, direction, occurred_on, client_name, status, last_step_on)
  select i, 'u' || i, 'now', 'now', 1, 'given', '2026-11-01', 'Client ' || i, 'new', '2026-11-01' from n`;

test('a restore that is killed at any point leaves the old or the new, and can be done again', async () => {
  const { home, file } = await newNetwork(['add-partner', 'Maren Holt']);
  const copy = join(home, 'copy.db');
  copyFileSync(file, copy);
  alterFile(copy, rows(100_000));
  alterFile(file, rows(500_000));
  const [old, restored] = [contentOf(file), contentOf(copy)];
  const before = join(home, 'before.db');
  copyFileSync(file, before);
  const argv = ['restore', copy, '--yes'];
  const whole = await killedAfter(undefined, argv, home);
  expect(contentOf(file)).toBe(restored);
  const found = new Set<string>();
  for (const part of [0.3, 0.45, 0.55, 0.62, 0.7, 0.76, 0.82, 0.88, 0.94]) {
    copyFileSync(before, file);
    await killedAfter(whole * part, argv, home);
    const content = contentOf(file);
    expect([old, restored]).toContain(content);
    found.add(content);
  }
  expect(found).toContain(old);
  copyFileSync(before, file);
  await killedAfter(undefined, argv, home);
  expect(contentOf(file)).toBe(restored);
  expect(readdirSync(dirname(file)).toSorted()).toEqual(['backups', 'refnet.db']);
}, 120_000);

test('a damaged file is filled anew where it lies, so that whoever has it open goes on with what is restored', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
  const copy = join(refnet.home, 'copy.db');
  await refnet.ok(['backup', copy]);
  const { ino, size } = statSync(refnet.file);
  const spoilt = openSync(refnet.file, 'r+');
  writeSync(spoilt, Buffer.alloc(8192, 0x5a), 0, 8192, Math.floor(size / 8192) * 4096);
  closeSync(spoilt);
  await killedAfter(undefined, ['restore', copy, '--yes'], refnet.home);
  expect(contentOf(refnet.file)).toBe(contentOf(copy));
  expect(statSync(refnet.file).ino).toBe(ino);
});
