import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { asDay, addDays } from '../../src/calendar/day.ts';
import type { ImportedReferral, ImportRow, RejectedRow } from '../../src/imports/import.ts';
import { formatAmountPlain } from '../../src/money/money.ts';
import { isDitto } from '../../src/imports/ditto.ts';
import { parseStatusWords } from '../../src/imports/status-cell.ts';
import { parseMapping } from '../../src/imports/tracker.ts';
import { csvSheet } from '../../src/sheets/csv-sheet.io.ts';
import type { Sheet } from '../../src/sheets/sheet.ts';
import { openBytes } from '../../src/sheets/source.io.ts';
import { NOTHING_SAID, partnerCell } from '../../src/imports/partner-cell.ts';
import { isNobody, isNoNote } from '../../src/partners/nobody.ts';
import { trackerRows } from '../../src/imports/tracker-file.io.ts';
import type { Reading } from '../../src/imports/tracker-reading.ts';
import { csvRows } from '../../src/screen/csv.ts';
import { cleanInput, cleanNote } from '../../src/text/sanitize.ts';
import { DIRECTIONS } from '../../src/referrals/direction.ts';
import { isClosed, STATUSES } from '../../src/referrals/status.ts';
import { scannedTracker } from '../helpers/scanned-tracker.ts';

const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url).pathname;
const NOTHING = Readable.from([]);

async function ofText(text: string | Buffer): Promise<Sheet> {
  return csvSheet(await openBytes('-', Readable.from([Buffer.from(text)])));
}

async function ofFile(name: string): Promise<Sheet> {
  const source = await openBytes(fixture(name), NOTHING);
  onTestFinished(() => source.close());
  return csvSheet(source);
}

interface Options extends Partial<Reading> {
  map?: string[];
}

function read(source: Sheet, { map = [], ...given }: Options = {}) {
  const withoutClients = given.withoutClients ?? false;
  const scan = scannedTracker(source, parseMapping(map), withoutClients);
  const rows = [
    ...trackerRows(source, scan, {
      dates: scan.days.decide(),
      decimals: scan.decimals,
      currency: 'CAD',
      direction: 'received',
      today: asDay('2026-11-20'),
      statuses: new Map(),
      withoutClients,
      ...given,
    }),
  ];
  return { scan, rows };
}

const faultsOf = ({ faults }: RejectedRow) =>
  faults.map(({ column, fault }) => (column === null ? fault : `${column}: ${fault}`)).join('; ');

/** A row as one line: `2 2026-01-05 received Maren Holt | Jane D. | won | CAD 1800.00`, or `4 no client`. */
function brief(row: ImportRow): string {
  if ('rejected' in row) return `${row.rejected.line} ${faultsOf(row.rejected)}`;
  if ('leftOut' in row) return `${row.leftOut.line} left out: ${row.leftOut.why}`;
  const { line, day, direction, partner, client, need, status, closedOn, amount, note } = row.referral;
  const money =
    amount === null ? null : `${amount.currency} ${formatAmountPlain(amount.minor, amount.currency)}`;
  const rest = [client, need, status, closedOn, money, note].filter((part) => part !== null);
  return [`${line} ${day} ${direction} ${partner}`, ...rest].join(' | ');
}

const briefs = (source: Sheet, options?: Options) => read(source, options).rows.map(brief);

describe('a tracker is read', () => {
  test('with Date Received, Referrer, Prospect Name, Status, Notes', async () => {
    expect(briefs(await ofFile('referral-log.csv'))).toEqual([
      '2 2026-01-05 received Maren Holt | Jane D. | won | First home',
      '3 2026-02-14 received Maren Holt | Max P. | new',
      '4 day: not a day: February 2026 has 28 days',
      "5 2026-03-02 received Victor Osei | Zoë O'Neill | contacted | called twice, no answer",
    ]);
  });

  test("with Date, Prospect's Name, Source, Outcome, Revenue beneath a title, blank rows passed over", async () => {
    const { scan, rows } = read(await ofFile('source-tracker.csv'));
    expect(scan).toMatchObject({ headerLine: 4, rows: 4 });
    expect(rows.map(brief)).toEqual([
      '5 2026-01-15 received Victor Osei | Dana R. | won | CAD 1800.00',
      '6 2026-02-03 received Ilse Moreno | Eli T. | lost',
      '7 2026-02-03 received Ilse Moreno | Eli T. | lost',
      '9 2026-11-18 received Maren Holt | Finn A. | CAD 950.00',
    ]);
  });

  test('in Latin-1 with semicolons, decimal commas and headings of its own', async () => {
    const map = ['Datum=day, Von=partner, Kunde=client, Umsatz=value'];
    expect(briefs(await ofFile('semicolons-latin1.csv'), { map, currency: 'EUR' })).toEqual([
      '2 2026-01-05 received Jürgen Größe | Zoé Änn | won | EUR 1800.00',
      '3 2026-02-17 received Jürgen Größe | Søren K. | lost | EUR 2400.50',
    ]);
  });

  test('in UTF-16 with tabs, as Excel saves Unicode text', async () => {
    expect(briefs(await ofFile('excel-utf16.csv'))).toEqual([
      '2 2026-01-05 received Maren Holt | Jürgen Ł. | won | two\nlines',
    ]);
  });

  test('with carriage returns alone', async () => {
    expect(briefs(await ofFile('old-mac.csv'))).toHaveLength(2);
  });

  test('with a byte order mark and line breaks in notes, lines counted as they stand in the file', async () => {
    expect(briefs(await ofFile('bom-and-line-breaks.csv'))).toEqual([
      '2 2026-01-05 received Maren Holt | Jane D. | first line\nsecond line',
      '4 2026-01-06 received Maren Holt | Max P.',
    ]);
  });
});

describe('the way of a referral', () => {
  const way = async (text: string, options?: Options) =>
    read(await ofText(text), options).rows.map((row) =>
      'referral' in row ? row.referral.direction : brief(row).slice(2),
    );

  test('is the one of the whole file where nothing else says it', async () => {
    const text = 'Date,Partner,Client\n2026-01-05,A,B\n';
    expect(await way(text)).toEqual(['received']);
    expect(await way(text, { direction: 'given' })).toEqual(['given']);
  });

  test('is given in a column of those it was referred to', async () => {
    expect(await way('Date,Referred To,Client\n2026-01-05,A,B\n')).toEqual(['given']);
  });

  test('is told by which of two columns is filled', async () => {
    const text =
      'Date,Referred By,Referred To,Client\n2026-01-05,A,,B\n2026-01-05,,A,B\n2026-01-05,A,A,B\n2026-01-05,,,B\n';
    expect(await way(text)).toEqual([
      'received',
      'given',
      'two partners, one who gave and one who received; write your own name in place of one, or leave it empty',
      'partner: no partner',
    ]);
  });

  test('is what a column of directions says', async () => {
    const text = 'Date,Partner,Client,Direction\n2026-01-05,A,B,Out\n2026-01-05,A,B,\n2026-01-05,A,B,both\n';
    expect(await way(text)).toEqual([
      'given',
      'received',
      'direction: neither given nor received; write one of these in it',
    ]);
  });

  test('is what "Type" says, if all of it are directions; else it is the need', async () => {
    const header = 'Date,Partner,Client,Type\n';
    expect(await way(`${header}2026-01-05,A,B,given\n2026-01-05,A,B,in\n`)).toEqual(['given', 'received']);
    const mixed = read(await ofText(`${header}2026-01-05,A,B,given\n2026-01-05,A,B,taxes\n`));
    expect(mixed.rows.map(brief)).toEqual([
      '2 2026-01-05 received A | B | given',
      '3 2026-01-05 received A | B | taxes',
    ]);
  });

  test('leaves "Type" unread beside a column of services', async () => {
    const { scan } = read(await ofText('Date,Partner,Client,Type,Service\n2026-01-05,A,B,x,taxes\n'));
    expect(scan.columns.map(({ meaning }) => meaning)).toEqual([
      'day',
      'partner',
      'client',
      undefined,
      'need',
    ]);
  });
});

describe('a row is rejected', () => {
  const header = 'Date,Partner,Client,Status,Value,Closed On,Currency\n';
  test.each([
    [',A,B', 'day: no day'],
    ['31/02/2026,A,B', 'day: not a day: February 2026 has 28 days'],
    ['2026-11-21,A,B', 'day: still to come'],
    ['2026-01-05,,B', 'partner: no partner'],
    ['2026-01-05,A,', 'client: no client'],
    ['2026-01-05,A,\u200b', 'client: no client'],
    ['2026-01-05,A,B,hot', 'status: not known'],
    ['2026-01-05,A,B,won,abc', 'value: not an amount'],
    ['2026-01-05,A,B,won,-5', 'value: below zero'],
    ['2026-01-05,A,B,won,5,,XYZ', 'currency: not a currency'],
    ['2026-01-05,A,B,won,5,soon', 'closed: not a day'],
    ['2026-01-05,A,B,won,5,2026-01-04', 'closed: before the referral'],
    ['2026-01-05,A,B,won,5,2026-12-01', 'closed: still to come'],
    [
      '2026-01-05,A,B,won,1,,CAD,x',
      '8 cells where the header has 7; a text with a comma in it needs quotation marks',
    ],
  ])('%s', async (row, reason) => {
    expect(briefs(await ofText(header + row + '\n'))).toEqual([`2 ${reason}`]);
  });

  test('for nothing that may be left out', async () => {
    expect(briefs(await ofText(`${header}2026-01-05,A,B\n2026-01-05,A,B,open,,soon,,,,\n`))).toEqual([
      '2 2026-01-05 received A | B',
      '3 2026-01-05 received A | B | new',
    ]);
  });

  test('unless its client is a total by name', async () => {
    expect(briefs(await ofText(`${header}2026-01-05,A,Total\n`))).toHaveLength(1);
    expect(briefs(await ofText(`${header}2026-01-05,A,Total\n`))[0]).toContain('| Total');
  });
});

describe('options', () => {
  test('own words for statuses', async () => {
    const text = 'Date,Partner,Client,Status\n2026-01-05,A,B,Hot\n';
    const statuses = parseStatusWords(['hot=meeting']);
    expect(briefs(await ofText(text), { statuses })).toEqual(['2 2026-01-05 received A | B | meeting']);
  });

  test('clients left out, whether there is a column of them or not', async () => {
    const withoutClients = true;
    const expected = ['2 2026-01-05 received A'];
    expect(briefs(await ofText('Date,Partner,Client\n2026-01-05,A,B\n'), { withoutClients })).toEqual(
      expected,
    );
    expect(briefs(await ofText('Date,Partner\n2026-01-05,A\n'), { withoutClients })).toEqual(expected);
  });

  test('a day of the outcome, the currency of a heading and of a row', async () => {
    const text =
      'Date,Partner,Client,Status,Revenue (EUR),Currency,Outcome Date\n2026-01-05,A,B,won,5,,2026-02-01\n2026-01-05,A,B,won,5,usd,\n';
    expect(briefs(await ofText(text))).toEqual([
      '2 2026-01-05 received A | B | won | 2026-02-01 | EUR 5.00',
      '3 2026-01-05 received A | B | won | USD 5.00',
    ]);
  });

  test('a mapped column stands above one that is recognized', async () => {
    const text = 'Date,Source,Introducer Name,Client\n2026-01-05,web,A,B\n';
    expect(briefs(await ofText(text), { map: ['introducer name=partner'] })).toEqual([
      '2 2026-01-05 received A | B',
    ]);
  });

  test('several columns of notes are one note', async () => {
    const text = 'Date,Partner,Client,Notes,Comments\n2026-01-05,A,B,one,two\n2026-01-05,A,B,,two\n';
    expect(briefs(await ofText(text))).toEqual([
      '2 2026-01-05 received A | B | one\ntwo',
      '3 2026-01-05 received A | B | two',
    ]);
  });
});

describe('days', () => {
  test('are read by the one order that a later row tells', async () => {
    const text = 'Date,Partner,Client\n3/4/2026,A,B\n13/4/2026,A,B\n';
    expect(briefs(await ofText(text)).map((line) => line.slice(2, 12))).toEqual(['2026-04-03', '2026-04-13']);
  });

  test('are ambiguous where no row tells', async () => {
    const { scan } = read(await ofText('Date,Partner,Client\n3/4/2026,A,B\n'));
    expect(scan.days.decide()).toMatchObject({ ambiguous: true, example: '3/4/2026' });
  });

  test('may be serial numbers although a total stands beneath them', async () => {
    const text = 'Date,Partner,Client\n45296,A,B\nTotal,,1\n';
    expect(briefs(await ofText(text))).toEqual(['2 2024-01-05 received A | B']);
  });
});

describe('a header', () => {
  const scanError = async (text: string, map: string[] = []): Promise<unknown> => {
    const source = await ofText(text);
    try {
      scannedTracker(source, parseMapping(map));
    } catch (error) {
      return error;
    }
    return undefined;
  };

  test.each([
    ['Vorname,Firma\nJane,X\n', 'no column for the day and the partner among "Vorname", "Firma"'],
    ['Date,Firma\n2026-01-05,Q\n', 'no column for the partner among "Date", "Firma"'],
    ['Date,Chi\n2026-01-05,X\n', 'no column for the partner and the client among "Date", "Chi"'],
    ['Date,Partner\n2026-01-05,X\n', 'no column for the client among "Date", "Partner"'],
    ['just a text\nand another\n', 'no columns: every line is one single text'],
    [
      'Date,Partner,Referrer,Client\n2026-01-05,A,C,B\n',
      'the columns "Partner" and "Referrer" both look like the partner',
    ],
    ['Date,Partner,Client,Client\n2026-01-05,A,C,B\n', '2 columns are headed "Client"'],
  ])('%j is refused', async (text, message) => {
    expect(await scanError(text)).toMatchObject({ message, kind: 'refused' });
  });

  test('with two columns of one meaning is read when one is ignored', async () => {
    const text = 'Date,Partner,Referrer,Client\n2026-01-05,A,C,B\n';
    expect(await scanError(text, ['Referrer=ignore'])).toBeUndefined();
    expect(await scanError(text, ['Referrer=partner'])).toBeUndefined();
  });

  test('may have the same heading twice where it is not read', async () => {
    expect(await scanError('Date,Partner,Client,Phone,Phone\n')).toBeUndefined();
  });

  test('without a mapped column is a usage error that lists both sides', async () => {
    expect(await scanError('Date,Partner,Client\n', ['Refferer=partner'])).toMatchObject({
      kind: 'usage',
      message: 'the file has no column "Refferer"',
      hints: [
        'its columns: "Date", "Partner", "Client"',
        expect.stringMatching(/^they can be: day, partner, given-to, /),
      ],
    });
  });

  test('is found up to 30 lines down, and no further', async () => {
    const lines = (n: number) => `${'some,notes\n'.repeat(n)}Date,Partner,Client\n`;
    expect(await scanError(lines(29))).toBeUndefined();
    expect(await scanError(lines(30))).toBeDefined();
  });
});

test('a broken file is refused with its name and line', async () => {
  const source = await ofText('Date,Partner,Client\n2026-01-05,A,"B\n');
  expect(() => read(source)).toThrow('"standard input": a quotation mark opened on line 2 is never closed');
});

it('reads back every draft that is written as CSV', async () => {
  // A mark that stands for the row above is no text of its own in a list of another program.
  const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((each) => !isDitto(cleanInput(each)));
  const line = text.map(cleanInput);
  const referral = fc.record({
    line: fc.constant(0),
    day: fc.integer({ min: 0, max: 9000 }).map((n) => addDays(asDay('2002-01-01'), n)),
    partner: line.filter(isPartnersName),
    client: line.filter((name) => !isNobody(name)),
    direction: fc.constantFrom(...DIRECTIONS),
    need: line.map((need) => (isNobody(need) ? null : need)),
    status: fc.constantFrom(null, ...STATUSES),
    closedOn: fc.constant(null),
    amount: fc.option(
      // A nought is what programs write where nobody gave an amount.
      fc.record({ minor: fc.integer({ min: 1, max: 10 ** 12 }), currency: fc.constantFrom('CAD', 'JPY') }),
    ),
    note: text.map(cleanNote).map((note) => (isNoNote(note) ? null : note || null)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(referral, { minLength: 1, maxLength: 8 }), async (referrals) => {
      const wanted: ImportedReferral[] = referrals.map((each) => ({ ...each, status: each.status }));
      const source = await ofText(wanted.map(asCsv).reduce((all, row) => all + row, HEADER));
      const { rows } = read(source);
      expect(rows.map((row) => ('referral' in row ? { ...row.referral, line: 0 } : row))).toEqual(wanted);
    }),
  );
});

function isPartnersName(name: string): boolean {
  const cell = partnerCell(name, NOTHING_SAID);
  return cell.is === 'partner' && cell.name === name;
}

const HEADER = csvRows([
  ['day', 'partner', 'client', 'direction', 'need', 'status', 'currency', 'value', 'note'],
]);

function asCsv(row: ImportedReferral): string {
  const { day, partner, client, direction, need, status, amount, note } = row;
  const value = amount === null ? null : formatAmountPlain(amount.minor, amount.currency);
  return csvRows([[day, partner, client, direction, need, status, amount?.currency, value, note]]);
}

test('every closed status keeps the day of its outcome', async () => {
  for (const status of STATUSES) {
    const source = await ofText(
      `Date,Partner,Client,Status,Closed On\n2026-01-05,A,B,${status},2026-02-01\n`,
    );
    const [row] = read(source).rows;
    expect(row).toMatchObject({ referral: { closedOn: isClosed(status) ? '2026-02-01' : null } });
  }
});
