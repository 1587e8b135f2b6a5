import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function sheetOf(refnet: Refnet, headings: string, ...amounts: readonly string[]): string {
  const file = `${refnet.home}/fees.csv`;
  const rows = amounts.map((each, at) => `2026-01-0${at + 1},Ann Ash,C${at + 1},in,won,${each}\n`);
  writeFileSync(file, `Date,Partner,Client,In/Out,Status,${headings}\n${rows.join('')}`);
  return file;
}

async function amountsOf(refnet: Refnet): Promise<Record<string, string>> {
  const all: { client: string; invoiced: string | null; currency: string | null }[] = JSON.parse(
    await refnet.ok(['referrals', '--json']),
  );
  return Object.fromEntries(
    all.map(({ client, invoiced, currency }) => [
      client,
      invoiced === null ? '-' : `${currency} ${invoiced}`,
    ]),
  );
}

const american = () => newNetwork(['config', 'currency', 'USD']);

describe('amounts in two columns, each in a currency of its own', () => {
  test.each(['Fee €,Fee $', 'Fee EUR,Fee USD', 'Fee (EUR),Fee (USD)'])(
    'are read together where a row has one of them: %s',
    async (headings) => {
      const refnet = await american();
      await refnet.ok(['import', sheetOf(refnet, headings, '1200,', ',700', ',')]);
      expect(await amountsOf(refnet)).toEqual({ C1: 'EUR 1200.00', C2: 'USD 700.00', C3: '-' });
    },
  );

  test('are read together where both are said to be amounts, and refused in a row that has both', async () => {
    const refnet = await american();
    const file = sheetOf(refnet, 'Fee €,Fee $', '1200,5', ',700', '0,300');
    const map = ['--map', 'Fee €=value, Fee $=value'];
    expect(await refnet.fails(1, ['import', file, ...map])).toContain(
      'line 2, "Fee €": 2 amounts, under "Fee €" and "Fee $"; write one\n',
    );
    await refnet.run(['import', file, ...map, '--skip-bad']);
    expect(await amountsOf(refnet)).toEqual({ C2: 'USD 700.00', C3: 'USD 300.00' });
  });

  test('are not read together where rows have both, the one in the other', async () => {
    const refnet = await american();
    const file = sheetOf(refnet, 'Fee EUR,Fee USD', '1200,1300', '600,650');
    expect(await refnet.ok(['import', file])).toContain('Not read: Fee USD.');
    expect(await amountsOf(refnet)).toEqual({ C1: 'EUR 1200.00', C2: 'EUR 600.00' });
  });

  test('are asked about by a currency that the sign is of', async () => {
    const refnet = await newNetwork(['config', 'currency', 'EUR']);
    const file = sheetOf(refnet, 'Fee €,Fee $', '1200,', ',700');
    expect(await refnet.fails(2, ['import', file])).toContain('--currency USD      takes those in USD\n');
    await refnet.ok(['import', file, '--currency', 'USD']);
    expect(await amountsOf(refnet)).toEqual({ C1: 'EUR 1200.00', C2: 'USD 700.00' });
  });
});

describe('headings that differ by a sign alone', () => {
  test('are two to --map, and one without its sign is asked for it', async () => {
    const refnet = await american();
    const file = sheetOf(refnet, 'Fee €,Fee $', '1200,', ',700');
    expect(await refnet.fails(2, ['import', file, '--map', 'Fee=value'])).toContain(
      '"Fee" may be "Fee €" or "Fee $"\n  write its sign too\n',
    );
    await refnet.ok(['import', file, '--map', 'Fee €=ignore, Fee $=value']);
    expect(await amountsOf(refnet)).toEqual({ C1: '-', C2: 'USD 700.00' });
  });

  test('are found without it where there is one of them', async () => {
    const refnet = await american();
    await refnet.ok(['import', sheetOf(refnet, 'Worth €,Colour', '1200,red'), '--map', 'Worth=value']);
    expect(await amountsOf(refnet)).toEqual({ C1: 'EUR 1200.00' });
  });
});

test.each([
  ['a column left out', (file: string) => [file, '--map', 'Fee EUR=ignore, Fee USD=value']],
  ['a blank cell', (file: string) => [file]],
])('%s takes no amount out', async (_what, typed) => {
  const refnet = await american();
  const file = sheetOf(refnet, 'Fee EUR,Fee USD', '1200,', ',700');
  await refnet.ok(['import', file]);
  sheetOf(refnet, 'Fee EUR,Fee USD', ',', ',700');
  await refnet.ok(['import', ...typed(file), '--update']);
  expect(await amountsOf(refnet)).toEqual({ C1: 'EUR 1200.00', C2: 'USD 700.00' });
});
