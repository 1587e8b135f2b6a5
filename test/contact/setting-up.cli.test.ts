import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

/** The file is made on 1 January; who is added in its first 7 days was known before. */
test.each([
  { today: '2026-01-07', isNew: false },
  { today: '2026-01-08', isNew: true },
])('a partner added on $today is new, and to be met: $isNew', async ({ today, isNew }) => {
  const refnet = await newNetwork();
  await refnet.run(['add-partner', 'Ann Arbor'], { today: '2026-01-01' });
  await refnet.ok(['add-partner', 'Carl Dorn'], { today });
  await refnet.ok(
    ['promise', '--network', '--goal', '5 new partners', '--from', '2026-01-01', '--by', '2026-12-31'],
    { today: '2026-01-09' },
  );
  const later = { today: '2026-01-20' };
  expect((await refnet.ok(['promise', '--network'], later)).includes('1 of 5 new partners')).toBe(isNew);
  expect((await refnet.ok(['due', '--kind', 'one-to-one'], later)).includes('met 8 Jan')).toBe(isNew);
});
