import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { badRowsFile } from '../../src/imports/bad-rows.io.ts';
import { newNetwork, temporaryFolder } from '../helpers/refnet.ts';

const LEFT = '.refnet-rejected.0123456789ab.part';

test('rejected rows are in no file until all are there, so that nothing is left of a killed import', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'bad.csv');
  const file = badRowsFile(path, ['Day', 'Client']);
  file.add(2, 'no day', ['x', 'Jane Doe']);
  expect(readdirSync(folder)).toEqual([]);
  file.finish();
  file.close();
  expect(readFileSync(path, 'utf8')).toMatch(/Day,Client\r?\n2,no day,x,Jane Doe\r?\n$/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['bad.csv']);
});

test('many rejected rows are written as they come, and gone where they are not finished', () => {
  const folder = temporaryFolder();
  const file = badRowsFile(join(folder, 'bad.csv'), ['Day', 'Client']);
  const client = 'x'.repeat(1_000_000);
  for (let line = 2; line < 12; line += 1) file.add(line, 'no day', ['x', client]);
  expect(readdirSync(folder)).toHaveLength(1);
  file.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('what a crash left of earlier ones goes with the next, unless somebody may still write it', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const [old, young, link] = ['0', '1', '2'].map((digit) => join(refnet.home, LEFT.replace('0', digit)));
  for (const path of [old, young]) writeFileSync(path ?? '', 'Jane Doe');
  utimesSync(old ?? '', new Date('2020-01-01'), new Date('2020-01-01'));
  const list = join(refnet.home, 'list.csv');
  writeFileSync(list, 'Date,Partner,Client\n2026-03-01,Maren Holt,Zoe Zed\nsoon,Maren Holt,Jane Doe\n');
  const bad = join(refnet.home, 'bad.csv');
  await refnet.run(['import', list, '--skip-bad', '--bad-rows', bad, '--yes']);
  expect(readFileSync(bad, 'utf8')).toContain('Jane Doe');
  expect([old, young, link].map((path) => existsSync(path ?? ''))).toEqual([false, true, false]);
});
