import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const TODAY = { today: '2026-02-05' };
const IMOGEN = [
  ['config', 'currency', 'CAD'],
  ['add-partner', 'Imogen Hale', '--profession', 'planner', '--known-since', '2019'],
  ['agree', 'imogen', '--written', '--they-pay', '10% of collected', '--from', '2026-01-05'],
] as const;

describe('closing an agreement', () => {
  test('takes nothing from a referral of that very day: its terms govern it for good', async () => {
    const refnet = await newNetwork(...IMOGEN);
    for (const argv of [
      ['log', 'Fox', '--to', 'imogen'],
      ['update', 'fox', 'won', '--value', '30000'],
      ['update', 'fox', '--collected', '30000'],
      ['pay', 'imogen', '--received'],
    ])
      await refnet.ok(argv, TODAY);
    expect(await refnet.ok(['agree', 'imogen', '--close'], TODAY)).toBe(
      '#1  Agreement with Imogen Hale closed, 5 Feb 2026; referrals of that day and before keep their terms\n',
    );
    expect(await refnet.ok(['due'], TODAY)).toBe('Nothing is waiting up to 12 Feb 2026.\n');
    expect(await refnet.ok(['fees', 'imogen', '--format', 'csv'], TODAY)).toContain('3000.00');
  });

  test.each([
    { day: '2026-02-04', has: true },
    { day: '2026-02-05', has: true },
    { day: '2026-02-06', has: false },
  ])('of 5 Feb a referral of $day has its fee: $has', async ({ day, has }) => {
    const refnet = await newNetwork(
      ...IMOGEN,
      ['agree', 'imogen', '--close', '--on', '2026-02-05'],
      ['log', 'Fox', '--to', 'imogen', '--on', day],
      ['update', 'fox', 'won', '--value', '30000', '--on', '2026-03-01'],
      ['update', 'fox', '--collected', '30000', '--on', '2026-03-02'],
    );
    const fees = JSON.parse(await refnet.ok(['fees', 'imogen', '--json'])) as unknown;
    expect(JSON.stringify(fees).includes('3000')).toBe(has);
  });

  test('and another agreement of the same day asks before it changes what has accrued', async () => {
    const refnet = await newNetwork(...IMOGEN);
    for (const argv of [
      ['log', 'Fox', '--to', 'imogen'],
      ['update', 'fox', 'won', '--value', '30000'],
      ['update', 'fox', '--collected', '30000'],
      ['agree', 'imogen', '--close'],
    ])
      await refnet.ok(argv, TODAY);
    expect(await refnet.fails(1, ['agree', 'imogen', '--written', '--they-pay', '20%'], TODAY)).toBe(
      [
        'refnet: this changes what has accrued in fees',
        '  the fee on #2 Fox was CAD 3,000, and is CAD 6,000 now',
        '  refnet agree imogen --written --they-pay 20% --yes      changes it',
        '',
      ].join('\n'),
    );
  });
});

describe('an agreement that is over', () => {
  test('keeps telling the fees and the promise it had, where another took its place', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Imogen Hale'],
      ['agree', 'imogen', '--verbal', '--i-pay', '10%', '--exclusive', 'plans', '--from', '2026-01-05'],
      ['agree', 'imogen', '--written', '--from', '2026-07-02'],
      ['agree', 'imogen', '--close', '--on', '2026-09-01'],
    );
    const all = JSON.parse(await refnet.ok(['agree', '--json'])) as Record<string, unknown>[];
    expect(all.map(({ iPay, exclusive }) => ({ iPay, exclusive }))).toEqual([
      { iPay: '10% of collected', exclusive: 'plans' },
      { iPay: '10% of collected', exclusive: 'plans' },
    ]);
    expect(await refnet.ok(['show', '1'])).toContain('I pay      10% of collected\n');
  });
});
