import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { statusDay } from '../../src/imports/status-day.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function fileOf(refnet: Refnet, rows: readonly (readonly [day: string, status: string])[]): string {
  const path = join(refnet.home, 'deals.csv');
  const lines = rows.map(([day, status], at) => `${day},Client ${at + 1},Kyle Brandt,10000,${status}`);
  writeFileSync(path, `Date,Client,Referred by,GCI,Status\n${lines.join('\n')}\n`);
  return path;
}

/** Each referral as its status and the day of it, in the order of the file. */
async function outcomes(refnet: Refnet): Promise<string[]> {
  const rows = JSON.parse(await refnet.ok(['referrals', '--json'])) as {
    number: number;
    status: string;
    closedOn: string | null;
  }[];
  return rows
    .toSorted((a, b) => a.number - b.number)
    .map(({ status, closedOn }) => [status, closedOn ?? []].flat().join(' '));
}

describe('a status with a day in its cell', () => {
  test.each([
    ['Closed 5/12', 'Closed', '5/12', false],
    ['won 3/4/25', 'won', '3/4/25', true],
    ['Sold (12 Mar 2025)', 'Sold', '12 Mar 2025', true],
    ['Closed on 5/12', 'Closed', '5/12', false],
    ['Lost - 2025-03-04', 'Lost', '2025-03-04', true],
    ['Fell thru May 6', 'Fell thru', 'May 6', false],
    ['3/4/25 closed', 'closed', '3/4/25', true],
  ])('%s', (cell, word, day, hasYear) => {
    expect(statusDay(cell)).toEqual({ word, day, hasYear });
  });

  test.each([
    'Closed',
    'Phase 1/2',
    'Lost - price',
    '50/50 split',
    'Negotiation (90%)',
    'Closed 3',
    '5/12/25',
  ])('%s is none', (cell) => {
    expect(statusDay(cell)).toBeUndefined();
  });

  test('is asked about once a word, and its day is that of the outcome', async () => {
    const refnet = await newNetwork();
    const path = fileOf(refnet, [
      ['10/12/24', 'Closed 2/6/25'],
      ['11/14/24', 'Closed 3/15/25'],
      ['11/20/24', 'Sold 3/24'],
      ['2/2/25', 'won 5/12'],
      ['2/3/25', 'Lost (6 May)'],
      ['2/4/25', 'Under contract 3/1'],
    ]);
    await asked(
      refnet,
      ['import', path],
      [
        ['What does the status "Closed" say? (2 rows)', 'won'],
        ['Import it?', 'yes'],
      ],
    );
    expect(await outcomes(refnet)).toEqual([
      'won 2025-02-06',
      'won 2025-03-15',
      'won 2025-03-24',
      'won 2025-05-12',
      'lost 2025-05-06',
      'proposal',
    ]);
    expect(await refnet.ok(['report', '--year', '2025'])).toContain('USD 40,000 closed business');
  });

  test('is said once a word in a script, and days of it that are still to come or too early are said', async () => {
    const refnet = await newNetwork();
    const path = fileOf(refnet, [
      ['11/13/26', 'Closed 12/4'],
      ['2/20/25', 'Closed 1/4/25'],
      ['2/21/25', 'Closed 3/4/25'],
    ]);
    expect(await refnet.fails(1, ['import', path])).toBe(
      `refnet: no row could be read, so nothing was imported
  the status "Closed" (3 rows) may be won or lost
  refnet import ${path} --statuses Closed=STATUS
  a STATUS is one of: new, contacted, meeting, proposal, won, lost, no-response, declined, not-chosen, void, leave-out
`,
    );
    expect(await refnet.fails(1, ['import', path, '--statuses', 'Closed=won'])).toContain(
      `  line 2, "Status": still to come ("12/4/2026")
  line 3, "Status": before the referral`,
    );
  });

  test('gives way to a column of the day of the outcome', async () => {
    const refnet = await newNetwork();
    const path = join(refnet.home, 'deals.csv');
    writeFileSync(
      path,
      'Date,Client,Referred by,Status,Closed on\n2/21/25,Ann,Kyle Brandt,Won 3/4/25,3/20/25\n',
    );
    await refnet.run(['import', path]);
    expect(await outcomes(refnet)).toEqual(['won 2025-03-20']);
  });
});

test('words of an MLS are known: UC, U/C, Under contract, Contingent, Option, BOM, Fell thru', async () => {
  const refnet = await newNetwork();
  const words = ['UC', 'U/C', 'Under contract', 'Contingent', 'Option', 'BOM', 'Fell thru'];
  await refnet.run([
    'import',
    fileOf(
      refnet,
      words.map((word, at) => [`2/2${at}/25`, word]),
    ),
  ]);
  expect(await outcomes(refnet)).toEqual([...Array.from({ length: 6 }, () => 'proposal'), 'lost']);
});

test.each(['Active Client', 'Client'])('%s says two things, and is asked about', async (word) => {
  const refnet = await newNetwork();
  const path = fileOf(refnet, [['2/20/25', word]]);
  expect(await refnet.fails(1, ['import', path])).toContain(
    `  the status "${word}" (1 row) may be contacted or won\n`,
  );
  await asked(
    refnet,
    ['import', path],
    [
      ['contacted: you work for them, and nothing has closed', 'contacted'],
      ['Import it?', 'yes'],
    ],
  );
  expect(await outcomes(refnet)).toEqual(['contacted']);
});
