import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Today is 16 October: 20 November has a past reading of last year alone, before the referral. */
const TODAY = '2026-10-16';

const russo = (): Promise<Refnet> =>
  newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Sal Russo', '--known-since', '2024-01'],
    ['log', 'Russo', '--from', 'sal', '--on', '2026-08-03'],
    ['update', '1', 'won', '--on', '2026-09-01'],
  );

const SAID =
  'refnet: "nov 20" is read as Thu 20 Nov 2025, before the referral itself, Mon 3 Aug 2026; Fri 20 Nov 2026 is still to come\n  give a day that has passed, or come back to it then\n';

test.each([
  [['update', '1', '--collected', '10,000']],
  [['update', 'russo', '--collected', '10,000']],
  [['update', '1', 'lost']],
  [['told', '1']],
  [['thank', '1']],
])('a day that is still to come moves no referral by a year: %j', async (words) => {
  const refnet = await russo();
  expect(await refnet.fails(2, [...words, '--on', 'nov 20'], { today: TODAY })).toBe(SAID);
});

test.each([
  ['2025-09-01', ''],
  ['aug 1', '  refnet edit 1 --on 2026-08-01      if the referral was made earlier\n'],
])('a day before the referral that is not to come: %s', async (on, hint) => {
  const refnet = await russo();
  const said = await refnet.fails(2, ['update', '1', '--collected', '10', '--on', on], { today: TODAY });
  expect(said).toContain('is before the referral itself, Mon 3 Aug 2026');
  expect(said.includes('refnet edit 1 --on')).toBe(hint !== '');
  expect(said).toContain(hint);
});

test('the latest past day is taken where the referral was there', async () => {
  const refnet = await russo();
  expect(await refnet.ok(['update', '1', '--collected', '10', '--on', 'oct 1'], { today: TODAY })).toContain(
    'CAD 10 collected, Thu 1 Oct 2026',
  );
});
