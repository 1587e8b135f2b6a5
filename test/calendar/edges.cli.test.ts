import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const begun = () =>
  newNetwork(
    ['add-partner', 'Ann Lee'],
    ['log', 'Jane D.', '--from', 'ann'],
    ['check-in', 'ann'],
    ['agree', 'ann', '--verbal', '--i-pay', '10%'],
    ['promise', 'ann', 'the brochure'],
  );

/** Every door through which a day of the past, or one to come, is put on record. */
const PAST: readonly (readonly string[])[] = [
  ['log', 'Kofi V.', '--from', 'ann', '--on', 'DAY'],
  ['check-in', 'ann', '--on', 'DAY'],
  ['add-partner', 'Bo Kim', '--known-since', 'DAY'],
  ['edit', 'ann', '--known-since', 'DAY'],
  ['edit', '1', '--on', 'DAY'],
  ['edit', '2', '--on', 'DAY'],
  ['update', '1', 'won', '--on', 'DAY'],
  ['note', 'ann', 'two offices', '--kind', 'growth', '--on', 'DAY'],
  ['project', 'ann', '--kind', 'event', '--from', 'DAY', 'open house'],
  ['agree', 'ann', '--written', '--from', 'DAY'],
  ['config', 'records-since', 'DAY'],
  ['report', '--since', 'DAY'],
  ['report', '--until', 'DAY'],
  ['referrals', '--since', 'DAY'],
  ['referrals', '--closed-since', 'DAY'],
];
const COMING: readonly (readonly string[])[] = [
  ['agree', 'ann', '--review-on', 'DAY'],
  ['agree', 'ann', '--until', 'DAY'],
  ['agree', 'ann', '--from', 'DAY', '--i-pay', '12%'],
  ['check-in', 'ann', '--next', 'DAY'],
  ['promise', 'ann', 'the flyer', '--by', 'DAY'],
  ['snooze', 'ann', '--until', 'DAY'],
  ['edit', 'ann', '--not-taking-until', 'DAY'],
  ['edit', '3', '--until', 'DAY'],
  ['advise', 'ann', '--decline', '--until', 'DAY'],
  ['project', 'ann', '--kind', 'co-marketing', '--until', 'DAY', 'flyer'],
  ['due', '--within', 'DAY'],
];

const onDay = (argv: readonly string[], day: string) => argv.map((word) => word.replace('DAY', day));

describe('a day near the edge of the calendar is refused where it is typed', () => {
  test.each([
    ...PAST.map((argv) => onDay(argv, '1919-12-31')),
    ...PAST.map((argv) => onDay(argv, '0001-01-01')),
    ...COMING.map((argv) => onDay(argv, '2200-01-01')),
    ...COMING.map((argv) => onDay(argv, '9999-12-31')),
  ])('%j', async (...argv) => {
    const refnet = await begun();
    const { code, stdout, stderr } = await refnet.run(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/days on record run from 1920 to 2199/);
  });

  test('in a row of an import', async () => {
    const refnet = await begun();
    const file = join(refnet.home, 'tracker.csv');
    writeFileSync(file, 'Date,Partner,Client,Direction\n1900-01-01,Ann Lee,Tia R.,received\n');
    const { code, stdout, stderr } = await refnet.run(['import', file, '--yes']);
    expect({ code, text: stdout + stderr }).toEqual({
      code: 1,
      text: expect.stringContaining('"Date": before 1920') as string,
    });
  });

  test.each([['1919-12-31'], ['2200-01-01'], ['9999-12-31']])('as today: %s', async (today) => {
    const { stderr, code } = await (await newNetwork()).run(['report'], { today });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `refnet: REFNET_TODAY is ${today}, and days run from 1920 to 2199\n`,
    });
  });
});

/** Whatever lists or reports. */
const READERS: readonly (readonly string[])[] = [
  [],
  ['due'],
  ['report'],
  ['report', '--quarter'],
  ['report', '--year'],
  ['report', '--last', '90d'],
  ['report', 'ann'],
  ['advise'],
  ['advise', 'ann'],
  ['show', 'ann'],
  ['partners'],
  ['referrals'],
  ['check-ins'],
  ['fees'],
  ['who', 'accountant'],
  ['history'],
];

async function readAll(refnet: Refnet, today: string): Promise<(readonly string[])[]> {
  const failed = [];
  for (const argv of READERS) {
    const { code } = await refnet.run(argv, { today });
    if (code !== 0) failed.push([...argv, `exit ${code}`]);
  }
  return failed;
}

describe('the first and the last day that are taken break nothing', () => {
  test.each([['1920-01-01'], ['1921-02-28'], ['2026-11-20'], ['2199-12-31']])('read on %s', async (today) => {
    const refnet = await newNetwork();
    const said = async (...argv: string[]) => {
      const { code, stderr } = await refnet.run([...argv, '--yes'], { today: '2199-12-30' });
      expect({ argv, code, stderr: code === 0 ? '' : stderr }).toEqual({ argv, code: 0, stderr: '' });
    };
    const [first, eve, last] = ['1920-01-01', '2199-12-30', '2199-12-31'];
    await said('add-partner', 'Ann Lee', '--known-since', first, '--profession', 'accountant');
    await said('log', 'Jane D.', '--from', 'ann', '--on', first);
    await said('update', '1', 'won', '--value', '500', '--on', first);
    await said('log', 'Kofi V.', '--from', 'ann', '--on', eve);
    await said('update', '2', 'won', '--value', '500', '--on', eve);
    await said('check-in', 'ann', '--on', first);
    await said('check-in', 'ann', '--on', eve, '--next', last);
    await said(
      'agree',
      'ann',
      '--verbal',
      '--from',
      first,
      '--i-pay',
      '10% for 1200 months',
      '--review-on',
      last,
    );
    await said(
      'agree',
      'ann',
      '--written',
      '--from',
      eve,
      '--i-pay',
      '12% for 1200 months',
      '--review-on',
      last,
    );
    await said('promise', 'ann', 'the brochure', '--by', last);
    await said('project', 'ann', '--kind', 'event', '--from', first, '--until', last, 'open house');
    await said('note', 'ann', 'two offices', '--kind', 'growth', '--on', eve);
    await said('edit', 'ann', '--check-in-months', '120');
    await said('update', '2', '--collected', '100', '--on', eve);
    expect(await readAll(refnet, today)).toEqual([]);
  });
});
