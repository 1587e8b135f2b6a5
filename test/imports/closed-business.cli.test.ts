import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

const HEADINGS = ['From', 'To', '', 'Slip Type', '$ if TYFCB', 'Detail'];

/** What Maren gave and what was given to Maren, as Nadia sees it. */
const received = (amount: string) => ['Nadia Brandt', 'Maren Holt', '', 'TYFCB', amount, ''];
const given = (amount: string) => ['Maren Holt', 'Nadia Brandt', '', 'TYFCB', amount, ''];
const referral = ['Nadia Brandt', 'Maren Holt', '', 'Referral', '', ''];

const table = (day: string, slips: readonly (readonly string[])[]) => [
  [`Slips Audit Report for ${day}`],
  HEADINGS,
  ...slips,
];

const asCsv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n');

const asXml = (rows: readonly (readonly string[])[]) => {
  const cell = (text: string) =>
    text === '' ? '<Cell/>' : `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
  const lines = rows.map((row) => `<Row>${row.map(cell).join('')}</Row>`).join('');
  return `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Slips"><Table>${lines}</Table></Worksheet></Workbook>`;
};

const asXlsx = (rows: readonly (readonly string[])[]) => {
  const cell = (text: string) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  return workbookOf({
    sheets: {
      Slips: `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`,
    },
  });
};

function fileOf(refnet: Refnet, bytes: string | Uint8Array, name = 'slips.csv'): string {
  const path = join(refnet.home, name);
  writeFileSync(path, bytes);
  return path;
}

const nadia = (...commands: string[][]) =>
  newNetwork(
    ['add-partner', 'Maren Holt'],
    ['config', 'my-name', 'Nadia Brandt'],
    ['config', 'currency', 'CAD'],
    ...commands,
  );

const FROM_MAREN = ['log', 'Hana W.', '--from', 'maren', '--on', '2026-01-10'];
const ANOTHER = ['log', 'Jo P.', '--from', 'maren', '--on', '2026-01-12'];
const won = (number: string, day: string, ...more: string[]) => [
  ['update', number, 'won', '--on', day, ...more],
];

/** Of each referral by its number: direction, status, day of the outcome, what was invoiced. */
async function referralsOf(refnet: Refnet): Promise<string[]> {
  const all = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
    number: number;
    direction: string;
    status: string;
    closedOn: string | null;
    invoiced: string | null;
  }[];
  return all
    .toSorted((a, b) => a.number - b.number)
    .map((each) => [each.direction, each.status, each.closedOn ?? '-', each.invoiced ?? '-'].join(' '));
}

const CASES: readonly {
  name: string;
  before: string[][];
  slips: string[][];
  says: string;
  referrals: string[];
}[] = [
  {
    name: 'the only open one is won, on the day of the slip',
    before: [FROM_MAREN],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  Closed business won referral 1: slips name no client, so the oldest open one is taken.',
    referrals: ['received won 2026-02-04 500.00'],
  },
  {
    name: 'also where it had a later step',
    before: [FROM_MAREN, ['update', '1', 'contacted', '--on', '2026-03-01']],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  Closed business won referral 1: slips name no client, so the oldest open one is taken.',
    referrals: ['received won 2026-02-04 500.00'],
  },
  {
    name: 'of two open ones with clients the older, rather than a third that is made up',
    before: [FROM_MAREN, ANOTHER],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  Closed business won referral 1: slips name no client, so the oldest open one is taken.',
    referrals: ['received won 2026-02-04 500.00', 'received new - -'],
  },
  {
    name: 'a won one gets more, and no introduction is counted',
    before: [FROM_MAREN, ...won('1', '2026-01-20', '--value', '700')],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  Closed business was added to referral 1: none was open, so the one won last is taken.',
    referrals: ['received won 2026-01-20 1200.00'],
  },
  {
    name: 'of two won ones the last',
    before: [
      FROM_MAREN,
      ANOTHER,
      ...won('1', '2026-01-20', '--value', '700'),
      ...won('2', '2026-01-15', '--value', '90'),
    ],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  Closed business was added to referral 1: none was open, so the one won last is taken.',
    referrals: ['received won 2026-01-20 1200.00', 'received won 2026-01-15 90.00'],
  },
  {
    name: 'a won one without an amount has that of the slip',
    before: [FROM_MAREN, ...won('1', '2026-01-20')],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  Closed business was added to referral 1: none was open, so the one won last is taken.',
    referrals: ['received won 2026-01-20 500.00'],
  },
  {
    name: 'what was collected stays counted',
    before: [
      FROM_MAREN,
      ...won('1', '2026-01-20'),
      ['update', '1', '--collected', '700', '--on', '2026-01-21'],
    ],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  Closed business was added to referral 1: none was open, so the one won last is taken.',
    referrals: ['received won 2026-01-20 1200.00'],
  },
  {
    name: 'what a person recorded of it by hand is the same',
    before: [FROM_MAREN, ...won('1', '2026-02-02', '--value', '500')],
    slips: [received('500')],
    says: 'Nothing new; 1 slip was already there.\n  Closed business of the same amount was there already, with referral 1.',
    referrals: ['received won 2026-02-02 500.00'],
  },
  {
    name: 'the same amount twice is more business, the first by hand',
    before: [FROM_MAREN, ...won('1', '2026-02-02', '--value', '500')],
    slips: [received('500'), received('500')],
    says:
      'Imported 1 closed business; 1 slip was already there.\n' +
      '  Closed business was added to referral 1: none was open, so the one won last is taken.\n' +
      '  Closed business of the same amount was there already, with referral 1.',
    referrals: ['received won 2026-02-02 1000.00'],
  },
  {
    name: 'the same amount a long time before is another business',
    before: [FROM_MAREN, ...won('1', '2026-01-03', '--value', '500')].map((each) =>
      each.map((word) => word.replace('2026-01-10', '2026-01-02')),
    ),
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  Closed business was added to referral 1: none was open, so the one won last is taken.',
    referrals: ['received won 2026-01-03 1000.00'],
  },
  {
    name: 'one that came to nothing is won after all, where there is no other',
    before: [FROM_MAREN, ['update', '1', 'lost', '--on', '2026-01-20']],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  Closed business won referral 1 after all: none was open, or won before.',
    referrals: ['received won 2026-02-04 500.00'],
  },
  {
    name: 'the other direction is another referral, which is new',
    before: [FROM_MAREN, ...won('1', '2026-01-20', '--value', '700')],
    slips: [given('500')],
    says: 'Imported 1 closed business.\n  No referral was there for closed business: referral 2 is won as new.',
    referrals: ['received won 2026-01-20 700.00', 'given won 2026-02-04 500.00'],
  },
  {
    name: 'amounts in two currencies are not added up',
    before: [FROM_MAREN, ...won('1', '2026-01-20', '--value', '700 EUR')],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  No referral was there for closed business: referral 2 is won as new.',
    referrals: ['received won 2026-01-20 700.00', 'received won 2026-02-04 500.00'],
  },
  {
    name: 'a void one is none',
    before: [FROM_MAREN, ['update', '1', 'void', '--on', '2026-01-20']],
    slips: [received('500')],
    says: 'Imported 1 closed business.\n  No referral was there for closed business: referral 2 is won as new.',
    referrals: ['received void 2026-01-20 -', 'received won 2026-02-04 500.00'],
  },
  {
    name: 'three slips of a referral in the same report are one',
    before: [],
    slips: [referral, received('1'), given('500'), given('200'), given('')],
    says:
      'Imported 1 referral (1 given) and 4 closed business.\n' +
      '  Closed business won referral 1: slips name no client, so the oldest open one is taken.\n' +
      '  Closed business was added to referral 1: none was open, so the one won last is taken.\n' +
      '  No referral was there for closed business: referral 2 is won as new.',
    referrals: ['given won 2026-02-04 700.00', 'received won 2026-02-04 1.00'],
  },
  {
    name: 'with a partner of whom there was nothing, several are of one',
    before: [],
    slips: [received('500'), received('200')],
    says:
      'Imported 2 closed business.\n' +
      '  Closed business was added to referral 1: none was open, so the one won last is taken.\n' +
      '  No referral was there for closed business: referral 1 is won as new.',
    referrals: ['received won 2026-02-04 700.00'],
  },
];

describe('closed business of a slips report', () => {
  test.each(CASES)('$name', async ({ before, slips, says, referrals }) => {
    const refnet = await nadia(...before);
    const was = dumpOf(refnet.file);
    const rows = table('2026-02-04', slips);
    const { code, stdout } = await refnet.run(['import', fileOf(refnet, asCsv(rows)), '--currency', 'CAD']);
    expect({ code, stdout: stdout.split('\n  next:')[0]?.trimEnd() }).toEqual({ code: 0, stdout: says });
    expect(await referralsOf(refnet)).toEqual(referrals);
    // Again, in every format: nothing is added.
    for (const [name, bytes] of [
      ['a.csv', asCsv(rows)],
      ['a.xls', asXml(rows)],
      ['a.xlsx', asXlsx(rows)],
    ] as const) {
      const again = await refnet.run(['import', fileOf(refnet, bytes, name), '--currency', 'CAD']);
      expect(again.stdout).toMatch(/^Nothing new; \d slips? (?:was|were) already there\.\n/);
    }
    expect(await referralsOf(refnet)).toEqual(referrals);
    await refnet.ok(['undo']);
    const after = dumpOf(refnet.file);
    for (const kind of ['referrals', 'status_events', 'collections', 'import_identities', 'imports']) {
      expect({ kind, rows: after[kind] }).toEqual({ kind, rows: was[kind] });
    }
  });

  test('comes to the same whatever format it stands in', async () => {
    const rows = table('2026-02-04', [referral, given('500'), received('20'), given('200'), received('30')]);
    const all = [];
    for (const bytes of [asCsv(rows), asXml(rows), asXlsx(rows)]) {
      const refnet = await nadia(FROM_MAREN);
      const { stdout } = await refnet.run(['import', fileOf(refnet, bytes)]);
      all.push([stdout, await referralsOf(refnet)]);
    }
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });

  test('of the same amount week after week is more each week, and of one week it is known', async () => {
    const refnet = await nadia(FROM_MAREN);
    const weeks = ['2026-02-04', '2026-02-11', '2026-02-18'].map((day, at) =>
      fileOf(refnet, asCsv(table(day, [received('200')])), `week-${at}.csv`),
    );
    for (const file of weeks) await refnet.ok(['import', file]);
    for (const file of weeks) expect((await refnet.run(['import', file])).stdout).toContain('Nothing new; 1');
    expect(await referralsOf(refnet)).toEqual(['received won 2026-02-04 600.00']);
    expect(
      JSON.parse(
        await refnet.ok(['import', fileOf(refnet, asCsv(table('2026-02-25', [received('1')]))), '--json']),
      ),
    ).toMatchObject([{ won: [], wonAfterAll: [], added: [1], wonAlone: [], recorded: [] }]);
  });
});

describe('names of a slips report that are near others', () => {
  const rows = table('2026-02-04', [
    ['Nadia Brandt', 'Maren Hollt', '', 'One to One', '', ''],
    ['Nadia Brandt', 'Victor Osei', '', 'Referral', '', ''],
    ['Victor Ossei', 'Nadia Brandt', '', 'TYFCB', '500', ''],
  ]);

  test('are said, with the command that makes them one', async () => {
    const refnet = await nadia();
    const { stderr } = await refnet.run(['import', fileOf(refnet, asCsv(rows))]);
    expect(stderr).toBe(
      '"Maren Hollt" is not on record, but looks like Maren Holt (p1)\n' +
        '  refnet merge p1 p3\n' +
        '"Victor Ossei" is not on record, but looks like "Victor Osei" of the same file\n' +
        '  refnet merge p2 p4\n' +
        'They were added apart; where two are one person, the command beneath makes them one.\n',
    );
  });

  test('are said by a dry run, with what says that they are one', async () => {
    const refnet = await nadia();
    const file = fileOf(refnet, asCsv(rows));
    const { stderr } = await refnet.run(['import', file, '--dry-run']);
    expect(stderr).toContain(
      'They would be added apart; a terminal asks about each. To say that they are one, or some of them:\n' +
        `  refnet import ${file} --same "Maren Hollt=Maren Holt, Victor Ossei=Victor Osei"\n`,
    );
    const { stdout, stderr: left } = await refnet.run([
      'import',
      file,
      '--same',
      'Maren Hollt=Maren Holt, Victor Ossei=Victor Osei',
    ]);
    expect({ stdout: stdout.split('\n').slice(0, 2), left }).toEqual({
      stdout: [
        'Imported 1 referral (1 given), 1 one-to-one and 1 closed business.',
        '  Closed business won referral 1: slips name no client, so the oldest open one is taken.',
      ],
      left: '',
    });
    expect(JSON.parse(await refnet.ok(['partners', '--json']))).toHaveLength(2);
  });

  test('are asked about in a terminal', async () => {
    const refnet = await nadia();
    const { code } = await asked(
      refnet,
      ['import', fileOf(refnet, asCsv(rows))],
      [
        ['Who is "Maren Hollt"?', 'the same as Maren Holt (p1)'],
        ['The file has "Victor Ossei" and "Victor Osei". Are they one partner?', 'one, called Victor Osei'],
        ['Import it?', 'yes'],
      ],
    );
    expect(code).toBe(0);
    expect(JSON.parse(await refnet.ok(['partners', '--json']))).toHaveLength(2);
  });
});
