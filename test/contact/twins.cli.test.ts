import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const ANN = [
  ['add-partner', 'Ann Ash'],
  ['add-partner', 'Bea Birk'],
  ['agree', 'ann', '--verbal', '--i-pay', '10%'],
  ['log', 'Cy', '--from', 'ann'],
  ['update', '2', 'won', '--value', '9000', '--collected', '5000'],
] as const;

const same = (id: number, twin: number, alike: string) =>
  `#${id} looks the same as #${twin} (${alike}); to take it back: refnet undo\n`;

describe('what stands already on that day is remarked on, and recorded all the same', () => {
  test.each<[string[], string[], string]>([
    [
      ['check-in', 'ann', '--kind', 'coffee'],
      ['check-in', 'ann', '--kind', 'coffee'],
      'same partner, day and kind',
    ],
    [['check-in', 'ann', '--note', 'hi'], ['check-in', 'ann', '--note', 'hi'], 'same partner, day and kind'],
    [
      ['check-in', 'ann', '--on', '2026-10-01'],
      ['check-in', 'ann', '--on', '2026-10-01'],
      'same partner, day and kind',
    ],
    [['pay', 'ann', '50'], ['pay', 'ann', '50'], 'same partner, amount and day'],
    [['note', 'ann', 'on time'], ['note', 'ann', 'on time'], 'same partner, day, kind and text'],
    [
      ['promise', 'ann', 'call', '--by', '2026-12-01'],
      ['promise', 'ann', 'call', '--by', '2026-12-01'],
      'same partner, side, text and days',
    ],
    [
      ['project', 'ann', 'evening', '--kind', 'event'],
      ['project', 'ann', 'evening', '--kind', 'event'],
      'same partner, kind, text and first day',
    ],
    [
      ['promise', '--network', '--goal', '40 received', '--by', '2026-12-31'],
      ['promise', '--network', '--goal', '40 received', '--by', '2026-12-31'],
      'same goal and days',
    ],
    [
      ['check-in', '--kind', 'broadcast', '--all', '--note', 'news'],
      ['check-in', '--kind', 'broadcast', '--all', '--note', 'news'],
      'same day, note and whom it went to',
    ],
    [
      ['update', '2', '--collected', '500'],
      ['update', '2', '--collected', '500'],
      'same referral, amount and day',
    ],
  ])('%j, then %j', async (first, second, alike) => {
    const refnet = await newNetwork(...ANN);
    expect((await refnet.run(first)).stderr).not.toContain('looks the same');
    const { code, stderr } = await refnet.run(second);
    expect({ code, stderr }).toEqual({ code: 0, stderr: same(5, 4, alike) });
    expect((await refnet.run([...second, '--dry-run'])).code).toBe(0);
    await refnet.ok(['undo']);
    expect((await refnet.run(['show', '5'])).code).toBe(1);
  });

  test.each<[string[], string[]]>([
    [
      ['check-in', 'ann', '--kind', 'coffee'],
      ['check-in', 'ann', '--kind', 'call'],
    ],
    [
      ['check-in', 'ann', '--kind', 'coffee'],
      ['check-in', 'bea', '--kind', 'coffee'],
    ],
    [
      ['check-in', 'ann', '--note', 'hi'],
      ['check-in', 'ann', '--note', 'again'],
    ],
    [
      ['check-in', 'ann', '--on', '2026-10-01'],
      ['check-in', 'ann'],
    ],
    [
      ['check-in', 'ann'],
      ['check-in', 'ann', '--on', '2026-10-01'],
    ],
    [
      ['pay', 'ann', '50'],
      ['pay', 'ann', '60'],
    ],
    [
      ['pay', 'ann', '50'],
      ['pay', 'ann', '50', '--waive'],
    ],
    [
      ['pay', 'ann', '50', '--note', 'cheque 1'],
      ['pay', 'ann', '50', '--note', 'cheque 2'],
    ],
    [
      ['note', 'ann', 'on time'],
      ['note', 'ann', 'on time', '--kind', 'growth'],
    ],
    [
      ['promise', 'ann', 'call'],
      ['promise', 'ann', 'call', '--theirs'],
    ],
    [
      ['project', 'ann', 'evening', '--kind', 'event'],
      ['project', 'ann', 'evening', '--kind', 'event', '--from', '2026-12-01'],
    ],
    [
      ['update', '2', '--collected', '500'],
      ['update', '2', '--collected', '500', '--on', '2026-11-20', '--note', 'second'],
    ],
  ])('%j, then %j is another', async (first, second) => {
    const refnet = await newNetwork(...ANN, first);
    expect((await refnet.run(second)).stderr).not.toContain('looks the same');
  });
});
