import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Maren sent #1, #2 and, void, #3; #4 was given to Victor. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2026-11-10'],
    ['log', 'Max P.', '--from', 'maren', '--on', '2026-11-12'],
    ['log', 'Max P.', '--from', 'maren', '--on', '2026-11-12', '--status', 'void'],
    ['log', 'Dana R.', '--to', 'victor', '--on', '2026-11-12'],
    ...more,
  );
}

describe('thank', () => {
  test('notes the thanks for one referral', async () => {
    const refnet = await network();
    expect(await refnet.ok(['thank', '1'])).toBe(
      '#1  Jane D. received from Maren Holt: thanked, Fri 20 Nov 2026\n',
    );
    expect(await refnet.ok(['thank', '2', '--how', 'card', '--on', '2026-11-13'])).toBe(
      '#2  Max P. received from Maren Holt: thanked, Fri 13 Nov 2026 (card)\n',
    );
  });

  test('for a partner, for each referral that still waits for it, and says how many', async () => {
    const refnet = await network(['thank', '2']);
    expect(await refnet.ok(['thank', 'maren', '--how', 'call'])).toBe(
      'Thanked Maren Holt for 1 referral, Fri 20 Nov 2026 (call): #1\n',
    );
    expect(await refnet.ok(['thank', 'maren'])).toBe(
      'Nothing to thank Maren Holt for: thanked for each referral received.\n',
    );
    expect(await refnet.ok(['undo'])).toContain('Took back: thanked for referral 1 (Maren Holt)\n');
  });

  test('finds one referral by its client, where no partner is of that name', async () => {
    const refnet = await network();
    expect(await refnet.ok(['thank', 'jane'])).toContain('#1  Jane D. received from Maren Holt: thanked');
    expect(await refnet.ok(['thank', 'max', 'p.'])).toContain('#2  Max P.');
  });

  test('names at most six numbers', async () => {
    const many = Array.from({ length: 7 }, (_, n) => ['log', `Client ${n}`, '--from', 'maren']);
    const refnet = await network(...many);
    expect(await refnet.ok(['thank', 'maren'])).toBe(
      'Thanked Maren Holt for 9 referrals, Fri 20 Nov 2026: #1, #2, #5, #6, #7, #8 and 3 more\n',
    );
    expect(await refnet.ok(['undo'])).toContain(': 9 referrals');
  });

  test('of an earlier day leaves what came later', async () => {
    const refnet = await network();
    expect(await refnet.ok(['thank', 'maren', '--on', '2026-11-11'])).toContain(
      'for 1 referral, Wed 11 Nov 2026: #1',
    );
    expect(await refnet.ok(['thank', 'maren', '--on', '2026-11-09'])).toBe(
      'Nothing to thank Maren Holt for: no referral received from them up to Mon 9 Nov 2026.\n',
    );
  });

  test('again changes nothing; another day or way corrects it', async () => {
    const refnet = await network(['thank', '1', '--on', '2026-11-12', '--how', 'card']);
    const before = await refnet.ok(['history', '--json']);
    expect(await refnet.ok(['thank', '1'])).toContain('already thanked, Thu 12 Nov 2026 (card)');
    expect(await refnet.ok(['history', '--json'])).toBe(before);
    expect(await refnet.ok(['thank', '1', '--how', 'gift'])).toContain(': thanked, Thu 12 Nov 2026 (gift)');
  });

  test('prints the records with --json', async () => {
    const refnet = await network();
    const records = JSON.parse(await refnet.ok(['thank', 'maren', '--json']));
    expect(records).toMatchObject([
      { number: 1, thankedOn: '2026-11-20' },
      { number: 2, thankedOn: '2026-11-20' },
    ]);
    expect(JSON.parse(await refnet.ok(['thank', 'maren', '--json']))).toEqual([]);
  });

  test.each([
    [1, ['thank', '4'], '#4 was given by you to Victor Osei, so the thanks are not yours to give'],
    [1, ['thank', '9'], 'there is no #9'],
    [1, ['thank', 'viktor'], 'Did you mean Victor Osei?\n  refnet thank victor\n'],
    [2, ['thank'], 'whom to thank is missing'],
    [2, ['thank', '1', '--on', '2026-11-09'], 'Mon 9 Nov 2026 is before the referral, Tue 10 Nov 2026'],
    [2, ['thank', '1', '--on', 'tomorrow'], 'Sat 21 Nov 2026 is still to come'],
    [2, ['thank', '1', '--how', ' '], '--how is empty'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await network();
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});
