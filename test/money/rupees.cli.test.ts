import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAmount } from '../../src/money/amount-grammar.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

describe('amounts as India writes them', () => {
  test.each([
    ['Rs 1,50,000', 15_000_000],
    ['Rs. 2,50,000', 25_000_000],
    ['Rs.75,000/-', 7_500_000],
    ['75,000/-', 7_500_000],
    ['1.5 lakh', 15_000_000],
    ['Rs 2 lakhs', 20_000_000],
    ['1.25 crore', 1_250_000_000],
    ['₹1,50,000', 15_000_000],
  ])('%s', (text, minor) => {
    expect(readAmount(text, { currency: 'INR' })).toEqual({ minor, currency: 'INR' });
  });

  test('in Rs are of no currency that is not written so', () => {
    expect(readAmount('Rs 500', { currency: 'LKR' })).toEqual({ minor: 50_000, currency: 'LKR' });
    expect(() => readAmount('Rs 1,50,000', { currency: 'GBP' })).toThrow(
      '"Rs" is not how an amount in GBP is written',
    );
  });
});

describe('a file with amounts in Rs', () => {
  const fileOf = (refnet: Refnet, headings: string, cells: string) => {
    const path = join(refnet.home, 'list.csv');
    writeFileSync(path, `Date,Client,Partner,${headings}\n2026-01-09,Lena F.,Anil Rao,${cells}\n`);
    return path;
  };
  const FILES: readonly [string, string][] = [
    ['Fee,Status', 'Rs 75000/-,Won'],
    ['Fee (Rs),Status', '75000,Won'],
    ['Fee,Currency,Status', '75000,Rs,Won'],
  ];

  test.each(FILES)('is in the rupees of the currency or of India: %s', async (headings, cells) => {
    for (const setting of [
      ['currency', 'INR'],
      ['country', 'IN'],
    ]) {
      const refnet = await newNetwork(['config', ...setting]);
      await refnet.run(['import', fileOf(refnet, headings, cells), '--received']);
      expect(await refnet.ok(['referrals', '--json'])).toMatch(/"currency": "INR"[^]*"invoiced": "75000.00"/);
    }
  });

  test.each(FILES)('is asked about elsewhere: %s', async (headings, cells) => {
    const refnet = await newNetwork(['config', 'currency', 'GBP']);
    const path = fileOf(refnet, headings, cells);
    expect(await refnet.fails(2, ['import', path, '--received'])).toContain(
      `refnet: some amounts are in Rs, and whose rupees is not known\n  refnet import ${path} --received --currency INR`,
    );
    await refnet.run(['import', path, '--received', '--currency', 'INR']);
    expect(await refnet.ok(['referrals', '--json'])).toContain('"invoiced": "75000.00"');
  });
});
