import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const FOLDER = new URL('fixtures/layouts/', import.meta.url).pathname;

interface Row {
  direction: string;
  partner: string | null;
  client: string;
  status: string;
  closedOn: string | null;
  currency: string | null;
  value: string | null;
}

/** How the layout comes in, with no option unless one is given: `4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600`, and what of the file is no referral. */
async function read(file: string, options: readonly string[]) {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
  await refnet.ok(['config', 'date-order', 'mdy']);
  const { code, stdout, stderr } = await refnet.run(['import', FOLDER + file, '--yes', '--json', ...options]);
  if (code !== 0) return `${code} ${stderr.replaceAll(FOLDER, '')}`;
  const [{ leftOut }] = JSON.parse(stdout) as [{ leftOut: Record<string, number[]> }];
  const rows = JSON.parse(await refnet.ok(['referrals', '--json'])) as Row[];
  const of = (is: (row: Row) => boolean) => rows.filter(is).length;
  const amounts = rows.reduce((sum, { value }) => sum + Number(value ?? 0), 0);
  const currencies = [...new Set(rows.flatMap(({ currency }) => currency ?? []))].join(' ');
  const left = Object.values(leftOut).flat().length;
  return (
    `${of((row) => row.direction === 'received')} received, ${of((row) => row.direction === 'given')} given, ` +
    `${new Set(rows.map(({ partner }) => partner)).size} partners; ${of((row) => row.status === 'won')} won, ` +
    `${of((row) => row.closedOn !== null)} closed; ${currencies} ${amounts}; ${left} left out`
  );
}

/** What each layout comes to; three need an answer that no file gives. */
const LAYOUTS: readonly (readonly [file: string, read: string, options?: readonly string[]])[] = [
  ['airtable-referrals.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 4200; 0 left out'],
  ['capsule-opportunities.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; GBP 7600; 0 left out'],
  ['clio-grow-matters.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600; 0 left out'],
  ['clio-manage-matters.csv', '4 received, 0 given, 3 partners; 1 won, 1 closed;  0; 0 left out'],
  ['close-opportunities.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600; 0 left out'],
  ['copper-opportunities.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600; 0 left out'],
  ['follow-up-boss-people.csv', '4 received, 0 given, 3 partners; 1 won, 1 closed; USD 16650; 0 left out'],
  ['french-sheet.csv', '3 received, 0 given, 2 partners; 1 won, 2 closed; EUR 6700; 0 left out'],
  ['freshsales-deals.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; EUR 7600; 0 left out'],
  ['german-sheet.csv', '3 received, 0 given, 2 partners; 1 won, 2 closed; EUR 6700; 1 left out'],
  ['given-received-sheet.csv', '2 received, 1 given, 2 partners; 1 won, 2 closed; USD 6700; 0 left out'],
  [
    'hubspot-contacts.csv',
    '4 received, 0 given, 3 partners; 0 won, 0 closed;  0; 0 left out',
    ['--map', '"Referred By"=partner'],
  ],
  ['hubspot-deals-internal.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600; 0 left out'],
  ['hubspot-deals.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600; 0 left out'],
  ['insightly-opportunities.csv', '4 received, 0 given, 3 partners; 1 won, 3 closed; USD 7600; 0 left out'],
  ['lawmatics-matters.csv', '4 received, 0 given, 3 partners; 1 won, 1 closed; USD 7600; 0 left out'],
  ['lawmatics-referrals-out.csv', '0 received, 3 given, 2 partners; 1 won, 0 closed; USD 1200; 0 left out'],
  [
    'lawyer-sheet.csv',
    '4 received, 0 given, 3 partners; 1 won, 0 closed; CAD 4200; 0 left out',
    ['--statuses', 'Pending=new'],
  ],
  [
    'less-annoying-crm-pipeline.csv',
    '4 received, 0 given, 3 partners; 1 won, 0 closed; USD 7600; 0 left out',
  ],
  ['monday-board.csv', '4 received, 0 given, 3 partners; 1 won, 0 closed; USD 7600; 4 left out'],
  ['monthly-sheet.csv', '4 received, 0 given, 3 partners; 1 won, 0 closed; USD 4200; 6 left out'],
  ['multiline-headings.csv', '3 received, 0 given, 2 partners; 1 won, 0 closed; USD 7600; 1 left out'],
  ['mycase-leads.csv', '4 received, 0 given, 3 partners; 1 won, 1 closed; USD 7600; 0 left out'],
  ['networking-slips.csv', '2 received, 1 given, 2 partners; 0 won, 0 closed; USD 4200; 0 left out'],
  ['notion-database.csv', '4 received, 0 given, 3 partners; 1 won, 0 closed; USD 7600; 0 left out'],
  ['nutshell-leads.csv', '4 received, 0 given, 3 partners; 1 won, 3 closed; USD 7600; 0 left out'],
  ['odoo-pipeline.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600; 0 left out'],
  ['pipedrive-deals.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; CAD 7600; 0 left out'],
  ['pipedrive-list.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; CAD 7600; 0 left out'],
  ['practicepanther-matters.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 4200; 0 left out'],
  ['realtor-closings.csv', '3 received, 0 given, 2 partners; 2 won, 2 closed; USD 33300; 0 left out'],
  ['realtor-sheet.csv', '3 received, 0 given, 2 partners; 1 won, 1 closed; USD 33300; 1 left out'],
  ['salesforce-data-loader.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600; 0 left out'],
  ['salesforce-leads-report.csv', '4 received, 0 given, 3 partners; 1 won, 0 closed;  0; 1 left out'],
  [
    'salesforce-opportunities-report.csv',
    '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600; 5 left out',
  ],
  ['simplepractice-referrals.csv', '4 received, 0 given, 3 partners; 0 won, 0 closed;  0; 0 left out'],
  ['spanish-sheet.csv', '3 received, 0 given, 2 partners; 1 won, 2 closed; EUR 6700; 0 left out'],
  ['therapynotes-referral-list.csv', '3 received, 1 given, 3 partners; 1 won, 0 closed;  0; 0 left out'],
  ['top-producer-contacts.csv', '4 received, 0 given, 3 partners; 1 won, 1 closed; USD 9450; 0 left out'],
  ['two-way-sheet.csv', '2 received, 2 given, 3 partners; 1 won, 0 closed; USD 4200; 0 left out'],
  ['zoho-deals.csv', '4 received, 0 given, 3 partners; 1 won, 2 closed; USD 7600; 0 left out'],
  ['zoho-leads.csv', '4 received, 0 given, 3 partners; 0 won, 0 closed;  0; 0 left out'],
];

test.each(LAYOUTS.map(([file, expected, options = []]) => ({ file, expected, options })))(
  '$file',
  async ({ file, expected, options }) => {
    expect(await read(file, options)).toBe(expected);
  },
);

test('every layout is read, and the index names where its headings come from', () => {
  const files = readdirSync(FOLDER).filter((name) => name !== 'README.md');
  expect(LAYOUTS.map(([file]) => file)).toEqual(files.toSorted());
  const index = readFileSync(`${FOLDER}README.md`, 'utf8');
  expect(files.filter((file) => !index.includes(`| ${file} `))).toEqual([]);
});
