import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { LINE, NOTE } from '../../src/text/too-long.ts';

const line = 'x'.repeat(LINE);
const note = 'y'.repeat(NOTE);

test.each([
  ['--client', ['log', `${line}x`, '--from', 'maren']],
  ['--for', ['log', 'Jane D.', '--from', 'maren', '--for', `${line}x`]],
  ['--from', ['log', 'Jane D.', '--from', `${line}x`]],
  ['--source', ['log', 'Jane D.', '--source', `${line}x`]],
  ['--client', ['edit', '1', '--client', `${line}x`]],
  ['--name', ['add-partner', `${line}x`]],
  ['--tag', ['add-partner', 'Victor Osei', '--tag', `${line}x`]],
])('%s of more than 1,000 characters is refused, with how many it has', async (option, argv) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Bob Q.', '--from', 'maren']);
  expect(await refnet.fails(2, argv)).toBe(
    `refnet: ${option} is 1,001 characters long, and at most 1,000 are kept: shorten it\n`,
  );
});

test.each([
  ['--note', ['log', 'Jane D.', '--from', 'maren', '--note', `${note}y`]],
  ['--note', ['check-in', 'maren', '--note', `${note}y`]],
  ['--text', ['note', 'maren', `${note}y`]],
])('%s of more than a cell of a spreadsheet holds is refused: %#', async (option, argv) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.fails(2, argv)).toBe(
    `refnet: ${option} is 32,768 characters long, and at most 32,767 are kept: shorten it\n`,
  );
});

test.each(['"', ''])(
  'text in quotation marks that is too long to be one is not said to be open: ending in <%s>',
  async (end) => {
    const refnet = await newNetwork();
    const path = join(refnet.home, 'a.csv');
    writeFileSync(path, `Date,Partner,Client,Note\n2026-01-01,Ann,Bob,"${'z'.repeat(1_100_000)}${end}\n`);
    expect(await refnet.fails(1, ['import', path, '--yes'])).toBe(
      `refnet: "a.csv": the text in quotation marks that begins on line 2 is too long to be one, or its last quotation mark is missing
`,
    );
  },
);

test('a cell of a tracker that is too long is a fault of its row, and what just fits is kept whole', async () => {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'a.csv');
  const rows = [
    `2026-01-05,${line},${line},${line},${note}`,
    `2026-01-05,${line}x,${line}x,${line}x,${note}y`,
    `2026-01-05,Maren Holt,Jane D.,,${'y'.repeat(1_000_000)}`,
  ];
  writeFileSync(path, `Date,Referrer,Client,Service,Notes\n${rows.join('\n')}\n`);
  const said = await refnet.run(['import', path, '--received', '--skip-bad']);
  expect(said).toEqual({
    code: 3,
    stdout: expect.stringContaining('Imported 1 referral from 1 partner (1 new)'),
    stderr: `Your network is kept in ${refnet.file}, which only you can read.
line 3, "Referrer": is 1,001 characters long, and at most 1,000 are kept
line 3, "Client": is 1,001 characters long, and at most 1,000 are kept
line 3, "Service": is 1,001 characters long, and at most 1,000 are kept
line 3, "Notes": is 32,768 characters long, and at most 32,767 are kept
line 4, "Notes": is 1,000,000 characters long, and at most 32,767 are kept
`,
  });
  expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toMatchObject([
    { partner: line, client: line, need: line, note },
  ]);
});

test('two columns of notes that are together longer than a note may be are a fault of their row', async () => {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'a.csv');
  const half = 'z'.repeat(20_000);
  writeFileSync(path, `Date,Referrer,Client,Notes,Comments\n2026-01-05,Maren Holt,Jane D.,${half},${half}\n`);
  expect(await refnet.fails(1, ['import', path, '--received'])).toContain(
    'line 2, "Notes": is 40,001 characters long, and at most 32,767 are kept\n',
  );
});

/** What takes minutes, or ages, to be read as a day, an amount or names. */
const HOSTILE = [
  '1',
  ',',
  '/',
  'x',
  '1/1/',
  '1,',
  'a@b.c,',
  'a & ',
  '(',
  '"',
  "'",
  'e\u0301',
  '\u0301',
  '1 Jan ',
  'http://',
].map((each) => each.repeat(40_000 / each.length));

const quotedCell = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test.each(['Date', 'Referrer', 'Client', 'Service', 'Status', 'Value', 'Currency', 'Direction'])(
  'nothing looks into a cell of %s that is too long, whatever is in it',
  async (heading) => {
    const refnet = await newNetwork();
    const path = join(refnet.home, 'a.csv');
    const row = {
      Date: '2026-01-05',
      Referrer: 'Maren Holt',
      Client: 'Jane D.',
      Service: 'taxes',
      Status: 'won',
      Value: '100',
      Currency: 'CAD',
      Direction: 'received',
    };
    const rows = HOSTILE.map((text) => Object.values({ ...row, [heading]: text }));
    const lines = [Object.keys(row), ...rows, Object.values(row)].map((cells) =>
      cells.map(quotedCell).join(','),
    );
    writeFileSync(path, `${lines.join('\n')}\n`);
    const { code, stdout, stderr } = await refnet.run(['import', path, '--yes', '--skip-bad']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('Imported 1 referral') });
    expect(stderr).toContain(`"${heading}": is `);
  },
);

test.each(['Name', 'Email', 'Phone', 'Company', 'Job Title', 'Connected On', 'Website', 'Address', 'Notes'])(
  'nothing looks into a cell of %s of a list of people that is too long',
  async (heading) => {
    const refnet = await newNetwork();
    const path = join(refnet.home, 'a.csv');
    const row = {
      Name: 'Ann Lee',
      Email: 'ann@example.com',
      Phone: '415 555 0101',
      Company: 'Lee LLC',
      'Job Title': 'CPA',
      'Connected On': '01 Jan 2024',
      Website: '',
      Address: '',
      Notes: '',
    };
    const rows = HOSTILE.map((text) => Object.values({ ...row, [heading]: text }));
    const lines = [Object.keys(row), ...rows, Object.values(row)].map((cells) =>
      cells.map(quotedCell).join(','),
    );
    writeFileSync(path, `${lines.join('\n')}\n`);
    const { code, stdout, stderr } = await refnet.run(['import', path, '--yes', '--skip-bad']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('Added 1 partner') });
    expect(stderr).toContain('characters long, and at most');
  },
);

test('a heading without end is shown by its beginning', async () => {
  const refnet = await newNetwork();
  const path = join(refnet.home, 'a.csv');
  const endless = HOSTILE.map(quotedCell).join(',');
  writeFileSync(path, `Date,Referrer,Client,${endless}\n2026-01-05,Maren Holt,Jane D.\n`);
  const { code, stdout } = await refnet.run(['import', path, '--yes']);
  expect(code).toBe(0);
  expect(stdout.length).toBeLessThan(2000);
});
