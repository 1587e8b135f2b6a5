import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';

/**
 * The layout of BNI Connect's slips audit report: a title with the day, who ran it, headings with empty columns of merged
 * cells between them. The headings are those of public programs that read such reports; the people are invented.
 */
const ROWS = [
  ['Slips Audit Report for 28/01/2026'],
  ['Running User', '', 'Run At', '', 'Chapter'],
  ['Ilse Moreno', '', '29/01/2026 10:31 AM', '', 'Harbour'],
  ['From', 'To', '', 'Slip Type', '', 'Inside/Outside', '$ if TYFCB', 'Qty if CEU', 'Detail'],
  ['Nadia Brandt', 'Maren Holt', '', 'Referral', '', 'Inside', '', '', 'needs a mortgage'],
  ['Victor Osei', 'Nadia Brandt', '', 'Referral', '', 'Outside', '', '', ''],
  ['Victor Osei', 'Nadia Brandt', '', 'Referral', '', 'Inside', '', '', ''],
  ['Nadia Brandt', 'Maren Holt', '', 'One to One', '', '', '', '', 'Cafe Rosso'],
  ['Maren Holt', 'Nadia Brandt', '', 'One to One', '', '', '', '', ''],
  ['Nadia Brandt', 'Victor Osei', '', 'TYFCB', '', 'Inside', '1200', '', ''],
  ['Maren Holt', 'Nadia Brandt', '', 'TYFCB', '', 'Outside', '800.5', '', ''],
  ['Nadia Brandt', '', '', 'CEU', '', '', '', '3', 'podcast'],
  ['Maren Holt', 'Victor Osei', '', 'Referral', '', 'Inside', '', '', ''],
  ['Ilse Moreno', 'Tess Bright', '', 'One to One', '', '', '', '', ''],
];

const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n');

const xml = (rows: readonly (readonly string[])[]) => {
  const cell = (text: string) =>
    `<Cell><Data ss:Type="${/^[\d.]+$/.test(text) ? 'Number' : 'String'}">${text}</Data></Cell>`;
  const lines = rows.map(
    (row) => `<Row>${row.map((text) => (text === '' ? '<Cell/>' : cell(text))).join('')}</Row>`,
  );
  return `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Slips Audit Report"><Table>${lines.join('')}</Table></Worksheet></Workbook>`;
};

const xlsx = (rows: readonly (readonly string[])[]) => {
  const cell = (text: string) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  return workbookOf({
    sheets: {
      Slips: `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`,
    },
  });
};

const nadia = () =>
  newNetwork(
    ['add-partner', 'Maren Holt'],
    ['config', 'my-name', 'Nadia Brandt'],
    ['config', 'currency', 'CAD'],
  );

function fileOf(refnet: Refnet, bytes: string | Uint8Array, name = 'slips-audit-report.xls'): string {
  const path = join(refnet.home, name);
  writeFileSync(path, bytes);
  return path;
}

const SAID =
  'Imported 3 referrals (1 given, 2 received), 1 one-to-one and 2 closed business; 1 slip was already there.\n' +
  '  Closed business won referrals 2 and 1: slips name no client, so the oldest open one is taken.\n' +
  '  Taken amounts in CAD; --currency says otherwise.\n' +
  '  next: refnet report      refnet undo      takes the whole import back\n';

describe('a slips audit report of BNI', () => {
  test('has a day for each slip: what cannot be read is told, and what is of nobody else is left out', async () => {
    const slip = (from: string, to: string, day: string, kind = 'Referral') => [
      from,
      to,
      day,
      kind,
      '',
      '',
      '',
      '',
    ];
    const rows = [
      ['Slips Audit Report for 28/01/2026'],
      ['From', 'To', 'Date', 'Slip Type', 'Inside/Outside', '$ if TYFCB', 'Qty if CEU', 'Detail'],
      slip('Maren Holt', 'Nadia Brandt', '13/02/2026'),
      slip('Nadia Brandt', 'Nadia Brandt', '13/02/2026'),
      slip('Nadia Brandt', 'N/A', '13/02/2026'),
      slip('Nadia Brandt', 'Maren Holt', '13/02/2026', ''),
      slip('Nadia Brandt', 'Maren Holt', '31/02/2026'),
      slip('Nadia Brandt', 'Maren Holt', '13/12/2026'),
      slip('Nadia Brandt', 'M'.repeat(1001), '13/02/2026'),
    ];
    const refnet = await nadia();
    const { code, stdout, stderr } = await refnet.run(['import', fileOf(refnet, csv(rows)), '--skip-bad']);
    expect({ code, stdout: stdout.split('\n')[0], stderr: stderr.split('\n') }).toEqual({
      code: 3,
      stdout: 'Imported 1 referral (1 received).',
      stderr: [
        'line 7: the day is no day ("31/02/2026")',
        'line 8: the day is still to come ("13/12/2026")',
        'line 9: a cell is 1,001 characters long, and at most 1,000 are kept',
        'left out: 1 slip from you to yourself and 1 slip that name nobody else',
        '',
      ],
    });
    expect(await refnet.ok(['referrals'])).toContain('1  13 Feb  received  Maren Holt');
  });

  test('has a one-to-one and closed business of a name that two partners have nowhere, and says so', async () => {
    const refnet = await nadia();
    await refnet.run(['add-partner', 'Maren Hollister', '--also-known-as', 'M. Holt']);
    await refnet.run(['edit', 'p1', '--also-known-as', 'M. Holt']);
    const rows = [
      ...ROWS.slice(0, 4),
      ['Nadia Brandt', 'M. Holt', '', 'One to One', '', '', '', '', ''],
      ['M. Holt', 'Nadia Brandt', '', 'TYFCB', '', 'Inside', '800', '', ''],
    ];
    const { code, stderr } = await refnet.run(['import', fileOf(refnet, csv(rows)), '--skip-bad']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/line 5: the partner may be Maren Holt \(p1\) or Maren Hollister \(p2\)/);
    expect(stderr).toMatch(/line 6: the partner may be /);
  });

  test('is not taken back by its number: it belongs to whoever it was noted with', async () => {
    const refnet = await nadia();
    await refnet.run(['import', fileOf(refnet, csv(ROWS))]);
    await refnet.ok(['add-partner', 'Ann Lee']);
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(1, ['undo', '--import', '1'])).toContain(
      'refnet: import 1 cannot be taken back: it brought slips of BNI, in "slips-audit-report.xls"\n',
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test.each([
    ['CSV', csv(ROWS)],
    ['the XML of Excel 2003', xml(ROWS)],
    ['xlsx', xlsx(ROWS)],
  ])('as %s: referrals, one-to-ones and closed business of the user', async (_name, bytes) => {
    const refnet = await nadia();
    const { code, stdout, stderr } = await refnet.run(['import', fileOf(refnet, bytes)]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: SAID });
    expect(stderr).toContain('left out: 1 slip of kind CEU and 2 slips of others');
    const referrals = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as unknown[];
    expect(referrals).toMatchObject([
      {
        number: 1,
        direction: 'given',
        partner: 'Maren Holt',
        client: null,
        status: 'won',
        invoiced: '800.50',
        note: 'needs a mortgage',
      },
      {
        number: 2,
        direction: 'received',
        partner: 'Victor Osei',
        status: 'won',
        invoiced: '1200.00',
      },
      { number: 3, direction: 'received', partner: 'Victor Osei', status: 'new', day: '2026-01-28' },
    ]);
    expect(JSON.parse(await refnet.ok(['check-ins', '--json']))).toMatchObject([
      { partner: 'Maren Holt', kind: 'meeting', day: '2026-01-28', note: 'Cafe Rosso' },
    ]);
  });

  test('adds nothing when it is read again, whatever format it comes in then, and goes with one undo', async () => {
    const refnet = await nadia();
    const before = dumpOf(refnet.file);
    await refnet.run(['import', fileOf(refnet, xml(ROWS))]);
    const again = await refnet.run(['import', fileOf(refnet, csv(ROWS), 'again.csv')]);
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Nothing new; 7 slips were already there\.\n/),
    });
    await refnet.ok(['undo']);
    const after = dumpOf(refnet.file);
    for (const table of [
      'partners',
      'referrals',
      'check_ins',
      'imports',
      'import_identities',
      'status_events',
    ]) {
      expect({ table, rows: after[table] }).toEqual({ table, rows: before[table] });
    }
    await refnet.ok(['redo']);
    const redone = await refnet.run(['import', fileOf(refnet, csv(ROWS), 'again.csv')]);
    expect(redone.stdout).toMatch(/^Nothing new; 7 slips were already there\.\n/);
  });

  test('of the next week adds its own, and repeat business to the referral that is won', async () => {
    const refnet = await nadia();
    await refnet.run(['import', fileOf(refnet, csv(ROWS))]);
    const next = [
      ['Slips Audit Report for 04/02/2026'],
      ROWS[3] ?? [],
      ['Maren Holt', 'Nadia Brandt', '', 'TYFCB', '', 'Outside', '500', '', 'repeat'],
      ['Nadia Brandt', 'Maren Holt', '', '1-2-1', '', '', '', '', ''],
    ];
    const file = fileOf(refnet, csv(next), 'next.csv');
    const { code, stdout, stderr } = await refnet.run([
      'import',
      file,
      '--dates',
      'dmy',
      '--currency',
      'CAD',
    ]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout:
        'Imported 1 one-to-one and 1 closed business.\n' +
        '  Closed business was added to referral 1: none was open, so the one won last is taken.\n' +
        '  next: refnet report      refnet undo      takes the whole import back\n',
      stderr: '',
    });
  });

  test('finds the open referral on record that closed business is of, and says that the giver knows and is thanked', async () => {
    const refnet = await nadia();
    await refnet.ok(['log', 'Hana W.', '--from', 'maren', '--on', '2026-01-10']);
    const report = [
      ['Slips Audit Report for 04/02/2026'],
      ROWS[3] ?? [],
      ['Nadia Brandt', 'Maren Holt', '', 'TYFCB', '', 'Inside', '500', '', ''],
    ];
    const file = fileOf(refnet, csv(report));
    const dated = ['import', file, '--dates', 'dmy'];
    expect((await refnet.run(dated)).stdout).toContain(
      'Imported 1 closed business.\n  Closed business won referral 1',
    );
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toMatchObject([
      {
        client: 'Hana W.',
        status: 'won',
        closedOn: '2026-02-04',
        invoiced: '500.00',
        toldOn: '2026-02-04',
        thankedOn: '2026-02-04',
      },
    ]);
    expect((await refnet.run(dated)).stdout).toContain('Nothing new; 1 slip was already there.');
    await refnet.ok(['undo']);
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toMatchObject([
      { status: 'new', toldOn: null },
    ]);
  });

  test('leaves a meeting that was recorded by hand as it is', async () => {
    const refnet = await nadia();
    await refnet.ok(['check-in', 'maren', '--kind', 'coffee', '--on', '2026-01-28']);
    const { stdout } = await refnet.run(['import', fileOf(refnet, csv(ROWS))]);
    expect(stdout).toContain('2 slips were already there');
    expect(stdout).not.toContain('one-to-one');
  });

  test('needs the name of the user, which a terminal is asked once', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const file = fileOf(refnet, csv(ROWS));
    expect(await refnet.fails(2, ['import', file])).toBe(
      'refnet: your own name is not known, and the slips of a chapter are read by it\n' +
        '  refnet config my-name NAME      is how BNI Connect writes it\n',
    );
    const { code, stderr } = await asked(
      refnet,
      ['import', file],
      [
        ['Your name, as the report writes it', 'Nadia Brandt'],
        ['Import it?', 'yes'],
      ],
    );
    expect(code).toBe(0);
    expect(stderr).toContain('my-name is Nadia Brandt from now on: refnet config my-name\n');
    expect(await refnet.ok(['config', 'my-name'])).toContain('Nadia Brandt');
  });

  test('that never names the user, or says no day, is refused; so is one row that cannot be read', async () => {
    const refnet = await nadia();
    const others = csv(ROWS).replaceAll('Nadia Brandt', 'Nora Bell');
    expect(await refnet.fails(1, ['import', fileOf(refnet, others)])).toContain(
      'no slip of that report names you, Nadia Brandt\n',
    );
    expect(await refnet.fails(1, ['import', fileOf(refnet, csv(ROWS.slice(3)))])).toContain(
      'the report says no day',
    );
    const bad = fileOf(refnet, csv(ROWS).replace('800.5', 'lots'));
    expect(await refnet.fails(1, ['import', bad])).toBe(
      'refnet: 1 slip cannot be read, so nothing was imported\n' +
        '  line 11: the amount cannot be read\n' +
        `  refnet import ${bad} --skip-bad      imports the others\n`,
    );
    expect((await refnet.run(['import', bad, '--skip-bad'])).code).toBe(3);
  });

  test('as a dry run shows the slips that name the user', async () => {
    const refnet = await nadia();
    const { stdout } = await refnet.run(['import', fileOf(refnet, csv(ROWS)), '--dry-run']);
    expect(stdout).toContain(`
The slips that name you
  Referral given to Maren Holt, Wed 28 Jan 2026
  Referral received from Victor Osei, Wed 28 Jan 2026
  Referral received from Victor Osei, Wed 28 Jan 2026
  One-to-one with Maren Holt, Wed 28 Jan 2026
  One-to-one with Maren Holt, Wed 28 Jan 2026
  ... and 2 more

New partners: Victor Osei
Nothing was written.
`);
  });
});

test('a PALMS report has sums only, and is refused', async () => {
  const refnet = await nadia();
  const palms = csv([
    ['Chapter PALMS Summary Report'],
    [
      'First Name',
      'Last Name',
      'P',
      'A',
      'L',
      'M',
      'S',
      'RGI',
      'RGO',
      'RRI',
      'RRO',
      'V',
      '1-2-1',
      'TYFCB',
      'CEU',
      'T',
    ],
    ['Nadia', 'Brandt', '4', '0', '0', '0', '0', '2', '1', '3', '0', '1', '4', '1200', '3', '1'],
  ]);
  expect(await refnet.fails(1, ['import', fileOf(refnet, palms)])).toBe(
    'refnet: this is a PALMS report: it has the sums of each member, and no single referral\n' +
      '  take the "Slips Audit Report" of BNI Connect instead: it lists every slip\n',
  );
});
