import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

test('a check-in clears "reconnect", and the reason still tells what was exchanged before', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Rhi Anna', '--known-since', '2020'],
    ['config', 'records-since', '2020-01-01'],
    ['log', 'Ann A.', '--from', 'rhi', '--on', '2024-03-01'],
    ['log', 'Bea B.', '--to', 'rhi', '--on', '2024-03-02'],
  );
  expect(await refnet.ok(['advise', 'rhi'])).toContain('Reconnect');
  await refnet.ok(['check-in', 'rhi', '--kind', 'call']);
  const { verdict, reason } = JSON.parse(await refnet.ok(['advise', 'rhi', '--json']));
  expect(verdict).toBe('keep-informal');
  expect(reason).toMatch(/^0 exchanged .*; 2 before, the last on 2 Mar 2024\.$/);
});
