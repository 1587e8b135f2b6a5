import { describe, expect, it } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

interface Said {
  id: string;
  text: string;
  record?: number | null;
  next: { text: string; command: string };
}

const TODAY = '2026-11-20';
const MAREN = ['add-partner', 'Maren Holt', '--profession', 'mortgage broker', '--since', '2020-01'];
const HALF_A_YEAR_AGO = '2026-05-20';

async function alertsOf(refnet: Refnet, partner = 'maren'): Promise<Said[]> {
  const { alerts, next }: { alerts: Omit<Said, 'next'>[]; next: Said['next'] } = JSON.parse(
    await refnet.ok(['advise', partner, '--json']),
  );
  // What is next is the step of the first.
  return alerts.map((alert) => ({ ...alert, next }));
}

/** A printed command as the words of the command line. */
function wordsOf(command: string): string[] {
  const words = command.match(/"[^"]*"|\S+/g) ?? [];
  return words.slice(1).map((word) => word.replaceAll('"', ''));
}

/** Does what each first alert says until none is left; gives the ids and commands in the order in which they went. */
async function clear(refnet: Refnet): Promise<string[]> {
  const done: string[] = [];
  for (let steps = 0; steps < 4; steps += 1) {
    const [alert] = await alertsOf(refnet);
    if (alert === undefined) return done;
    done.push(`${alert.id}: ${alert.next.command}`);
    const { code, stderr } = await refnet.run(wordsOf(alert.next.command));
    expect({ command: alert.next.command, code, stderr: code === 0 ? '' : stderr }).toEqual({
      command: alert.next.command,
      code: 0,
      stderr: '',
    });
    const left = await alertsOf(refnet);
    expect(left.map(({ id, record }) => `${id} ${record}`)).not.toContain(`${alert.id} ${alert.record}`);
  }
  return [...done, 'more'];
}

const given = (on: string, at = 'A') => ['log', `Client ${at}.`, '--to', 'maren', '--on', on];
const received = (on: string, at = 'A') => ['log', `Client ${at}.`, '--from', 'maren', '--on', on];
const won = (number: number, on: string) => [
  'update',
  String(number),
  'won',
  '--on',
  on,
  '--value',
  '1000',
  '--collected',
  '1000',
];

describe('the step of an alert clears it', () => {
  it.each([
    [
      'no alert where all is in writing',
      [
        ['agree', 'maren', '--written', '--from', HALF_A_YEAR_AGO, '--they-pay', '10%'],
        given('2026-06-01'),
        won(2, '2026-07-01'),
      ],
      [],
    ],
    [
      'fees due to me under a verbal agreement',
      [
        ['agree', 'maren', '--verbal', '--from', HALF_A_YEAR_AGO, '--they-pay', '10%'],
        given('2026-06-01'),
        won(2, '2026-07-01'),
      ],
      ['fees-unwritten: refnet agree maren --written'],
    ],
    [
      'fees due to them',
      [
        ['agree', 'maren', '--verbal', '--from', HALF_A_YEAR_AGO, '--i-pay', '10%'],
        received('2026-06-01'),
        won(2, '2026-07-01'),
      ],
      ['fees-unwritten: refnet agree maren --written'],
    ],
    [
      'fees of an agreement begun today',
      [['agree', 'maren', '--verbal', '--i-pay', '10%'], received(TODAY), won(2, TODAY)],
      ['fees-unwritten: refnet agree maren --written'],
    ],
    [
      'fees of a verbal agreement closed since, its fee in the window',
      [
        ['agree', 'maren', '--verbal', '--from', HALF_A_YEAR_AGO, '--they-pay', '10%'],
        given('2026-06-01'),
        won(2, '2026-07-01'),
        ['agree', 'maren', '--close', '--on', '2026-08-01'],
      ],
      ['fees-unwritten: refnet agree 1 --written'],
    ],
    [
      'fees of a verbal agreement closed since, beside a written one without a fee',
      [
        ['agree', 'maren', '--verbal', '--from', HALF_A_YEAR_AGO, '--they-pay', '10%'],
        given('2026-06-01'),
        won(2, '2026-07-01'),
        ['agree', 'maren', '--close', '--on', '2026-08-01'],
        ['agree', 'maren', '--written', '--from', '2026-09-01'],
      ],
      ['fees-unwritten: refnet agree 1 --written'],
    ],
    [
      'fees of an agreement that was over before the window',
      [
        [
          'agree',
          'maren',
          '--verbal',
          '--from',
          '2024-01-01',
          '--they-pay',
          '10% of collected for 24 months',
        ],
        given('2024-06-01'),
        won(2, '2025-07-01'),
        ['agree', 'maren', '--close', '--on', '2025-11-20'],
      ],
      ['fees-unwritten: refnet agree maren --written --they-pay "10% of collected for 24 months"'],
    ],
    [
      'fees agreed for one referral alone',
      [given('2026-06-01'), ['agree', 'maren', '--for', '1', '--they-pay', 'CAD 150'], won(1, '2026-07-01')],
      ['fees-unwritten: refnet agree maren --written --they-pay "flat CAD 150 when collected"'],
    ],
    [
      'fees agreed for one referral alone, another agreement to begin',
      [
        given('2026-06-01'),
        ['agree', 'maren', '--for', '1', '--they-pay', '30%'],
        won(1, '2026-07-01'),
        ['agree', 'maren', '--written', '--from', '2027-01-01'],
      ],
      ['fees-unwritten: refnet agree maren --written --until 2026-12-31 --they-pay "30% of collected"'],
    ],
    [
      'an exclusive promise',
      [['agree', 'maren', '--verbal', '--from', HALF_A_YEAR_AGO, '--exclusive', 'mortgages']],
      ['exclusive-verbal: refnet agree maren --written'],
    ],
    [
      'an exclusive promise, another agreement before',
      [
        ['agree', 'maren', '--written', '--from', '2025-01-01'],
        ['agree', 'maren', '--close', '--on', '2026-01-01'],
        ['agree', 'maren', '--verbal', '--from', HALF_A_YEAR_AGO, '--exclusive', 'mortgages'],
      ],
      ['exclusive-verbal: refnet agree 2 --written'],
    ],
    [
      'a fee and an exclusive promise at once',
      [
        [
          'agree',
          'maren',
          '--verbal',
          '--from',
          HALF_A_YEAR_AGO,
          '--exclusive',
          'mortgages',
          '--they-pay',
          '10%',
        ],
        given('2026-06-01'),
        won(2, '2026-07-01'),
      ],
      ['fees-unwritten: refnet agree maren --written'],
    ],
    [
      'ends within 60 days',
      [['agree', 'maren', '--written', '--from', '2026-01-20', '--until', '2027-01-19']],
      ['agreement-ending: refnet agree 1 --until 2028-01-19'],
    ],
    [
      'ends in 61 days',
      [['agree', 'maren', '--written', '--from', '2026-01-20', '--until', '2027-01-20']],
      [],
    ],
    [
      'ended',
      [['agree', 'maren', '--written', '--from', '2026-01-20', '--until', '2026-11-19']],
      ['agreement-ended: refnet agree 1 --until 2027-11-19'],
    ],
    [
      'ended long ago',
      [['agree', 'maren', '--written', '--from', '2020-01-20', '--until', '2021-01-19']],
      ['agreement-ended: refnet agree 1 --until 2028-01-19'],
    ],
    [
      'ended and verbal with an exclusive promise: renewed, then written down',
      [
        [
          'agree',
          'maren',
          '--verbal',
          '--from',
          '2026-01-20',
          '--until',
          '2026-11-19',
          '--exclusive',
          'mortgages',
        ],
      ],
      [
        'agreement-ended: refnet agree 1 --until 2027-11-19',
        'exclusive-verbal: refnet agree maren --written',
      ],
    ],
    [
      'ended, and another goes on',
      [
        ['agree', 'maren', '--written', '--from', '2025-01-20', '--until', '2026-01-19'],
        ['agree', 'maren', '--written', '--from', '2026-02-01'],
      ],
      [],
    ],
    [
      'ends, and another begins then',
      [
        ['agree', 'maren', '--written', '--from', '2026-01-01', '--until', '2026-12-31'],
        ['agree', 'maren', '--written', '--from', '2027-01-01'],
      ],
      [],
    ],
    [
      'ended, and another that ended too: the first is closed, the last renewed',
      [
        ['agree', 'maren', '--written', '--from', '2024-01-20', '--until', '2025-01-19'],
        ['agree', 'maren', '--written', '--from', '2025-01-20', '--until', '2026-01-19'],
      ],
      ['agreement-ended: refnet agree 1 --close', 'agreement-ended: refnet agree 2 --until 2028-01-19'],
    ],
    [
      'ended and closed',
      [
        ['agree', 'maren', '--written', '--from', '2025-01-20', '--until', '2026-01-19'],
        ['agree', 'maren', '--close'],
      ],
      [],
    ],
    [
      'tracking errors, of a pattern',
      [
        ...['A', 'B', 'C', 'D'].map((at) => given('2026-06-01', at)),
        ['note', 'maren', 'lost one', '--kind', 'tracking-error', '--on', '2026-07-01'],
        ['note', 'maren', 'who was first', '--kind', 'dispute', '--on', TODAY],
      ],
      ['shared-tracking: refnet check-in maren --kind talk'],
    ],
    [
      'tracking errors, of no pattern',
      [
        ...['A', 'B', 'C'].map((at) => given('2026-06-01', at)),
        ['note', 'maren', 'lost one', '--kind', 'tracking-error', '--on', '2026-07-01'],
        ['note', 'maren', 'lost two', '--kind', 'tracking-error', '--on', TODAY],
      ],
      [],
    ],
    [
      'tracking errors, one of them on the day of the last talk',
      [
        ...['A', 'B', 'C', 'D'].map((at) => given('2026-06-01', at)),
        ['check-in', 'maren', '--kind', 'talk', '--on', '2026-07-01'],
        ['note', 'maren', 'lost one', '--kind', 'tracking-error', '--on', '2026-07-01'],
        ['note', 'maren', 'lost two', '--kind', 'tracking-error', '--on', TODAY],
      ],
      [],
    ],
  ] satisfies [string, string[][], string[]][])('%s', async (_what, commands, steps) => {
    expect(await clear(await newNetwork(MAREN, ...commands))).toEqual(steps);
  });
});

describe('an alert says its fact and its window', () => {
  it.each([
    [
      'USD 100 of fees paid, received or due in the 12 months to 20 Nov 2026, with no written agreement about a fee in it',
      'ally',
      [
        ['agree', 'maren', '--verbal', '--from', HALF_A_YEAR_AGO, '--they-pay', '10%'],
        given('2026-06-01'),
        won(2, '2026-07-01'),
      ],
    ],
    [
      'the exclusive promise for mortgages, in force since 20 May 2026, is only verbal',
      'durden',
      [['agree', 'maren', '--verbal', '--from', HALF_A_YEAR_AGO, '--exclusive', 'mortgages']],
    ],
    [
      'the agreement of 20 Jan 2026 ends on 20 Nov 2026',
      'refnet',
      [['agree', 'maren', '--written', '--from', '2026-01-20', '--until', TODAY]],
    ],
    [
      'the agreement of 20 Jan 2026 ended on 19 Nov 2026 and is not closed',
      'refnet',
      [['agree', 'maren', '--written', '--from', '2026-01-20', '--until', '2026-11-19']],
    ],
    [
      '2 tracking errors or disputes noted in the 12 months to 20 Nov 2026 since the talk of 1 Jul 2026, beside 4 exchanged',
      'ally',
      [
        ...['A', 'B', 'C', 'D'].map((at) => given('2026-06-01', at)),
        ['check-in', 'maren', '--kind', 'talk', '--on', '2026-07-01'],
        ['note', 'maren', 'lost one', '--kind', 'tracking-error', '--on', '2026-07-02'],
        ['note', 'maren', 'lost two', '--kind', 'dispute', '--on', TODAY],
      ],
    ],
  ] satisfies [string, string, string[][]][])('%s', async (text, source, commands) => {
    const [alert] = await alertsOf(await newNetwork(MAREN, ...commands));
    expect(alert).toMatchObject({ text, source });
  });
});

describe('what waits on an agreement that ends', () => {
  const waiting = async (refnet: Refnet) => {
    const items: { kind: string; command: string }[] = JSON.parse(await refnet.ok(['due', '--json']));
    return items.flatMap(({ kind, command }) =>
      kind === 'agreement-end' || kind === 'review' ? [command] : [],
    );
  };

  it.each([
    [
      'is its renewal, by its number, and nothing once it was renewed',
      [
        [
          'agree',
          'maren',
          '--written',
          '--from',
          '2025-01-20',
          '--until',
          '2026-11-01',
          '--review-on',
          '2027-05-01',
        ],
      ],
      ['refnet agree 1 --until 2027-11-01'],
    ],
    [
      'is nothing where another goes on, least of all to close that one',
      [
        [
          'agree',
          'maren',
          '--written',
          '--from',
          '2025-01-20',
          '--until',
          '2026-11-01',
          '--review-on',
          '2026-02-01',
        ],
        ['agree', 'maren', '--written', '--from', '2026-11-02', '--review-on', '2027-05-01'],
      ],
      [],
    ],
    [
      'is to close one that cannot go on',
      [
        ['agree', 'maren', '--written', '--from', '2024-01-20', '--until', '2025-01-19'],
        [
          'agree',
          'maren',
          '--written',
          '--from',
          '2025-01-20',
          '--until',
          '2026-11-01',
          '--review-on',
          '2027-05-01',
        ],
      ],
      ['refnet agree 1 --close', 'refnet agree 2 --until 2027-11-01'],
    ],
  ] satisfies [string, string[][], string[]][])('%s', async (_what, commands, expected) => {
    const refnet = await newNetwork(MAREN, ...commands);
    expect((await waiting(refnet)).toSorted()).toEqual(expected);
    for (const command of expected) await refnet.ok(wordsOf(command));
    expect(await waiting(refnet)).toEqual([]);
  });
});

describe('a fee that a notice wants in writing', () => {
  const LAWYER = [
    ['config', 'country', 'CA'],
    ['config', 'subdivision', 'ON'],
    ['config', 'profession', 'lawyer'],
    [
      'add-partner',
      'Maren Holt',
      '--profession',
      'lawyer',
      '--country',
      'CA',
      '--subdivision',
      'ON',
      '--since',
      '2020-01',
    ],
  ];

  it.each([
    ['by word of mouth, I pay', ['--verbal', '--i-pay', '10%'], ['fee-notice: refnet agree maren --written']],
    [
      'by word of mouth, they pay',
      ['--verbal', '--they-pay', '10%'],
      ['fee-notice: refnet agree maren --written'],
    ],
    ['on paper', ['--written', '--i-pay', '10%'], []],
    ['by word of mouth, without a fee', ['--verbal', '--i-will', 'call'], []],
    ['by word of mouth, the fee taken out', ['--verbal', '--i-pay', 'none'], []],
  ])('%s', async (_what, terms, steps) => {
    const refnet = await newNetwork(...LAWYER);
    await refnet.run(['agree', 'maren', ...terms, '--from', HALF_A_YEAR_AGO]);
    expect(await clear(refnet)).toEqual(steps);
  });
});
