import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWithoutSource } from '../../src/imports/partner-cell.ts';
import { newNetwork } from '../helpers/refnet.ts';

interface Row {
  readonly direction: string;
  readonly partner: string | null;
  readonly source: string | null;
}

/** What a file of one row beneath the headings comes to, with rows that name nobody left out. */
async function comesTo(headings: string, row: string): Promise<string> {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
  const path = join(refnet.home, 'a.csv');
  writeFileSync(path, `Date,Client,${headings}\n2026-10-20,Tess Vance,${row}\n`);
  const { code, stdout, stderr } = await refnet.run(['import', path, '--yes']);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const rows = JSON.parse(await refnet.ok(['referrals', '--json'])) as Row[];
  const [only] = rows.map(
    ({ direction, partner, source }) => `${direction} ${partner ?? `(${source ?? ''})`}`,
  );
  return only ?? (stdout.includes('left out') ? 'left out' : stdout);
}

describe("the user's own name as the one who referred", () => {
  test.each([
    ['Referred By', 'Nadia Brandt', 'left out'],
    ['Referred By', '"Brandt, Nadia"', 'left out'],
    ['Referred By', 'Dr. Nadia T. Brandt', 'left out'],
    ['Referred By', 'I', 'left out'],
    ['Referred By,Referred To', 'Nadia T. Brandt,Ann Ash', 'given Ann Ash'],
    ['Referred By,Lead Source', 'Nadia Brandt,Referral', 'left out'],
    ['Referred By,Lead Source', 'Nadia Brandt,Word of mouth', 'left out'],
    ['Referred By,Lead Source', 'Nadia Brandt,Nadia Brandt', 'left out'],
    ['Referred By,Lead Source', ',Nadia Brandt', 'left out'],
    ['Referred By,Lead Source', 'Nadia Brandt,Website', 'received (Website)'],
    ['Referred By,Lead Source', ',Referral', 'received (Referral)'],
    ['Referred By,Referred To', 'Nadia Brandt,Ann Ash', 'given Ann Ash'],
    ['Referred By,Referred To', 'Ann Ash,Nadia Brandt', 'received Ann Ash'],
    ['Referred By,Referred To', 'Nadia Brandt,', 'left out'],
    ['Referred By,Referred To,Lead Source', 'Nadia Brandt,,Referral', 'left out'],
  ])('%s: %s: %s', async (headings, row, expected) => {
    expect(await comesTo(headings, row)).toBe(expected);
  });

  test('is one that is asked about, with what else names nobody', async () => {
    const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
    const path = join(refnet.home, 'a.csv');
    writeFileSync(
      path,
      'Date,Client,Referred By,Lead Source\n2026-10-20,Tess Vance,Nadia Brandt,Referral\n2026-10-20,Al Roe,Ann Ash,\n',
    );
    expect(await refnet.fails(1, ['import', path])).toBe(
      'refnet: 1 of 2 rows cannot be read, so nothing was imported\n' +
        '  1 row names no partner ("Nadia Brandt")\n' +
        `  refnet import ${path} --nobody leave-out\n` +
        '  to keep rows that name no partner, as from a source "not named", say --nobody keep\n' +
        `  refnet import ${path} --skip-bad      imports the other one\n`,
    );
  });
});

describe('a row without a partner has no source', () => {
  test.each([
    ['me', 'Referral', true],
    ['me', 'Client referral', true],
    ['me', 'Empfehlung', true],
    ['me', 'Website', false],
    ['nobody', 'Referral', false],
  ] as const)('%s beside %s: %s', (partner, name, expected) => {
    expect(isWithoutSource(partner, { is: 'channel', name })).toBe(expected);
    expect(isWithoutSource(partner, { is: 'nobody' })).toBe(true);
    expect(isWithoutSource(partner, { is: 'me' })).toBe(true);
  });
});
