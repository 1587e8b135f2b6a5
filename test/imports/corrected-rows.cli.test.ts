import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { imported, trackerFile } from '../helpers/tracker-file.ts';

const HEAD = 'Date,Referrer,Client,Status';
const ROWS = [
  '2026-01-05,Maren Holt,Jane D.,won',
  '2026-02-14,Victor Osei,Max P.,new',
  '2026-02-15,Victor Osei,Bob Q.,meeting',
  '2026-02-16,Maren Holt,Zoe R.,meeting',
];

const fileOf = (refnet: Refnet, rows: readonly string[]) => trackerFile(refnet, [HEAD, ...rows]);

const first = () => imported([HEAD, ...ROWS]);

/** Rows with what stands on a line of the file replaced. */
function withLine(line: number, from: string, to: string, rows = ROWS): string[] {
  return rows.map((row, at) => (at === line - 2 ? row.replace(from, to) : row));
}

const listed = async (refnet: Refnet) =>
  (await refnet.ok(['referrals', '--format', 'csv', '--sort', 'oldest'])).trim().split('\n').length - 1;

test.each<[string, readonly string[], string, string]>([
  [
    'day',
    withLine(3, '2026-02-14', '2026-02-13'),
    '3=2',
    'line 3, #2: day Sat 14 Feb 2026 -> Fri 13 Feb 2026',
  ],
  ['spelling', withLine(3, 'Max P.', 'Max Power'), '3=2', 'line 3, #2: another client, or another spelling'],
  [
    'partner',
    withLine(3, 'Victor Osei', 'Maren Holt'),
    '3=2',
    'line 3, #2: partner Victor Osei -> Maren Holt',
  ],
  [
    'partner, a new one',
    withLine(3, 'Victor Osei', 'Ada L.'),
    '3=2',
    'line 3, #2: partner Victor Osei -> Ada L.',
  ],
])('a corrected %s is said, and corrects the referral where that is said', async (_, rows, same, said) => {
  const refnet = await first();
  const before = dumpOf(refnet.file);
  const file = fileOf(refnet, rows);
  const typed = ['import', file, '--received'];
  const tried = (await refnet.run([...typed, '--dry-run'])).stdout;
  expect(tried).toContain(
    `1 row looks like a referral that the file has no more:\n  ${said}\n` +
      `It would be another; where it is that one, corrected:\n  refnet ${typed.join(' ')} --corrects ${same}\n`,
  );
  const { code, stdout } = await refnet.run(typed);
  expect(code).toBe(0);
  expect(stdout).toContain(`    ${said}\n  It was imported as another; where it is that one, corrected:\n`);
  expect(await listed(refnet)).toBe(5);
  await refnet.ok(['undo']);
  expect(dumpOf(refnet.file)).toEqual(before);
  const { stdout: corrected } = await refnet.run([...typed, '--corrects', same]);
  const what = said
    .replace('another client, or another spelling', 'client Max P. -> Max Power')
    .replace('Ada L.', 'Ada L., who is new');
  expect(corrected).toBe(
    'Corrected 1 referral, #2; 3 rows were already there.\n' +
      `  Corrected, old -> new:\n    ${what}\n  refnet undo      takes it back\n`,
  );
  expect(await listed(refnet)).toBe(4);
  // Next month it is known, and so is the file as it was.
  expect((await refnet.run(typed)).stdout).toBe('Nothing new: all 4 rows were already there.\n');
  const after = dumpOf(refnet.file);
  await refnet.ok(['undo']);
  expect(dumpOf(refnet.file)).toEqual(before);
  await refnet.ok(['redo']);
  expect(dumpOf(refnet.file)).toEqual(after);
});

test('a direction that is corrected is said too', async () => {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'ways.csv');
  const file = (way: string) =>
    writeFileSync(
      path,
      `Date,Partner,Client,Direction\n2026-01-05,Maren Holt,Jane D.,${way}\n2026-01-06,Maren Holt,Max P.,given\n`,
    );
  file('received');
  await refnet.run(['import', path]);
  file('given');
  expect((await refnet.run(['import', path])).stdout).toContain('line 2, #1: received -> given');
  await refnet.ok(['undo']);
  expect((await refnet.run(['import', path, '--corrects', '2=1'])).stdout).toContain(
    'Corrected 1 referral, #1',
  );
  expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({ direction: 'given' });
});

test('a terminal asks, and what is answered is in the command it prints', async () => {
  const refnet = await first();
  const file = fileOf(refnet, withLine(3, '2026-02-14', '2026-02-13', withLine(4, 'Bob Q.', 'Bob Quill')));
  const { code, stdout } = await asked(
    refnet,
    ['import', file, '--received'],
    [
      ['Line 3, Max P. received from Victor Osei, Fri 13 Feb 2026: is it #2, Max P.', 'the same'],
      ['Line 4, Bob Quill received from Victor Osei, Sun 15 Feb 2026: is it #3, Bob Q.', 'another'],
      ['Import it?', 'yes'],
    ],
  );
  expect({ code, stdout: stdout.replaceAll(/\n +(?=rows were|refnet remove)/g, ' ') }).toEqual({
    code: 0,
    stdout:
      'Imported 1 referral from 1 partner, 15 Feb 2026; corrected 1 referral, #2; 2 rows were already there.\n' +
      '  Corrected, old -> new:\n    line 3, #2: day Sat 14 Feb 2026 -> Fri 13 Feb 2026\n' +
      '  1 referral came from a row that the file has no more, and stays: refnet remove 3      takes it out\n' +
      '  next: refnet report      refnet undo      takes the whole import back\n',
  });
});

test('what was corrected here and in the file is known', async () => {
  const refnet = await first();
  await refnet.ok(['edit', '2', '--on', '2026-02-13']);
  await refnet.ok(['edit', '3', '--client', 'Bob Quill']);
  const file = fileOf(refnet, withLine(3, '2026-02-14', '2026-02-13', withLine(4, 'Bob Q.', 'Bob Quill')));
  expect((await refnet.run(['import', file, '--received'])).stdout).toBe(
    'Nothing new: all 4 rows were already there.\n',
  );
});

test('rows that the file has no more are named, and stay', async () => {
  const refnet = await first();
  const lost = fileOf(refnet, ROWS.slice(0, 2));
  expect((await refnet.run(['import', lost, '--received'])).stdout).toBe(
    'Nothing new: all 2 rows were already there.\n'.replace('all 2', 'both') +
      '  2 referrals came from rows that the file has no more, and stay: #3 and #4;' +
      ' refnet remove NUMBER      takes one out\n',
  );
  await refnet.ok(['remove', '3', '--yes']);
  expect((await refnet.run(['import', lost, '--received'])).stdout).toContain('refnet remove 4 ');
  // Another month, in a file of its own, goes on with nothing.
  const other = fileOf(refnet, ['2026-05-05,Maren Holt,Eli T.,new']);
  expect((await refnet.run(['import', other, '--received'])).stdout).not.toContain('no more');
});

test('two lines that are the same are said to be two, in a dry run too, and one once that is another need', async () => {
  const refnet = await newNetwork();
  const [row = '', ...rest] = ROWS;
  const file = fileOf(refnet, [row, ...rest, row]);
  const typed = ['import', file, '--received'];
  expect((await refnet.run([...typed, '--dry-run'])).stdout).toContain(
    '1 row says the same as another (lines 2 and 6) and is a referral of its own; what is there by mistake is to be' +
      ' taken out of the file\n',
  );
  expect((await refnet.run(typed)).stdout).toContain(
    '  1 row says the same as another (lines 2 and 6) and is a referral of its own; refnet remove NUMBER ',
  );
  expect((await refnet.run(typed)).stdout).toBe('Nothing new: all 5 rows were already there.\n');
  const other = fileOf(refnet, [row, ...rest, row, row.replace('won', 'lost')]);
  const [plain] = JSON.parse(
    (await refnet.run(['import', other, '--received', '--json'])).stdout,
  ) as object[];
  expect(plain).toMatchObject({ added: 1, repeated: [[2, 7]] });
});

test.each<[string, readonly string[], number, string]>([
  ['a row that is another', ['--corrects', '3=1'], 1, 'line 3: is referral 2 already; refnet remove 2 '],
  [
    'a line without a row',
    ['--corrects', '9=1'],
    2,
    '--corrects says something of line 9 of "tracker.csv", where no referral is',
  ],
  ['no numbers', ['--corrects', 'x=1'], 2, '"x" in --corrects is no number'],
  ['no pair', ['--corrects', '3'], 2, '"3" in --corrects is no pair'],
])('--corrects refuses %s', async (_, options, code, said) => {
  const refnet = await first();
  const argv = ['import', join(refnet.home, 'tracker.csv'), '--received', ...options];
  expect(await refnet.fails(code, argv)).toContain(said);
});

test('--corrects refuses a referral that is not there, and one that another row is', async () => {
  const refnet = await first();
  const file = fileOf(refnet, withLine(3, '2026-02-14', '2026-02-13'));
  const typed = ['import', file, '--received', '--corrects'];
  expect(await refnet.fails(1, [...typed, '3=99'])).toContain(
    'line 3: said to be referral 99, which is not there',
  );
  expect(await refnet.fails(1, [...typed, '3=1'])).toContain(
    'line 3: said to be referral 1, which another row is',
  );
});

test('a row whose referral was removed may be another after all', async () => {
  const refnet = await first();
  const file = fileOf(refnet, withLine(3, '2026-02-14', '2026-02-13'));
  await refnet.run(['import', file, '--received']);
  await refnet.ok(['remove', '5', '--yes']);
  expect((await refnet.run(['import', file, '--received', '--corrects', '3=2'])).stdout).toContain(
    'Corrected 1',
  );
  expect((await refnet.run(['import', file, '--received'])).stdout).toBe(
    'Nothing new: all 4 rows were already there.\n',
  );
  expect(await listed(refnet)).toBe(4);
});

test('a correction names the partner it makes, who may be one there is, and JSON says what was corrected', async () => {
  const refnet = await first();
  const rows = withLine(3, 'Victor Osei', 'Marem Holt', withLine(4, 'Bob Q.', 'Bob Quill'));
  const typed = ['import', fileOf(refnet, rows), '--received', '--corrects', '3=2, 4=3'];
  const { stdout, stderr } = await refnet.run([...typed, '--dry-run']);
  expect(stdout).toContain('\nNew partners: Marem Holt\nCorrected, old -> new:\n');
  expect(stderr).toContain('"Marem Holt" is not on record, but looks like Maren Holt (p1)\n');
  const { stdout: json, stderr: beside } = await refnet.run([...typed, '--json']);
  expect(JSON.parse(json)).toMatchObject([
    {
      newPartners: ['Marem Holt'],
      corrected: [
        { line: 3, id: 2, facts: [{ fact: 'partner', old: 'Victor Osei', new: 'Marem Holt' }] },
        { line: 4, id: 3, facts: [{ fact: 'client', old: null, new: null }] },
      ],
    },
  ]);
  expect(beside).toContain('refnet merge p1 p3\n');
});

test('many rows are listed before they are said to be the same, and again before they are written', async () => {
  const refnet = await first();
  const file = fileOf(
    refnet,
    [...ROWS].map((row) => row.replace(/(\d\d),/, (_, day) => `${Number(day) + 10},`)),
  );
  const lines =
    'line 2, #1: day Mon 5 Jan 2026 -> Thu 15 Jan 2026 line 3, #2: day Sat 14 Feb 2026 -> Tue 24 Feb 2026 ' +
    'line 4, #3: day Sun 15 Feb 2026 -> Wed 25 Feb 2026 line 5, #4: day Mon 16 Feb 2026 -> Thu 26 Feb 2026';
  const { code } = await asked(
    refnet,
    ['import', file, '--received', '--again'],
    [
      [`${lines} 4 rows of "tracker.csv" look like referrals on record.`, 'all are the same'],
      [`Corrected, old -> new: ${lines} Import it?`, 'yes'],
    ],
  );
  expect(code).toBe(0);
  expect(await listed(refnet)).toBe(4);
});

test('a row whose partner is another takes the thanks and the telling out, and says so', async () => {
  const refnet = await first();
  await refnet.ok(['thank', '1']);
  await refnet.ok(['told', '1']);
  await refnet.ok(['edit', '1', '--consent', 'yes']);
  const file = fileOf(refnet, withLine(2, 'Maren Holt,Jane D.', 'Victor Osei,Rob Q.'));
  expect((await refnet.run(['import', file, '--received', '--corrects', '2=1'])).stdout).toBe(
    `Corrected 1 referral, #1; 3 rows were already there.
  Corrected, old -> new:
    line 2, #1: client Jane D. -> Rob Q.
    line 2, #1: partner Maren Holt -> Victor Osei
    line 2, #1: thanked Fri 20 Nov 2026 -> none
    line 2, #1: told Fri 20 Nov 2026 -> none
    line 2, #1: consent yes -> none
  refnet undo      takes it back
`,
  );
});

test('a row of a source whose referral was given a partner here says so, and how it becomes that of the source again', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const typed = ['import', fileOf(refnet, withLine(3, 'Victor Osei', 'Website')), '--received'];
  await refnet.run([...typed, '--sources', 'Website']);
  await refnet.run(['edit', '2', '--partner', 'maren']);
  expect(await refnet.ok([...typed, '--sources', 'Website'])).toContain(
    '    line 3, #2: partner Maren Holt here, Website there      refnet edit 2 --source Website\n',
  );
});

test('--corrects refuses an amount in another currency than those of the referral', async () => {
  const head = `${HEAD},Fee`;
  const refnet = await imported([head, '2026-01-05,Maren Holt,Jane D.,new,EUR 500']);
  await refnet.ok(['update', '1', 'won', '--value', 'EUR 600', '--on', '2026-02-01']);
  const file = trackerFile(refnet, [head, '2026-01-06,Maren Holt,Jane D.,won,USD 500']);
  expect(await refnet.fails(1, ['import', file, '--received', '--corrects', '2=1'])).toContain(
    'line 2, "Fee": in USD, those of referral 1 are in EUR',
  );
});

test('a row that says what was corrected here is another where the row it came from is there still', async () => {
  const refnet = await first();
  await refnet.ok(['edit', '2', '--on', '2026-02-13']);
  const file = fileOf(refnet, [...ROWS, '2026-02-13,Victor Osei,Max P.,new']);
  expect((await refnet.run(['import', file, '--received'])).stdout).toContain('Imported 1 referral');
  expect(await listed(refnet)).toBe(5);
});

test('a row of a source that is on record just so by now is told to be so', async () => {
  const refnet = await newNetwork();
  const typed = (day: string) => {
    const file = fileOf(refnet, [`${day},Google,Jane D.,won`, ...ROWS.slice(1)]);
    return ['import', file, '--received', '--sources', 'Google'];
  };
  await refnet.run(typed('2026-01-05'));
  await refnet.ok(['edit', '1', '--on', '2026-01-06']);
  expect((await refnet.run([...typed('2026-01-06'), '--dry-run'])).stdout).toContain(
    'line 2, #1: as it is on record by now\n',
  );
});

test('what was said to be the same stays so where a column is edited then', async () => {
  const refnet = await first();
  const file = fileOf(refnet, withLine(3, '2026-02-14', '2026-02-13'));
  const { stdout } = await asked(
    refnet,
    ['import', file, '--received'],
    [
      ['Line 3, Max P. received from Victor Osei, Fri 13 Feb 2026: is it #2, Max P.', 'the same'],
      ['Import it?', 'edit what a column holds'],
      ['Which column?', 'Status (won)'],
      ['What does "Status" hold?', 'status'],
      ['Import it?', 'yes'],
    ],
  );
  expect(stdout).toContain('Corrected 1 referral, #2');
  expect(await listed(refnet)).toBe(4);
});

test.each<[string, readonly string[], string, string]>([
  [
    'the client, then the day in the file',
    ['--client', 'Max & Lee Power'],
    '2026-02-14,Victor Osei,Max P.>2026-02-13,Victor Osei,Max P.',
    'day Sat 14 Feb 2026 -> Fri 13 Feb 2026',
  ],
  [
    'the partner, then the client in the file',
    ['--partner', 'maren'],
    'Max P.>Maximilian Power',
    'another client, or another spelling',
  ],
  [
    'the day, then the client in the file',
    ['--on', '2026-01-30'],
    'Max P.>Max Power',
    'another client, or another spelling',
  ],
])(
  'a referral corrected here looks like the row that the file has corrected: %s',
  async (_, edit, mend, said) => {
    const refnet = await first();
    await refnet.ok(['edit', '2', ...edit]);
    const [from = '', to = ''] = mend.split('>');
    const file = fileOf(refnet, withLine(3, from, to));
    const { stdout } = await refnet.run(['import', file, '--received', '--dry-run']);
    expect(stdout).toContain(`line 3, #2: ${said}`);
    expect(stdout).not.toContain('refnet remove');
    await refnet.ok(['import', file, '--received', '--corrects', '3=2']);
    const records: unknown = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest']));
    const own = { '--client': 'client', '--partner': 'partner', '--on': 'day' }[edit[0] ?? ''] ?? '';
    const wanted = { '--client': 'Max & Lee Power', '--partner': 'Maren Holt', '--on': '2026-01-30' }[
      edit[0] ?? ''
    ];
    expect(records).toContainEqual(expect.objectContaining({ number: 2, [own]: wanted }));
    const again = await refnet.run(['import', file, '--received']);
    expect(again.stdout).not.toContain('looks like');
    expect(await listed(refnet)).toBe(4);
  },
);
