import { describe, expect, it } from 'vitest';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { redFlagsOf } from '../../src/advice/red-flags.ts';
import { addDays } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { agreement, AS_OF, day, factsAbout, monthsBefore } from './facts.ts';

const settings = { ...defaultSettings, currency: 'CAD' };
const flagsOf = (some: Partial<RelationshipFacts>, own = settings) => redFlagsOf(factsAbout(some), own);

/** Known for long, and proven. */
const trusted = { firstReferral: monthsBefore(24), ever: 20 };
const noted = (kind: 'proposal-received' | 'payback-expected', ...days: (typeof AS_OF)[]) => ({
  signals: days.map((on) => ({ kind, on })),
});
const formal = { agreements: [agreement()] };
const shares = (withWon: number, withClosed: number, withoutWon: number, withoutClosed: number) => ({
  outcomesByFee: {
    withFee: { won: withWon, closed: withClosed },
    withoutFee: { won: withoutWon, closed: withoutClosed },
  },
});

it.each([
  [
    'a proposal a day before 6 months',
    { firstCheckIn: monthsBefore(7), ...noted('proposal-received', addDays(monthsBefore(1), -1)) },
    'early-proposal',
  ],
  [
    'a proposal on the day of 6 months',
    { firstCheckIn: monthsBefore(7), ...noted('proposal-received', monthsBefore(1)) },
    undefined,
  ],
  [
    'an early proposal that was the first thing on record',
    { firstReferral: monthsBefore(2), ...noted('proposal-received', monthsBefore(5)) },
    'early-proposal',
  ],
  ['a proposal, since when unknown', noted('proposal-received', AS_OF), 'early-proposal'],
  [
    'an early proposal on the first day of the window',
    { firstCheckIn: monthsBefore(14), ...noted('proposal-received', addDays(monthsBefore(12), 1)) },
    'early-proposal',
  ],
  [
    'an early proposal on the day before it',
    { firstCheckIn: monthsBefore(14), ...noted('proposal-received', monthsBefore(12)) },
    undefined,
  ],
  ['an early proposal of tomorrow', noted('proposal-received', addDays(AS_OF, 1)), undefined],
  [
    'a payback on the first day of the window',
    noted('payback-expected', addDays(monthsBefore(12), 1)),
    'payback-expected',
  ],
  ['a payback on the day before it', noted('payback-expected', monthsBefore(12)), undefined],
  ['formal, trusted', { ...trusted, ...formal }, undefined],
  ['formal, known 6 months', { ...trusted, firstReferral: monthsBefore(6), ...formal }, undefined],
  [
    'formal, known a day less',
    { ...trusted, firstReferral: addDays(monthsBefore(6), 1), ...formal },
    'before-trust',
  ],
  ['formal, 3 ever', { ...trusted, ever: 3, ...formal }, undefined],
  ['formal, 2 ever', { ...trusted, ever: 2, ...formal }, 'before-trust'],
  [
    'formal, 2 ever, the record covers since the first day of the window',
    { ...trusted, ever: 2, ...formal, recordsSince: addDays(monthsBefore(12), 1) },
    'before-trust',
  ],
  [
    'formal, 2 ever, the record begins a day later',
    { ...trusted, ever: 2, ...formal, recordsSince: addDays(monthsBefore(12), 2) },
    undefined,
  ],
  ['formal, since when known not on record, proven', { ever: 3, ...formal }, undefined],
  ['formal, since when known not on record, unproven', { ever: 2, ...formal }, 'before-trust'],
  ['a formal stage is formal too', { ...trusted, ever: 2, stage: 'joint-venture' }, 'before-trust'],
  [
    'not formal, new and unproven',
    { firstReferral: AS_OF, ever: 1, agreements: [agreement({ fees: true, myExpectations: false })] },
    undefined,
  ],
  [
    'formal until yesterday',
    { firstReferral: AS_OF, ever: 1, agreements: [agreement({ until: addDays(AS_OF, -1) })] },
    undefined,
  ],
  [
    'overhead, though not formal',
    { ...trusted, receivedOutcomes: { won: 0, closed: 3 }, jointCosts: [{ minor: 1, currency: 'CAD' }] },
    'overhead',
  ],
  [
    'overhead, 2 closed',
    { ...trusted, receivedOutcomes: { won: 0, closed: 2 }, jointCosts: [{ minor: 1, currency: 'CAD' }] },
    undefined,
  ],
  [
    'overhead as much as the benefit',
    {
      ...trusted,
      receivedOutcomes: { won: 0, closed: 3 },
      feesReceived: [{ minor: 1, currency: 'CAD' }],
      jointCosts: [{ minor: 1, currency: 'CAD' }],
    },
    undefined,
  ],
  [
    'promised to two',
    { exclusivityConflicts: [{ service: 'tax', other: 'Victor Osei' }] },
    'exclusive-twice',
  ],
  [
    'promised and broken',
    { exclusivityConflicts: [{ service: 'tax', other: 'Victor Osei', referral: 12 }] },
    'exclusive-broken',
  ],
  ['a lower share with a fee', shares(1, 5, 2, 5), 'fees-convert-less'],
  ['the same share', shares(2, 5, 4, 10), undefined],
  ['a higher share', shares(3, 5, 2, 5), undefined],
  ['4 closed with a fee', shares(0, 4, 5, 5), undefined],
  ['4 closed without', shares(0, 5, 4, 4), undefined],
  ['40 % of 10', { received: 4, receivedFromAll: 10 }, 'concentration'],
  ['less than 40 % of 11', { received: 4, receivedFromAll: 11 }, undefined],
  ['all of 9', { received: 9, receivedFromAll: 9 }, undefined],
] satisfies [string, Partial<RelationshipFacts>, string | undefined][])('%s', (_what, some, flag) => {
  expect(flagsOf(some).map(({ id }) => id)).toEqual(flag === undefined ? [] : [flag]);
});

const DAYS: Partial<Record<string, { on: string; until: string }>> = {
  'early-proposal': { on: '2026-11-01', until: '2027-10-31' },
  'payback-expected': { on: '2026-03-02', until: '2027-03-01' },
};

describe('each says its fact, and until when it is told', () => {
  it.each([
    [
      'early-proposal',
      'rhythm',
      'a formal proposal noted 1 Nov 2026, known for less than 6 months then (since 20 Jul 2026)',
      { firstCheckIn: monthsBefore(4), ...noted('proposal-received', day('2026-11-01')) },
    ],
    [
      'payback-expected',
      'rhythm',
      'an expected payback noted 2 times in the 12 months to 20 Nov 2026, last 2 Mar 2026',
      noted('payback-expected', day('2026-03-02'), day('2026-01-02')),
    ],
    [
      'before-trust',
      'rhythm',
      'formal before trust: known for less than 6 months, until 20 Jan 2027 (known for 4 months (first check-in 20 Jul 2026)); 1 exchanged ever, proven from 3 on',
      { ...formal, firstCheckIn: monthsBefore(4), ever: 1 },
    ],
    [
      'fees-convert-less',
      'ally',
      '1 won of 5 closed with a fee, 2 of 5 without, in the 12 months to 20 Nov 2026, both directions',
      shares(1, 5, 2, 5),
    ],
    [
      'concentration',
      'refnet',
      '4 of 10 received in the 12 months to 20 Nov 2026 came from this one partner, 40 % or more',
      { received: 4, receivedFromAll: 10 },
    ],
    [
      'exclusive-twice',
      'durden',
      'tax is promised to Victor Osei alone as well',
      { exclusivityConflicts: [{ service: 'tax', other: 'Victor Osei' }] },
    ],
  ] satisfies [string, string, string, Partial<RelationshipFacts>][])('%s', (id, source, text, some) => {
    expect(flagsOf(some)).toEqual([{ id, source, text, ...DAYS[id] }]);
  });

  it('goes with its day: a leap day is out of the window on the next 1 March', () => {
    const [flag] = flagsOf({ asOf: day('2024-12-01'), ...noted('payback-expected', day('2024-02-29')) });
    expect(flag?.until).toBe('2025-02-28');
    const on = (asOf: string) =>
      flagsOf({ asOf: day(asOf), ...noted('payback-expected', day('2024-02-29')) });
    expect([on('2025-02-28').length, on('2025-03-01').length]).toEqual([1, 0]);
  });
});

describe('through the commands', () => {
  const flagsIn = async (refnet: Awaited<ReturnType<typeof newNetwork>>, partner: string) => {
    const { redFlags }: { redFlags: { id: string; record?: number }[] } = JSON.parse(
      await refnet.ok(['advise', partner, '--json']),
    );
    return redFlags.map(({ id, record }) => (record == null ? id : `${id} ${record}`));
  };
  const three = [
    ['config', 'records-since', '2026-06-01'],
    ['add-partner', 'Iris Lund', '--profession', 'web designer', '--since', '2020-01'],
    ['add-partner', 'Tomas Reyes', '--profession', 'web developer', '--since', '2020-01'],
  ];

  it('a referral that broke a promise stays told when the promise is over', async () => {
    const refnet = await newNetwork(
      ...three,
      ['agree', 'iris', '--written', '--from', '2026-01-01', '--exclusive', 'web design'],
      ['log', 'Ann A.', '--to', 'tomas', '--for', 'web design', '--on', '2026-05-31', '--yes'],
      ['log', 'Bea B.', '--to', 'tomas', '--for', 'web design', '--on', '2026-06-01', '--yes'],
      ['agree', 'iris', '--close', '--on', '2026-06-01'],
    );
    expect(await flagsIn(refnet, 'iris')).toEqual(['exclusive-broken 2']);
    expect(await flagsIn(refnet, 'tomas')).toEqual([]);
  });

  it('an outcome counts in the window by its own day, with or without a fee', async () => {
    const closed = (from: number, n: number, won: number, on: string) =>
      Array.from({ length: n }, (_, at) => [
        'update',
        String(from + at),
        at < won ? 'won' : 'lost',
        '--on',
        on,
        '--yes',
      ]);
    const logged = (n: number, on: string) =>
      Array.from({ length: n }, (_, at) => [
        'log',
        `${on} ${'ABCDEFG'[at]}.`,
        '--to',
        'iris',
        '--on',
        on,
        '--yes',
      ]);
    const refnet = await newNetwork(
      ...three,
      ...logged(5, '2025-01-10'),
      ['agree', 'iris', '--written', '--from', '2025-02-01', '--they-pay', '10%'],
      ...logged(5, '2025-03-10'),
      ...closed(1, 5, 5, '2025-11-21'),
      ...closed(7, 5, 0, '2025-11-21'),
    );
    expect(await flagsIn(refnet, 'iris')).toContain('fees-convert-less');
    await refnet.run(['update', '7', 'lost', '--on', '2025-11-20', '--yes']);
    expect(await flagsIn(refnet, 'iris')).not.toContain('fees-convert-less');
  });

  it('what archived partners sent is part of all that was received', async () => {
    const from = (partner: string, n: number) =>
      Array.from({ length: n }, (_, at) => [
        'log',
        `${partner} ${'ABCDEFG'[at]}.`,
        '--from',
        partner,
        '--yes',
      ]);
    const refnet = await newNetwork(...three, ...from('iris', 4), ...from('tomas', 6));
    expect(await flagsIn(refnet, 'iris')).toContain('concentration');
    await refnet.ok(['edit', 'tomas', '--archive']);
    expect(await flagsIn(refnet, 'iris')).toContain('concentration');
    await refnet.run(['log', 'One M.', '--from', 'tomas', '--yes']);
    expect(await flagsIn(refnet, 'iris')).not.toContain('concentration');
  });
});
