import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

/** CAD 80 was paid for A of whom nothing came in yet; CAD 100 on B has accrued, and is due. */
const BY_HAND = [
  ['config', 'currency', 'CAD'],
  ['add-partner', 'Victor Osei', '--known-since', '2024-01'],
  ['agree', 'victor', '--verbal', '--i-pay', '10%', '--from', '2026-01-01'],
  ['log', 'A', '--from', 'victor', '--on', '2026-08-01'],
  ['update', '2', 'won', '--value', '800', '--on', '2026-09-01'],
  ['log', 'B', '--from', 'victor', '--on', '2026-08-01'],
  ['update', '3', 'won', '--collected', '1000', '--on', '2026-09-01'],
  ['pay', 'victor', '80', '--for', '2', '--on', '2026-10-01'],
] as const;

test('what was paid for a client of whom nothing came in yet takes nothing off the fee on another: in the advice too', async () => {
  const refnet = await newNetwork(...BY_HAND);
  expect(await refnet.ok(['fees'])).toBe(
    ['Partner      Way    Accrued    Paid      Due', 'Victor Osei  I pay  CAD 180  CAD 80  CAD 100', ''].join(
      '\n',
    ),
  );
  expect(await refnet.ok(['advise', 'victor'])).toContain(
    [
      '  See to      CAD 180 of fees paid, received or due in the 12 months to',
      '              20 Nov 2026, with no written agreement about a fee in it [ally]',
      '',
    ].join('\n'),
  );
  expect(await refnet.fails(1, ['pay', 'victor', 'USD 10'])).toBe(
    ['refnet: nothing is due in USD', '  due in other currencies: CAD 100', ''].join('\n'),
  );
});
