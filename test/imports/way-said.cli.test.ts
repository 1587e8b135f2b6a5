import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { titleWay } from '../../src/imports/title-way.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

const ROWS = ['2026-01-14,Ann One,Kyle Brandt,Won', '2026-01-24,Bo Two,Jenna Cole,Won'];

function fileOf(refnet: Refnet, heading: string, { name = 'tracker.csv', title = '' } = {}): string {
  const path = join(refnet.home, name);
  writeFileSync(
    path,
    [...(title === '' ? [] : [title]), `Date,Client,${heading},Status`, ...ROWS].join('\n'),
  );
  return path;
}

function bookOf(refnet: Refnet, sheets: Readonly<Record<string, readonly string[]>>): string {
  const path = join(refnet.home, 'book.xlsx');
  const cellOf = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const xml = Object.entries(sheets).map(([name, rows]) => [
    name,
    `<sheetData>${rows.map((row) => `<row>${row.split(',').map(cellOf).join('')}</row>`).join('')}</sheetData>`,
  ]);
  writeFileSync(path, workbookOf({ sheets: Object.fromEntries(xml) as Record<string, string> }));
  return path;
}

/** Clients by the way that they went: `Ann One given, Bo Two given`. */
async function ways(refnet: Refnet): Promise<string> {
  const rows = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
    client: string;
    direction: string;
  }[];
  return rows.map(({ client, direction }) => `${client} ${direction}`).join(', ');
}

describe('a heading that says whom clients were given to', () => {
  test.each([
    'Agent referred to',
    'Lender referred to',
    'Partner sent to',
    'Partner introduced to',
    'Given to partner',
    'Referral partner sent to',
    'Outgoing referral partner',
  ])('%s makes them given', async (heading) => {
    const refnet = await newNetwork();
    await refnet.run(['import', fileOf(refnet, heading)]);
    expect(await ways(refnet)).toBe('Ann One given, Bo Two given');
  });

  test.each(['Agent who referred to me', 'Partner sent to us', 'Incoming referral partner'])(
    '%s makes them received',
    async (heading) => {
      const refnet = await newNetwork();
      await refnet.run(['import', fileOf(refnet, heading)]);
      expect(await ways(refnet)).toBe('Ann One received, Bo Two received');
    },
  );
});

describe('the way that a title says', () => {
  test.each([
    ['Outgoing 2025', 'given'],
    ['OUTGOING REFERRALS - agents I sent clients to', 'given'],
    ['Referrals given', 'given'],
    ['Clients we referred out', 'given'],
    ['Gegebene Empfehlungen', 'given'],
    ['Out', 'given'],
    ['Incoming 2025', 'received'],
    ['Referrals sent to me', 'received'],
    ['Clients partners sent', 'received'],
    ['Given by partners', 'received'],
    ['Erhaltene Empfehlungen 2026', 'received'],
    ['Referrals given and received', undefined],
    ['Referrals in 2025', undefined],
    ['Gifts given', undefined],
    ['Invoices sent', undefined],
    ['2025', undefined],
  ])('%s: %s', (title, way) => {
    expect(titleWay(title)).toBe(way);
  });
});

describe('a table whose heading says no way', () => {
  test('goes by the name of each sheet, and says so', async () => {
    const refnet = await newNetwork();
    const head = 'Date,Client,Partner,Status';
    const path = bookOf(refnet, {
      'Outgoing 2025': [head, ROWS[0] ?? ''],
      'Incoming 2025': [head, ROWS[1] ?? ''],
    });
    const { stdout } = await refnet.run(['import', path]);
    expect(await ways(refnet)).toBe('Ann One given, Bo Two received');
    expect(stdout).toContain(
      'Taken as given (the sheet "Outgoing 2025" says so); --received says otherwise.',
    );
  });

  test('goes by the title above it, or else by the name of the file', async () => {
    const titled = await newNetwork();
    await titled.run(['import', fileOf(titled, 'Partner', { title: 'OUTGOING REFERRALS' })]);
    expect(await ways(titled)).toBe('Ann One given, Bo Two given');
    const named = await newNetwork();
    const path = fileOf(named, 'Partner', { name: 'Referrals given 2025.csv' });
    await named.run(['import', path, '--dry-run']);
    await named.run(['import', path]);
    expect(await ways(named)).toBe('Ann One given, Bo Two given');
  });

  test('goes by what a person says instead', async () => {
    const refnet = await newNetwork();
    await refnet.run(['import', fileOf(refnet, 'Partner', { title: 'OUTGOING REFERRALS' }), '--received']);
    expect(await ways(refnet)).toBe('Ann One received, Bo Two received');
  });
});

describe('a table whose title and heading contradict each other', () => {
  test('is refused with both ways to read it, each of which works', async () => {
    const refnet = await newNetwork();
    const path = fileOf(refnet, 'Referred by', { title: 'OUTGOING REFERRALS' });
    expect(await refnet.fails(1, ['import', path])).toBe(
      `refnet: which way the clients went is not clear: the title "OUTGOING REFERRALS" says given and the heading "Referred by" received
  refnet import ${path} --map "Referred by=partner"      they came from the partners: received
  refnet import ${path} --map "Referred by=given-to"      they went to the partners: given
`,
    );
    await refnet.run(['import', path, '--map', 'Referred by=given-to']);
    expect(await ways(refnet)).toBe('Ann One given, Bo Two given');
  });

  test('is asked about in a terminal, one sheet at a time', async () => {
    const refnet = await newNetwork();
    const path = bookOf(refnet, {
      Given: ['Date,Client,Referred by,Status', ROWS[0] ?? ''],
      Received: ['Date,Client,Referred to,Status', ROWS[1] ?? ''],
    });
    await asked(
      refnet,
      ['import', path],
      [
        ['Which way did the clients of "book.xlsx", sheet "Given" go?', 'they went to the partners: given'],
        [
          'The sheet "Received" says received and the heading "Referred to" given.',
          'they came from the partners: received',
        ],
        ['Import it?', 'yes'],
      ],
    );
    expect(await ways(refnet)).toBe('Ann One given, Bo Two received');
  });
});
