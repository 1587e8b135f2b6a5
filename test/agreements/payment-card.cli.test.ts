import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const START = [
  ['config', 'currency', 'CAD'],
  ['add-partner', 'Maren Holt'],
  ['agree', 'maren', '--verbal', '--i-pay', '10%', '--from', '2026-01-01'],
  ['log', 'Jane D.', '--from', 'maren', '--on', '2026-02-01', '--consent', 'yes'],
  ['update', '2', 'won', '--on', '2026-03-01', '--value', '5,000', '--collected', '5,000'],
] as const;

test.each([
  [
    ['120', '--for', '2', '--note', 'a cheque'],
    '#4  CAD 120 paid to Maren Holt for #2, 1 Apr 2026\n\n  note  a cheque\n',
  ],
  [
    ['120', '--for', '2', '--settled', '--note', 'a cheque'],
    '#4  CAD 120 paid to Maren Holt for #2, 1 Apr 2026, which settles it for good\n\n  note  a cheque\n',
  ],
  [['120'], '#4  CAD 120 paid to Maren Holt, 1 Apr 2026\n'],
])('the card of a payment is what it was and its note: pay maren %j', async (said, card) => {
  const refnet = await newNetwork(...START, ['pay', 'maren', ...said, '--on', '2026-04-01']);
  expect(await refnet.ok(['show', '4'])).toBe(card);
});
