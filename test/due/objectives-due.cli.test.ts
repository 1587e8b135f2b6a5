import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const YEAR = ['--from', '2026-01-01', '--by', '2026-12-31'] as const;

/** One objective, #1, and as many received as said on its first day. */
async function network(goal: string, received: number, days: readonly string[] = YEAR): Promise<Refnet> {
  const refnet = await newNetwork();
  const today = '2026-01-01';
  await refnet.run(['promise', '--network', '--goal', goal, ...days], { today });
  await refnet.run(['add-partner', 'Maren Holt', '--known-since', '2024-01'], { today });
  for (let n = 1; n <= received; n += 1) {
    await refnet.run(['log', `Client ${n}`, '--from', 'maren', '--yes'], { today });
  }
  return refnet;
}

async function waits(
  refnet: Refnet,
  today: string,
): Promise<[state: string, dueOn: string, command: string][]> {
  const items: { state: string; dueOn: string; command: string }[] = JSON.parse(
    await refnet.ok(['due', '--kind', 'objective', '--json'], { today }),
  );
  return items.map(({ state, dueOn, command }) => [state, dueOn, command]);
}

describe('an objective waits', () => {
  test.each<[received: number, today: string, waiting: Awaited<ReturnType<typeof waits>>]>([
    // A quarter of its 365 days is gone on the 92nd, 2 April.
    [0, '2026-01-01', []],
    [0, '2026-04-01', []],
    [0, '2026-04-02', [['today', '2026-04-02', 'refnet snooze 1 --until 2026-05-02']]],
    // 4 x 92 / 365 = 1.01: one is not enough, two are.
    [1, '2026-04-02', [['today', '2026-04-02', 'refnet snooze 1 --until 2026-05-02']]],
    [2, '2026-04-02', []],
    [0, '2026-12-10', [['today', '2026-04-02', 'refnet snooze 1 --until 2027-01-01']]],
    // On track on 10 December (3.77 needs 4): only what is reached is.
    [4, '2026-04-02', [['today', '2026-04-02', 'refnet done 1']]],
    [3, '2026-12-31', [['today', '2026-04-02', 'refnet snooze 1 --until 2027-01-01']]],
    [3, '2027-01-01', [['today', '2027-01-01', 'refnet done 1']]],
    [4, '2027-01-01', [['today', '2027-01-01', 'refnet done 1']]],
  ])('%i of 4 received on %s', async (received, today, waiting) => {
    expect(await waits(await network('4 received', received), today)).toEqual(waiting);
  });

  test('from two weeks before its end, on track or not, and comes up before that', async () => {
    const refnet = await network('400 received', 0, ['--from', '2026-11-20', '--by', '2026-12-31']);
    await refnet.ok(['edit', '1', '--goal', '1 received']);
    expect(await waits(refnet, '2026-11-21')).toEqual([]);
    const ahead = await refnet.ok(['due', '--kind', 'objective', '--within', '2026-12-17']);
    expect(ahead).toBe(
      'Later\n' +
        '  Objective    0 of 1 received; it begins today; until 31 Dec 2026\n' +
        '             refnet snooze 1 --until 2026-12-20\n',
    );
  });

  test('no more where its step was taken', async () => {
    const refnet = await network('4 received', 0);
    const today = '2026-04-02';
    await refnet.ok(['snooze', '1', '--until', '2026-05-02'], { today });
    expect(await waits(refnet, '2026-04-24')).toEqual([]);
    expect(await waits(refnet, '2026-05-02')).toEqual([
      ['today', '2026-05-02', 'refnet snooze 1 --until 2026-06-02'],
    ]);
    const over = { today: '2027-01-01' };
    await refnet.ok(['done', '1'], over);
    expect(await waits(refnet, over.today)).toEqual([]);
  });
});

test('the greeting counts it, and the report says how it stands', async () => {
  const refnet = await network('4 received', 0);
  await refnet.ok(['promise', '--network', 'grow', '--goal', 'CAD 50,000 business', '--by', '2026-12-31']);
  expect(await refnet.ok(['due', '--brief'])).toBe('refnet: 1 today (refnet due)\n');
  const block =
    'Objectives 2\n' +
    '  until 31 Dec 2026  0 of 4 received, 4 by now would be on track: behind by 4\n' +
    '  until 31 Dec 2026  grow: CAD 0 of CAD 50,000 business; it begins today\n';
  const report = await refnet.ok(['report']);
  expect(report).toContain(`\n${block}\n  Due: 1 objective    refnet due\n`);
  const alone = await refnet.ok(['report', '--only', 'objectives']);
  expect(alone).toBe(
    `Your referral network                                   12 months to 20 Nov 2026\n\n${block}`,
  );
  expect(await refnet.ok(['report', '--only', 'objectives', '--until', '2026-06-30'])).toContain(
    'Objectives 1\n  until 31 Dec 2026  0 of 4 received, 2 by now would be on track: behind by 2\n',
  );
  const plain = JSON.parse(await refnet.ok(['report', '--only', 'objectives', '--json']));
  const all = JSON.parse(await refnet.ok(['report', '--json']));
  const listed = JSON.parse(await refnet.ok(['promise', '--network', '--json']));
  expect(plain).toEqual({ since: '2025-11-21', until: '2026-11-20', objectives: listed });
  expect(all.objectives).toEqual(listed);
  expect(await refnet.ok(['report', '--format', 'md'])).toContain(
    '\n## Objectives\n\n- until 31 Dec 2026: 0 of 4 received, 4 by now would be on track: behind by 4\n',
  );
  expect(await refnet.ok(['report', '--only', 'objectives', '--format', 'csv'])).toBe(
    await refnet.ok(['promise', '--network', '--format', 'csv']),
  );
  for (const columns of [60, 80, 120]) {
    const lines = (await refnet.ok(['report'], { columns })).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
  }
});

test('no objective, no word of one', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.ok(['report'])).not.toContain('bjective');
  expect(await refnet.ok(['report', '--only', 'objectives'])).toContain(
    '  No open objective of the network:\n  refnet promise --network --goal NUMBER --by DAY\n',
  );
});
