import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** I pay Victor 10% for 12 months; client A, of 1 Feb 2025, was won on 1 Apr for CAD 1,000: money counts up to 1 Feb 2026. */
const WON = [
  ['config', 'currency', 'CAD'],
  ['add-partner', 'Victor Osei', '--known-since', '2024-01'],
  ['agree', 'victor', '--verbal', '--i-pay', '10% for 12 months', '--from', '2025-01-01'],
  ['log', 'A', '--from', 'victor', '--on', '2025-02-01'],
  ['update', '2', 'won', '--value', '1000', '--on', '2025-04-01'],
] as const;
const IN_PART = [...WON, ['update', '2', '--collected', '400', '--on', '2025-04-02']] as const;

const LAST = { today: '2026-02-01' };
const AFTER = { today: '2026-02-02' };

async function accrued(refnet: Refnet, on: { today: string }): Promise<string[]> {
  const all: { kind: string; accrued: string }[] = JSON.parse(await refnet.ok(['fees', '--json'], on));
  return all.filter(({ kind }) => kind === 'account').map((each) => each.accrued);
}

describe('the rest of an invoice, once the months agreed are over', () => {
  test('is expected up to the last day on which money counts', async () => {
    const refnet = await newNetwork(...IN_PART);
    expect(await refnet.ok(['fees'], LAST)).toContain(
      'CAD 600 of 1,000 not in yet, you pay about CAD 60 more',
    );
    expect(await refnet.ok(['due'], LAST)).toContain('you pay about CAD 60 more');
    await refnet.ok(['update', '2', '--collected', '600', '--on', '2026-02-01'], LAST);
    expect(await accrued(refnet, LAST)).toEqual(['100.00']);
  });

  test('is expected no more the day after, when it would earn nothing', async () => {
    const refnet = await newNetwork(...IN_PART);
    for (const argv of [['fees'], ['due'], ['show', '2'], ['report', '--only', 'fees'], ['export', 'fees']])
      expect(await refnet.ok(argv, AFTER)).not.toMatch(/60 more|,60\.00/);
    await refnet.ok(['update', '2', '--collected', '600', '--on', '2026-02-02'], AFTER);
    expect(await accrued(refnet, AFTER)).toEqual(['40.00']);
  });

  test('is told with the fee on it: why it earns nothing, and what to do where it came in before', async () => {
    const refnet = await newNetwork(...IN_PART);
    expect(await refnet.ok(['fees', '2'], AFTER)).toBe(
      [
        'Fee on #2, Victor Osei, 1 Feb 2025',
        '  I pay 10% of collected for 12 months',
        '  2 Apr 2025  CAD 40  due',
        '    CAD 400 collected x 10% = CAD 40',
        '  CAD 600 of 1,000 not in yet: outside the agreed months, to 1 Feb 2026',
        '    came in by then? refnet update 2 --collected AMOUNT --on DAY',
        '',
      ].join('\n'),
    );
    await refnet.ok(['update', '2', '--collected', '600', '--on', '2026-01-31'], AFTER);
    expect(await accrued(refnet, AFTER)).toEqual(['100.00']);
  });
});

describe('a client won of whom nothing is recorded, once the months agreed are over', () => {
  test.each([
    {
      ...LAST,
      said: 'you pay about CAD 100, won 1 Apr 2025',
      command: 'refnet update 2 --collected AMOUNT\n',
    },
    {
      ...AFTER,
      said: 'you pay about CAD 100, if it came in by 1 Feb 2026, won 1 Apr 2025',
      command: 'refnet update 2 --collected AMOUNT --on DAY\n',
    },
  ])('is not forgotten on $today: $said', async ({ today, said, command }) => {
    const refnet = await newNetwork(...WON);
    const fees = (await refnet.ok(['fees'], { today })).replaceAll(/\s+/g, ' ');
    expect(fees).toContain(said);
    expect(await refnet.ok(['fees'], { today })).toContain(command);
    expect((await refnet.ok(['due'], { today })).replaceAll(/\s+/g, ' ')).toContain(
      said.slice(0, said.indexOf(', won')),
    );
  });

  test.each([
    { on: '2026-02-01', earns: ['100.00'] },
    { on: '2026-02-02', earns: [] },
  ])('earns $earns where it came in on $on', async ({ on, earns }) => {
    const refnet = await newNetwork(...WON);
    await refnet.ok(['update', '2', '--collected', '1000', '--on', on], AFTER);
    expect(await accrued(refnet, AFTER)).toEqual(earns);
  });

  test('is none where it was won after them', async () => {
    const refnet = await newNetwork(...WON.slice(0, 4), [
      'update',
      '2',
      'won',
      '--value',
      '1000',
      '--on',
      '2026-02-02',
    ]);
    expect(await refnet.ok(['fees'])).not.toContain('you pay about');
  });
});
