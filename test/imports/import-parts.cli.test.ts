import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

type Rows = readonly (readonly string[])[];

/** A sheet of such cells, as texts. */
function sheetOf(rows: Rows): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text.replaceAll('&', '&amp;')}</t></is></c>`;
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`;
}

/** Writes a workbook of such sheets into the network's home and gives its path. */
function workbook(refnet: Refnet, sheets: Readonly<Record<string, Rows>>, name = 'book.xlsx'): string {
  const path = join(refnet.home, name);
  const xml = Object.entries(sheets).map(([sheet, rows]) => [sheet.replaceAll('"', '&quot;'), sheetOf(rows)]);
  writeFileSync(path, workbookOf({ sheets: Object.fromEntries(xml) as Record<string, string> }));
  return path;
}

const CONTACTS = [
  ['Name', 'Email', 'Company', 'Job Title'],
  ['Ann Ash', 'ann@ash.example', 'Ash Tax', 'Accountant'],
  ['Ben Bell', 'ben@bell.example', 'Bell Law', 'Lawyer'],
];
const REFERRALS_2025 = [
  ['Date', 'Referred by', 'Client', 'Status'],
  ['2025-03-01', 'Ann Ash', 'Carl C.', 'Won'],
  ['2025-04-02', 'Ben Bell', 'Dora D.', 'Lost'],
];
const REFERRALS_2026 = [
  ['Date', 'Referred by', 'Client', 'Fee'],
  ['2026-03-01', 'Ann Ash', 'Ed E.', '500'],
];
const TOTALS = [
  ['Year', 'Total'],
  ['2025', '2'],
];
const WHOLE = {
  Contacts: CONTACTS,
  'Referrals 2025': REFERRALS_2025,
  'Referrals 2026': REFERRALS_2026,
  Totals: TOTALS,
};

/** What was read of each part: the file of a list, or how many referrals. */
async function partsRead(refnet: Refnet, argv: readonly string[]) {
  const { code, stdout, stderr } = await refnet.run(['import', ...argv, '--dry-run', '--json']);
  if (code !== 0) return { code, stderr: stderr.replaceAll(/^"book.xlsx" is a workbook.*\n/gm, '') };
  return (JSON.parse(stdout) as { readonly added: number; readonly people?: number }[]).map(
    ({ added, people }) => (people === undefined ? added : `${people} people`),
  );
}

describe('what is said of one part of several', () => {
  test.each([
    ['--statuses', 'Lost=lost'],
    ['--sources', 'Google'],
    ['--partners', 'Church'],
    ['--nobody', 'keep'],
    ['--given'],
    ['--received'],
    ['--dates', 'dmy'],
    ['--decimals', 'point'],
    ['--currency', 'EUR'],
    ['--no-clients'],
    ['--update'],
    ['--only', 'accountant,lawyer'],
    ['--tag', 'book'],
    ['--labels'],
    ['--map', 'Fee=value'],
    ['--map', 'Referred by=partner'],
    ['--map', 'Referred by=partner, Fee=estimate'],
  ])('counts for the sheets it fits: %s %s', async (...options) => {
    const refnet = await newNetwork();
    expect(await partsRead(refnet, [workbook(refnet, WHOLE), ...options])).toEqual(['2 people', 2, 1]);
  });

  test.each([
    ['--merge', 'exports of a whole network'],
    ['--only', 'lists of people'],
    ['--tag', 'lists of people'],
  ])('is refused where no part can use it: %s', async (option, of) => {
    const refnet = await newNetwork();
    const { Contacts: _, ...trackers } = WHOLE;
    const value = option === '--merge' ? [] : ['lawyer'];
    expect(await partsRead(refnet, [workbook(refnet, trackers), option, ...value])).toEqual({
      code: 2,
      stderr: `refnet: ${option} is for ${of}, and there are none in what is imported\n  leave it out\n`,
    });
  });

  test('is refused of referrals where there are none but lists', async () => {
    const refnet = await newNetwork();
    const book = workbook(refnet, { Contacts: CONTACTS, Others: CONTACTS });
    expect(await partsRead(refnet, [book, '--statuses', 'Lost=lost'])).toEqual({
      code: 2,
      stderr: 'refnet: --statuses is for referrals, and there are none in what is imported\n  leave it out\n',
    });
  });
});

describe('a mapped heading', () => {
  const UNKNOWN_2025 = [
    ['Wann', 'Wer', 'Fall'],
    ['2025-03-01', 'Ann Ash', 'Carl C.'],
  ];
  const UNKNOWN_2026 = [
    ['Zeit', 'Woher', 'Fall'],
    ['2026-03-01', 'Ben Bell', 'Dora D.'],
  ];
  const OWN = { Contacts: CONTACTS, 'A 25': UNKNOWN_2025, 'A 26': UNKNOWN_2026, Totals: TOTALS };

  test('is one of the sheets that have it, which becomes a tracker where it was none', async () => {
    const refnet = await newNetwork();
    const map = 'Wann=day, Zeit=day, Wer=partner, Woher=partner, Fall=client';
    expect(await partsRead(refnet, [workbook(refnet, OWN), '--map', map])).toEqual(['2 people', 1, 1]);
  });

  test('that no part has is refused with the headings of each', async () => {
    const refnet = await newNetwork();
    expect(await partsRead(refnet, [workbook(refnet, OWN), '--map', 'Wen=partner, Wann=day'])).toEqual({
      code: 2,
      stderr: `\
refnet: none of these has a column "Wen"
  "book.xlsx", sheet "Contacts": "Name", "Email", "Company", "Job Title"
  "book.xlsx", sheet "A 25": "Wann", "Wer", "Fall"
  "book.xlsx", sheet "A 26": "Zeit", "Woher", "Fall"
  "book.xlsx", sheet "Totals": "Year", "Total"
`,
    });
  });

  test('of a list of people alone leaves it one, beside a tracker', async () => {
    const refnet = await newNetwork();
    expect(await partsRead(refnet, [workbook(refnet, WHOLE), '--map', 'Name=note'])).toEqual({
      code: 2,
      stderr: `\
refnet: "Name" stands in "book.xlsx", sheet "Contacts" alone, which is a list of people
  leave it out of --map, which says what the columns of a tracker are
`,
    });
  });

  test('with a meaning there is none of is refused once, with the headings of each', async () => {
    const refnet = await newNetwork();
    expect(await partsRead(refnet, [workbook(refnet, WHOLE), '--map', 'Fee=gain'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'refnet: a column cannot be mapped to "gain"\n  on the left a heading of the file',
      ) as string,
    });
  });
});

/** The commands that an error printed, as a shell takes them; STATUS and ORDER are filled in. */
function pasted(stderr: string): string[][] {
  return stderr.split('\n').flatMap((line) => {
    const [, words] = /^ {2}refnet (.*?)(?: {6}.*)?$/.exec(line) ?? [];
    if (words === undefined) return [];
    const filled = words.replaceAll('=STATUS', '=lost').replaceAll('--dates ORDER', '--dates dmy');
    const { stdout } = spawnSync('sh', ['-c', `printf '%s\\0' ${filled}`]);
    return [stdout.toString().split('\0').slice(0, -1)];
  });
}

describe('several parts that lack answers', () => {
  const ASKED = {
    Contacts: CONTACTS,
    'Referrals "25"': [
      ['Date', 'Referred by', 'Client', 'Status'],
      ['3/4/2025', 'Ann Ash', 'Carl C.', 'Zrušeno'],
      ['4/4/2025', 'Google', 'Dora D.', 'Won'],
    ],
    'Referrals $26': [
      ['Date', 'Referred by', 'Client', 'Status'],
      ['2026-03-01', 'Ann Ash', 'Ed E.', 'On hold, "maybe"'],
      ['2026-04-01', 'N/A', 'Fay F.', 'Zrušeno'],
    ],
  };

  test('are told one command with the answers of all, which works when pasted', async () => {
    const refnet = await newNetwork();
    const book = workbook(refnet, ASKED);
    const before = await refnet.run(['import', book]);
    expect(before.code).toBe(1);
    expect(before.stderr.slice(before.stderr.indexOf('refnet: '))).toBe(`\
refnet: 2 of 3 parts cannot be imported, so nothing was imported
  "book.xlsx", sheet "Referrals "25"": the days of this file can be read two ways, like "3/4/2025"
  "book.xlsx", sheet "Referrals $26": no row could be read
  statuses that are not known: "On hold, "maybe"" (1 row) and "Zrušeno" (1 row)
  1 row names no partner ("N/A")
  refnet import ${book} --dates ORDER --statuses '"On hold, ""maybe"""=STATUS, Zrušeno=STATUS' --nobody leave-out
  the ORDER of days is dmy ("3/4/2025" is Thu 3 Apr 2025) or mdy ("3/4/2025" is Tue 4 Mar 2025)
  a STATUS is one of: new, contacted, meeting, proposal, won, lost, no-response, declined, not-chosen, void, leave-out
  to keep rows that name no partner, as from a source "not named", say --nobody keep
`);
    const [command = []] = pasted(before.stderr);
    const after = await refnet.run(command);
    expect(after.code).toBe(1);
    expect(pasted(after.stderr)).toEqual([
      [...command, '--sources', 'Google'],
      [...command, '--skip-bad'],
    ]);
    expect((await refnet.run([...command, '--sources', 'Google'])).code).toBe(0);
  });

  test('are told the columns of all in one mapping', async () => {
    const refnet = await newNetwork();
    const files = [
      [
        'one.csv',
        'Date,Referred by,"Fall, ""alt"""\n2025-03-01,Ann Ash,Carl C.\n2025-03-02,Ann Ash,Eve E.\n',
      ],
      ['two.csv', 'Date,Referred by,Akte $\n2026-03-01,Ben Bell,Dora D.\n2026-03-02,Ben Bell,Kim K.\n'],
    ].map(([name = '', text = '']) => {
      const path = join(refnet.home, name);
      writeFileSync(path, text);
      return path;
    });
    const { code, stderr } = await refnet.run(['import', ...files]);
    const [command = []] = pasted(stderr);
    expect({ code, map: command.at(-1) }).toEqual({
      code: 1,
      map: '"Fall, ""alt"""=client, Akte $=client',
    });
    expect((await refnet.run(command)).code).toBe(0);
  });
});

describe('a sheet that cannot be read', () => {
  const NO_DAYS = [
    ['Date', 'Referred by', 'Client'],
    ['soon', 'Ann Ash', 'Carl C.'],
  ];

  test.each([
    ['beside others', ['--tag', 'book', '--currency', 'EUR']],
    ['that was asked for', ['--sheet', 'Contacts', '--sheet', 'Old "1"', '--sheet', 'Referrals 2026']],
  ])('%s is told with the names of the others, to be pasted', async (_, options) => {
    const refnet = await newNetwork();
    const book = workbook(refnet, {
      Contacts: CONTACTS,
      'Old "1"': NO_DAYS,
      'Referrals 2026': REFERRALS_2026,
    });
    const { code, stderr } = await refnet.run(['import', book, ...options]);
    const kept = options.filter((_word, at) => !options.includes('--sheet') || at < 0);
    const command = ['import', book, ...kept, '--sheet', 'Contacts', '--sheet', 'Referrals 2026'];
    expect({ code, commands: pasted(stderr) }).toEqual({ code: 1, commands: [command] });
    expect(stderr).toMatch(/ {6}takes the others alone\n$/);
    expect((await refnet.run(command)).code).toBe(0);
  });

  test('takes along what only it could use', async () => {
    const refnet = await newNetwork();
    const book = workbook(refnet, { Contacts: CONTACTS, Old: NO_DAYS });
    const { stderr } = await refnet.run(['import', book, '--given', '--statuses=Sold=won', '--tag', 'book']);
    const command = ['import', book, '--tag', 'book', '--sheet', 'Contacts'];
    expect(pasted(stderr)).toEqual([command]);
    expect((await refnet.run(command)).code).toBe(0);
  });

  test('is named where the workbook is damaged there, and the others come in', async () => {
    const refnet = await newNetwork();
    const path = join(refnet.home, 'book.xlsx');
    const sheets = { Contacts: sheetOf(CONTACTS), Old: '<sheetData><row><c', New: sheetOf(REFERRALS_2026) };
    writeFileSync(path, workbookOf({ sheets }));
    const { code, stderr } = await refnet.run(['import', path]);
    expect(code).toBe(1);
    expect(stderr).toContain('"Old" (damaged)');
    const command = ['import', path, '--sheet', 'Contacts', '--sheet', 'New'];
    expect(pasted(stderr)).toEqual([command]);
    expect((await refnet.run(command)).code).toBe(0);
  });

  test('of another file leaves that file out', async () => {
    const refnet = await newNetwork();
    const book = workbook(refnet, WHOLE);
    const bad = join(refnet.home, 'bad.csv');
    writeFileSync(bad, NO_DAYS.map((row) => row.join(',')).join('\n'));
    const { stderr } = await refnet.run(['import', book, bad]);
    expect(pasted(stderr)).toEqual([['import', book]]);
    expect((await refnet.run(['import', book])).code).toBe(0);
  });

  test('of another file takes along what that file alone is encoded in', async () => {
    const refnet = await newNetwork();
    const book = workbook(refnet, WHOLE);
    const bad = join(refnet.home, 'bad.csv');
    writeFileSync(bad, NO_DAYS.map((row) => row.join(',')).join('\n'));
    const { stderr } = await refnet.run(['import', book, bad, '--encoding', 'windows-1252']);
    expect(pasted(stderr)).toEqual([['import', book]]);
  });

  test('of another file is left to its own name where both have a sheet of one name', async () => {
    const refnet = await newNetwork();
    const books = ['a', 'b'].map((name) => {
      const path = join(refnet.home, `${name}.xlsx`);
      const sheets = { Old: sheetOf(name === 'a' ? NO_DAYS : REFERRALS_2025), New: sheetOf(REFERRALS_2026) };
      writeFileSync(path, workbookOf({ sheets }));
      return path;
    });
    const { code, stderr } = await refnet.run(['import', ...books]);
    expect({ code, commands: pasted(stderr) }).toEqual({ code: 1, commands: [] });
  });
});

test('a column is edited in the one of several tables that is named', async () => {
  const refnet = await newNetwork();
  const book = workbook(refnet, { 'Old ones': REFERRALS_2025, 'New ones': REFERRALS_2026 });
  const { code } = await asked(
    refnet,
    ['import', book],
    [
      ['Import it?', 'edit what a column holds'],
      ['Of which?', '"book.xlsx", sheet "New ones"'],
      ['Which column?', 'Fee (500)'],
      ['What does "Fee" hold?', 'note'],
      ['Import it?', 'yes'],
    ],
  );
  expect(code).toBe(0);
  const all = JSON.parse(await refnet.ok(['referrals', '--json'])) as { note: string | null }[];
  expect(all.map(({ note }) => note)).toEqual(['500', null, null]);
});

test('what comes next is said once, of referrals before people', async () => {
  const refnet = await newNetwork();
  const { stdout } = await refnet.run(['import', workbook(refnet, WHOLE)]);
  expect(stdout.split('\n').filter((line) => /next:|undo/.test(line))).toEqual([
    '  next: refnet report      refnet undo      takes the whole import back',
  ]);
  const people = workbook(refnet, { Contacts: [...CONTACTS, ['Cy Cole', '', '', '']], Old: REFERRALS_2025 });
  expect((await refnet.run(['import', people])).stdout.split('\n').slice(-2)).toEqual([
    '  next: refnet partners      refnet undo      takes the whole import back',
    '',
  ]);
});

describe('a mapping kept of several sheets', () => {
  const RECEIVED = [
    ['Wann', 'Wer', 'Fall', 'Stand'],
    ['2026-03-01', 'Ann Ash', 'Carl C.', 'Fertig'],
  ];
  const GIVEN = [
    ['Am', 'Empfohlene', 'Sache', 'Stand'],
    ['2026-03-02', 'Ben Bell', 'Dora D.', 'Nix'],
  ];
  const MAP = 'Wann=day, Wer=partner, Fall=client, Am=day, Empfohlene=given-to, Sache=client, Stand=status';
  const SAID = ['--map', MAP, '--statuses', 'Fertig=won, Nix=lost'];
  const next = (rows: Rows, client: string, day: string) =>
    rows.map((row, at) => (at === 0 ? row : [day, row[1] ?? '', client, row[3] ?? '']));

  test('is kept for each under one name, and read by it or by the headings the next month', async () => {
    const refnet = await newNetwork();
    const book = workbook(refnet, { Contacts: CONTACTS, In: RECEIVED, Out: GIVEN, Totals: TOTALS });
    expect((await refnet.run(['import', book, ...SAID, '--save-map', 'mine'])).code).toBe(0);
    expect(await refnet.ok(['import', '--maps'])).toBe(`\
mine: 4 columns: Wann=day, Wer=partner, Fall=client, Stand=status
mine: 4 columns: Am=day, Empfohlene=given-to, Sache=client, Stand=status
  refnet import --forget-map NAME      removes one
`);
    for (const [client, day, options] of [
      ['Eve E.', '2026-04-03', ['--as', 'mine']],
      ['Kim K.', '2026-05-04', []],
    ] as const) {
      const sheets = {
        Contacts: CONTACTS,
        In: next(RECEIVED, client, day),
        Out: next(GIVEN, client, day),
        Totals: TOTALS,
      };
      const { code, stdout } = await refnet.run(['import', workbook(refnet, sheets), ...options]);
      expect({ client, code, imported: stdout.match(/Imported 1 referral (?:from|to)/g) }).toEqual({
        client,
        code: 0,
        imported: ['Imported 1 referral from', 'Imported 1 referral to'],
      });
    }
    const statuses = JSON.parse(await refnet.ok(['referrals', '--json'])) as { status: string }[];
    expect(statuses.map(({ status }) => status).toSorted()).toEqual([
      'lost',
      'lost',
      'lost',
      'won',
      'won',
      'won',
    ]);
  });

  test('of one layout is kept beside that of another, and each goes when the name does', async () => {
    const refnet = await newNetwork();
    for (const [name, rows] of Object.entries({ In: RECEIVED, Out: GIVEN })) {
      const book = workbook(refnet, { [name]: rows });
      const { code } = await refnet.run([
        'import',
        book,
        '--map',
        MAP.split(', ')
          .filter((pair) => rows[0]?.includes(pair.split('=')[0] ?? ''))
          .join(', '),
        '--statuses',
        'Fertig=won, Nix=lost',
        '--save-map',
        'mine',
      ]);
      expect(code).toBe(0);
    }
    expect((await refnet.ok(['import', '--maps'])).match(/^mine: /gm)).toHaveLength(2);
    await refnet.ok(['import', '--forget-map', 'mine']);
    expect(await refnet.ok(['import', '--maps'])).toContain('No mappings yet.');
    await refnet.ok(['undo']);
    expect((await refnet.ok(['import', '--maps'])).match(/^mine: /gm)).toHaveLength(2);
  });
});

test('a terminal asks about a word, and the order of days, once for all parts, and prints what was answered', async () => {
  const refnet = await newNetwork();
  const sheet = (client: string) => [
    ['Date', 'Referred by', 'Client', 'Status'],
    ['3/4/2025', 'Ann Ash', client, 'Zrušeno'],
    ['4/4/2025', 'N/A', `${client} B.`, 'Zrušeno'],
    ['', 'Ann Ash', `${client} F.`, 'Zrušeno'],
  ];
  const book = workbook(refnet, { '25': sheet('Carl'), '26': sheet('Dora') });
  const { code, stdout, stderr } = await asked(
    refnet,
    ['import', book],
    [
      ['Which day is "3/4/2025"?', '1'],
      ['What does the status "Zrušeno" say?', '6'],
      ['names no partner', '1'],
      ['Leave them out?', '1'],
      ['Import it?', '1'],
    ],
  );
  expect(code).toBe(3);
  expect(stderr.match(/What does the status|Which day|names no partner/g)).toHaveLength(3);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
    `refnet import ${book} --dates dmy --statuses "Zrušeno=lost" --nobody leave-out --skip-bad imports the other rows`,
  );
  expect(stdout.match(/Imported 1 referral/g)).toHaveLength(2);
});

test('a path is whole wherever it is said, however long', async () => {
  const refnet = await newNetwork();
  const folder = join(refnet.home, 'a folder with a long name, as synced folders have them', 'and another');
  mkdirSync(folder, { recursive: true });
  const book = workbook(refnet, { R: [...REFERRALS_2025, ['soon', 'Ann Ash', 'Eve E.', 'Won']] });
  const rest = join(folder, 'rejected.csv');
  const { stderr } = await refnet.run(['import', book, '--skip-bad', '--bad-rows', rest]);
  expect(stderr).toContain(`the rejected rows are in "${rest}", to be mended`);
  expect((await refnet.run(['import', folder])).stderr).toContain(`refnet: "${folder}" is a folder\n`);
});

test('nothing through a pipe is said to be that', async () => {
  const refnet = await newNetwork();
  expect(await refnet.fails(1, ['import', '-'], { stdin: '' })).toBe(
    'refnet: nothing came in through standard input\n  check what stands before the |, or name a file instead of -\n',
  );
});
