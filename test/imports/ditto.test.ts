import { expect, test } from 'vitest';
import { isDitto } from '../../src/imports/ditto.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

test.each([
  '"',
  "''",
  '”',
  '〃',
  '-"-',
  '-do-',
  '- do -',
  'Ditto',
  'DITTO',
  'same',
  'Same as above',
  's. o.',
  '↑',
])('%j stands for the row above', (cell) => expect(isDitto(cell)).toBe(true));

test.each(['', '-', 'Do', 'Ito Sam', 'Same Day Law', '"quoted"', 'n/a', '?', 'idem potent'])(
  '%j does not',
  (cell) => expect(isDitto(cell)).toBe(false),
);

async function rows(refnet: Refnet, csv: string, ...options: string[]) {
  const result = await refnet.run(['import', '-', '--received', ...options], { stdin: csv });
  const all = JSON.parse((await refnet.run(['referrals', '--json'])).stdout || '[]') as Record<
    string,
    unknown
  >[];
  return {
    ...result,
    all: all.map(({ partner, client, need, note }) => [partner, client, need, note]).toReversed(),
  };
}

test('a row that says "as above" is refused, and named by its cells', async () => {
  const refnet = await newNetwork();
  const csv =
    'Date,Referred By,Client,Status\n2026-03-01,Maren Holt,Lena Fox,Won\n2026-03-02,"""",Omar Bell,ditto\n';
  const { code, stderr, all } = await rows(refnet, csv);
  expect({ code, all }).toEqual({ code: 1, all: [] });
  expect(stderr).toContain(
    'refnet: 1 of 2 rows cannot be read, so nothing was imported\n' +
      '  line 3, "Referred By": stands for the row above, which sorting would change; write it out\n' +
      '  line 3, "Status": stands for the row above, which sorting would change; write it out\n' +
      '  refnet import - --received --skip-bad      imports the other one\n',
  );
});

test('what says nothing is no need, no status and no amount', async () => {
  const refnet = await newNetwork();
  const csv =
    'Date,Referred By,Client,Service,Status,Amount,Notes\n' +
    ['n/a', 'TBD', '?', 'see notes', '-']
      .map((cell, at) => `2026-03-0${at + 1},Maren Holt,Client ${at},${cell},${cell},${cell},call`)
      .join('\n');
  const { code, all } = await rows(refnet, csv);
  expect(code).toBe(0);
  expect(all).toEqual([0, 1, 2, 3, 4].map((at) => ['Maren Holt', `Client ${at}`, null, 'call']));
});

const LINES =
  'Date,Referred By,Client,Notes\n2026-03-01,Maren Holt,"Lena Fox\nOmar Bell","12 Main St\nHarbour"\n';

test('names on lines of their own in one cell are several clients; a note keeps its lines', async () => {
  const refnet = await newNetwork();
  const { all } = await rows(refnet, `${LINES}2026-03-02,Maren Holt,"Kofi\nVane",\n`);
  expect(all).toEqual([
    ['Maren Holt', 'Lena Fox', null, '12 Main St\nHarbour'],
    ['Maren Holt', 'Omar Bell', null, '12 Main St\nHarbour'],
    ['Maren Holt', 'Kofi Vane', null, null],
  ]);
  expect((await rows(refnet, LINES)).stdout).toContain('Nothing new: its one row was already there.');
});

test('several clients beside one amount are refused, so that it counts once', async () => {
  const refnet = await newNetwork();
  const csv = 'Date,Referred By,Client,Status,Amount\n2026-03-01,Maren Holt,"Lena Fox\nOmar Bell",Won,900\n';
  expect((await rows(refnet, csv)).stderr).toContain(
    'line 2, "Client": names several clients beside one amount or several partners; write a row for each\n',
  );
});
