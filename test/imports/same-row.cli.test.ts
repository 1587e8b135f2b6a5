import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { imported, trackerFile } from '../helpers/tracker-file.ts';

const HEAD = 'Date,Referrer,Client,Need,Status,Closed,Amount,Notes';
const FIRST = [
  '2026-01-05,Maren Holt,Jane D.,first home,won,2026-02-01,"CAD 1,800",called',
  '2026-02-14,Victor Osei,Max P.,books,new,,CAD 500,ring',
  '2026-02-15,Victor Osei,Bob Q.,books,meeting,,CAD 500,',
];

const fileOf = (refnet: Refnet, rows: readonly string[]) => trackerFile(refnet, [HEAD, ...rows]);

const first = () => imported([HEAD, ...FIRST]);

const SET_BACK = [
  '2026-01-05,Maren Holt,Jane D.,,open,,,',
  '2026-02-14,Victor Osei,Max P.,tax,lost,2026-03-01,CAD 700,ring',
  '2026-02-15,Victor Osei,Bob Q.,books,meeting,,CAD 500,',
];

const FACTS = [
  '    line 2, #1: status won -> new',
  '    line 2, #1: day of the outcome Sun 1 Feb 2026 -> none',
  '    line 2, #1: invoiced CAD 1,800 -> none',
  '    line 2, #1: need "first home" -> none',
  '    line 2, #1: note "called" -> none',
  '    line 3, #2: status new -> lost',
  '    line 3, #2: day of the outcome none -> Sun 1 Mar 2026',
  '    line 3, #2: estimate CAD 500 -> CAD 700',
  '    line 3, #2: need "books" -> "tax"',
];

test('what a file sets back, changes and takes out is offered, and brought over with --update', async () => {
  const refnet = await first();
  const before = dumpOf(refnet.file);
  const file = fileOf(refnet, SET_BACK);
  expect(await refnet.ok(['import', file, '--received'])).toBe(
    [
      'Nothing new: all 3 rows were already there.',
      '  2 referrals there have another status (2), day of the outcome (2), amount (2), need (2) or note (1)' +
        ` in the file: refnet import ${file} --received --update`,
      ...FACTS,
      '',
    ].join('\n'),
  );
  expect(dumpOf(refnet.file)).toEqual(before);
  const tried = await refnet.ok(['import', file, '--received', '--update', '--dry-run']);
  expect(tried).toContain(['By the file, old -> new:', ...FACTS.map((line) => line.slice(2)), ''].join('\n'));
  expect(dumpOf(refnet.file)).toEqual(before);
  expect(await refnet.ok(['import', file, '--received', '--update'])).toBe(
    [
      'Brought 2 referrals up to date; 1 row was already there.',
      '  By the file, old -> new:',
      ...FACTS,
      '  refnet undo      takes it back',
      '',
    ].join('\n'),
  );
  expect(await refnet.ok(['import', file, '--received', '--update'])).toBe(
    'Nothing new: all 3 rows were already there.\n',
  );
  const after = dumpOf(refnet.file);
  await refnet.ok(['undo']);
  await refnet.ok(['redo']);
  expect(dumpOf(refnet.file)).toEqual(after);
});

test('what a person said here stays, and is named with what to type', async () => {
  const refnet = await first();
  await refnet.ok(['update', '2', 'won', '--value', 'CAD 900']);
  await refnet.ok(['edit', '3', '--note', 'met him', '--for', 'payroll']);
  const file = fileOf(refnet, [
    FIRST[0] ?? '',
    '2026-02-14,Victor Osei,Max P.,books,contacted,,CAD 600,ring',
    '2026-02-15,Victor Osei,Bob Q.,,meeting,,CAD 500,',
  ]);
  const kept = [
    'Of 2 referrals the file says something else than you said here, which stays:',
    '  line 3, #2: status won here, contacted there      refnet update 2 contacted',
    `  line 4, #3: need "payroll" here, none there      refnet edit 3 --for ''`,
  ];
  expect(await refnet.ok(['import', file, '--received', '--update'])).toBe(
    [
      'Brought 1 referral up to date; 2 rows were already there.',
      '  By the file, old -> new:',
      '    line 3, #2: estimate CAD 500 -> CAD 600',
      ...kept.map((line) => `  ${line}`),
      '  refnet undo      takes it back',
      '',
    ].join('\n'),
  );
  expect(await refnet.ok(['import', file, '--received'])).toBe(
    ['Nothing new: all 3 rows were already there.', ...kept.map((line) => `  ${line}`), ''].join('\n'),
  );
});

test('what a person said of amounts and in a note stays so too, and who was removed here stays away', async () => {
  const refnet = await first();
  await refnet.ok(['edit', '1', '--note', 'mine']);
  await refnet.ok(['edit', '2', '--value', 'CAD 910', '--note', 'my own']);
  await refnet.ok(['remove', '3', '--yes']);
  const file = fileOf(refnet, [
    FIRST[0] ?? '',
    '2026-02-14,Victor Osei,Max P.,books,contacted,,CAD 600,ring',
    '2026-02-15,Victor Osei,Bob Q.,,meeting,,CAD 500,',
  ]);
  const away = '1 of them removed here since, and left so.';
  expect(await refnet.ok(['import', file, '--received'])).toBe(
    [
      `Nothing new: all 3 rows were already there; ${away}`,
      `  1 referral there has another status in the file: refnet import ${file} --received --update`,
      '    line 3, #2: status new -> contacted',
      '  Of 2 referrals the file says something else than you said here, which stays:',
      '    line 2, #1: note "mine" here, "called" there      refnet edit 1 --note TEXT',
      '    line 3, #2: estimate CAD 910 here, CAD 600 there      refnet edit 2 --value "CAD 600"',
      '    line 3, #2: note "my own" here, "ring" there      refnet edit 2 --note TEXT',
      '',
    ].join('\n'),
  );
  const more = fileOf(refnet, [...FIRST, '2026-04-15,Victor Osei,Pia,,meeting,,CAD 500,']);
  expect(await refnet.ok(['import', more, '--received'])).toContain(`; 3 rows were already there; ${away}\n`);
});

test('what makes a referral itself is named too where a person changed it here, with what to type', async () => {
  const refnet = await first();
  await refnet.ok(['edit', '1', '--from', 'victor']);
  await refnet.ok(['edit', '2', '--client', "Max O'Neil", '--on', '2026-02-20']);
  await refnet.ok(['edit', '3', '--to', 'maren']);
  const file = fileOf(refnet, FIRST);
  const kept = [
    '  line 2, #1: partner Victor Osei here, Maren Holt there      refnet edit 1 --from p1',
    '  line 3, #2: day Fri 20 Feb 2026 here, Sat 14 Feb 2026 there      refnet edit 2 --on 2026-02-14',
    `  line 3, #2: client Max O'Neil here, Max P. there      refnet edit 2 --client "Max P."`,
    '  line 4, #3: way given here, received there      refnet edit 3 --received',
    '  line 4, #3: partner Maren Holt here, Victor Osei there      refnet edit 3 --from p2',
  ];
  expect(await refnet.ok(['import', file, '--received'])).toBe(
    [
      'Nothing new: all 3 rows were already there.',
      '  Of 3 referrals the file says something else than you said here, which stays:',
      ...kept.map((line) => `  ${line}`),
      '',
    ].join('\n'),
  );
  const [plain] = JSON.parse(await refnet.ok(['import', file, '--received', '--json'])) as [
    { differences: unknown[] },
  ];
  expect(plain.differences[2]).toEqual({
    line: 3,
    referral: 2,
    fact: 'client',
    old: null,
    new: null,
    stays: true,
  });
  for (const [, typed = ''] of kept.map((line) => line.split('      refnet '))) {
    await refnet.ok(
      typed
        .replace('"Max P."', 'Max_P.')
        .split(' ')
        .map((word) => word.replace('_', ' ')),
    );
  }
  expect(await refnet.ok(['import', file, '--received'])).toBe(
    'Nothing new: all 3 rows were already there.\n',
  );
});

test('a client who was forgotten, and a partner by another name, are nothing that a file says otherwise', async () => {
  const refnet = await first();
  const file = fileOf(refnet, FIRST);
  await refnet.ok(['edit', '1', '--on', '2026-01-06']);
  await refnet.ok(['forget', '1', '--all', '--yes']);
  await refnet.ok(['edit', 'maren', '--name', 'Maren Novak']);
  await refnet.ok(['add-partner', 'Vic Osei']);
  await refnet.ok(['merge', 'victor', 'vic', '--yes']);
  expect(await refnet.ok(['import', file, '--received'])).not.toMatch(/client .* there|partner .* there/);
});

test('a list of our own says what was changed in it of what makes a referral itself', async () => {
  const refnet = await first();
  const file = join(refnet.home, 'own.csv');
  writeFileSync(
    file,
    (await refnet.ok(['referrals', '--format', 'csv'])).replace('2026-02-14', '2026-02-13'),
  );
  const said = await refnet.ok(['import', file]);
  expect(said).toContain('Sat 14 Feb 2026 here, Fri 13 Feb 2026 there      refnet edit 2 --on 2026-02-13\n');
});

test('a screen lists some facts, JSON all of them', async () => {
  const refnet = await newNetwork();
  const rows = (need: string) =>
    Array.from({ length: 20 }, (_, at) => `2026-03-05,Maren Holt,Client ${at},${need},new,,,`);
  await refnet.run(['import', fileOf(refnet, rows('books')), '--received']);
  const file = fileOf(refnet, rows('tax'));
  const said = await refnet.ok(['import', file, '--received', '--update', '--dry-run']);
  expect(said.match(/need "books" -> "tax"/g)).toHaveLength(12);
  expect(said).toContain('  ... and 8 more facts; --json lists them all\n');
  const [plain] = JSON.parse(await refnet.ok(['import', file, '--received', '--update', '--json'])) as [
    { differences: unknown[]; changed: number; updates: object },
  ];
  expect(plain).toMatchObject({ changed: 20, updates: { need: 20 } });
  expect(plain.differences).toHaveLength(20);
  expect(plain.differences[19]).toEqual({
    line: 21,
    referral: 20,
    fact: 'need',
    old: 'books',
    new: 'tax',
    stays: false,
  });
});

test('nobody was told of an outcome that is another one by the file', async () => {
  const refnet = await first();
  await refnet.ok(['told', '1']);
  const file = fileOf(refnet, [(FIRST[0] ?? '').replace('won', 'lost')]);
  expect(await refnet.ok(['import', file, '--received', '--update'])).toContain(
    '    line 2, #1: status won -> lost\n    line 2, #1: told Fri 20 Nov 2026 -> none\n' +
      '    line 2, #1: invoiced CAD 1,800 -> none\n    line 2, #1: estimate none -> CAD 1,800\n',
  );
  expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({
    status: 'lost',
    toldOn: null,
  });
});

test('a row of a list that comes twice is refused, also where the referral is on record', async () => {
  const refnet = await first();
  const lines = (await refnet.ok(['referrals', '--format', 'csv'])).trim().split('\n');
  const path = join(refnet.home, 'list.csv');
  writeFileSync(path, `${[...lines, lines[1]].join('\n')}\n`);
  expect(await refnet.fails(1, ['import', path])).toContain('the same referral as on line 2');
});
