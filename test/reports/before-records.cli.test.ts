import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

/** Records begin on 20 November 2026, two weeks before the period before ends. */
test('every form of the report says where not all of the period before may be on record', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Abe One'],
    ['log', 'Ann A.', '--from', 'abe', '--on', '2026-11-20'],
  );
  const today = '2027-12-04';
  const caveat = 'Not all of the 12 months before may be on record: records begin 20 Nov 2026';
  for (const argv of [['report'], ['report', '--format', 'md'], ['report', 'abe', '--all']])
    expect((await refnet.run(argv, { today })).stdout).toContain(caveat);
  const page = join(refnet.home, 'page.html');
  await refnet.run(['report', '--format', 'html', '--output', page], { today });
  expect(readFileSync(page, 'utf8')).toContain(caveat);
});

test('nothing is said of a period before that is on record whole', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Abe One'],
    ['config', 'records-since', '2024-01-01'],
    ['log', 'Ann A.', '--from', 'abe', '--on', '2025-11-01'],
  );
  const told = await refnet.ok(['report']);
  expect(told).toContain('The 12 months before: 1 introduced');
  expect(told).not.toContain('may be on record');
});
