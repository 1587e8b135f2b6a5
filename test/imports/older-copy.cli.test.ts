import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const MARCH = ['2026-01-16,Kay Hale,Elena Petrova,New'];
const APRIL = ['2026-01-16,Kay Hale,Elena Petrova,Meeting', '2026-04-16,Ed Mo,Elena Petrova,New'];

function fileOf(refnet: Refnet, name: string, rows: readonly string[]): string[] {
  const path = join(refnet.home, name);
  writeFileSync(path, `${['Date,Client,Referred By,Status', ...rows].join('\n')}\n`);
  return ['import', path, '--received', '--update'];
}

/** The sheet as it was in March and in April, and March's once more. */
async function twoMonths(): Promise<{ refnet: Refnet; april: string[]; old: string[] }> {
  const refnet = await newNetwork();
  await refnet.run(fileOf(refnet, 'sheet.csv', MARCH), { today: '2026-03-31' });
  const april = fileOf(refnet, 'sheet.csv', APRIL);
  await refnet.run(april, { today: '2026-04-30' });
  return { refnet, april, old: fileOf(refnet, 'sheet old.csv', MARCH) };
}

const WHY =
  'this very file was imported on Tue 31 Mar 2026, as "sheet.csv", and later imports brought 1 referral up to date ' +
  'since (#1), which it would set back';

test('an older copy sets back what later ones brought only where that is said', async () => {
  const { refnet, april, old } = await twoMonths();
  const before = dumpOf(refnet.file);
  const [, path = ''] = old;
  const refused = `refnet: ${WHY}\n  refnet import "${path}" --received --update --again      brings it over all the same\n`;
  expect(await refnet.fails(1, old)).toBe(refused);
  // Nor does yes to everything mean that.
  expect(await refnet.fails(1, [...old, '--yes'])).toContain(`refnet: ${WHY}\n`);
  expect(await refnet.fails(1, [...old, '--dry-run'])).toContain(`refnet: ${WHY}\n`);
  expect(dumpOf(refnet.file)).toEqual(before);
  // The newest copy is none.
  expect(await refnet.ok(april)).toBe('Nothing new: both rows were already there.\n');
  expect(await refnet.ok([...old, '--again'])).toBe(
    'Brought 1 referral up to date.\n  By the file, old -> new:\n    line 2, #1: status meeting -> new\n' +
      '  refnet undo      takes it back\n',
  );
});

test('a terminal is asked about an older copy', async () => {
  const { refnet, old } = await twoMonths();
  const before = dumpOf(refnet.file);
  const { code } = await asked(refnet, old, [[`${WHY.slice(1)}. Bring it over all the same?`, 'n']]);
  expect(code).toBe(130);
  expect(dumpOf(refnet.file)).toEqual(before);
});

test('a later import that was taken back left nothing to set back', async () => {
  const { refnet, old } = await twoMonths();
  await refnet.ok(['undo']);
  expect(await refnet.ok(old)).toBe('Nothing new: its one row was already there.\n');
});
