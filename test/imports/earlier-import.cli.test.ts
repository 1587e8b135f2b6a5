import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { seemsToCorrect } from '../../src/imports/earlier-import.ts';
import { asked } from '../helpers/asked.ts';
import { alterFile, dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const HEAD = 'Date,Partner,Client,Status';
const ROWS = [
  '2026-03-04,Maren Holt,Jane D.,Won',
  '2026-04-05,Victor Osei,Max P.,Lost',
  '2026-05-06,Maren Holt,Bob Q.,New',
];

function fileOf(refnet: Refnet, lines: readonly string[], name = 'tracker.csv'): string {
  const path = join(refnet.home, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function first(lines: readonly string[] = [HEAD, ...ROWS], ...options: readonly string[]) {
  const refnet = await newNetwork();
  await refnet.run(['import', fileOf(refnet, lines), ...options]);
  return refnet;
}

const count = async (refnet: Refnet) =>
  (await refnet.ok(['referrals', '--format', 'csv'])).trim().split('\n').length - 1;

describe('a file that corrects its first import is refused, and replaces it where that is said', () => {
  const numeric = ROWS.map((row) => row.replace(/^2026-0(\d)-0(\d)/, '$1/$2/2026'));
  it.each<[string, readonly string[], readonly string[], readonly string[], readonly string[]]>([
    [
      'partner and client swapped',
      [HEAD, ...ROWS],
      ['--map', 'Partner=client, Client=partner'],
      [HEAD, ...ROWS],
      [],
    ],
    ['the direction swapped', [HEAD, ...ROWS], ['--given'], [HEAD, ...ROWS], ['--received']],
    ['clients left out', [HEAD, ...ROWS], [], [HEAD, ...ROWS], ['--no-clients']],
    [
      'the direction swapped, without clients',
      [HEAD, ...ROWS],
      ['--given', '--no-clients'],
      [HEAD, ...ROWS],
      ['--received', '--no-clients'],
    ],
    ['clients taken in', [HEAD, ...ROWS], ['--no-clients'], [HEAD, ...ROWS], []],
    ['day and month swapped', [HEAD, ...numeric], ['--dates', 'mdy'], [HEAD, ...numeric], ['--dates', 'dmy']],
    [
      'another order of columns in a file of that name',
      ['Date,Client,Partner,Status', ...ROWS],
      [],
      [HEAD, ...ROWS],
      [],
    ],
  ])('%s', async (_, before, wrongly, after, rightly) => {
    const refnet = await first(before, ...wrongly);
    const wrong = dumpOf(refnet.file);
    const path = fileOf(refnet, after);
    const typed = ['import', path, ...rightly];
    const said = await refnet.fails(1, typed);
    expect(said).toContain(
      '"tracker.csv" was imported on Fri 20 Nov 2026 as 3 referrals, and would be there twice',
    );
    expect(said).toMatch(/--replace +takes that import back first, in the same change\n/);
    expect(said).toMatch(/--again +imports the file beside it\n/);
    expect(dumpOf(refnet.file)).toEqual(wrong);
    expect(await refnet.fails(1, [...typed, '--dry-run'])).toBe(
      said.replaceAll(` --replace`, ' --dry-run --replace').replaceAll(' --again', ' --dry-run --again'),
    );
    expect((await refnet.run([...typed, '--replace'])).code).toBe(0);
    expect(await count(refnet)).toBe(3);
    const right = dumpOf(refnet.file);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(wrong);
    await refnet.ok(['redo']);
    expect(dumpOf(refnet.file)).toEqual(right);
    await refnet.ok(['undo']);
    expect((await refnet.run([...typed, '--again'])).code).toBe(0);
    expect(await count(refnet)).toBe(6);
  });
});

test('a tracker that goes on is not bothered, nor another of that name', async () => {
  const refnet = await first();
  const grown = fileOf(refnet, [
    HEAD,
    ...ROWS,
    '2026-06-01,Maren Holt,Eve R.,New',
    '2026-06-02,Maren Holt,Flo S.,New',
  ]);
  expect((await refnet.run(['import', grown])).stdout).toContain('Imported 2 referrals');
  const other = fileOf(refnet, [
    HEAD,
    '2026-07-01,Maren Holt,Gus T.,New',
    '2026-07-02,Maren Holt,Hal U.,New',
  ]);
  expect((await refnet.run(['import', other])).stdout).toContain('Imported 2 referrals');
});

test('money that came in with the rows of an import goes and comes with them', async () => {
  const from = await newNetwork(['add-partner', 'Maren Holt']);
  for (const client of ['Jane D.', 'Max P.', 'Bob Q.'])
    await from.ok(['log', client, '--from', 'maren', '--on', '2026-03-04']);
  await from.ok(['update', '1', 'won', '--value', '500', '--collected', '200', '--on', '2026-04-01']);
  const listed = JSON.parse(await from.ok(['referrals', '--json'])) as unknown[];
  expect(listed).toHaveLength(3);
  const csv = await from.ok(['export', 'referrals', '--format', 'csv']);
  // Without the last column, the uuid, nothing but its own facts tells a row.
  const lines = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.slice(0, line.lastIndexOf(',')));
  const refnet = await first(lines, '--no-clients');
  const collected = async () =>
    (JSON.parse(await refnet.ok(['referrals', '--json'])) as { collected: readonly object[] }[]).map(
      (each) => each.collected.length,
    );
  const wrong = dumpOf(refnet.file);
  expect(await collected()).toEqual([0, 0, 1]);
  expect((await refnet.run(['import', join(refnet.home, 'tracker.csv'), '--replace'])).code).toBe(0);
  expect(await collected()).toEqual([0, 0, 1]);
  await refnet.ok(['undo']);
  expect(dumpOf(refnet.file)).toEqual(wrong);
});

test('what was changed since keeps an import in its place; a partner with more stays', async () => {
  const refnet = await first([HEAD, ...ROWS], '--given');
  await refnet.ok(['edit', 'maren', '--profession', 'broker']);
  const typed = ['import', join(refnet.home, 'tracker.csv'), '--received'];
  expect((await refnet.run([...typed, '--replace'])).code).toBe(0);
  expect(await refnet.ok(['partners', '--format', 'csv'])).toContain('broker');
  expect((await refnet.ok(['partners', '--format', 'csv'])).match(/Maren Holt/g)).toHaveLength(1);
  const replaced = dumpOf(refnet.file);
  await refnet.ok(['undo']);
  await refnet.ok(['redo']);
  expect(dumpOf(refnet.file)).toEqual(replaced);
  await refnet.ok(['undo']);
  await refnet.ok(['edit', '1', '--note', 'met her']);
  const said = await refnet.fails(1, [...typed, '--replace']);
  expect(said).toContain('that import cannot be taken back: referral 1 was changed or added to since');
  expect(said).toContain('\n  refnet history      lists');
  expect(said).toContain('\n  refnet undo      takes back');
  expect(said).toContain('\n  refnet edit 1 --received      mends one here');
  expect(said).toContain(`\n  refnet import ${typed[1]} --received --again      imports`);
  expect(said).not.toMatch(/--replace +takes/);
});

describe('rows that a tracker grew by in one month', () => {
  const grown = [
    '2026-06-11,Ilse Moreno,Zoe Berger,New',
    '2026-07-12,Maren Holt,Eli Berger,New',
    '2026-08-03,Maren Holt,Finn Berger,New',
  ];
  const kept = async () => {
    const refnet = await first();
    await refnet.ok(['import', fileOf(refnet, [HEAD, ...ROWS, ...grown])]);
    return refnet;
  };
  const edits: Readonly<Record<string, (row: string) => string>> = {
    partner: (row) => row.replace('Maren Holt', 'Victor Osei'),
    client: (row) => row.replace('Berger', 'Berger jr'),
    day: (row) => row.replace('-03,', '-09,'),
    year: (row) => row.replace('2026-', '2025-'),
  };
  const edited = (...of: readonly string[]) => grown.map((row, at) => edits[of[at] ?? '']?.(row) ?? row);

  it.each<[string, readonly string[], number]>([
    ['one stands', ['', 'client', 'partner'], 2],
    ['one stands, two of another partner', ['', 'partner', 'partner'], 2],
    ['one stands, two of another day', ['', 'year', 'day'], 2],
    ['none stands', ['client', 'partner', 'day'], 3],
  ])('are asked about one by one where they were corrected: %s', async (_, of, corrected) => {
    const refnet = await kept();
    const turned = [HEAD, ...[...ROWS, ...edited(...of)].toReversed()];
    const path = fileOf(refnet, turned);
    const [said] = JSON.parse(await refnet.ok(['import', path, '--dry-run', '--json'])) as [
      { looksLike: { line: number; referral: number }[] },
    ];
    expect(said.looksLike).toHaveLength(corrected);
    const same = said.looksLike.map(({ line, referral }) => `${line}=${referral}`).join(', ');
    await refnet.ok(['import', path, '--corrects', same]);
    expect(await count(refnet)).toBe(6);
    expect((await refnet.run(['import', path, '--dry-run'])).stdout).toContain('Nothing new');
  });

  test('are refused where all of them differ alike, and the refusal says how they are the same', async () => {
    const refnet = await kept();
    const path = fileOf(refnet, [HEAD, ...ROWS, ...edited('client', 'client', 'client')]);
    const said = await refnet.fails(1, ['import', path]);
    expect(said).toContain('if its rows are read otherwise now than then');
    expect(said).toContain(
      `refnet import ${path} --corrects "5=4, 6=5, 7=6"      where single rows were corrected`,
    );
    await refnet.ok(['import', path, '--corrects', '5=4, 6=5, 7=6']);
    expect(await count(refnet)).toBe(6);
    expect((await refnet.run(['import', path, '--dry-run'])).stdout).toContain('Nothing new');
  });

  test('are one, the last, corrected in a small tracker', async () => {
    const refnet = await first();
    const [row = ''] = grown;
    await refnet.ok(['import', fileOf(refnet, [HEAD, ...ROWS, row])]);
    const path = fileOf(refnet, [HEAD, ...ROWS, row.replace('Ilse Moreno', 'Maren Holt')]);
    expect(await refnet.ok(['import', path, '--dry-run'])).not.toContain('twice');
    await refnet.ok(['import', path, '--corrects', '5=4']);
    expect(await count(refnet)).toBe(4);
  });
});

test('the order of day and month that only a later month decides takes the first import back', async () => {
  const numeric = ROWS.map((row) => row.replace(/^2026-0(\d)-0(\d)/, '$1/$2/2026'));
  const refnet = await first([HEAD, ...numeric], '--dates', 'mdy');
  const next = [HEAD, '16/6/2026,Maren Holt,Eve R.,New', ...numeric.toReversed()];
  const path = fileOf(refnet, next);
  const said = await refnet.fails(1, ['import', path]);
  expect(said).toContain('"tracker.csv" was imported on Fri 20 Nov 2026 as 3 referrals');
  expect(said).toContain('if its rows are read otherwise now than then');
  const again = ['import', path, '--replace'];
  expect(await refnet.run(again)).toMatchObject({
    code: 0,
    stderr:
      '"5/6/2026" is read as Fri 5 Jun 2026, the day first, since "16/6/2026" is no day otherwise; ' +
      `else, without that row: refnet ${again.join(' ')} --dates mdy --skip-bad\n`,
  });
  expect(await refnet.ok(['referrals', '--format', 'csv'])).toContain('2026-04-03');
  expect(await count(refnet)).toBe(4);
});

const days = (...all: readonly string[]) => {
  const byDay = new Map<ReturnType<typeof asDay>, number>();
  for (const each of all) byDay.set(asDay(each), (byDay.get(asDay(each)) ?? 0) + 1);
  return byDay;
};

const alike = (all: number, corrected = all, isMixed = false) => ({ all, corrected, isMixed });
const THREE = { rows: 3, newDays: days('2026-03-04', '2026-04-05') };
const FOUR = { ...THREE, rows: 4, days: days('2026-03-04', '2026-04-05', '2026-05-06') };
const ALL_BUT_ONE = { alike: alike(5), recognizedInAll: 20, paired: { sure: 5, likely: 0 } };
const SAME_BYTES = { sameBytes: true, recognizedInAll: 10 };

test.each<[string, boolean, Partial<Parameters<typeof seemsToCorrect>[0]>]>([
  ['the same days and no row known again', true, {}],
  ['half of the rows known again', false, { recognized: 1 }],
  ['nothing of it left', false, { rows: 0 }],
  ['other days', false, { newDays: days('2026-07-01', '2026-07-02') }],
  ['other days of the same file', true, { sameBytes: true, newDays: days('2026-07-01', '2026-07-02') }],
  ['day and month swapped', true, { newDays: days('2026-04-03', '2026-05-04') }],
  [
    'other days of a workbook',
    false,
    { sameBytes: true, isSheet: true, newDays: days('2026-07-01', '2026-07-02') },
  ],
  ['the days of a workbook', true, { sameBytes: true, isSheet: true }],
  ['fewer than half as many', false, { rows: 3, sameBytes: true, newDays: days('2026-03-04') }],
  ['a few rows of many corrected one by one', false, { alike: alike(1, 0), recognizedInAll: 8 }],
  ['a few rows of not so many', true, { alike: alike(1, 0), recognizedInAll: 7 }],
  [
    'rows that stand or were corrected',
    false,
    { ...THREE, recognized: 1, alike: alike(2), recognizedInAll: 4 },
  ],
  [
    'the same where fewer others stand',
    true,
    { ...THREE, recognized: 1, alike: alike(2), recognizedInAll: 3 },
  ],
  ['the same of the same file', true, { ...THREE, ...SAME_BYTES, recognized: 1, alike: alike(2) }],
  ['rows of which one was taken out', false, { ...FOUR, recognized: 1, alike: alike(2), recognizedInAll: 5 }],
  [
    'rows of which more were taken out',
    false,
    { ...FOUR, recognized: 1, alike: alike(1), recognizedInAll: 5 },
  ],
  ['rows of which most are others', true, { ...FOUR, recognized: 1, recognizedInAll: 5 }],
  ['one of many rows that stands', true, { ...FOUR, rows: 6, recognized: 1, ...ALL_BUT_ONE }],
  [
    'one of four rows that stands',
    false,
    { ...FOUR, rows: 5, recognized: 1, ...ALL_BUT_ONE, alike: alike(4) },
  ],
  ['rows that are all read otherwise', true, { ...THREE, alike: alike(3, 0), recognizedInAll: 3 }],
  ['rows that all have another partner', true, { ...THREE, alike: alike(3), recognizedInAll: 3 }],
  [
    'rows of which each was corrected in its own way',
    false,
    { ...THREE, alike: alike(3, 3, true), recognizedInAll: 3 },
  ],
  ['the one row that came last, corrected', false, { rows: 1, alike: alike(1), recognizedInAll: 1 }],
  ['the one row of a file, corrected', true, { rows: 1, alike: alike(1), newDays: days('2026-03-04') }],
  ['another file', false, { sameName: false }],
  ['another file with half of the rows', true, { sameName: false, paired: { sure: 1, likely: 0 } }],
  [
    'another file with one of three rows',
    false,
    { sameName: false, rows: 3, paired: { sure: 1, likely: 1 } },
  ],
  ['the one row of another file', false, { sameName: false, rows: 1, paired: { sure: 1, likely: 0 } }],
  ['likely rows', false, { sameName: false, paired: { sure: 0, likely: 2 } }],
  [
    'likely rows, where that is said',
    true,
    { sameName: false, isSaid: true, paired: { sure: 0, likely: 1 } },
  ],
  [
    'rows that are known, though it is said',
    false,
    { isSaid: true, recognized: 1, paired: { sure: 1, likely: 0 } },
  ],
  ['half of the days', true, { newDays: days('2026-03-04', '2026-07-02') }],
])('%s: corrects is %s', (_, corrects, more) => {
  const same = days('2026-03-04', '2026-04-05');
  const beside = {
    sameBytes: false,
    sameName: true,
    isSaid: false,
    paired: { sure: 0, likely: 0 },
    isSheet: false,
    rows: 2,
    recognized: 0,
    alike: alike(0),
    recognizedInAll: 0,
    days: same,
    newDays: same,
  };
  expect(seemsToCorrect({ ...beside, ...more })).toBe(corrects);
});

test('an earlier import is taken back although other changes came after it, which stay', async () => {
  const refnet = await first([HEAD, ...ROWS], '--given');
  await refnet.ok(['add-partner', 'Ada Lind']);
  await refnet.run(['log', 'Eva K.', '--from', 'Ada Lind']);
  const before = dumpOf(refnet.file);
  const typed = ['import', join(refnet.home, 'tracker.csv'), '--received', '--replace'];
  expect((await refnet.run(typed)).code).toBe(0);
  const listed = JSON.parse(await refnet.ok(['referrals', '--json'])) as {
    client: string;
    direction: string;
  }[];
  expect(listed.map(({ client, direction }) => `${client} ${direction}`).toSorted()).toEqual([
    'Bob Q. received',
    'Eva K. received',
    'Jane D. received',
    'Max P. received',
  ]);
  const after = dumpOf(refnet.file);
  await refnet.ok(['undo']);
  expect(dumpOf(refnet.file)).toEqual(before);
  await refnet.ok(['redo']);
  expect(dumpOf(refnet.file)).toEqual(after);
});

describe('an import of several files that is corrected', () => {
  const texts: Readonly<Record<string, readonly string[]>> = {
    'people.csv': ['Name,Email,Company', 'Maren Holt,maren@holt.example,Harbour Lending'],
    'old.csv': [HEAD, ...ROWS],
    'new.csv': [HEAD, ...ROWS.map((row) => row.replace('2026', '2025'))],
  };
  const imported = async () => {
    const refnet = await newNetwork();
    const paths = Object.entries(texts).map(([name, lines]) => fileOf(refnet, lines, name));
    expect((await refnet.run(['import', ...paths, '--given'])).code).toBe(0);
    return { refnet, paths };
  };

  test('is found by any of its files, and taken back where all of them come again', async () => {
    const { refnet, paths } = await imported();
    const said = await refnet.fails(1, ['import', ...paths, '--received']);
    expect(said).toContain(
      '"old.csv" was imported on Fri 20 Nov 2026 as 3 referrals, and would be there twice',
    );
    expect((await refnet.run(['import', ...paths, '--received', '--replace'])).code).toBe(0);
    expect(await count(refnet)).toBe(6);
    await refnet.ok(['undo']);
    expect(await count(refnet)).toBe(6);
    expect(await refnet.ok(['referrals', '--format', 'csv'])).not.toContain('received');
  });

  test('stays where one of them alone comes again, with the names of the others', async () => {
    const { refnet, paths } = await imported();
    const [, , last = ''] = paths;
    const said = await refnet.fails(1, ['import', last, '--received']);
    expect(said).toContain(
      '"new.csv" was imported on Fri 20 Nov 2026 as 3 referrals, and would be there twice',
    );
    expect(said).toContain(
      'that import cannot be taken back: it brought "people.csv" and "old.csv" too; import them in the same command',
    );
    expect((await refnet.run(['import', last, '--received', '--replace'])).code).toBe(1);
    expect(await count(refnet)).toBe(6);
  });

  test('that came one by one is taken back as a whole', async () => {
    const refnet = await newNetwork();
    const paths = Object.entries(texts).map(([name, lines]) => fileOf(refnet, lines, name));
    for (const path of paths.slice(1)) {
      expect((await refnet.run(['import', path, '--given'])).code).toBe(0);
    }
    expect((await refnet.run(['import', ...paths.slice(1), '--received', '--replace'])).code).toBe(0);
    expect(await count(refnet)).toBe(6);
  });

  test('stays where a file of another folder had the same name, and does not come again', async () => {
    const refnet = await newNetwork();
    const paths = ['a', 'b'].map((folder, at) => {
      mkdirSync(join(refnet.home, folder));
      const rows = ROWS.map((row) => row.replace('2026', String(2026 - at)));
      return fileOf(refnet, [HEAD, ...rows], join(folder, 'tracker.csv'));
    });
    expect((await refnet.run(['import', ...paths, '--given'])).code).toBe(0);
    const said = await refnet.fails(1, ['import', paths[0] ?? '', '--received', '--replace']);
    expect(said).toContain('that import cannot be taken back: it brought "tracker.csv" too');
    expect((await refnet.run(['import', ...paths, '--received', '--replace'])).code).toBe(0);
    expect(await count(refnet)).toBe(6);
  });

  test('stays where slips of BNI came with it, whose meetings are no part of it', async () => {
    const refnet = await newNetwork();
    await refnet.run(['config', 'my-name', 'Nora Quist']);
    const paths = [
      fileOf(refnet, [HEAD, ...ROWS]),
      fileOf(
        refnet,
        [
          'Slips Audit Report for 2026-11-18',
          'From,To,Slip Type,Inside/Outside,$ if TYFCB,Qty if CEU,Detail',
          'Nora Quist,Maren Holt,One to One,,,,lunch',
        ],
        'slips.csv',
      ),
    ];
    expect((await refnet.run(['import', ...paths, '--given'])).code).toBe(0);
    const before = dumpOf(refnet.file);
    const said = await refnet.fails(1, ['import', ...paths, '--received', '--replace']);
    expect(said).toContain('that import cannot be taken back: it brought slips of BNI too, in "slips.csv"');
    expect(dumpOf(refnet.file)).toEqual(before);
  });
});

describe('a corrected file is found whatever it is called and whatever else was corrected', () => {
  const swapped = ROWS.map((row) => row.replace(/^([^,]*),([^,]*),([^,]*)/, '$1,$3,$2'));
  it.each<[string, readonly string[], readonly string[], readonly string[], readonly string[]]>([
    ['columns swapped', [HEAD, ...swapped], [], [HEAD, ...ROWS], []],
    [
      'columns swapped, a row more',
      [HEAD, ...swapped],
      [],
      [HEAD, ...ROWS, '2026-06-01,Flo S.,Eve R.,New'],
      [],
    ],
    [
      'columns swapped, a letter corrected',
      [HEAD, ...swapped],
      [],
      [HEAD, ...ROWS].map((row) => row.replace('Osei', 'Oseo')),
      [],
    ],
    [
      'next month without clients',
      [HEAD, ...ROWS],
      [],
      [HEAD, ...ROWS, '2026-06-01,Flo S.,Eve R.,New'],
      ['--no-clients'],
    ],
    [
      'next month with clients',
      [HEAD, ...ROWS],
      ['--no-clients'],
      [HEAD, ...ROWS, '2026-06-01,Flo S.,Eve R.,New'],
      [],
    ],
    [
      'the direction',
      [HEAD, ...ROWS],
      ['--given'],
      [HEAD, ...ROWS, '2026-06-01,Flo S.,Eve R.,New'],
      ['--received'],
    ],
  ])('%s', async (_, before, wrongly, after, rightly) => {
    const refnet = await first(before, ...wrongly);
    const wrong = dumpOf(refnet.file);
    const typed = ['import', fileOf(refnet, after, 'again.csv'), ...rightly];
    const said = await refnet.fails(1, typed);
    expect(said).toContain(
      '"tracker.csv" was imported on Fri 20 Nov 2026 as 3 referrals, and would be there twice',
    );
    expect(dumpOf(refnet.file)).toEqual(wrong);
    await refnet.ok([...typed, '--replace']);
    expect(await count(refnet)).toBe(after.length - 1);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(wrong);
    await refnet.ok([...typed, '--again']);
    expect(await count(refnet)).toBe(after.length + 2);
  });

  test('other days, where that is said', async () => {
    const refnet = await first();
    const later = ROWS.map((row) =>
      row
        .replace(/^2026-0/, '2025-1')
        .replace('-13-', '-11-')
        .replace(/^2025-1\d/, '2025-12'),
    );
    await refnet.ok(['import', fileOf(refnet, [HEAD, ...later], 'again.csv'), '--replace']);
    expect(await count(refnet)).toBe(3);
  });

  test('the same clients on other days are another month', async () => {
    const refnet = await first();
    const later = ROWS.map((row) => row.replace('2026-0', '2025-0'));
    await refnet.ok(['import', fileOf(refnet, [HEAD, ...later], 'again.csv')]);
    expect(await count(refnet)).toBe(6);
  });
});

test('without an earlier import that the file corrects, --replace is refused', async () => {
  const refnet = await first();
  const before = dumpOf(refnet.file);
  const other = fileOf(refnet, [HEAD, '2026-07-01,Maren Holt,Gus T.,New'], 'other.csv');
  for (const path of [other, join(refnet.home, 'tracker.csv')]) {
    expect(await refnet.fails(1, ['import', path, '--replace'])).toBe(
      `refnet: there is no earlier import that this file corrects, so nothing was imported
  refnet undo --import 1      takes back "tracker.csv" of Fri 20 Nov 2026, 3 referrals
  without --replace it is imported beside them; rows that are there already are left alone
`,
    );
  }
  expect(dumpOf(refnet.file)).toEqual(before);
});

describe('one import is taken back though something was done after it', () => {
  const swapped = ROWS.map((row) => row.replace(/^([^,]*),([^,]*),([^,]*)/, '$1,$3,$2'));
  const wrong = async () => {
    const refnet = await first();
    await refnet.run(['import', fileOf(refnet, [HEAD, ...swapped], 'swapped.csv'), '--again']);
    await refnet.run(['update', '1', '--note', 'thanked']);
    await refnet.run(['log', 'Eva K.', '--from', 'Bob Q.']);
    return refnet;
  };

  test('what it brought goes, and comes back with undo', async () => {
    const refnet = await wrong();
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['undo', '--import', '2', '--dry-run'])).toContain('Nothing was written.');
    expect(dumpOf(refnet.file)).toEqual(before);
    expect(await refnet.ok(['undo', '--import', '2'])).toBe(
      `Took back import 2, "swapped.csv" of Fri 20 Nov 2026: 3 referrals and 2 partners.
  1 partner of it has more by now, and stays.
  refnet undo      brings it back
`,
    );
    expect(await count(refnet)).toBe(4);
    const after = dumpOf(refnet.file);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['redo']);
    expect(dumpOf(refnet.file)).toEqual(after);
    expect(await refnet.fails(2, ['undo', '--import', '2'])).toContain('there is no import 2');
  });

  test.each([
    ['take that import back first', '1', 0, 3],
    ['import the file beside it', '2', 0, 6],
    ['write nothing', '3', 130, 3],
  ])('which a terminal asks about: %s', async (way, answer, ended, there) => {
    const refnet = await first([HEAD, ...ROWS], '--received');
    const another = answer === '2' ? ROWS.map(() => ['2  another', '2'] as const) : [];
    const { code } = await asked(
      refnet,
      ['import', fileOf(refnet, [HEAD, ...ROWS]), '--given'],
      [[way, answer], ...another, ...(answer === '3' ? [] : [['Import it?', ''] as const])],
    );
    expect({ code, count: await count(refnet) }).toEqual({ code: ended, count: there });
  });

  test('and is told as JSON; what the history does not go back to stays', async () => {
    const refnet = await wrong();
    expect(JSON.parse(await refnet.ok(['undo', '--import', '2', '--json']))).toMatchObject({
      import: 2,
      referrals: 3,
    });
    const other = await wrong();
    alterFile(other.file, 'delete from change_rows; delete from changes');
    expect(await other.fails(1, ['undo', '--import', '2'])).toContain(
      'import 2 cannot be taken back: the journal does not go back to it any more',
    );
  });

  test('and is tried as JSON, which says aside that nothing was written', async () => {
    const refnet = await wrong();
    const before = dumpOf(refnet.file);
    const { stdout, stderr } = await refnet.run(['undo', '--import', '2', '--dry-run', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ import: 2, referrals: 3 });
    expect(stderr).toBe('Nothing was written.\n');
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('but not where the history does not go back to it any more', async () => {
    const refnet = await first([HEAD, ...ROWS], '--received');
    alterFile(refnet.file, 'delete from change_rows; delete from changes');
    expect(
      await refnet.fails(1, ['import', fileOf(refnet, [HEAD, ...ROWS]), '--given', '--replace']),
    ).toContain('the journal does not go back to it any more');
  });

  test('but not where its referrals were touched since', async () => {
    const refnet = await wrong();
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(1, ['undo', '--import', '1'])).toBe(
      `refnet: import 1 cannot be taken back: referral 1 was changed or added to since
  refnet history      lists the changes; refnet undo      takes back the last one
  refnet remove 1      takes out that referral alone
`,
    );
    expect(dumpOf(refnet.file)).toEqual(before);
    expect(await refnet.ok(['history'])).toContain('(import 2)');
    expect(await refnet.fails(2, ['undo', '--import', 'x'])).toContain(
      '--import is the number of an import, not "x"',
    );
  });
});
