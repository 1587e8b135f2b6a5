import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyTwice } from '../../src/network/json-keys.ts';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork, runMain, temporaryFolder } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

type Value = string | number | null;
type Whole = { tables: Record<string, Record<string, Value>[]> };

const SCREENS: readonly (readonly string[])[] = [
  ['due'],
  ['partners', '--json'],
  ['referrals', '--json'],
  ['check-ins', '--json'],
  ['promise', '--json'],
  ['project', '--json'],
  ['agree', '--json'],
  ['fees', '--json'],
  ['snooze', '--json'],
  ['config', '--all', '--json'],
  ['report', '--all'],
  ['report', '--meeting', 'p1'],
  ['advise'],
  ['sources', '--json'],
  ['show', 'p1'],
  ['show', '1'],
  ['history'],
  ['search', 'a'],
  ['export', 'all'],
  ['calendar'],
  ['log', 'Zoe Zed', '--to', 'p1', '--yes'],
];

async function exportOf(home: string): Promise<Whole> {
  return JSON.parse((await runMain(home, ['export', 'all'], {})).stdout);
}

async function imported(whole: Whole, home = temporaryFolder()) {
  return { home, ...(await runMain(home, ['import', '-'], { stdin: JSON.stringify(whole) })) };
}

/** Of which kind what is there is, and what could stand in its place. */
function hostileFor(value: Value): readonly Value[] {
  if (typeof value === 'number') return [0, -1, 9007199254740991, 999999999, 1.5, 'x', null];
  if (typeof value === 'string' && /^\d{4}-/.test(value)) {
    return ['9999-12-31', '9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00.000Z', '2026-02-30', '', null];
  }
  return ['', 'x'.repeat(40_000), '\ud83d', '\u0000', '\u001b[31m\u202e', '__proto__', null];
}

test(
  'no value in an export makes a command fail in a way that nobody foresaw',
  { timeout: 900_000 },
  async () => {
    const whole = await exportOf((await sampleNetwork()).home);
    const failed: unknown[] = [];
    let looked = 0;
    let at = Number(process.env['REFNET_FUZZ_FROM'] ?? 0);
    // A few, each looked at from one side; all of them from all sides with `REFNET_FUZZ_EVERY=1`.
    const wanted = process.env['REFNET_FUZZ_EVERY'];
    const every = Number(wanted ?? 37);
    for (const [table, [first, ...rest]] of Object.entries(whole.tables)) {
      if (first === undefined) continue;
      const columns = Object.keys({ ...rest.find((row) => Object.keys(row).length > 6), ...first });
      for (const column of columns) {
        for (const value of hostileFor(first[column] ?? null)) {
          at += 1;
          if (at % every !== 0) continue;
          const altered = {
            ...whole,
            tables: { ...whole.tables, [table]: [{ ...first, [column]: value }, ...rest] },
          };
          const tried = await imported(altered);
          const about = {
            table,
            column,
            value: String(value).slice(0, 20),
            stderr: tried.stderr.slice(0, 300),
          };
          if (tried.code === 70 || /SQL|constraint|check \(/i.test(tried.stderr)) failed.push(about);
          if (tried.code !== 0) continue;
          looked += 1;
          const screens = wanted !== undefined ? SCREENS : [SCREENS[looked % SCREENS.length] ?? []];
          for (const argv of [...screens, ['doctor']]) {
            const { code, stderr } = await runMain(tried.home, argv, {});
            if (code === 70) failed.push({ ...about, argv, stderr });
          }
        }
      }
    }
    expect(failed).toEqual([]);
  },
);

describe('an export that was changed by hand', () => {
  const small = () =>
    newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane D.', '--from', 'maren'],
      ['check-in', 'maren', '--kind', 'coffee'],
      ['update', '1', 'contacted'],
      ['config', 'currency', 'EUR'],
    );

  test.each<[what: string, change: (tables: Whole['tables']) => void, said: string]>([
    [
      'a counter beyond all numbers',
      set('counters', 'last', 9007199254740991),
      'last is not between 0 and 900000000',
    ],
    [
      'a number beyond all that can be typed',
      set('referrals', 'id', 900_000_001),
      'id is not between 1 and 900000000',
    ],
    [
      'an imported row of a number beyond all',
      (tables) =>
        (tables['import_identities'] = [
          {
            id: 1,
            hash: 'x',
            nth: 1,
            import_id: tables['referrals']?.[0]?.['uuid'] ?? null,
            number: -900_000_001,
          },
        ]),
      'number is not between -900000000 and 900000000',
    ],
    ['a number below all', set('referrals', 'id', 0), 'id is not between 1 and 900000000'],
    [
      'a change still to come',
      set('referrals', 'updated_at', '9999-01-01T00:00:00.000Z'),
      'updated_at is later than the clock',
    ],
    [
      'a beginning still to come',
      set('partners', 'created_at', '2026-11-21T12:00:00.001Z'),
      'created_at is later than the clock',
    ],
    [
      'an instant of no clock',
      set('partners', 'created_at', '2026-11-20T25:00:00.000Z'),
      'created_at is no instant',
    ],
    [
      'an instant of a day that is none',
      set('partners', 'created_at', '2026-02-30T10:00:00.000Z'),
      'created_at is no instant',
    ],
    [
      'an instant without its thousandths',
      set('partners', 'created_at', '2026-11-20T10:00:00Z'),
      'created_at is no instant',
    ],
    [
      'a name without end',
      set('partners', 'name', 'x'.repeat(1001)),
      'name is 1,001 characters long, and at most 1,000 are kept',
    ],
    [
      'a note without end',
      set('partners', 'notes', 'x'.repeat(32_768)),
      'notes is 32,768 characters long, and at most 32,767 are kept',
    ],
    ['half a character', set('partners', 'name', 'Maren \ud83d'), 'name has half a character in it'],
    [
      'a character that no text has',
      set('partners', 'notes', 'a\u0000b'),
      'notes has a character in it that no text has',
    ],
    ['an empty name', set('partners', 'name', ''), 'row 1 of "partners": its name is empty'],
    [
      'a direction that is none',
      set('referrals', 'direction', 'sideways'),
      'row 1 of "referrals": its direction is none that there can be',
    ],
    [
      'a step before the first',
      set('referrals', 'last_step_on', '2026-01-01'),
      'its occurred on and last step on do not go together',
    ],
    [
      'a partner who is not there',
      set('referrals', 'partner_id', '895fced8-4a52-4388-830b-90beda952706'),
      'row 1 of "referrals": its partner is not in the file',
    ],
    [
      'a status of no list',
      set('referrals', 'status', 'hot'),
      'row 1 of "referrals": its status is none that the file has',
    ],
    ['a setting that is none', set('settings', 'value', 'XXQ'), '"XXQ" is not a currency'],
    [
      'one uuid for two',
      (tables) => set('settings', 'uuid', String(tables['referrals']?.[0]?.['uuid']))(tables),
      'two records have the uuid ',
    ],
    [
      'a status that is not that of the history',
      (tables) => tables['status_events']?.splice(0),
      'is not sound: 1 referral whose status is not that of the history: 1',
    ],
    [
      'a stage that is not that of the history',
      set('stage_events', 'stage', 'power-partner'),
      'is not sound: 1 partner whose stage is not that of the history: p1',
    ],
    [
      'a word of its own that cannot be read',
      (tables) => tables['meta']?.forEach((row) => row['key'] === 'made-on' && (row['value'] = 'then')),
      'is not sound: 1 thing that the file says of itself cannot be read: the day it was made',
    ],
    [
      'a day of what happened that is still to come',
      (tables) =>
        ['occurred_on', 'last_step_on'].forEach((column) => set('referrals', column, '2027-01-01')(tables)),
      'is not sound: 1 record of what has happened with a day that is still to come: 1',
    ],
    [
      'one number for two records',
      (tables) => tables['check_ins']?.forEach((row) => (row['id'] = 1)),
      'is not sound: 1 record with a number that another one has, which gets a new one: 1',
    ],
    [
      'a number twice',
      (tables) => tables['referrals']?.push({ ...tables['referrals'][0] }),
      'the same id stands in an earlier row',
    ],
  ])('is refused because of %s', async (_what, change, said) => {
    const whole = await exportOf((await small()).home);
    change(whole.tables);
    const { code, stderr } = await imported(whole);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(said) });
    expect(stderr).not.toMatch(/SQL|constraint|\bcheck\b/i);
  });

  test.each<[string, (tables: Whole['tables']) => void]>([
    ['below the numbers in use', set('counters', 'last', 0)],
    ['missing', (tables) => (tables['counters'] = [])],
  ])('counters that are %s are raised', async (_what, change) => {
    const whole = await exportOf((await small()).home);
    change(whole.tables);
    const { code, home } = await imported(whole);
    expect(code).toBe(0);
    expect(await runMain(home, ['log', 'Zoe Zed', '--to', 'maren', '--json'], {})).toMatchObject({ code: 0 });
    expect((await runMain(home, ['show', '3'], {})).stdout).toContain('Zoe Zed');
    expect((await runMain(home, ['doctor'], {})).stdout).toContain('Sound: ');
  });

  test('an instant a day ahead is only another clock', async () => {
    const whole = await exportOf((await small()).home);
    set('partners', 'updated_at', '2026-11-21T12:00:00.000Z')(whole.tables);
    expect((await imported(whole)).code).toBe(0);
  });

  test('the day that has begun on another computer alone is no fault, here nor to the doctor', async () => {
    const whole = await exportOf((await small()).home);
    set('check_ins', 'on_day', '2026-11-21')(whole.tables);
    const { code, home } = await imported(whole);
    expect(code).toBe(0);
    expect((await runMain(home, ['doctor'], {})).stdout).toContain('Sound: ');
  });

  test.each([
    ['a line', (text: string) => text.replace('"name":"Maren Holt"', '"name":"Ann","name":"Maren Holt"')],
    [
      'a whole',
      (text: string) =>
        JSON.stringify(JSON.parse(text), null, 2).replace(
          '"name": "Maren Holt"',
          '"name": "Ann",\n"name": "Maren Holt"',
        ),
    ],
  ])('a fact said twice in %s is refused', async (_what, spoil) => {
    const text = (await runMain((await small()).home, ['export', 'all'], {})).stdout;
    const { code, stderr } = await runMain(temporaryFolder(), ['import', '-'], { stdin: spoil(text) });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/, line \d+: it says "name" twice\n/),
    });
  });

  test.each(['utf-16le', 'utf-16be'])('is read as %s', async (encoding) => {
    const text = (await runMain((await small()).home, ['export', 'all'], {})).stdout;
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    const home = temporaryFolder();
    const file = join(home, 'network.json');
    writeFileSync(file, bytes);
    expect(await runMain(home, ['import', file], {})).toMatchObject({ code: 0 });
    expect((await runMain(home, ['export', 'all'], {})).stdout).toBe(text);
  });
});

test.each<[text: string, key: string | undefined]>([
  ['{"a":1, "b":{"a":1}}', undefined],
  ['{"a":"\\"a\\":", "b":[{"a":1}, {"a":2}]}', undefined],
  ['{"a":1, "a":1}', 'a'],
  ['{"a":1, "\\u0061" :1}', 'a'],
  ['{"b":{"c":1,"c":2}}', 'c'],
])('%s has one key twice: %s', (text, key) => {
  expect(keyTwice(text, JSON.parse(text))?.key).toBe(key);
});

test('records that a wrong clock wrote are found and mended', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  alterFile(refnet.file, `update partners set updated_at = '9999-01-01T00:00:00.000Z'`);
  expect((await refnet.run(['doctor'])).stdout).toContain(
    '1 record that a wrong clock wrote at a time still to come: p1\n',
  );
  await refnet.run(['doctor', '--repair']);
  expect((await refnet.run(['doctor'])).stdout).toContain('Sound: ');
});

function set(table: string, column: string, value: Value) {
  return (tables: Whole['tables']): void => {
    for (const row of tables[table] ?? []) row[column] = value;
  };
}

test('signs that nobody sees are left out of names where they come in, which is said, and no export has them', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann Ash', '--profession', 'notary', '--tag', 'bni'],
    ['log', 'Zoe Quill', '--from', 'ann'],
  );
  const text = (await refnet.ok(['export', 'all']))
    .replace('"Ann Ash"', '"Ann\\u001b[31m A\\u0007sh\\u202e"')
    .replace('"notary"', '"no\\u200btary"')
    .replace('"Zoe Quill"', '"Zoe\\nQuill"');
  const path = join(refnet.home, 'altered.json');
  writeFileSync(path, text);
  const other = await newNetwork();
  const { stderr } = await other.run(['import', path]);
  expect(stderr).toContain('Signs that nobody sees were left out of "Ann Ash", and of 2 other names.\n');
  const exported = await other.ok(['export', 'all']);
  for (const kept of ['"Ann Ash"', '"notary"', '"Zoe Quill"']) expect(exported).toContain(kept);
  expect(exported).not.toMatch(/\\u00|\u200b|\u202e/);
});

test('what has no such signs comes in as it is, and nothing is said of it', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann 👩‍⚕️ Ash'],
    ['add-partner', 'می‌خواهم', '--profession', 'notary'],
  );
  const path = join(refnet.home, 'own.json');
  writeFileSync(path, await refnet.ok(['export', 'all']));
  const other = await newNetwork();
  expect((await other.run(['import', path])).stderr).not.toContain('left out');
  expect(JSON.parse(await other.ok(['partners', '--json']))).toEqual(
    JSON.parse(await refnet.ok(['partners', '--json'])),
  );
});
