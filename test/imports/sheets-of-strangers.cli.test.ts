import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wholePath } from '../../src/imports/whole-path.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

const HEAD = ['Date', 'Referred by', 'Client', 'Status'];
const ROWS = [
  ['2026-03-04', 'Maren Holt', 'Jane D.', 'won'],
  ['2026-04-05', 'Victor Osei', 'Max P.', 'lost'],
];
const FORMULA = '<c><f>A9</f><v></v></c>';

function fileOf(
  refnet: Refnet,
  name: string,
  rows: readonly (readonly string[])[] = [HEAD, ...ROWS],
): string {
  const path = join(refnet.home, name);
  writeFileSync(path, rows.map((cells) => `${cells.join(',')}\n`).join(''));
  return path;
}

function bookOf(refnet: Refnet, sheets: Readonly<Record<string, readonly (readonly string[])[]>>): string {
  const path = join(refnet.home, 'book.xlsx');
  const cellOf = (text: string) => (text === FORMULA ? text : `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  const xml = Object.entries(sheets).map(([name, rows]) => [
    name,
    `<sheetData>${rows.map((cells) => `<row>${cells.map(cellOf).join('')}</row>`).join('')}</sheetData>`,
  ]);
  writeFileSync(path, workbookOf({ sheets: Object.fromEntries(xml) as Record<string, string> }));
  return path;
}

describe('a second table beneath the first', () => {
  const more = ['2026-07-01', 'Ada Lind', 'Zoe Z.', 'new'];
  const none = ['', '', '', ''];
  const REFUSED = (line: number) =>
    `refnet: line ${line} begins another table beneath the first\n` +
    '  put each table on a sheet, or into a file, of its own, and import those\n';
  const last = '2 lines are no referrals and were left out: the headings again (line 6), other text (line 5)';
  test.each<[string, readonly (readonly string[])[], number | string]>([
    [
      'with other headings',
      [HEAD, ...ROWS, none, ['Date', 'Given to', 'Client', 'Status'], more],
      REFUSED(5),
    ],
    ['right beneath it', [HEAD, ...ROWS, ['Day', 'Partner', 'Client', 'Status'], more], REFUSED(4)],
    ['with the same headings and a title', [HEAD, ...ROWS, none, ['Given'], HEAD, more], REFUSED(6)],
    ['whose title says the other way', [['In'], HEAD, ...ROWS, ['Sent out'], HEAD, more], REFUSED(6)],
    [
      'whose title says the same way',
      [['Received 2025'], HEAD, ...ROWS, ['Received 2026'], HEAD, more],
      last,
    ],
    ['whose title says no way', [['2025'], HEAD, ...ROWS, ['Autumn'], HEAD, more], last],
  ])('%s', async (_, rows, said) => {
    const refnet = await newNetwork();
    const path = fileOf(refnet, 'tracker.csv', rows);
    for (const options of [[], ['--skip-bad'], ['--yes', '--skip-bad']]) {
      const { code, stderr } = await refnet.run(['import', path, ...options, '--dry-run']);
      expect(stderr).toContain(said);
      expect(code).toBe(said === last ? 0 : 1);
    }
  });

  test('is none where a column says which way each went', async () => {
    const refnet = await newNetwork();
    const way = (row: readonly string[], cell: string) => [...row, cell];
    const head = way(HEAD, 'Direction');
    const path = fileOf(refnet, 'tracker.csv', [
      head,
      ...ROWS.map((row) => way(row, 'received')),
      ['Given'],
      head,
      way(more, 'given'),
    ]);
    expect((await refnet.run(['import', path])).stdout).toContain('Imported 3 referrals');
  });
});

test('formulas that were never calculated are said where rows cannot be read for them', async () => {
  const refnet = await newNetwork();
  const path = bookOf(refnet, { Log: [HEAD, [FORMULA, 'Maren Holt', 'Jane D.', 'won']] });
  expect(await refnet.fails(1, ['import', path])).toBe(
    '"book.xlsx" is a workbook with 1 sheet: "Log" (a tracker)\n' +
      '1 cell with a formula that was never calculated is empty: save the workbook in a spreadsheet program once\n' +
      'refnet: no row could be read, so nothing was imported\n' +
      '  line 2, "Date": no day\n',
  );
});

test('formulas that were never calculated are said before a terminal asks whether their rows are left out', async () => {
  const refnet = await newNetwork();
  const path = bookOf(refnet, { Log: [HEAD, ...ROWS, [FORMULA, 'Maren Holt', 'Bob Q.', 'won']] });
  const { code, stderr } = await asked(refnet, ['import', path], [['Leave them out?', 'no']]);
  expect(code).toBe(130);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
    'is empty: save the workbook in a spreadsheet program once 1 of 3 rows cannot be read. line 4, "Date": no day',
  );
});

test('a sheet that is hidden is offered where the only other one is no table', async () => {
  const refnet = await newNetwork();
  const path = bookOf(refnet, { Cover: [['hello']], 'Old" state="veryHidden': [HEAD, ...ROWS] });
  expect(await refnet.fails(1, ['import', path])).toContain(
    `refnet import ${path} --sheet Old      reads one that is hidden\n`,
  );
  expect((await refnet.run(['import', path, '--sheet', 'Old'])).stdout).toContain('Imported 2 referrals');
});

test('a workbook whose sheets are all hidden says so, with what reads one', async () => {
  const refnet = await newNetwork();
  const path = bookOf(refnet, { 'Old" state="hidden': [HEAD, ...ROWS] });
  const said = await refnet.fails(1, ['import', path]);
  expect(said).toContain(
    `and nothing in it can be read\n  refnet import ${path} --sheet Old      reads one that is hidden\n`,
  );
});

test('what was said of amounts in one table holds for the next, and is asked once', async () => {
  const refnet = await newNetwork();
  const rows = (days: string) => [
    `2026-${days}-01,Ann Ash,C1 ${days},CAD 1200`,
    `2026-${days}-02,Ann Ash,C2 ${days},EUR 700`,
    `2026-${days}-03,Ann Ash,C3 ${days},90`,
  ];
  const file = (name: string, days: string) => {
    const path = join(refnet.home, name);
    writeFileSync(path, `Date,Partner,Client,Value\n${rows(days).join('\n')}\n`);
    return path;
  };
  const [one, two] = [file('one.csv', '01'), file('two.csv', '02')];
  const { code } = await asked(
    refnet,
    ['import', one, two, '--received'],
    [
      ['In which currency are the amounts', 'EUR'],
      ['Import', 'yes'],
    ],
  );
  expect(code).toBe(0);
  const all = JSON.parse(await refnet.ok(['referrals', '--json'])) as { client: string; currency: string }[];
  expect(all.filter(({ client }) => client.startsWith('C3')).map(({ currency }) => currency)).toEqual([
    'EUR',
    'EUR',
  ]);
});

test('whether a point groups thousands is asked once for all tables', async () => {
  const refnet = await newNetwork(['config', 'currency', 'EUR']);
  const file = (name: string, days: string) => {
    const path = join(refnet.home, name);
    writeFileSync(path, `Date,Partner,Client,Value\n2026-${days}-01,Ann Ash,C ${days},1.250\n`);
    return path;
  };
  const { code } = await asked(
    refnet,
    ['import', file('one.csv', '01'), file('two.csv', '02'), '--received'],
    [
      ['group thousands?', 'yes'],
      ['Import', 'yes'],
    ],
  );
  expect(code).toBe(0);
  const all = JSON.parse(await refnet.ok(['referrals', '--json'])) as { estimate: string }[];
  expect(all.map(({ estimate }) => estimate)).toEqual(['1250.00', '1250.00']);
});

test('a file named in two ways is said to be one, and read once', async () => {
  const refnet = await newNetwork();
  const path = fileOf(refnet, 'a.csv');
  symlinkSync(path, join(refnet.home, 'link.csv'));
  const ways = [path, join(refnet.home, '.', 'sub', '..', 'a.csv'), join(refnet.home, 'link.csv'), path];
  const { code, stdout, stderr } = await refnet.run(['import', ...ways, '--json']);
  expect({ code, parts: (JSON.parse(stdout) as unknown[]).length }).toEqual({ code: 0, parts: 1 });
  expect(stderr).toContain(`"${ways[2] ?? ''}" is the same file as "${path}", and is read once\n`);
});

test('a path that a shell took apart is proposed as one', async () => {
  const refnet = await newNetwork();
  const other = fileOf(refnet, 'a.csv');
  const path = fileOf(refnet, 'my file.csv');
  expect(await refnet.fails(2, ['import', other, ...path.split(' '), '--given'])).toBe(
    `refnet: "${path}" is one file, and was typed as several\n  refnet import ${other} "${path}" --given\n`,
  );
  expect(await refnet.fails(1, ['import', other, 'no', 'file.csv'])).toBe(
    'refnet: there is no file "no"\n  check its name and folder\n',
  );
});

test.each<[readonly string[], string, string | undefined]>([
  [['my', 'file.csv'], 'my', 'my file.csv'],
  [['my', 'file.csv'], 'file.csv', 'my file.csv'],
  [['a.csv', 'my', 'file.csv', 'b.csv'], 'my', 'my file.csv'],
  [['a', 'b', 'c.csv'], 'a', 'a b c.csv'],
  [['a', 'b', 'c.csv'], 'b', 'a b c.csv'],
  [['x.csv'], 'x.csv', undefined],
  [['my', 'other.csv'], 'my', undefined],
  [[], 'my', undefined],
])('of %j the one with %s is %s', (words, word, whole) => {
  const there = new Set(['my file.csv', 'a b c.csv', 'a.csv', 'b.csv']);
  expect(wholePath(words, word, (path) => there.has(path))).toBe(whole);
});

test('a folder is answered with the files in it that can be read', async () => {
  const refnet = await newNetwork();
  const folder = join(refnet.home, 'lists');
  mkdirSync(folder);
  expect(await refnet.fails(1, ['import', folder])).toBe(
    `refnet: "${folder}" is a folder\n  name a file in it\n`,
  );
  for (const name of ['c.csv', 'b.XLSX', 'a.vcf', 'photo.png']) writeFileSync(join(folder, name), '');
  expect(await refnet.fails(1, ['import', folder])).toContain(
    '  name a file in it: "a.vcf", "b.XLSX" or "c.csv"\n',
  );
});
