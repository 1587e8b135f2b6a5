import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function fileOf(refnet: Refnet, headings: string, cells: string): string {
  const path = join(refnet.home, 'list.csv');
  writeFileSync(
    path,
    `Date,Client,Referred by,${headings},Status\n2026-01-09,Lena F.,Jenna Cole,${cells},Won\n`,
  );
  return path;
}

async function amount(refnet: Refnet): Promise<string | null> {
  const [row] = JSON.parse(await refnet.ok(['referrals', '--json'])) as { invoiced: string | null }[];
  return row?.invoiced ?? null;
}

test.each([
  'Fee received',
  'Fee paid',
  'Fee owed',
  'Fee due',
  'Fee to me',
  'Finder’s fee',
  'Referral fee',
  'Ref fee',
])('a column "%s" is not taken for the amount of the deal', async (heading) => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  await refnet.run(['import', fileOf(refnet, heading, '4500')]);
  expect(await amount(refnet)).toBeNull();
  await refnet.ok(['undo', '--yes']);
  await refnet.run(['import', fileOf(refnet, `${heading},GCI`, '4500,18000')]);
  expect(await amount(refnet)).toBe('18000.00');
});

test('a column of a fee that may be the amount is said to be left unread, with the line that reads it', async () => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  const path = fileOf(refnet, 'Fee received', '4500');
  const { stderr } = await refnet.run(['import', path, '--dry-run']);
  expect(stderr).toBe(
    `"Fee received" is not read, as a fee between partners is not what the client's business came to; where it is: refnet import ${path} --dry-run --map "Fee received=value"\n`,
  );
  await refnet.run(['import', path, '--map', 'Fee received=value']);
  expect(await amount(refnet)).toBe('4500.00');
});

test.each(['Fee', 'Fees', 'Fees collected', 'Legal fee', 'Fee (USD)'])(
  'a column "%s" is the amount still',
  async (heading) => {
    const refnet = await newNetwork(['config', 'currency', 'USD']);
    await refnet.run(['import', fileOf(refnet, heading, '4500')]);
    expect(await amount(refnet)).toBe('4500.00');
  },
);

test('compare says what each column is taken for, and takes no fee for the amount', async () => {
  const refnet = await newNetwork(
    ['config', 'currency', 'USD'],
    ['config', 'my-name', 'Dana Whitcomb'],
    ['add-partner', 'Jenna Cole'],
    ['log', 'Lena F.', '--from', 'jenna', '--on', '2026-01-09'],
    ['update', '1', 'won', '--value', '18000', '--on', '2026-03-01'],
  );
  const path = join(refnet.home, 'jenna-own.csv');
  writeFileSync(
    path,
    'Date,Client,Sent to,Fee received,Status\n2026-01-09,Lena F.,Dana Whitcomb,"4,500",Paid\n',
  );
  const { stdout } = await refnet.run(['compare', 'jenna', path]);
  expect(stdout).toContain(
    '  taken "Date" for the day of the referral, "Client" for the client, "Sent to" for the partner a client was given to and "Status" for the status; not read: Fee received\n',
  );
  expect(stdout).toContain('1 agrees');
  expect(stdout).not.toContain('--accept');
});
