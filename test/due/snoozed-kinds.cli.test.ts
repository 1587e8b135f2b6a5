import { describe, expect, test } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { DUE_KINDS, type DueKind } from '../../src/due/due-kinds.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

interface Case {
  /** What is typed, each on its day. */
  readonly typed: readonly (readonly [day: string, ...argv: string[]])[];
  /** The day on which it is put off, waiting by then; the words that name it. */
  readonly on: string;
  readonly snooze: readonly string[];
}

const RECEIVED = ['2026-02-01', 'log', 'Wes', '--from', 'ann'] as const;
const onTerms = (fee: string, ...outcome: readonly string[]): Case['typed'] => [
  [
    '2026-02-01',
    'agree',
    'ann',
    '--verbal',
    '--from',
    '2026-01-01',
    '--review-on',
    '2027-06-01',
    '--i-pay',
    fee,
  ],
  RECEIVED,
  ['2026-02-01', 'update', '2', 'won', ...outcome, '--thanked', '--told'],
];
const FEES = ['ann', '--kind', 'fee'];

/** Advice is declined instead. */
type Snoozed = Exclude<DueKind, 'advice'>;
const SNOOZED = DUE_KINDS.filter((kind): kind is Snoozed => kind !== 'advice');

const CASES: Readonly<Record<Snoozed, Case>> = {
  promise: {
    typed: [['2026-02-01', 'promise', 'ann', 'the brochure', '--by', '2026-03-01']],
    on: '2026-03-02',
    snooze: ['1'],
  },
  fee: { typed: onTerms('10%', '--collected', '1000'), on: '2026-02-02', snooze: FEES },
  'expected-fee': { typed: onTerms('10%', '--value', '1000'), on: '2026-04-01', snooze: FEES },
  'fee-by-hand': {
    typed: onTerms('10%, cap CAD 500', '--collected', '1000'),
    on: '2026-04-01',
    snooze: ['2'],
  },
  'fallen-fee': {
    typed: [
      ...onTerms('10%', '--collected', '1000'),
      ['2026-02-02', 'update', '2', 'lost', '--told', '--yes'],
    ],
    on: '2026-02-04',
    snooze: ['2'],
  },
  credit: {
    typed: [
      ...onTerms('10%', '--collected', '1000'),
      ['2026-02-02', 'pay', 'ann', '100'],
      ['2026-02-03', 'update', '2', '--collected', '-300'],
    ],
    on: '2026-02-04',
    snooze: FEES,
  },
  'agreement-end': {
    typed: [['2026-02-01', 'agree', 'ann', '--verbal', '--until', '2026-06-01']],
    on: '2026-05-01',
    snooze: ['1'],
  },
  'check-in': { typed: [['2026-02-01', 'check-in', 'ann']], on: '2026-09-01', snooze: ['ann'] },
  thank: { typed: [RECEIVED], on: '2026-02-20', snooze: ['1'] },
  tell: {
    typed: [RECEIVED, ['2026-02-02', 'update', '1', 'won', '--value', '100', '--thanked']],
    on: '2026-02-20',
    snooze: ['1'],
  },
  ask: { typed: [['2026-02-01', 'log', 'Wes', '--to', 'ann']], on: '2026-05-01', snooze: ['1'] },
  move: { typed: [RECEIVED, ['2026-02-01', 'thank', '1']], on: '2026-05-01', snooze: ['1'] },
  expect: {
    typed: [['2026-02-01', 'promise', 'ann', 'numbers', '--theirs', '--by', '2026-03-01']],
    on: '2026-03-02',
    snooze: ['1'],
  },
  review: {
    typed: [['2026-02-01', 'agree', 'ann', '--verbal', '--review-on', '2026-06-01']],
    on: '2026-06-02',
    snooze: ['1'],
  },
  objective: {
    typed: [['2026-02-01', 'promise', '--network', '--goal', '8 received', '--by', '2026-03-31']],
    on: '2026-03-01',
    snooze: ['1'],
  },
  'one-to-one': {
    typed: [['2026-02-01', 'add-partner', 'Judge']],
    on: '2026-02-10',
    snooze: ['judge', '--kind', 'one-to-one'],
  },
  candidates: { typed: [], on: '2027-01-15', snooze: ['candidates'] },
};

async function networkOf({ typed }: Case): Promise<Refnet> {
  const refnet = await newNetwork();
  const first: Case['typed'] = [
    ['2026-01-05', 'config', 'currency', 'USD'],
    ['2026-01-05', 'add-partner', 'Ann'],
  ];
  for (const [today, ...argv] of [...first, ...typed]) {
    const { code, stderr } = await refnet.run([...argv, '--yes'], { today });
    expect({ argv, code, said: code === 0 ? '' : stderr }).toEqual({ argv, code: 0, said: '' });
  }
  return refnet;
}

/** More than the days looked back. */
const LONG = 150;

describe.each(SNOOZED)('what is snoozed of the kind %s', (kind) => {
  const waits = CASES[kind];
  const until = addDays(asDay(waits.on), LONG);
  const listed = async (refnet: Refnet, today: string, ...more: string[]) => {
    const plain: { kind: string; commands: string[] }[] = JSON.parse(
      await refnet.ok(['due', '--kind', kind, '--json', ...more], { today }),
    );
    return plain.map((item) => item.kind);
  };

  test('comes back on its day, and not before', async () => {
    const refnet = await networkOf(waits);
    expect(await listed(refnet, waits.on)).toEqual([kind]);
    await refnet.ok(['snooze', ...waits.snooze, '--until', until], { today: waits.on });
    expect(await listed(refnet, waits.on)).toEqual([]);
    const before = addDays(until, -1);
    expect(await listed(refnet, before, '--within', before)).toEqual([]);
    expect(await listed(refnet, before)).toEqual([kind]);
    const apart = JSON.parse(await refnet.ok(['due', '--snoozed', '--json'], { today: before }));
    expect(apart.map((item: { kind: string }) => item.kind)).toContain(kind);
    expect(await listed(refnet, until)).toEqual([kind]);
    expect(await listed(refnet, addDays(until, 30))).toEqual([kind]);
    expect(JSON.parse(await refnet.ok(['due', '--older', '--json'], { today: until }))).toEqual([]);
  });

  test('is back at once where it is woken, however long that took', async () => {
    const refnet = await networkOf(waits);
    await refnet.ok(['snooze', ...waits.snooze, '--until', until], { today: waits.on });
    const woken = addDays(until, -10);
    expect(await refnet.ok(['snooze', ...waits.snooze, '--wake'], { today: woken })).toContain(
      'Back in refnet due',
    );
    expect(await listed(refnet, woken)).toEqual([kind]);
  });
});
