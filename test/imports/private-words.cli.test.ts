import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPrivateText } from '../../src/imports/private-words.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

test.each([
  ['Eli Tran', true],
  ['ELI TRAN', true],
  ["Ann-Marie O'Neil", true],
  ['Dr. Eli Tran', true],
  ['Tran, Eli', true],
  ['陈 伟', true],
  ['eli@tran.example', true],
  ['call 604-555-0199', true],
  ['said that he comes back in the spring, or so', true],
  ['Ghosting', false],
  ['Docs Signed', false],
  ['Waiting For Docs', false],
  ['Not Interested Now', false],
  ['on ice', false],
  ['3. Quote', false],
  ['90%', false],
])('%s in a column of statuses may be a name: %s', (text, is) => {
  expect(isPrivateText(text)).toBe(is);
});

const HEADER = 'Date,Referrer,Client,Status';

function fileOf(refnet: Refnet, rows: readonly string[], header = HEADER): string {
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(path, [header, ...rows, ''].join('\n'));
  return path;
}

const CLIENTS = ['Jane Doe', 'Max Power', 'Bob Quine', 'Eli Tran', "Ann-Marie O'Neil", 'Finn Ash'];
const STATUSES = ['Won', 'Lost', 'Meeting', 'Won', 'New', 'Won'];
const rowsOf = (cells: (at: number) => string) =>
  CLIENTS.map((_, at) => `2026-01-0${at + 1},${at % 2 ? 'Victor Osei' : 'Maren Holt'},${cells(at)}`);
const AFTER =
  '  a STATUS is one of: new, contacted, meeting, proposal, won, lost, no-response, declined, not-chosen, void, leave-out\n';

describe('words that may be names, in a column of statuses', () => {
  const rows = [
    '2026-01-05,Maren Holt,Jane Doe,Won',
    '2026-01-06,Maren Holt,Max Power,Frobbed',
    '2026-01-07,Victor Osei,Bob Quine,Eli Tran',
    '2026-01-08,Maren Holt,Eli Tran,Won',
    '2026-01-09,Victor Osei,Kim Lu,Frobbed',
    '2026-01-10,Maren Holt,Finn Ash,finn@ash.example comes back in spring',
  ];

  test('are told by their lines, and said by them', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const path = fileOf(refnet, rows);
    expect(await refnet.fails(1, ['import', path])).toBe(
      'refnet: 4 of 6 rows cannot be read, so nothing was imported\n' +
        '  statuses that are not known: "Frobbed" (2 rows)\n' +
        '  the statuses on lines 4 and 7 are not known either, and may be names: they are not shown here\n' +
        `  refnet import ${path} --statuses "Frobbed=STATUS, line 4=STATUS, line 7=STATUS"\n` +
        AFTER +
        `  refnet import ${path} --skip-bad      imports the other 2 rows\n`,
    );
    const said = 'Frobbed=lost, line 4=leave-out, line 7=contacted';
    const { code, stderr } = await refnet.run(['import', path, '--statuses', said, '--save-map', 'mine']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '1 row left out (line 4): their status was to be left out\n',
    });
    const all = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
      status: string;
    }[];
    expect(all.map(({ status }) => status)).toEqual(['won', 'lost', 'won', 'lost', 'contacted']);
    // The words of a mapping are kept: no name is one of them.
    const kept = await refnet.ok(['import', '--maps', '--json']);
    expect(kept).toContain('frobbed=lost');
    expect(kept).not.toMatch(/tran|line|finn/i);
  });

  test('are asked about in a terminal, and never in what it prints to be typed', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const { code, stderr } = await asked(
      refnet,
      ['import', fileOf(refnet, rows.slice(0, 5)), '--dry-run', '--statuses', 'Frobbed=lost'],
      [['What does the status "Eli Tran" say? (1 row)', 'leave those rows out']],
    );
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/import .*Eli Tran/);
  });

  test('are of their sheet in a workbook', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const sheet = (client: string, status: string) =>
      `<sheetData>${[
        HEADER.split(','),
        ['2026-01-05', 'Maren Holt', client, 'Won'],
        ['2026-01-06', 'Maren Holt', `${client} B.`, status],
      ]
        .map(
          (row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
        )
        .join('')}</sheetData>`;
    const path = join(refnet.home, 'a.xlsx');
    writeFileSync(
      path,
      workbookOf({ sheets: { 2025: sheet('Jane Doe', 'Eli Tran'), 2026: sheet('Bob Quine', 'Kim Lu') } }),
    );
    const refused = await refnet.fails(1, ['import', path]);
    expect(refused).not.toMatch(/Eli|Kim/);
    expect(refused).toContain(
      `refnet import ${path} --statuses "line 3 of 2025=STATUS, line 3 of 2026=STATUS"\n`,
    );
    const said = 'line 3 of 2025=lost, line 3 of 2026=meeting';
    expect((await refnet.run(['import', path, '--statuses', said])).code).toBe(0);
    const all = JSON.parse(await refnet.ok(['referrals', '--json'])) as { status: string }[];
    expect(all.map(({ status }) => status).toSorted()).toEqual(['lost', 'meeting', 'won', 'won']);
  });
});

describe('a column that is headed as statuses and holds none', () => {
  test('is told, and the one that has changed places with it', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const path = fileOf(
      refnet,
      rowsOf((at) => `${STATUSES[at]},${CLIENTS[at]}`),
    );
    expect(await refnet.fails(1, ['import', path])).toBe(
      'refnet: no row could be read, so nothing was imported\n' +
        '  the column of statuses does not look like one: nearly every row has another word, and 6 are not known\n' +
        `  refnet import ${path} --map "Client=status, Status=client"\n` +
        '  if "Status" holds no statuses, say --map "Status=note", or =ignore\n',
    );
    await refnet.ok(['import', path, '--map', 'Client=status, Status=client']);
    const all = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
      client: string;
      status: string;
    }[];
    expect(all.map(({ client, status }) => [client, status])).toEqual(
      CLIENTS.map((client, at) => [client, STATUSES[at]?.toLowerCase()]),
    );
  });

  test('is told beside a column that holds them under another heading', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const path = fileOf(
      refnet,
      rowsOf((at) => `Client ${at},${CLIENTS[at]},${STATUSES[at]}`),
      `${HEADER},Where it is`,
    );
    const refused = await refnet.fails(1, ['import', path]);
    expect(refused).toContain(`  refnet import ${path} --map "Where it is=status, Status=ignore"\n`);
    expect(refused).not.toMatch(/Jane|Finn/);
  });

  test('is not gone through word by word in a terminal', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const path = fileOf(
      refnet,
      rowsOf((at) => `Client ${at},${CLIENTS[at]}`),
    );
    const { stderr } = await asked(refnet, ['import', path], [['What now?', 'no, write nothing']]);
    expect(stderr).not.toContain('What does the status');
  });
});

test('what is billed in rows that are not won is told by the status alone where more stands there', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = fileOf(
    refnet,
    ['2026-01-05,Maren Holt,Jane Doe,Lost - Eli Tran was faster,900', '2026-01-06,Maren Holt,Bob Q.,Won,900'],
    `${HEADER},Billed`,
  );
  const { stderr } = await refnet.run(['import', path]);
  expect(stderr).toContain(
    '1 row that is not won has an amount under "Billed" ("lost"), kept as an estimate',
  );
});

test('lines of names without headings above them are no headings', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  for (const rows of [
    ['Maren Holt,Jane Doe,Won,a mortgage', 'Victor Osei,Max Power,Lost,a will'],
    ['Maren Holt,Jane Doe,a mortgage,x', 'Maren Holt,Max Power,a will,y'],
  ]) {
    const { code, stderr } = await refnet.run(['import', '-'], { stdin: rows.join('\n') });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'refnet: line 1 is a row and no line of headings, and an import needs one above the rows\n' +
        '  write it into the file, like Date,Referrer,Prospect Name,Status\n',
    });
  }
});

test('a slip of a kind that may be a name is one of another kind', async () => {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
  const stdin =
    'Slips Audit Report for 2026-02-04\nFrom,To,Slip Type\nNadia Brandt,Maren Holt,Referral\nNadia Brandt,Maren Holt,Eli Tran\n';
  const { stderr } = await refnet.run(['import', '-'], { stdin });
  expect(stderr).toBe('left out: 1 slip of another kind\n');
});
