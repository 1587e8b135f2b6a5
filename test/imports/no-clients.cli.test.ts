import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutNames } from '../../src/imports/without-names.ts';
import type { ImportedReferral } from '../../src/imports/imported-referral.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

const ROW: ImportedReferral = {
  line: 2,
  day: '2026-01-05' as ImportedReferral['day'],
  partner: 'Maren Holt',
  client: null,
  direction: 'received',
  need: null,
  status: null,
  closedOn: null,
  amount: null,
  note: null,
};

test.each([
  // [text, clients, what is kept of it]
  ['Zebulon Quagmire to send T1s', ['Zebulon Quagmire'], '(client) to send T1s'],
  ['Quagmire v. Quagmire', ['Zebulon Quagmire'], '(client) v. (client)'],
  ['QUAGMIRE, ZEBULON: T1', ['Zebulon Quagmire'], '(client): T1'],
  ['the Quagmires, zebulon@quagmire.example', ['Zebulon Quagmire'], 'the (client).example'],
  ['Fox called', ['Lena Fox'], '(client) called'],
  ['Bob is away, so is Ann', ['Ann and Bob Lee'], '(client) is away, so is (client)'],
  ['Wu and Bell', ['Ann Wu', 'Omar Bell'], '(client) and (client)'],
  ['王小明税务', ['王小明'], '(client)税务'],
  ['Zebulon Quagmire', ['Zebulon Quagmire'], null],
  ['Tax return', ['Zebulon Quagmire'], 'Tax return'],
  ['Estate of her mother', ['Estate of Lena Fox'], 'Estate of her mother'],
  ['Tax return', [], 'Tax return'],
])('of %j about %j is kept %j', (text, clients, kept) => {
  expect(withoutNames({ ...ROW, note: text, need: text }, clients)).toEqual({
    ...ROW,
    note: kept,
    need: kept,
  });
});

const HEADER = 'Date,Client,Referred by,Practice Area,Notes';
const QUAGMIRE = '2026-01-05,Zebulon Quagmire,Maren Holt,Quagmire v. Quagmire,Zebulon Quagmire to send T1s';

function fileOf(refnet: Refnet, ...rows: readonly string[]): string {
  const path = join(refnet.home, 'nc.csv');
  writeFileSync(path, [HEADER, ...rows, ''].join('\n'));
  return path;
}

const NAMED = 'in 1 row a text named the client; "(client)" stands there instead\n';

test('without clients their names are in no text, and nothing brings them back', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = fileOf(refnet, QUAGMIRE, '2026-01-06,Omar Bell,Maren Holt,Tax,met in May');
  const told = () => refnet.ok(['referrals', '--json']);
  expect(await refnet.run(['import', path, '--no-clients'])).toMatchObject({ code: 0, stderr: NAMED });
  expect(
    (JSON.parse(await told()) as { need: unknown; note: unknown }[]).map(({ need, note }) => [need, note]),
  ).toEqual([
    ['Tax', 'met in May'],
    ['(client) v. (client)', '(client) to send T1s'],
  ]);
  for (const more of [[], ['--update']]) {
    const { stdout } = await refnet.run(['import', path, '--no-clients', ...more]);
    expect(stdout).toBe('Nothing new: both rows were already there.\n');
  }
  expect(readFileSync(refnet.file, 'latin1')).not.toMatch(/quagmire|zebulon/i);
  expect(await refnet.run(['export', 'all'])).toMatchObject({
    stdout: expect.not.stringMatching(/quagmire|zebulon/i) as string,
  });
});

test('who is nobody with clients is nobody without them', async () => {
  const refnet = await newNetwork(['config', 'my-name', 'Ann Bell']);
  const none = ['N/A', '', 'Self', 'Ann Bell'].map((client) => `2026-01-06,${client},Maren Holt,Tax,x`);
  const path = fileOf(refnet, QUAGMIRE, ...none);
  const faults =
    'lines 3, 4 and 5, "Client": no client\n' +
    'line 6, "Client": your own name, and you are no client of yours; write whom the referral is about\n';
  const tried = ['import', path, '--dry-run', '--skip-bad'];
  expect(await refnet.run(tried)).toMatchObject({ code: 3, stderr: faults });
  expect(await refnet.run([...tried, '--no-clients'])).toMatchObject({ code: 3, stderr: faults + NAMED });
});

test('a refused import leaves no file of rejected rows, so what it prints can be typed', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = join(refnet.home, 'br.csv');
  const rows = ['2026-01-05,A Quagmire,Maren Holt,Lost,x', '2026-01-06,B Q,Maren Holt,Won,5'];
  writeFileSync(path, ['Date,Client,Referred by,Status,Fee', ...rows, ''].join('\n'));
  const bad = join(refnet.home, 'b1.csv');
  expect((await refnet.run(['import', path, '--skip-bad'])).code).toBe(3);
  const argv = ['import', path, '--no-clients', '--skip-bad', '--bad-rows', bad];
  expect(await refnet.fails(1, argv)).toContain('would be there twice');
  expect(existsSync(bad)).toBe(false);
  const { code, stderr } = await refnet.run([...argv, '--replace']);
  expect({ code, stderr }).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(
      `the rejected rows are in "${bad}", to be mended and imported; it holds the rows whole, clients' names too: refnet import ${bad} `,
    ) as string,
  });
  expect(readFileSync(bad, 'utf8')).toContain('A Quagmire');
});

function sheetOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return `<sheetData>${rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')}</sheetData>`;
}

test('without clients a sheet of clients adds no partners', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = join(refnet.home, 'book.xlsx');
  const sheets = {
    Referrals: [
      ['Date', 'Client', 'Referred by'],
      ['2026-01-05', 'Zebulon Quagmire', 'Maren Holt'],
    ],
    Clients: [
      ['First Name', 'Last Name', 'Email'],
      ['Zebulon', 'Quagmire', 'z@quagmire.example'],
    ],
  };
  writeFileSync(
    path,
    workbookOf({ sheets: { Referrals: sheetOf(sheets.Referrals), Clients: sheetOf(sheets.Clients) } }),
  );
  const { code, stderr } = await refnet.run(['import', path, '--no-clients']);
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('"Clients" (a list of clients, left out)') as string,
  });
  expect(await refnet.ok(['partners', '--json'])).not.toContain('Quagmire');
});

test('without clients what a list of refnet says beside money that came in names none either', async () => {
  const from = await newNetwork(['add-partner', 'Maren Holt']);
  await from.ok(['log', 'Zebulon Quagmire', '--from', 'Maren Holt', '--on', '2026-01-05']);
  await from.ok(['update', '1', 'won', '--value', '500', '--on', '2026-02-01']);
  await from.ok([
    'update',
    '1',
    '--collected',
    '200',
    '--on',
    '2026-03-01',
    '--note',
    'cheque of Zebulon Quagmire',
  ]);
  const path = join(from.home, 'own.csv');
  await from.ok(['export', 'referrals', '--output', path]);
  const refnet = await newNetwork();
  expect((await refnet.run(['import', path, '--no-clients'])).stderr).toContain(NAMED);
  expect(JSON.parse(await refnet.ok(['show', '1', '--json']))).toMatchObject({
    client: null,
    collected: [{ note: 'cheque of (client)' }],
  });
});
