import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { statusWordsHelp } from '../../src/referrals/status-words.view.ts';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { asked, type Answer } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url).pathname;

/** Writes a file into the network's home and gives its path. */
function fileOf(refnet: Refnet, text: string | Buffer, name = 'tracker.csv'): string {
  const path = join(refnet.home, name);
  writeFileSync(path, text);
  return path;
}

const GOOD = `Date Received,Referrer,Prospect Name,Status,Notes
2026-01-05,Maren Holt,Jane D.,Closed Won,
2026-02-14,Maren Holt,Max P.,Waiting,
2026-03-02,Victor Osei,Bob Q.,No Sale,
`;
const withMaren = () => newNetwork(['add-partner', 'Maren Holt']);

describe('import', () => {
  it('says in one line what came in, and how to take it back', async () => {
    const refnet = await withMaren();
    expect(await refnet.ok(['import', fileOf(refnet, GOOD)])).toBe(
      'Imported 3 referrals from 2 partners (1 new), 5 Jan 2026 to 2 Mar 2026.\n' +
        '  Taken as received; --given says otherwise.\n' +
        '  Statuses taken: "Closed Won" as won; "Waiting" as new; "No Sale" as lost; --statuses says otherwise.\n' +
        '  2 outcomes have no day in the file, and go by the day of the referral.\n' +
        '  next: refnet report      refnet undo      takes the whole import back\n',
    );
    expect(await refnet.ok(['undo'])).toBe(
      'Took back: imported 3 referrals, added 1 partner (1 partner and 3 referrals)\n' +
        '  refnet redo      does it again\n',
    );
    expect(await refnet.ok(['redo'])).toBe(
      'Did again: imported 3 referrals, added 1 partner (1 partner and 3 referrals)\n' +
        '  refnet undo      takes it back\n',
    );
  });

  it('makes the network where there is none', async () => {
    const refnet = await newNetwork();
    const result = await refnet.run(['import', fileOf(refnet, GOOD), '--given']);
    expect(result).toEqual({
      code: 0,
      stdout:
        'Imported 3 referrals to 2 partners (2 new), 5 Jan 2026 to 2 Mar 2026.\n' +
        '  Statuses taken: "Closed Won" as won; "Waiting" as new; "No Sale" as lost; --statuses says otherwise.\n' +
        '  2 outcomes have no day in the file, and go by the day of the referral.\n' +
        '  next: refnet report      refnet undo      takes the whole import back\n',
      stderr: `Your network is kept in ${refnet.file}, which only you can read.\n`,
    });
  });

  it('finds nothing new in the same file, and writes nothing', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, GOOD);
    await refnet.ok(['import', file]);
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['import', file])).toBe('Nothing new: all 3 rows were already there.\n');
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  it('adds what is new in a file that has grown', async () => {
    const refnet = await withMaren();
    await refnet.ok(['import', fileOf(refnet, GOOD)]);
    const grown = fileOf(refnet, `${GOOD}2026-04-01,Maren Holt,Finn A.,open,\n`);
    expect(await refnet.ok(['import', grown])).toContain(
      'Imported 1 referral from 1 partner, 1 Apr 2026; 3 rows were already there.\n',
    );
  });

  it('reads standard input', async () => {
    const refnet = await withMaren();
    const { code, stdout } = await refnet.run(['import', '-', '--received'], { stdin: GOOD });
    expect({ code, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      first: 'Imported 3 referrals from 2 partners (1 new), 5 Jan 2026 to 2 Mar 2026.',
    });
  });

  it('takes amounts in the home currency, and says so', async () => {
    const refnet = await withMaren();
    expect(await refnet.ok(['import', fixture('source-tracker.csv')])).toBe(
      'Imported 4 referrals from 3 partners (2 new), 15 Jan 2026 to 18 Nov 2026.\n' +
        '  Taken as received and amounts in USD; --given and --currency say otherwise.\n' +
        '  Statuses taken: "No Sale" as lost; "converted" as won; --statuses says otherwise.\n' +
        '  3 outcomes have no day in the file, and go by the day of the referral.\n' +
        '  1 row says the same as another (lines 6 and 7) and is a referral of its own; refnet remove NUMBER      takes one out\n' +
        '  next: refnet report      refnet undo      takes the whole import back\n',
    );
    expect(await refnet.ok(['undo'])).toContain('Took back');
    expect(
      await refnet.ok(['import', fixture('source-tracker.csv'), '--received', '--currency', 'cad']),
    ).not.toContain('Taken');
  });

  it('says which currency a mere $ was taken for, and none where all amounts name theirs', async () => {
    const refnet = await withMaren();
    const rows = (amount: string) =>
      `Date,Referrer,Client,Amount\n2026-01-05,Maren Holt,Jane D.,"${amount}"\n`;
    expect(await refnet.ok(['import', fileOf(refnet, rows('$1,800')), '--received'])).toContain(
      '  Taken amounts in USD; --currency says otherwise.\n',
    );
    expect(await refnet.ok(['undo'])).toContain('Took back');
    expect(await refnet.ok(['import', fileOf(refnet, rows('\u20ac1,800')), '--received'])).not.toContain(
      'Taken',
    );
  });

  it('reads other headings with --map', async () => {
    const refnet = await withMaren();
    const file = fileOf(
      refnet,
      'Wann;Von wem;Wer\n05.01.2026;Maren Holt;Jane D.\n17.01.2026;Maren Holt;Max P.\n',
    );
    const argv = ['import', file, '--received', '--map', 'Wann=day, Von wem=partner', '--map', 'wer=client'];
    expect(await refnet.ok(argv)).toContain(
      'Imported 2 referrals from 1 partner, 5 Jan 2026 to 17 Jan 2026.',
    );
  });

  it('warns of names that look alike, and keeps both', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Date,Partner,Client\n2026-01-05,Maren  Hollt,Jane D.\n');
    const { code, stderr } = await refnet.run(['import', file]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        '"Maren Hollt" is not on record, but looks like Maren Holt (p1)\n' +
        '  refnet merge p1 p2\n' +
        'They were added apart; where two are one person, the command beneath makes them one.\n',
    });
  });

  it('prints what it did as JSON', async () => {
    const refnet = await withMaren();
    const [report, ...others] = JSON.parse(
      await refnet.ok(['import', fileOf(refnet, GOOD), '--json']),
    ) as unknown[];
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      import: 1,
      dryRun: false,
      file: 'tracker.csv',
      headerLine: 1,
      direction: 'received',
      rows: 3,
      added: 3,
      known: 0,
      removed: 0,
      changed: 0,
      rejected: 0,
      newPartners: ['Victor Osei'],
      firstDay: '2026-01-05',
      lastDay: '2026-03-02',
    });
  });
});

describe('another status or amount in the file', () => {
  const LATER = GOOD.replace('Waiting', 'Won').replace('Status', 'Outcome');

  it('is offered, and brought over with --update', async () => {
    const refnet = await withMaren();
    await refnet.ok(['import', fileOf(refnet, GOOD), '--received']);
    const file = fileOf(refnet, LATER);
    expect(await refnet.ok(['import', file, '--received'])).toBe(
      'Nothing new: all 3 rows were already there.\n' +
        `  1 referral there has another status in the file: refnet import ${file} --received --update\n` +
        '    line 3, #2: status new -> won\n',
    );
    expect(await refnet.ok(['import', file, '--received', '--update'])).toBe(
      'Brought 1 referral up to date; 2 rows were already there.\n' +
        '  By the file, old -> new:\n' +
        '    line 3, #2: status new -> won\n' +
        '  The file names no day of 1 outcome, which is taken as of Fri 20 Nov 2026, when it was imported\n' +
        '    refnet update 2 --on DAY      says another\n' +
        '  refnet undo      takes it back\n',
    );
    expect(await refnet.ok(['undo'])).toContain('Took back: updated 1 referral from a file');
    expect(await refnet.ok(['import', file, '--received', '--update', '--dry-run'])).toContain(
      'Would bring 1 referral up to date; 2 rows were already there.',
    );
  });
});

describe('bad rows', () => {
  const LOG = fixture('referral-log.csv');

  it('refuse the whole file, naming lines and never clients', async () => {
    const refnet = await withMaren();
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(1, ['import', LOG])).toBe(
      'refnet: 1 of 4 rows cannot be read, so nothing was imported\n' +
        '  line 4, "Date Received": not a day: February 2026 has 28 days ("2026-02-30")\n' +
        `  refnet import ${LOG} --skip-bad      imports the other 3 rows\n`,
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  it('leave no file behind where there was none', async () => {
    const refnet = await newNetwork();
    await refnet.fails(1, ['import', LOG]);
    expect(existsSync(refnet.file)).toBe(false);
  });

  it('are passed over with --skip-bad, and written to a file that comes back in once mended', async () => {
    const refnet = await withMaren();
    const bad = join(refnet.home, 'bad.csv');
    const result = await refnet.run(['import', LOG, '--skip-bad', '--received', '--bad-rows', bad]);
    expect(result).toEqual({
      code: 3,
      stdout:
        'Imported 3 referrals from 2 partners (1 new), 5 Jan 2026 to 2 Mar 2026; 1 row could not be read.\n' +
        '  Statuses taken: "Closed Won" as won; "Waiting" and "Open" as new; "In progress" as contacted; --statuses says otherwise.\n' +
        '  1 outcome has no day in the file, and goes by the day of the referral.\n' +
        '  next: refnet report      refnet undo      takes the whole import back\n',
      stderr:
        'line 4, "Date Received": not a day: February 2026 has 28 days ("2026-02-30")\n' +
        `the rejected rows are in "${bad}", to be mended and imported: refnet import ${bad} --received\n` +
        '1 line is no referral and was left out: a total (line 6)\n',
    });
    expect(statSync(bad).mode & 0o777).toBe(0o600);
    expect(readFileSync(bad, 'utf8')).toBe(
      'Line,Reason,Date Received,Referrer,Prospect Name,Status,Notes\r\n' +
        '4,"""Date Received"": not a day: February 2026 has 28 days",2026-02-30,Victor Osei,Bob Q.,Open,\r\n',
    );
    const mended = readFileSync(bad, 'utf8').replace(',2026-02-30,', ',2026-02-28,');
    expect(await refnet.ok(['import', fileOf(refnet, mended), '--received'])).toContain(
      'Imported 1 referral from 1 partner, 28 Feb 2026.',
    );
  });

  it('come in again from their file, mended and as it is, and what is still wrong goes to another', async () => {
    const refnet = await withMaren();
    const file = fileOf(
      refnet,
      'Date,Referrer,Prospect Name\n2026-01-05,Maren Holt,Jane D.\n31/02/2026,Maren Holt,Bob Q.\n2026-99-01,Maren Holt,\n',
    );
    const [bad, worse] = [join(refnet.home, 'bad.csv'), join(refnet.home, 'worse.csv')];
    await refnet.run(['import', file, '--skip-bad', '--bad-rows', bad]);
    const mended = fileOf(
      refnet,
      readFileSync(bad, 'utf8').replace('31/02/2026', '2026-02-28'),
      'mended.csv',
    );
    const { code, stdout } = await refnet.run(['import', mended, '--skip-bad', '--bad-rows', worse]);
    expect({ code, stdout }).toEqual({
      code: 3,
      stdout:
        'Imported 1 referral from 1 partner, 28 Feb 2026; 1 row could not be read.\n' +
        '  Taken as received; --given says otherwise.\n' +
        '  next: refnet report      refnet undo      takes the whole import back\n',
    });
    expect(readFileSync(worse, 'utf8')).toBe(
      'Line,Reason,Date,Referrer,Prospect Name\r\n' +
        '3,"""Date"": not a day: there is no month 99; the order is year, month, day; ""Prospect Name"": no client",2026-99-01,Maren Holt,\r\n',
    );
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toMatchObject([
      { client: 'Bob Q.', need: null, note: null, reason: null },
      { client: 'Jane D.' },
    ]);
    // Mended in the tracker as well, it is the same row.
    const whole = fileOf(refnet, readFileSync(file, 'utf8').replace('31/02/2026', '2026-02-28'));
    expect((await refnet.run(['import', whole, '--skip-bad'])).stdout).toContain(
      'Nothing new; 2 rows were already there; 1 row could not be read.',
    );
  });

  it('go to a file also when everything is refused, which is never written over', async () => {
    const refnet = await withMaren();
    const bad = join(refnet.home, 'bad.csv');
    expect(await refnet.fails(1, ['import', LOG, '--bad-rows', bad])).toContain('the rejected rows are in');
    expect(await refnet.fails(1, ['import', LOG, '--bad-rows', bad])).toContain(
      'is there already, and is not written over',
    );
  });

  it('with the same fault are one line', async () => {
    const refnet = await withMaren();
    const rows = Array.from({ length: 23 }, () => '2026-01-05,Maren Holt,').join('\n');
    const file = fileOf(refnet, `Date,Partner,Client\n${rows}\n2026-01-05,Maren Holt,Jane D.\n`);
    const said = await refnet.fails(1, ['import', file]);
    expect(said).toBe(
      'refnet: 23 of 24 rows cannot be read, so nothing was imported\n' +
        '  lines 2, 3, 4, 5, 6, 7, 8, 9, 10 and 14 more, "Client": no client\n' +
        `  refnet import ${file} --skip-bad      imports the other one\n`,
    );
  });

  it('are all there is', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Date,Partner,Client\n,Maren Holt,Jane D.\n');
    expect(await refnet.fails(1, ['import', file, '--skip-bad'])).toBe(
      'refnet: no row could be read, so nothing was imported\n  line 2, "Date": no day\n',
    );
  });

  it('may come from partners that are not there', async () => {
    const refnet = await withMaren();
    const said = await refnet.fails(1, ['import', fileOf(refnet, GOOD), '--no-new-partners']);
    expect(said).toContain('line 4, "Referrer": no partner of yours is called so');
  });
});

describe('import --dry-run', () => {
  it('shows the columns, the first rows and the new partners, and writes nothing', async () => {
    const refnet = await newNetwork();
    expect(await refnet.ok(['import', fixture('source-tracker.csv'), '--dry-run'])).toBe(`\
Would import 4 referrals from 3 partners (3 new), 15 Jan 2026 to 18 Nov 2026.

Columns, from line 4
  Date             the day of the referral, written M/D/YYYY
  Prospect's Name  the client
  Source           the partner
  Outcome          the status
  Revenue          the amount, in USD where it names no currency

The rows
  Dana R. received from Victor Osei, Thu 15 Jan 2026; won; USD 1,800
  Eli T. received from Ilse Moreno, Tue 3 Feb 2026; lost
  Eli T. received from Ilse Moreno, Tue 3 Feb 2026; lost
  Finn A. received from Maren Holt, Wed 18 Nov 2026; about USD 950

New partners: Victor Osei, Ilse Moreno and Maren Holt
Taken as received and amounts in USD; --given and --currency say otherwise.
Statuses taken: "No Sale" as lost; "converted" as won; --statuses says otherwise.
3 outcomes have no day in the file, and go by the day of the referral.
1 row says the same as another (lines 6 and 7) and is a referral of its own; what is there by mistake is to be taken out of the file
Nothing was written.
`);
    expect(existsSync(refnet.file)).toBe(false);
  });

  it('refuses what the import would, in its words, and writes no file of bad rows', async () => {
    const refnet = await withMaren();
    const before = dumpOf(refnet.file);
    const bad = join(refnet.home, 'bad.csv');
    const argv = ['import', fixture('referral-log.csv'), '--bad-rows', bad];
    const tried = await refnet.fails(1, [...argv, '--dry-run']);
    const shown = await refnet.run([...argv, '--skip-bad', '--dry-run']);
    expect({ code: shown.code, stderr: shown.stderr }).toEqual({
      code: 3,
      stderr:
        'line 4, "Date Received": not a day: February 2026 has 28 days ("2026-02-30")\n' +
        `the rejected rows would be in "${bad}", to be mended and imported\n` +
        '1 line is no referral and was left out: a total (line 6)\n',
    });
    expect(shown.stdout).toContain('Would import 3 referrals from 2 partners (1 new)');
    expect(dumpOf(refnet.file)).toEqual(before);
    expect(existsSync(bad)).toBe(false);
    const said = await refnet.fails(1, argv);
    expect(said.replace(/ {2}the rejected rows are.*\n/, '')).toBe(tried.replaceAll(' --dry-run', ''));
  });

  it('prints JSON with the first rows', async () => {
    const refnet = await newNetwork();
    const argv = ['import', fixture('source-tracker.csv'), '--dry-run', '--json'];
    const [report] = JSON.parse(await refnet.ok(argv)) as unknown[];
    expect(report).toMatchObject({ import: null, dryRun: true, dates: 'M/D/YYYY', assumedCurrency: 'USD' });
    expect(report).toHaveProperty('preview.0', {
      line: 5,
      day: '2026-01-15',
      direction: 'received',
      partner: 'Victor Osei',
      client: 'Dana R.',
      need: null,
      status: 'won',
      closedOn: null,
      currency: 'USD',
      value: '1800.00',
      note: null,
    });
  });
});

describe('import refuses', () => {
  test('days that can be read two ways, with both readings to type', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Date,Partner,Client\n3/4/2026,Maren Holt,Jane D.\n');
    expect(await refnet.fails(2, ['import', file])).toBe(
      'refnet: the days of this file can be read two ways, like "3/4/2026"\n' +
        `  refnet import ${file} --dates dmy      reads it as Fri 3 Apr 2026\n` +
        `  refnet import ${file} --dates mdy      reads it as Wed 4 Mar 2026\n`,
    );
    expect(await refnet.ok(['import', file, '--dates', 'mdy'])).toContain('4 Mar 2026');
  });

  test('headings it does not know, with those it saw and an example', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Quando,Chi,Client\nsoon,Maren Holt,Jane D.\n');
    expect(await refnet.fails(1, ['import', file])).toBe(
      'refnet: no column for the day and the partner among "Quando", "Chi", "Client"\n' +
        '  no other column holds days: an import needs one\n' +
        '  they can be: day, partner, given-to, client, status, stage, value, estimate, currency, need, direction, closed, won-on, lost-on, source, note, partner-profession, partner-firm, partner-region, ignore; a name in two columns is client-first and client-last, partner-first and partner-last\n',
    );
  });

  test('a meaning there is none of, listing both sides', async () => {
    const refnet = await withMaren();
    expect(await refnet.fails(2, ['import', fileOf(refnet, GOOD), '--map', 'Referrer=boss'])).toBe(
      'refnet: a column cannot be mapped to "boss"\n' +
        '  on the left a heading of the file, on the right one of: day, partner, given-to, client, status, stage, value, estimate, currency, need, direction, closed, won-on, lost-on, source, note, partner-profession, partner-firm, partner-region, ignore; a name in two columns is client-first and client-last, partner-first and partner-last\n' +
        '  the headings of this file: "Date Received", "Referrer", "Prospect Name", "Status", "Notes"\n',
    );
  });

  test('a direction that a column contradicts', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Date,Referred To,Client\n2026-01-05,Maren Holt,Jane D.\n');
    expect(await refnet.fails(2, ['import', file, '--received'])).toContain(
      '--received does not go with a column "Referred To"',
    );
    expect(await refnet.fails(2, ['import', file, '--received', '--given'])).toContain(
      '--given and --received do not go together',
    );
    expect(await refnet.ok(['import', file])).toContain('Imported 1 referral to 1 partner, 5 Jan 2026.');
  });

  test('no file, a file that is not there, a folder, an empty one, headings alone, a workbook', async () => {
    const refnet = await withMaren();
    mkdirSync(join(refnet.home, 'folder'));
    expect(await refnet.fails(2, ['import'])).toBe(
      'refnet: the file is missing\n  for example: refnet import FILE --dry-run\n  what comes through a pipe is read by: refnet import -\n',
    );
    expect(await refnet.fails(1, ['import', join(refnet.home, 'none.csv')])).toContain('there is no file');
    expect(await refnet.fails(1, ['import', join(refnet.home, 'folder')])).toContain('is a folder');
    expect(await refnet.fails(1, ['import', fileOf(refnet, '')])).toContain('"tracker.csv" is empty');
    expect(await refnet.fails(1, ['import', fileOf(refnet, 'Date,Partner,Client\n,,\n')])).toContain(
      'there are headings, but no rows beneath them',
    );
    expect(await refnet.fails(1, ['import', fileOf(refnet, 'PK\u0003\u0004x', 'a.xlsx')])).toContain(
      '"a.xlsx" cannot be read: it is damaged or cut off: the whole file did not arrive',
    );
    expect(await refnet.fails(1, ['import', fileOf(refnet, 'Date,Partner,Client\n\0\0')])).toContain(
      'this is not a text file',
    );
  });
});

describe('import in a terminal', () => {
  test('asks for the file, shows what it would write and imports it', async () => {
    const refnet = await withMaren();
    fileOf(refnet, GOOD);
    const { code, stdout, stderr } = await asked(
      refnet,
      ['import', '--received'],
      [
        ['File, for example ~/tracker.csv (Enter for none)', '~/trakcer.csv'],
        ['there is no file', '~/tracker.csv'],
        ['Would import 3 referrals from 2 partners (1 new)', 'y'],
      ],
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        'Imported 3 referrals from 2 partners (1 new), 5 Jan 2026 to 2 Mar 2026.\n' +
        '  Statuses taken: "Closed Won" as won; "Waiting" as new; "No Sale" as lost;\n' +
        '    --statuses says otherwise.\n' +
        '  2 outcomes have no day in the file, and go by the day of the referral.\n' +
        '  next: refnet report      refnet undo      takes the whole import back\n',
    });
    expect(stderr).toContain('New partners: Victor Osei\n');
    expect(stderr).not.toContain('Nothing was written');
  });

  test('writes nothing where that is not wanted after all', async () => {
    const refnet = await withMaren();
    fileOf(refnet, GOOD);
    const before = dumpOf(refnet.file);
    const file: Answer = ['File', '~/tracker.csv'];
    expect((await asked(refnet, ['import'], [file, ['Import it?', 'n']])).code).toBe(130);
    expect((await asked(refnet, ['import'], [['File', '']])).code).toBe(130);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('asks how to read days that can be read two ways, but nothing with --yes', async () => {
    const refnet = await withMaren();
    const file = fileOf(refnet, 'Date,Partner,Client\n3/4/2026,Maren Holt,Jane D.\n');
    const answered = await asked(
      refnet,
      ['import', file],
      [
        ['Which day is "3/4/2026"?', '2'],
        ['Import it?', 'yes'],
      ],
    );
    expect(answered.stdout).toContain('4 Mar 2026');
    const { code, stderr } = await asked(refnet, ['import', file, '--yes'], []);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('can be read two ways, like "3/4/2026"'),
    });
  });
});

test.each([
  [['--dates', 'ymd'], '"ymd" is not a date order', 'choose one of: dmy, mdy'],
  [['--decimals', 'dot'], '"dot" is not a decimal sign', 'choose one of: point, comma'],
  [['--map', ''], '--map is empty: leave it out, or give it a value', undefined],
  [['--dates', 'dmy', '--dates', 'mdy'], '--dates is said 2 times, and counts once', 'leave out all but one'],
])('import %j is refused', async (options, message, hint) => {
  const refnet = await withMaren();
  const file = fileOf(refnet, GOOD);
  const before = dumpOf(refnet.file);
  expect(await refnet.fails(2, ['import', file, ...options])).toBe(
    `refnet: ${message}\n${hint === undefined ? '' : `  ${hint}\n`}`,
  );
  expect(dumpOf(refnet.file)).toEqual(before);
});

test('help states every word for a status, and those that say two things', async () => {
  const refnet = await newNetwork();
  const help = await refnet.ok(['help', 'import']);
  expect(help).toContain('  won          won, closed won, deal won, deal closed');
  expect(help).toContain(statusWordsHelp());
  expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

describe('a status that says two things', () => {
  const CLOSED = `Date,Referrer,Client,Status
2026-01-05,Maren Holt,Jane D.,Closed
2026-02-14,Maren Holt,Max P.,closed
2026-03-02,Maren Holt,Bob Q.,Booked
`;

  test('is asked about once a word in a terminal', async () => {
    const refnet = await withMaren();
    const { code, stdout } = await asked(
      refnet,
      ['import', fileOf(refnet, CLOSED)],
      [
        ['What does the status "Closed" say? (2 rows)', 'won'],
        ['What does the status "Booked" say?', 'meeting'],
        ['Import it?', 'yes'],
      ],
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Imported 3 referrals') });
    const statuses = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
      status: string;
    }[];
    expect(statuses.map(({ status }) => status)).toEqual(['won', 'won', 'meeting']);
  });

  test('is refused elsewhere with both, and how to say which', async () => {
    const refnet = await withMaren();
    const path = fileOf(refnet, CLOSED);
    expect(await refnet.fails(1, ['import', path])).toContain(
      `refnet: no row could be read, so nothing was imported
  the status "Closed" (2 rows) may be won or lost
  the status "Booked" (1 row) may be meeting or won
  refnet import ${path} --statuses "Closed=STATUS, Booked=STATUS"
  a STATUS is one of: new, contacted, meeting, proposal, won, lost, no-response, declined, not-chosen, void, leave-out
`,
    );
    expect(await refnet.ok(['import', path, '--statuses', 'Closed=won, Booked=meeting'])).toContain(
      'Imported 3 referrals',
    );
  });
});

test('a network itself is told how it is taken over', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const copy = join(refnet.home, 'from the other computer.db');
  expect((await refnet.run(['--db', copy, 'add-partner', 'Bo Lind'])).code).toBe(0);
  expect(await refnet.fails(1, ['--db', refnet.file, 'import', copy])).toBe(
    `refnet: "${copy}" is a network of refnet, whose export is what can be imported
  refnet --db "${copy}" export all --output copy.json      takes out what it holds
  refnet --db ${refnet.file} import copy.json      then takes over what only that holds
  refnet --db ${refnet.file} restore "${copy}"      puts it in the place of your network instead
`,
  );
  const other = join(refnet.home, 'other.db');
  writeFileSync(other, `SQLite format 3\0${'\0'.repeat(100)}`);
  expect(await refnet.fails(1, ['import', other])).toBe(
    'refnet: "other.db" is a database, not a list\n' +
      '  export the list from the program it belongs to, as a spreadsheet or as CSV\n',
  );
});
