import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
  const xml = Object.entries(sheets).map(([sheet, rows]) => [sheet, sheetOf(rows)]);
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
