import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { alterFile } from '../helpers/dump.ts';
import { temporaryFolder } from '../helpers/refnet.ts';
import { Two } from '../helpers/two-computers.ts';

const fileIn = (home: string) => join(home, '.local', 'share', 'refnet', 'refnet.db');
const BOTH = ['a', 'b'] as const;
const ALL_HERE = 'Taken over from "standard input": nothing, all of it is here.\n';
const SAME = 'Both hold the same now.\n';
const SNOOZE = ['snooze', 'maren', '--until', '2026-12-01'];
const TRACKER =
  'Date,Partner,Client,Status\n2026-03-01,Maren Holt,Zoe Zed,won\n2026-03-02,Victor Hale,Yul Yew,new\n';

async function areSound(two: Two): Promise<void> {
  for (const on of BOTH) expect(await two.ok(on, ['doctor'])).toContain('Sound: ');
}

describe('a snooze of a partner who was removed on the other computer', () => {
  test.each<[when: string, before: boolean, after: boolean]>([
    ['on both', true, false],
    ['there alone, before the removal', false, false],
    ['there alone, after it', false, true],
    ['on both, and changed there after it', true, true],
  ])('goes with them: snoozed %s', async (when, before, after) => {
    const two = await Two.begun(...(before ? [SNOOZE] : []));
    if (when === 'there alone, before the removal') await two.ok('b', SNOOZE);
    await two.ok('a', ['remove', 'maren', '--yes']);
    if (after) await two.ok('b', ['snooze', 'maren', '--until', '2026-12-05']);
    expect(await two.takeOver('b')).toContain('  p1  Maren Holt\n');
    expect(await two.takeOver('a')).toBe(`${ALL_HERE}${SAME}`);
    for (const on of BOTH) expect(JSON.parse(await two.ok(on, ['snooze', '--json']))).toEqual([]);
    await areSound(two);
  });

  test('does not come where the partner is gone', async () => {
    const two = await Two.begun();
    await two.ok('b', SNOOZE);
    await two.ok('a', ['remove', 'maren', '--yes']);
    expect(await two.takeOver('a')).toContain(ALL_HERE);
    expect(JSON.parse(await two.ok('a', ['snooze', '--json']))).toEqual([]);
    await areSound(two);
  });
});

test('a snooze that was changed on one and ended later on the other is not told of by itself', async () => {
  const two = await Two.begun(SNOOZE);
  await two.ok('b', ['snooze', 'maren', '--until', '2026-12-05']);
  await two.ok('a', ['snooze', 'maren', '--wake']);
  expect(await two.takeOver('a')).not.toContain('stays gone');
  await two.takeOver('b');
  for (const on of BOTH) expect(JSON.parse(await two.ok(on, ['snooze', '--json']))).toEqual([]);
});

test('a declined advice stays declined where the record of its alert has another number', async () => {
  const two = await Two.begun(['config', 'records-since', '2020-01-01']);
  await two.ok('a', ['log', 'Ada', '--from', 'maren']);
  await two.ok('b', ['agree', 'victor', '--verbal', '--exclusive', 'mortgages', '--yes']);
  await two.ok('b', ['advise', 'victor', '--decline', '--until', '2026-12-24']);
  expect(await two.takeOver('a')).toContain('  #1 there is #2 here\n');
  await two.takeOver('b');
  expect(await two.takeOver('a')).toBe(`${ALL_HERE}${SAME}`);
  for (const on of BOTH) {
    expect(JSON.parse(await two.ok(on, ['advise', 'victor', '--json']))).toMatchObject({
      alerts: [{ id: 'exclusive-verbal' }],
      declined: { until: '2026-12-24' },
    });
  }
});

test('alerts of a declined advice that cannot be read here hinder nothing', async () => {
  const two = await Two.begun();
  await two.ok('a', ['advise', 'victor', '--decline', '--until', '2026-12-24']);
  await two.takeOver('b');
  alterFile(fileIn(two.a), `update advice_declines set alerts = 'x'`);
  await two.ok('b', ['log', 'Bea', '--from', 'maren']);
  expect(await two.takeOver('a')).toContain('1 referral');
});

test('answers about a partner who was merged on the other go to the one kept, who keeps their own of that day', async () => {
  const two = await Two.begun(['add-partner', 'M. Holt', '--yes']);
  await two.ok('a', ['edit', 'Maren Holt', '--question', '1=yes']);
  await two.ok('b', ['edit', 'M. Holt', '--question', '1=no,2=unsure']);
  await two.ok('a', ['merge', 'Maren Holt', 'M. Holt', '--yes']);
  await two.exchange();
  for (const on of BOTH) {
    const card = await two.ok(on, ['show', 'p1']);
    expect(card).toContain('we connected well: yes\n');
    expect(card).not.toContain('we connected well: no\n');
    expect(card).toContain('my clients are their ideal clients too: unsure\n');
  }
});

test('a source that both have made is one, with what came from it on either', async () => {
  const two = await Two.begun();
  await two.ok('a', ['log', 'Ada', '--source', 'website']);
  await two.ok('b', ['log', 'Bea', '--source', 'website']);
  expect(await two.takeOver('a')).toContain('(1)\n  source website\n');
  await two.takeOver('b');
  for (const on of BOTH) {
    expect(JSON.parse(await two.ok(on, ['sources', '--json']))).toMatchObject([
      { source: 'website', received: 2 },
    ]);
  }
});

test('a former name that two sources have got is left to the one changed later', async () => {
  const two = await Two.begun(['log', 'Kim', '--source', 'website'], ['log', 'Lou', '--source', 'google']);
  await two.ok('a', ['edit', 'website', '--name', 'Net']);
  await two.ok('a', ['edit', 'Net', '--name', 'Site']);
  await two.ok('b', ['edit', 'google', '--name', 'Net']);
  await two.ok('b', ['edit', 'Net', '--name', 'Ads']);
  await two.exchange();
  for (const on of BOTH) {
    expect(JSON.parse(await two.ok(on, ['show', 'net', '--json']))).toMatchObject({ source: 'Ads' });
  }
  await areSound(two);
});

test('two flat fees that begin on one day are told apart by amount and months', async () => {
  const two = await Two.begun(['agree', 'maren', '--verbal', '--from', '2026-01-01', '--yes']);
  const fee = (phrase: string) => ['agree', 'maren', '--i-pay', phrase, '--from', '2026-05-01', '--yes'];
  await two.ok('a', fee('flat 100 for 12 months'));
  await two.ok('b', fee('flat 120 for 6 months'));
  expect(await two.takeOver('a')).toContain(
    '  fee term 2026-05-01 with Maren Holt\n      flat: CAD 100 -> CAD 120\n      months: 12 -> 6\n',
  );
});

test('a fee of one referral is with the partner whom the other computer put it with', async () => {
  const two = await Two.begun(['log', 'Jane D.', '--from', 'maren']);
  await two.ok('b', ['agree', 'maren', '--for', '1', '--i-pay', '30%', '--yes']);
  await two.ok('a', ['edit', '1', '--from', 'victor']);
  await two.exchange();
  for (const on of BOTH) {
    expect(await two.ok(on, ['show', '1'])).toContain('Victor Hale');
    expect(JSON.parse(await two.ok(on, ['agree', 'maren', '--json']))).toEqual([]);
  }
  await areSound(two);
});

test('two values of one setting that were set at one instant become the same on both', async () => {
  const two = await Two.begun();
  const options = { now: '2026-11-20T11:00:00.000Z' };
  await two.run('a', ['config', 'hourly-rate', '40'], undefined, options);
  await two.run('b', ['config', 'hourly-rate', '50'], undefined, options);
  await two.exchange();
  expect(await two.takeOver('b')).toBe(`${ALL_HERE}${SAME}`);
  const [a, b] = [await two.ok('a', ['config', 'hourly-rate']), await two.ok('b', ['config', 'hourly-rate'])];
  expect(a).toBe(b);
});

test('the record goes back to the earlier beginning of the two', async () => {
  const two = await Two.begun();
  alterFile(fileIn(two.b), `update meta set value = '2025-02-01' where key = 'records-since'`);
  await two.takeOver('a');
  expect(await two.ok('a', ['config', '--all'])).toContain('1 Feb 2025');
});

describe('a row of a tracker', () => {
  test('whose referral was removed there is known here as removed, and its number is given to nothing else', async () => {
    const two = await Two.begun();
    await two.ok('b', ['import', '-'], TRACKER);
    await two.ok('b', ['remove', '2', '--yes']);
    await two.ok('a', ['log', 'Own', '--from', 'maren']);
    await two.takeOver('a');
    await two.ok('a', ['log', 'Next', '--from', 'maren']);
    for (const on of BOTH) {
      expect(JSON.parse(await two.ok(on, ['import', '-', '--dry-run', '--json'], TRACKER))).toMatchObject([
        { added: 0, known: 1, removed: 1 },
      ]);
    }
  });

  test.each([
    ['a', 'b'],
    ['b', 'a'],
  ] as const)(
    'that both imported, %s first, is one, with the fee and the snooze that it has there',
    async (first, then) => {
      const two = await Two.begun();
      await two.ok(first, ['import', '-'], TRACKER);
      await two.ok(first, ['agree', 'maren', '--for', '1', '--i-pay', '30%', '--yes']);
      await two.ok(first, ['snooze', '2', '--until', '2026-12-01']);
      await two.ok(then, ['import', '-'], TRACKER);
      await two.exchange();
      expect(await two.takeOver('b')).toBe(`${ALL_HERE}${SAME}`);
      for (const on of BOTH) {
        expect(await two.clients(on)).toEqual(['Yul Yew Victor Hale new', 'Zoe Zed Maren Holt won']);
        expect(await two.ok(on, ['snooze'])).toContain(
          '  Yul Yew received from Victor Hale, Mon 2 Mar 2026 ',
        );
        expect(await two.ok(on, ['show', 'zoe'])).toContain('30%');
      }
      await areSound(two);
    },
  );

  test('is new again where its import was taken back on the other', async () => {
    const two = await Two.begun();
    await two.ok('b', ['import', '-'], TRACKER);
    await two.takeOver('a');
    await two.ok('b', ['undo', '--import', '1', '--yes']);
    expect(await two.takeOver('a')).toContain('Removed there (3)\n');
    expect(JSON.parse(await two.ok('a', ['import', '-', '--json'], TRACKER))).toMatchObject([
      { added: 2, known: 0, removed: 0 },
    ]);
  });
});

test('whom a person left out of a list of people on one is left out on the other, and nobody else', async () => {
  const two = await Two.begun(
    ['edit', 'maren', '--business', 'Holt Law'],
    ['edit', 'victor', '--business', 'Hale Tax'],
  );
  const file = join(temporaryFolder(), 'people.csv');
  const people = ['Maren,Holt,Elsewhere Ltd', 'Victor,Hale,Elsewhere Ltd', 'Nora,Blum,Blum Ltd'];
  writeFileSync(file, ['First Name,Last Name,Company', ...people, ''].join('\n'));
  await asked(
    { home: two.b },
    ['import', file],
    [
      ['who is Maren Holt', 'leave'],
      ['who is Victor Hale', 'leave'],
      ['Import it?', 'yes'],
    ],
  );
  await two.takeOver('a');
  expect(await two.ok('a', ['import', file, '--yes'])).toContain(
    'Nothing new, of 3 people; 1 was already there and 2 were left out.\n',
  );
});

describe('an export that was changed by hand', () => {
  test('may note the removal of what this refnet knows nothing of, which removes nothing here', async () => {
    const two = await Two.begun(['log', 'Jane D.', '--from', 'maren']);
    await two.ok('b', ['edit', '1', '--from', 'victor']);
    const whole: { tables: Record<string, object[]> } = JSON.parse(await two.ok('b', ['export', 'all']));
    const [maren = {}, ...partners] = whole.tables['partners'] ?? [];
    const [, ...stages] = whole.tables['stage_events'] ?? [];
    const removal = {
      uuid: 'uuid' in maren && maren.uuid,
      kind: 'wishes',
      deleted_at: '2026-11-20T08:00:00.000Z',
    };
    const tables = { ...whole.tables, partners, stage_events: stages, tombstones: [removal] };
    expect(await two.ok('a', ['import', '-'], JSON.stringify({ ...whole, tables }))).toContain('#1');
    expect(await two.clients('a')).toEqual(['Jane D. Victor Hale new']);
    expect(await two.ok('a', ['show', 'maren'])).toContain('Maren Holt (p1)');
    expect(await two.ok('a', ['export', 'all'])).toContain('"kind":"wishes"');
  });
});
