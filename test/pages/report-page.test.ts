import { expect, test } from 'vitest';
import { REPORT_SECTIONS } from '../../src/reports/report.ts';
import { faultsOf, networkOf } from '../helpers/pages.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

const PAGE = ['--format', 'html'];

const OF: readonly (readonly [of: string, argv: readonly string[]])[] = [
  ['the network', []],
  ['a partner', ['maren']],
  ['a period that is over', ['--quarter', 'last']],
  ['what changed', ['--compare']],
  ['groups', ['--by', 'profession']],
  ['the rows of a number', ['--explain', 'won']],
  ['a brief', ['maren', '--short']],
  ['several parts', ['--only', 'volume,costs,formalize']],
  ...REPORT_SECTIONS.map((part) => [part, ['--only', part]] as const),
];

test.each(OF)('the page on %s is valid HTML', async (_of, argv) => {
  const refnet = await sampleNetwork();
  const html = await refnet.ok(['report', ...argv, ...PAGE]);
  expect(await faultsOf(html)).toEqual([]);
});

test('a page of nobody says how to begin', async () => {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
  const html = await refnet.ok(['report', ...PAGE]);
  expect(await faultsOf(html)).toEqual([]);
  expect(html).toContain('<title>Referral network of Nadia Brandt, 12 months to 20 Nov 2026</title>');
});

test('a page on 200 partners is under 300 kB, and valid', async () => {
  const refnet = await networkOf(200);
  const html = await refnet.ok(['report', ...PAGE]);
  expect(Buffer.byteLength(html)).toBeLessThan(300_000);
  expect(await faultsOf(html)).toEqual([]);
});
