import { expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';

// In a file of its own: what fees need is loaded by the command itself, and by nothing before it.
test('refnet alone says each thing once where there are fees', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann Lee'],
    ['agree', 'ann', '--verbal', '--i-pay', '10%', '--from', '2026-01-01'],
    ['log', 'Jane D.', '--from', 'ann', '--on', '2026-11-19'],
    ['update', '2', 'won', '--value', '1000', '--collected', '1000'],
  );
  const { stdout } = await asked(refnet, [], []);
  expect(stdout.match(/Referral network/g)).toHaveLength(1);
  expect(stdout.match(/you pay USD 100/g)).toHaveLength(1);
});
