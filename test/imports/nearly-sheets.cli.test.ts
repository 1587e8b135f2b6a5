import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

type Rows = readonly (readonly string[])[];

const row = (cells: readonly string[]) =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;

/** A workbook in the network's folder, each sheet with its rows. */
function bookOf(refnet: Refnet, sheets: Readonly<Record<string, Rows>>, name = 'book.xlsx'): string {
  const path = join(refnet.home, name);
  const xml = Object.entries(sheets).map(([sheet, rows]): [string, string] => [
    sheet,
    `<sheetData>${rows.map(row).join('')}</sheetData>`,
  ]);
  writeFileSync(path, workbookOf({ sheets: Object.fromEntries(xml) }));
  return path;
}

const WHOLE: Rows = [
  ['Date', 'Sent to', 'Client'],
  ['2026-03-05', 'Bo Lee', 'Al Roe'],
];
const NO_PARTNER: Rows = [
  ['Date', 'Colleague', 'Client'],
  ['2026-01-20', 'Ann Ash', 'Kim Rowe'],
];
const NO_CLIENT: Rows = [
  ['Date', 'Partner', 'Topic'],
  ['2026-02-10', 'Ann Ash', 'Lunch'],
];
const NO_DAYS: Rows = [
  ['Referred by', 'Client'],
  ['Ann Ash', 'Zed Orr'],
];
const EXPENSES: Rows = [
  ['Date', 'Description', 'Amount'],
  ['2026-02-10', 'Paper', '12.00'],
];

const network = () => newNetwork(['config', 'currency', 'USD']);

const clientsOf = async (refnet: Refnet) =>
  (JSON.parse(await refnet.ok(['referrals', '--json'])) as { client: string | null }[])
    .map(({ client }) => client ?? '-')
    .toSorted()
    .join(', ');

describe('a sheet that lacks one column beside one that is whole', () => {
  test('is named in a script with what reads it', async () => {
    const refnet = await network();
    const path = bookOf(refnet, {
      In: NO_PARTNER,
      Coffee: NO_CLIENT,
      Old: NO_DAYS,
      Costs: EXPENSES,
      Out: WHOLE,
    });
    const { code, stderr } = await refnet.run(['import', path]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        '"book.xlsx" is a workbook with 5 sheets: "In" (a tracker but for the partner), "Coffee" (a tracker but for ' +
        'the client), "Old" (a tracker but for the day), "Costs" (no table that is known) and "Out" (a tracker)\n' +
        '"book.xlsx", sheet "In" has no column that is surely the partner, and is not read; to read it: ' +
        `refnet import ${path} --sheet In --map Colleague=partner\n` +
        '"book.xlsx", sheet "Coffee" has no column for the client, and is not read; to read it without names: ' +
        `refnet import ${path} --sheet Coffee --no-clients\n` +
        '"book.xlsx", sheet "Old" has no column for the day, and is not read: a referral needs its day\n',
    });
    expect(await clientsOf(refnet)).toBe('Al Roe');
    const alone = await refnet.run(['import', path, '--sheet', 'In', '--map', 'Colleague=partner']);
    expect(alone.stderr).toBe(
      '"book.xlsx" is a workbook with 5 sheets, of which you asked for "In" (a tracker)\n',
    );
    expect(await clientsOf(refnet)).toBe('Al Roe, Kim Rowe');
  });

  test('is named for itself where other files come with it', async () => {
    const refnet = await network();
    const path = bookOf(refnet, { In: NO_PARTNER, Out: WHOLE });
    const other = join(refnet.home, 'other.csv');
    writeFileSync(other, 'Date,Referred by,Client\n2026-05-05,Ann Ash,Vi Moe\n');
    const { stderr } = await refnet.run(['import', other, path, '--dry-run']);
    expect(stderr).toContain(
      `to read it: refnet import ${path} --dry-run --sheet In --map Colleague=partner\n`,
    );
  });

  test('is asked about in a terminal', async () => {
    const refnet = await network();
    const path = bookOf(refnet, { In: NO_PARTNER, Coffee: NO_CLIENT, Out: WHOLE });
    await asked(
      refnet,
      ['import', path],
      [
        ['"book.xlsx", sheet "In" has no column that is surely the partner. Read it too?', 'y'],
        ['"book.xlsx", sheet "Coffee" has no column for the client. Read it too?', ''],
        ['Which column is the partner?', '1'],
        ['Import it?', '1'],
      ],
    );
    expect(await clientsOf(refnet)).toBe('Al Roe, Kim Rowe');
  });

  test('comes in without the names of clients where a person wants it', async () => {
    const refnet = await network();
    const path = bookOf(refnet, { Coffee: NO_CLIENT, Out: WHOLE });
    await asked(
      refnet,
      ['import', path],
      [
        ['sheet "Coffee" has no column for the client. Read it too?', 'y'],
        ['Which column is the client?', '2'],
        ['Import it?', '1'],
      ],
    );
    expect(await clientsOf(refnet)).toBe('-, Al Roe');
  });

  test.each([
    ['--map', ['--map', 'Colleague=partner']],
    ['--no-clients', ['--no-clients']],
  ])('is read where %s says what it lacks', async (_, options) => {
    const refnet = await network();
    const lacking = options.length === 1 ? NO_CLIENT : NO_PARTNER;
    const path = bookOf(refnet, { Lacking: lacking, Same: lacking });
    const { code } = await refnet.run(['import', path, ...options]);
    expect(code).toBe(0);
  });

  test('is read by the mapping that is kept for its headings', async () => {
    const refnet = await network();
    const csv = join(refnet.home, 'first.csv');
    writeFileSync(csv, 'Date,Colleague,Client\n2026-05-05,Ann Ash,Vi Moe\n');
    await refnet.run(['import', csv, '--map', 'Colleague=partner', '--save-map', 'mine']);
    const path = bookOf(refnet, { In: NO_PARTNER, Out: WHOLE });
    expect((await refnet.run(['import', path])).stderr).toContain('"In" (a tracker) and "Out" (a tracker)');
    expect(await clientsOf(refnet)).toBe('Al Roe, Kim Rowe, Vi Moe');
  });
});

describe('sheets none of which is whole', () => {
  test('are each named in a script with what reads it', async () => {
    const refnet = await network();
    const path = bookOf(refnet, { In: NO_PARTNER, Out: NO_PARTNER, Costs: EXPENSES });
    expect(await refnet.fails(1, ['import', path])).toBe(
      'refnet: "book.xlsx" is a workbook with 3 sheets; none is a tracker with a day and a partner, or a list of people\n' +
        `  refnet import ${path} --sheet In --map Colleague=partner      reads "In", if it is that\n` +
        `  refnet import ${path} --sheet Out --map Colleague=partner      reads "Out", if it is that\n` +
        `  refnet import ${path} --sheet NAME      reads that one; --map says what its columns are\n` +
        '  its sheets: "In", "Out", "Costs"\n',
    );
  });

  test('are asked for their columns in a terminal', async () => {
    const refnet = await network();
    const path = bookOf(refnet, { In: NO_PARTNER, Costs: EXPENSES });
    await asked(
      refnet,
      ['import', path],
      [
        ['Which column is the partner?', '1'],
        ['Import it?', '1'],
      ],
    );
    expect(await clientsOf(refnet)).toBe('Kim Rowe');
  });
});
