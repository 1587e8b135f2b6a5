import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const started = async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  await refnet.ok(['config', 'currency', 'CAD']);
  await refnet.ok(['log', 'Lou Park', '--from', 'maren', '--on', '2026-03-02']);
  await refnet.ok(['update', 'lou', '--collected', '500', '--on', '2026-03-03']);
  await refnet.ok(['update', 'lou', '--collected', '-100', '--on', '2026-03-04']);
  return refnet;
};

test("a client's name finds the referral, whatever came in for it", async () => {
  const refnet = await started();
  expect(JSON.parse(await refnet.ok(['show', 'lou', '--json']))).toMatchObject({ recordKind: 'referral' });
  expect(await refnet.ok(['edit', 'lou', '--client', 'Lou & Pat Park'])).toContain('Lou & Pat Park');
  expect(await refnet.ok(['remove', 'pat', '--yes'])).toContain('Lou & Pat Park');
  expect(await refnet.ok(['referrals', '--json'])).toBe('[]\n');
});

test('words of what came in find that, and so does its number', async () => {
  const refnet = await started();
  const shown = async (...words: string[]): Promise<unknown> =>
    JSON.parse(await refnet.ok(['show', ...words, '--json']));
  expect(await shown('500', 'lou')).toMatchObject({ recordKind: 'collection', number: 2 });
  expect(await shown('3')).toMatchObject({ recordKind: 'collection', number: 3 });
});
