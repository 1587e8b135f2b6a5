import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

function fileOf(refnet: Refnet, text: string, name = 'tracker.csv'): string {
  const path = join(refnet.home, name);
  writeFileSync(path, text);
  return path;
}

const withMaren = () => newNetwork(['add-partner', 'Maren Holt']);

/** Each referral in a few words, the oldest first. */
async function referrals(refnet: Refnet): Promise<string[]> {
  const rows = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as Record<
    string,
    string | null
  >[];
  return rows.map(({ day, direction, partner, client, status, closedOn, value }) =>
    [day, direction, partner, client, status, closedOn, value].filter((each) => each !== null).join(' '),
  );
}

describe('what an import says of columns', () => {
  test('names those it does not read', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Date,Referrer,Client,Phone,Owner\n2026-01-05,Maren Holt,Jane D.,1,me\n');
    expect(await refnet.ok(['import', file, '--received'])).toBe(
      'Imported 1 referral from 1 partner, 5 Jan 2026.\n' +
        '  Not read: Phone and Owner.\n' +
        '  next: refnet report      refnet undo      takes the whole import back\n',
    );
  });

  test.each<[headings: string, cells: string, columns: string[], row: string, taken: string]>([
    [
      'Who sent / whom I sent to',
      'Maren Holt',
      ['Who sent / whom I sent to  the partner'],
      'received from',
      'Taken as received; --given says otherwise.\n',
    ],
    [
      'Given to & received from',
      'Maren Holt',
      ['Given to & received from  the partner'],
      'received from',
      'Taken as received; --given says otherwise.\n',
    ],
    [
      'Sent by or sent to',
      'Maren Holt',
      ['Sent by or sent to  the partner'],
      'received from',
      'Taken as received; --given says otherwise.\n',
    ],
    [
      'Sent to,In/Out',
      'Maren Holt,In',
      ['Sent to  the partner', 'In/Out   given or received'],
      'received from',
      '',
    ],
    ['Sent to', 'Maren Holt', ['Sent to  the partner a client was given to'], 'given to', ''],
  ])('which way the clients of %s went', async (headings, cells, columns, row, taken) => {
    const refnet = await withMaren();
    const file = fileOf(refnet, `Date,Client,${headings}\n2026-01-05,Jane D.,${cells}\n`);
    const said = await refnet.ok(['import', file, '--dry-run']);
    expect(said.split('\n').slice(5, 5 + columns.length)).toEqual(columns.map((line) => `  ${line}`));
    expect(said.slice(said.indexOf('The rows'))).toBe(
      `The rows\n  Jane D. ${row} Maren Holt, Mon 5 Jan 2026\n\n${taken}Nothing was written.\n`,
    );
  });

  test('says how days are written, and which one cell tells the order of the others', async () => {
    const refnet = await withMaren();
    const days = ['1/5/2026', '2/6/26', '13/2/26', '2026-01-05', '2026-01-06', '2026-01-07'];
    const file = fileOf(
      refnet,
      `Date,Referrer,Client\n${days.map((day, at) => `${day},Maren Holt,C ${at}\n`).join('')}`,
    );
    const argv = ['import', file, '--dry-run', '--received'];
    const said = await refnet.run(argv);
    expect(said).toMatchObject({
      code: 0,
      stderr:
        '"1/5/2026" is read as Fri 1 May 2026, the day first, since "13/2/26" is no day otherwise; ' +
        `else, without that row: refnet ${argv.join(' ')} --dates mdy --skip-bad\n`,
    });
    expect(said.stdout).toContain(
      '  Date      the day of the referral, written YYYY-MM-DD, D/M/YY or D/M/YYYY\n',
    );
  });

  test.each<[headings: string, cells: string, row: string]>([
    ['$,Paid?', '"$1,000",Y', '; about USD 1,000'],
    ['Fee,Paid?', '"$1,000",Y', '; about USD 1,000'],
    ['\u20ac,Paid', '"1.000,00",no', '; about EUR 1,000'],
    ['Paid', '1000', '; about USD 1,000'],
    ['Paid?', 'Y', ''],
    ['Sale Price,Referral Fee,Fee Paid', '"$100,000",250,250', ''],
  ])('%s with %s: no amount is a yes, or a fee between partners', async (headings, cells, row) => {
    const refnet = await withMaren();
    const file = fileOf(refnet, `Date,Referrer,Client,${headings}\n2026-01-05,Maren Holt,Jane D.,${cells}\n`);
    const { code, stdout } = await refnet.run(['import', file, '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toContain(`The rows\n  Jane D. received from Maren Holt, Mon 5 Jan 2026${row}\n`);
  });

  test.each([
    [
      'Datum=day, Menge=value',
      'the file has no column "Datum" or "Menge"\n  its columns: "Date", "Referrer", "Client"\n',
    ],
    ['Date=day, Client=day', '"Date" and "Client" are both mapped to day\n  leave all but one out\n'],
  ])('what is said of them has to fit the file: --map "%s"', async (map, message) => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Date,Referrer,Client\n2026-01-05,Maren Holt,Jane D.\n');
    expect(await refnet.fails(2, ['import', file, '--received', '--map', map])).toContain(
      `refnet: ${message}`,
    );
  });

  test('a workbook says itself how its text is written: --encoding is for other files', async () => {
    const refnet = await withMaren();
    const file = join(refnet.home, 'book.xlsx');
    const rows = [
      ['Date', 'Referrer', 'Client'],
      ['2026-01-05', 'Maren Holt', 'Jane D.'],
    ];
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const xml = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
    writeFileSync(file, workbookOf({ sheets: { One: `<sheetData>${xml}</sheetData>` } }));
    expect(await refnet.fails(2, ['import', file, '--received', '--encoding', 'latin1'])).toBe(
      'refnet: "book.xlsx" says itself what it is in\n  leave --encoding out\n',
    );
  });

  test('are kept under a name, and kept anew under the same', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Date,Referrer,Client,Job\n2026-01-05,Maren Holt,Jane D.,roof\n');
    const kept = ['import', file, '--received', '--save-map', 'mine', '--map'];
    await refnet.run([...kept, 'Job=need']);
    await refnet.run([...kept, 'Job=note', '--again']);
    expect(await refnet.ok(['import', '--maps'])).toContain(
      'mine: 4 columns: Date=day, Referrer=partner, Client=client, Job=note; ',
    );
  });

  test('rejected rows come in as they would have, by the command that is printed', async () => {
    const refnet = await withMaren();
    const file = fileOf(
      refnet,
      'Date,Referrer,Client,Kosten,Job\n13/1/2026,Maren Holt,Jane D.,100,a\n14/1/2026,Maren Holt,Max P.,9,a\n' +
        '2/1/2026,Maren Holt,Bob B.,x,b\n',
    );
    const bad = join(refnet.home, 'bad.csv');
    const map = ['--map', 'Kosten=value, Job=need'];
    const { code, stderr } = await refnet.run([
      'import',
      file,
      '--received',
      ...map,
      '--skip-bad',
      '--bad-rows',
      bad,
    ]);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr:
        'line 4, "Kosten": not an amount\n' +
        `the rejected rows are in "${bad}", to be mended and imported: ` +
        `refnet import ${bad} --map "Kosten=value, Job=need" --dates dmy --received\n`,
    });
    writeFileSync(bad, readFileSync(bad, 'utf8').replace(',x,', ',200,'));
    await refnet.ok(['import', bad, ...map, '--dates', 'dmy', '--received']);
    expect(await refnet.ok(['show', '3'])).toBe(
      '#3  Bob B. received from Maren Holt for b, Fri 2 Jan 2026\n\n' +
        '  status    new\n  estimate  USD 200\n  import    2\n',
    );
  });

  test('rejected rows go into the file that --db names, by the command that is printed', async () => {
    const refnet = await withMaren();
    const file = fileOf(
      refnet,
      'Date,Referrer,Client,Kosten\n2026-01-13,Maren Holt,Jane D.,100\n2026-01-14,Maren Holt,Bob B.,x\n',
    );
    const [bad, other] = [join(refnet.home, 'bad.csv'), join(refnet.home, 'other.db')];
    const said = ['--received', '--map', 'Kosten=value', '--skip-bad', '--bad-rows', bad];
    const { stderr } = await refnet.run(['--db', other, 'import', file, ...said]);
    expect(stderr).toContain(`refnet --db ${other} import ${bad} --map Kosten=value --received\n`);
  });

  test('takes the only column of days for the day, and says so', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Zeitpunkt,Referrer,Client\n2026-01-05,Maren Holt,Jane D.\n');
    const { code, stderr } = await refnet.run(['import', file, '--received']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        '"Zeitpunkt" is taken for the day of the referral, as the only column of days; ' +
        `else: refnet import ${file} --received --map Zeitpunkt=ignore\n`,
    });
  });

  test('proposes only columns whose cells could be that', async () => {
    const refnet = await withMaren();
    const file = fileOf(
      refnet,
      'Date,Colleague,Size,Mail,Client\n2026-01-05,Maren Holt,1800,a@b.example,Jane D.\n',
    );
    expect(await refnet.fails(1, ['import', file])).toBe(
      'refnet: no column for the partner among "Date", "Colleague", "Size", "Mail", "Client"\n' +
        `  refnet import ${file} --map "Colleague=partner"      if that is the one\n` +
        '  they can be: day, partner, given-to, client, status, stage, value, estimate, currency, need, direction, closed, won-on, lost-on, source, note, partner-profession, partner-firm, partner-region, ignore; a name in two columns is client-first and client-last, partner-first and partner-last\n',
    );
  });

  test('leaves totals, headings, months and footers out, and says which lines', async () => {
    const refnet = await withMaren();
    const text =
      'Referrals 2026,,\nDate,Referrer,Client\nJanuary,,\n2026-01-05,Maren Holt,Jane D.\nTotal,,1\n' +
      'Date,Referrer,Client\n2026-02-05,Maren Holt,Max P.\nGrand Total (2 records),,\n' +
      'Confidential Information - Do Not Distribute,,\n"Copyright (c) 2026, all rights reserved",,\n';
    const { code, stderr } = await refnet.run(['import', fileOf(refnet, text), '--received']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        '6 lines are no referrals and were left out: totals (lines 5 and 8), the headings again (line 6), ' +
        'other text (lines 3, 9 and 10)\n',
    });
  });
});

describe('a column that says yes or no', () => {
  const file = (refnet: Refnet) =>
    fileOf(
      refnet,
      'Date,Referrer,Client,Converted?\n2026-01-05,Maren Holt,Jane D.,Yes\n2026-02-05,Maren Holt,Max P.,no\n',
    );

  test('is a status: yes is won, and no is new where nobody says otherwise', async () => {
    const refnet = await withMaren();
    const path = file(refnet);
    const { code, stderr } = await refnet.run(['import', path, '--received']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'no in "Converted?" is read as new: nothing has come of it yet; ' +
        `else: refnet import ${path} --received --statuses no=lost\n`,
    });
    expect(await referrals(refnet)).toEqual([
      '2026-01-05 received Maren Holt Jane D. won',
      '2026-02-05 received Maren Holt Max P. new',
    ]);
  });

  test('is read as was said', async () => {
    const refnet = await withMaren();
    await refnet.ok(['import', file(refnet), '--received', '--statuses', 'no=lost']);
    expect((await referrals(refnet))[1]).toBe('2026-02-05 received Maren Holt Max P. lost');
  });

  test('is offered where its heading says nothing of an outcome', async () => {
    const refnet = await withMaren();
    const path = fileOf(
      refnet,
      'Date,Referrer,Client,Seen (Y/N),Thanked?\n2026-01-05,Maren Holt,Jane D.,Y,N\n2026-02-05,Maren Holt,Max P.,N,N\n',
    );
    const { stderr } = await refnet.run(['import', path, '--received']);
    expect(stderr).toBe(
      `"Seen (Y/N)" says yes or no and is not read; where yes is won: refnet import ${path} --received --map "Seen (Y/N)=status"\n`,
    );
    await refnet.ok(['undo']);
    await refnet.ok(['import', path, '--received', '--map', 'Seen (Y/N)=status', '--statuses', 'no=lost']);
    expect(await referrals(refnet)).toEqual([
      '2026-01-05 received Maren Holt Jane D. won',
      '2026-02-05 received Maren Holt Max P. lost',
    ]);
  });

  test('is asked about in a terminal', async () => {
    const refnet = await withMaren();
    await asked(
      refnet,
      ['import', file(refnet)],
      [
        ['What does no in "Converted?" say?', 'lost'],
        ['Import it?', 'yes'],
      ],
    );
    expect((await referrals(refnet))[1]).toBe('2026-02-05 received Maren Holt Max P. lost');
  });
});

describe('days of the outcome', () => {
  test('in two columns say what it was, also without a status', async () => {
    const refnet = await withMaren();
    const text =
      'Created,Referred by,Client,Won time,Lost time\n2026-01-05,Maren Holt,Jane D.,2026-02-01,\n' +
      '2026-01-06,Maren Holt,Max P.,,2026-02-02\n2026-01-07,Maren Holt,Bob Q.,,\n2026-01-08,Maren Holt,Eva R.,2026-12-24,\n';
    await refnet.ok(['import', fileOf(refnet, text), '--received']);
    expect(await referrals(refnet)).toEqual([
      '2026-01-05 received Maren Holt Jane D. won 2026-02-01',
      '2026-01-06 received Maren Holt Max P. lost 2026-02-02',
      '2026-01-07 received Maren Holt Bob Q. new',
      '2026-01-08 received Maren Holt Eva R. new',
    ]);
  });

  test('that are expected are none', async () => {
    const refnet = await withMaren();
    const text =
      'Date,Referred by,Client,Status,Expected close date\n2026-01-05,Maren Holt,Jane D.,won,2026-02-01\n';
    expect(await refnet.ok(['import', fileOf(refnet, text), '--received'])).toContain(
      '  Not read: Expected close date.\n',
    );
    expect(await referrals(refnet)).toEqual(['2026-01-05 received Maren Holt Jane D. won']);
  });

  test('of what was closed, without a word for how, are asked about', async () => {
    const refnet = await withMaren();
    const path = fileOf(
      refnet,
      'Date,Referred by,Client,Date closed\n2026-01-05,Maren Holt,Jane D.,2026-02-01\n',
    );
    expect(await refnet.fails(1, ['import', path])).toContain(
      'the status "closed" (1 row) may be won or lost',
    );
    await refnet.ok(['import', path, '--received', '--statuses', 'closed=won']);
    expect(await referrals(refnet)).toEqual(['2026-01-05 received Maren Holt Jane D. won 2026-02-01']);
  });
});

describe('amounts', () => {
  test('of open ones are the estimate, where there is no other', async () => {
    const refnet = await withMaren();
    const text =
      'Date,Referred by,Client,Status,Estimated value,Fee\n2026-01-05,Maren Holt,Jane D.,won,900,1000\n' +
      '2026-01-06,Maren Holt,Max P.,open,500,\n2026-01-07,Maren Holt,Bob Q.,won,700,\n';
    await refnet.ok(['import', fileOf(refnet, text), '--received', '--currency', 'CAD']);
    expect(await referrals(refnet)).toEqual([
      '2026-01-05 received Maren Holt Jane D. won 1000.00',
      '2026-01-06 received Maren Holt Max P. new 500.00',
      '2026-01-07 received Maren Holt Bob Q. won',
    ]);
  });
});

describe('names in two columns', () => {
  test('are one name', async () => {
    const refnet = await withMaren();
    const text =
      'Date,Referred by: First Name,Referred by: Last Name,First Name,Last Name\n' +
      '2026-01-05,Maren,Holt,Jane,Doe\n2026-01-06,Maren,Holt,,Prince\n';
    await refnet.ok(['import', fileOf(refnet, text), '--received']);
    expect(await referrals(refnet)).toEqual([
      '2026-01-05 received Maren Holt Jane Doe new',
      '2026-01-06 received Maren Holt Prince new',
    ]);
  });
});

describe('who gave and who received, in two columns', () => {
  const GROUP =
    'Date,From,To,Client\n2026-01-05,Maren Holt,Nadia Brandt,Jane D.\n2026-01-06,Nadia Brandt,Maren Holt,Max P.\n' +
    '2026-01-07,Maren Holt,Victor Osei,Bob Q.\n';

  test('are read by the name of the user, and rows between others left out', async () => {
    const refnet = await withMaren();
    await refnet.ok(['config', 'my-name', 'Nadia Brandt']);
    const { code, stdout } = await refnet.run(['import', fileOf(refnet, GROUP)]);
    expect({ code, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      first: expect.stringMatching(/^Imported 2 referrals with 1 partner, 5 Jan 2026 to 6 Jan 2026/),
    });
    expect(await referrals(refnet)).toEqual([
      '2026-01-05 received Maren Holt Jane D. new',
      '2026-01-06 given Maren Holt Max P. new',
    ]);
  });

  test('need that name, which is asked for once', async () => {
    const refnet = await withMaren();
    const path = fileOf(refnet, GROUP);
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(2, ['import', path])).toBe(
      'refnet: rows of this file name both who gave and who received, and which of them you are is not known\n' +
        '  refnet config my-name "Maren Holt"      says it once for all\n',
    );
    expect(dumpOf(refnet.file)).toEqual(before);
    const { code, stderr } = await asked(
      refnet,
      ['import', path],
      [
        ['Your name, as the file has it', 'Nadia Brandt'],
        ['Import it?', 'yes'],
      ],
    );
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('my-name is Nadia Brandt from now on'),
    });
  });
});

describe('in a terminal', () => {
  const UNKNOWN = 'Wann,Durch,Wer ist es,Info\n2026-01-05,Maren Holt,Jane D.,x\n';

  test('a needed column is asked for', async () => {
    const refnet = await withMaren();
    const { code, stdout } = await asked(
      refnet,
      ['import', fileOf(refnet, UNKNOWN)],
      [
        ['Which column is the partner?', 'Durch'],
        ['Which column is the client?', 'Wer ist es'],
        ['Import it?', 'yes'],
      ],
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Imported 1 referral') });
    expect(await referrals(refnet)).toEqual(['2026-01-05 received Maren Holt Jane D. new']);
  });

  test('each column can be changed before it is imported', async () => {
    const refnet = await withMaren();
    const text = 'Date,Referrer,Client,Second\n2026-01-05,Maren Holt,Firm A,Jane D.\n';
    await asked(
      refnet,
      ['import', fileOf(refnet, text)],
      [
        ['Import it?', 'e'],
        ['Which column?', 'Second'],
        ['What does "Second" hold?', 'client'],
        ['Import it?', 'yes'],
      ],
    );
    expect(await referrals(refnet)).toEqual(['2026-01-05 received Maren Holt Jane D. new']);
  });

  test('nothing is written where that is not wanted', async () => {
    const refnet = await withMaren();
    const before = dumpOf(refnet.file);
    const { code } = await asked(
      refnet,
      ['import', fileOf(refnet, 'Date,Referrer,Client\n2026-01-05,Maren Holt,Jane D.\n')],
      [['Import it?', 'n']],
    );
    expect(code).toBe(130);
    expect(dumpOf(refnet.file)).toEqual(before);
  });
});

describe('a mapping that is kept', () => {
  const HEADINGS = 'Quando,Chi,Cosa\n';
  const MAP = ['--map', 'Quando=day, Chi=partner, Cosa=client'];

  test('is found again by its headings, and says so', async () => {
    const refnet = await withMaren();
    const first = fileOf(refnet, `${HEADINGS}2026-01-05,Maren Holt,Jane D.\n`);
    await refnet.ok(['import', first, '--received', '--save-map', 'Zoho', ...MAP]);
    const next = fileOf(refnet, `${HEADINGS}2026-02-05,Maren Holt,Max P.\n`, 'next.csv');
    const { code, stderr } = await refnet.run(['import', next, '--received']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'columns as in the mapping Zoho\n' });
    expect(await refnet.ok(['import', '--maps'])).toBe(
      'Zoho: 3 columns: Quando=day, Chi=partner, Cosa=client; --received\n' +
        '  refnet import --forget-map NAME      removes one\n',
    );
    expect(JSON.parse(await refnet.ok(['import', '--maps', '--json']))).toMatchObject([{ name: 'Zoho' }]);
  });

  const SAID = ['--given', '--currency', 'EUR', '--decimals', 'comma', '--dates', 'dmy', '--no-clients'];
  const ROW = '05/02/2026,Maren Holt,Max P.,"1.800"\n';
  const KEPT = '--given, --currency EUR, --decimals comma, --dates dmy and --no-clients';
  const withMapping = async () => {
    const refnet = await withMaren();
    const first = fileOf(refnet, 'Quando,Chi,Cosa,Value\n05/01/2026,Maren Holt,Jane D.,"1.500"\n');
    await refnet.ok(['import', first, '--save-map', 'Zoho', ...MAP, ...SAID]);
    return refnet;
  };

  test.each([
    ['by its headings', 'Quando,Chi,Cosa,Value\n', []],
    ['by its name', 'Quando,Chi,Cosa,Value,More\n', ['--as', 'zoho']],
  ])('brings what was said beside the columns, found %s', async (_, headings, as) => {
    const refnet = await withMapping();
    const next = fileOf(refnet, headings + ROW, 'next.csv');
    const { code, stderr } = await refnet.run(['import', next, ...as]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `columns as in the mapping Zoho with ${KEPT}\n` });
    const [, referral] = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as Record<
      string,
      unknown
    >[];
    expect(referral).toMatchObject({ direction: 'given', client: null, value: '1800.00', currency: 'EUR' });
    expect(JSON.parse(await refnet.ok(['import', '--maps', '--json']))).toMatchObject([
      { direction: 'given', currency: 'EUR', decimals: 'comma', dates: 'dmy', noClients: true },
    ]);
  });

  test('gives way to what the command line says', async () => {
    const refnet = await withMapping();
    const next = fileOf(refnet, `Quando,Chi,Cosa,Value\n${ROW}`, 'next.csv');
    const argv = ['--received', '--currency', 'CAD', '--dates', 'mdy', '--map', 'Cosa=client'];
    const { code, stderr } = await refnet.run(['import', next, ...argv]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'columns as in the mapping Zoho with --decimals comma\n',
    });
    const all = JSON.parse(await refnet.ok(['referrals', '--json'])) as Record<string, unknown>[];
    expect(all).toContainEqual(
      expect.objectContaining({
        direction: 'received',
        client: 'Max P.',
        day: '2026-05-02',
        value: '1800.00',
        currency: 'CAD',
      }),
    );
  });

  test('is taken by its name for other headings, with the words for statuses', async () => {
    const refnet = await withMaren();
    const first = fileOf(refnet, `Quando,Chi,Cosa,Status\n2026-01-05,Maren Holt,Jane D.,hot\n`);
    await refnet.ok([
      'import',
      first,
      '--received',
      '--save-map',
      'zoho',
      ...MAP,
      '--statuses',
      'hot=meeting',
    ]);
    const next = fileOf(
      refnet,
      'Quando,Chi,Cosa,Status,More\n2026-02-05,Maren Holt,Max P.,Hot,x\n',
      'next.csv',
    );
    const { code, stderr } = await refnet.run(['import', next, '--received', '--as', 'ZOHO']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'columns as in the mapping zoho\n' });
    expect((await referrals(refnet))[1]).toBe('2026-02-05 received Maren Holt Max P. meeting');
  });

  test('is refused by a name there is none of, with those there are', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, `${HEADINGS}2026-01-05,Maren Holt,Jane D.\n`);
    expect(await refnet.fails(2, ['import', file, '--as', 'zoho'])).toContain('there is no mapping "zoho"');
    await refnet.ok(['import', file, '--received', '--save-map', 'clio', ...MAP]);
    expect(await refnet.fails(2, ['import', file, '--as', 'zoho'])).toBe(
      'refnet: there is no mapping "zoho"\n  there is: "clio"\n',
    );
    expect(await refnet.fails(2, ['import', '--forget-map', 'zoho'])).toContain('there is: "clio"');
    expect(await refnet.fails(2, ['import', file, '--maps'])).toBe(
      'refnet: --maps stands alone, and imports nothing\n',
    );
  });

  test('goes and comes back with undo', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, `${HEADINGS}2026-01-05,Maren Holt,Jane D.\n`);
    await refnet.ok(['import', file, '--received', '--save-map', 'zoho', ...MAP]);
    expect(await refnet.ok(['import', '--forget-map', 'zoho', '--dry-run'])).toBe(
      'Would remove the mapping zoho.\nNothing was written.\n',
    );
    expect(await refnet.ok(['import', '--forget-map', 'zoho'])).toBe(
      'Removed the mapping zoho.\n  refnet undo      takes it back\n',
    );
    expect(await refnet.ok(['import', '--maps'])).toContain('No mappings yet.');
    await refnet.ok(['undo']);
    expect(await refnet.ok(['import', '--maps'])).toContain('zoho: 3 columns');
    await refnet.ok(['undo']);
    expect(await refnet.ok(['import', '--maps'])).toContain('No mappings yet.');
    await refnet.ok(['redo']);
    expect(await refnet.ok(['import', '--maps'])).toContain('zoho: 3 columns');
  });
});
