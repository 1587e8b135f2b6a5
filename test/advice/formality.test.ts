import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../src/calendar/day.ts';
import {
  formalSince,
  hadFeeIn,
  hasFeeOn,
  isFormal,
  isFormalBy,
  isFormalFor,
  isInForce,
} from '../../src/advice/formality.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { agreement, AS_OF, day, factsAbout, monthsBefore } from './facts.ts';
import { rest } from './random.ts';

const FEES_ALONE = { myExpectations: false, theirExpectations: false, fees: true };
const ONE_SIDE = { theirExpectations: false };
const EXCLUSIVE = { ...FEES_ALONE, exclusiveService: 'tax' };
const history = (...moves: [NonNullable<RelationshipFacts['stageHistory']>[number]['stage'], string][]) => {
  const stageHistory = moves.map(([stage, on]) => ({ stage, on: day(on) }));
  return { stage: stageHistory.at(-1)?.stage ?? 'acquaintance', stageHistory };
};
const agreed = (...all: Parameters<typeof agreement>[0][]) => ({
  agreements: all.map((each) => agreement(each)),
});

// The day the facts are of is 20 Nov 2026.
test.each([
  ['nothing', {}, undefined],
  ['a power partner', history(['power-partner', '2026-01-05']), undefined],
  ['an alliance', history(['strategic-alliance', '2026-01-05']), '2026-01-05'],
  ['an alliance of today', history(['strategic-alliance', '2026-11-20']), '2026-11-20'],
  ['an alliance whose day is not on record', { stage: 'strategic-alliance' }, undefined],
  [
    'a joint venture after it',
    history(['strategic-alliance', '2026-01-05'], ['joint-venture', '2026-06-01']),
    '2026-01-05',
  ],
  [
    'an alliance noted twice',
    history(['strategic-alliance', '2026-01-05'], ['strategic-alliance', '2026-06-01']),
    '2026-01-05',
  ],
  [
    'an alliance again, after a break',
    history(
      ['strategic-alliance', '2026-01-05'],
      ['power-partner', '2026-03-01'],
      ['strategic-alliance', '2026-06-01'],
    ),
    '2026-06-01',
  ],
  [
    'a step back and forth on one day, the last entry counts',
    history(
      ['strategic-alliance', '2026-01-05'],
      ['power-partner', '2026-03-01'],
      ['strategic-alliance', '2026-03-01'],
    ),
    '2026-01-05',
  ],
  [
    'an alliance for less than a day',
    history(['strategic-alliance', '2026-01-05'], ['power-partner', '2026-01-05']),
    undefined,
  ],
  ['expectations on both sides', agreed({ from: day('2026-02-01') }), '2026-02-01'],
  ['expectations of one side', agreed(ONE_SIDE), undefined],
  ['fees alone', agreed(FEES_ALONE), undefined],
  ['an exclusive service', agreed({ ...EXCLUSIVE, from: day('2026-02-01') }), '2026-02-01'],
  ['a verbal one', agreed({ ...EXCLUSIVE, form: 'verbal', from: day('2026-02-01') }), '2026-02-01'],
  [
    'the second side expected later',
    agreed({ expectedOfMe: day('2026-02-01'), expectedOfThem: day('2026-03-04') }),
    '2026-03-04',
  ],
  [
    'the second side expected tomorrow',
    agreed({ expectedOfMe: day('2026-02-01'), expectedOfThem: day('2026-11-21') }),
    undefined,
  ],
  [
    'expectations from before it began',
    agreed({ from: day('2026-02-01'), expectedOfMe: day('2025-01-01'), expectedOfThem: day('2025-01-01') }),
    '2026-02-01',
  ],
  [
    'an exclusive service agreed later',
    agreed({ ...FEES_ALONE, exclusive: [{ from: day('2026-05-05'), service: 'tax' }] }),
    '2026-05-05',
  ],
  [
    'another exclusive service since',
    agreed({
      ...FEES_ALONE,
      exclusive: [
        { from: day('2026-05-05'), service: 'tax' },
        { from: day('2026-08-05'), service: 'audits' },
      ],
    }),
    '2026-05-05',
  ],
  [
    'an exclusive service taken out today',
    agreed({
      ...FEES_ALONE,
      exclusive: [{ from: day('2026-05-05'), service: 'tax' }, { from: day('2026-11-20') }],
    }),
    undefined,
  ],
  [
    'an exclusive service taken out tomorrow',
    agreed({
      ...FEES_ALONE,
      exclusive: [{ from: day('2026-05-05'), service: 'tax' }, { from: day('2026-11-21') }],
    }),
    '2026-05-05',
  ],
  [
    'an exclusive service taken out and given again',
    agreed({
      ...FEES_ALONE,
      exclusive: [
        { from: day('2026-05-05'), service: 'tax' },
        { from: day('2026-06-01') },
        { from: day('2026-06-02'), service: 'tax' },
      ],
    }),
    '2026-06-02',
  ],
  [
    'taken out on the day both sides expect something',
    agreed({
      exclusive: [{ from: day('2026-05-05'), service: 'tax' }, { from: day('2026-07-01') }],
      from: day('2026-05-05'),
      expectedOfMe: day('2026-07-01'),
      expectedOfThem: day('2026-06-01'),
    }),
    '2026-05-05',
  ],
  ['for ever', agreed({ from: day('2026-02-01'), until: day('9999-12-31') }), '2026-02-01'],
  ['ends today', agreed({ from: day('2026-02-01'), until: AS_OF }), '2026-02-01'],
  ['ended yesterday', agreed({ from: day('2026-02-01'), until: addDays(AS_OF, -1) }), undefined],
  ['closed today', agreed({ from: day('2026-02-01'), closedOn: AS_OF }), undefined],
  ['closed tomorrow', agreed({ from: day('2026-02-01'), closedOn: addDays(AS_OF, 1) }), '2026-02-01'],
  ['begins today', agreed({ from: AS_OF }), '2026-11-20'],
  ['begins tomorrow', agreed({ from: addDays(AS_OF, 1) }), undefined],
  [
    'renewed on the day after its last',
    agreed({ from: day('2024-02-01'), until: day('2025-12-31') }, { from: day('2026-01-01') }),
    '2024-02-01',
  ],
  [
    'renewed a day later',
    agreed({ from: day('2024-02-01'), until: day('2025-12-31') }, { from: day('2026-01-02') }),
    '2026-01-02',
  ],
  [
    'closed, and another begun that day',
    agreed(
      { from: day('2024-02-01'), form: 'verbal', closedOn: day('2026-01-01') },
      { from: day('2026-01-01') },
    ),
    '2024-02-01',
  ],
  [
    'closed, and another begun a day later',
    agreed({ from: day('2024-02-01'), closedOn: day('2026-01-01') }, { from: day('2026-01-02') }),
    '2026-01-02',
  ],
  [
    'closed before its last day',
    agreed(
      { from: day('2024-02-01'), closedOn: day('2025-12-01'), until: day('2025-12-31') },
      { from: day('2026-01-01') },
    ),
    '2026-01-01',
  ],
  [
    'closed on its first day',
    agreed({ from: day('2024-02-01'), closedOn: day('2024-02-01') }, { from: day('2024-02-02') }),
    '2024-02-02',
  ],
  [
    'an informal one between two formal ones',
    agreed(
      { from: day('2024-02-01'), until: day('2025-12-31') },
      { ...FEES_ALONE, from: day('2026-01-01'), until: day('2026-03-31') },
      { from: day('2026-04-01') },
    ),
    '2026-04-01',
  ],
  [
    'a stage that takes over from an agreement',
    {
      ...history(['strategic-alliance', '2026-06-01']),
      ...agreed({ from: day('2026-02-01'), closedOn: day('2026-06-01') }),
    },
    '2026-02-01',
  ],
  [
    'a stage a day after an agreement',
    {
      ...history(['strategic-alliance', '2026-06-02']),
      ...agreed({ from: day('2026-02-01'), closedOn: day('2026-06-01') }),
    },
    '2026-06-02',
  ],
  [
    'an agreement that takes over from a stage',
    {
      ...history(['strategic-alliance', '2025-06-01'], ['referral-partner', '2026-02-01']),
      ...agreed({ from: day('2026-02-01') }),
    },
    '2025-06-01',
  ],
  [
    'an agreement inside a stage',
    {
      ...history(['strategic-alliance', '2025-06-01']),
      ...agreed({ from: day('2026-02-01'), until: day('2026-03-01') }),
    },
    '2025-06-01',
  ],
  [
    'an agreement up to the last of days',
    agreed({ from: day('2026-02-01'), until: day('9999-12-31') }),
    '2026-02-01',
  ],
  ['an agreement from the first of days', agreed({ from: day('1900-01-01') }), '1900-01-01'],
  [
    'a leap day',
    agreed({ from: day('2023-01-01'), until: day('2024-02-28') }, { from: day('2024-02-29') }),
    '2023-01-01',
  ],
] satisfies [string, Partial<RelationshipFacts>, string | undefined][])(
  'formal since: %s',
  (_what, some, since) => {
    const facts = factsAbout({ stage: 'referral-partner', ...some });
    expect(formalSince(facts)).toBe(since);
    expect(isFormal(facts)).toBe(since !== undefined || facts.stage === 'strategic-alliance');
  },
);

test.each([
  ['from tomorrow', { from: addDays(AS_OF, 1) }, false],
  ['from today', { from: AS_OF }, true],
  ['until yesterday', { until: addDays(AS_OF, -1) }, false],
  ['until today', { until: AS_OF }, true],
  ['closed today', { closedOn: AS_OF }, false],
  ['closed tomorrow', { closedOn: addDays(AS_OF, 1) }, true],
  ['until today and closed today', { until: AS_OF, closedOn: AS_OF }, false],
  ['without an end', {}, true],
])('an agreement is in force between its first and last day: %s', (_what, some, is) => {
  expect(isInForce(agreement(some), AS_OF)).toBe(is);
});

describe('formal for some months', () => {
  it.each([
    ['6 months', monthsBefore(6), true],
    ['6 months but a day', addDays(monthsBefore(6), 1), false],
  ])('%s', (_what, from, long) => {
    expect(isFormalFor(factsAbout(agreed({ from })), 6)).toBe(long);
  });
});

it('is formal on every day since, and was not on the day before', () => {
  const isFormalOn = ({ agreements }: RelationshipFacts, on: typeof AS_OF) =>
    agreements.some((each) => isFormalBy(each, on));
  const daysBetween = (from: typeof AS_OF, to: typeof AS_OF): (typeof AS_OF)[] => {
    const days = [from];
    for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) days.push(on);
    return days;
  };
  const agreements = fc
    .array(rest, { maxLength: 3 })
    .map((all) => all.flatMap((each) => each.agreements ?? []));
  fc.assert(
    fc.property(agreements, (all) => {
      const facts = factsAbout({ agreements: all });
      const since = formalSince(facts);
      expect(isFormalOn(facts, AS_OF)).toBe(since !== undefined);
      fc.pre(since !== undefined);
      expect(daysBetween(since, AS_OF).filter((on) => !isFormalOn(facts, on))).toEqual([]);
      expect(isFormalOn(facts, addDays(since, -1))).toBe(false);
    }),
  );
});

describe('as the commands record it', () => {
  const since = async (refnet: Awaited<ReturnType<typeof newNetwork>>, ...more: string[]) => {
    const { facts }: { facts: { formalSince: string | null } } = JSON.parse(
      await refnet.ok(['advise', 'maren', '--json', ...more]),
    );
    return facts.formalSince;
  };
  const add = ['add-partner', 'Maren Holt'];
  const both = ['--i-will', 'reply', '--they-will', 'send numbers'];

  it.each([
    [
      'written down: the promises of both sides go on',
      '2026-02-01',
      [
        ['agree', 'maren', '--verbal', '--from', '2026-02-01', ...both],
        ['agree', 'maren', '--written', '--from', '2026-08-01'],
      ],
    ],
    [
      'written down twice over',
      '2026-02-01',
      [
        ['agree', 'maren', '--verbal', '--from', '2026-02-01', ...both],
        ['agree', 'maren', '--written', '--from', '2026-05-01'],
        ['agree', 'maren', '--verbal', '--from', '2026-08-01', '--yes'],
      ],
    ],
    [
      'the exclusive promise goes on too',
      '2026-02-01',
      [
        ['agree', 'maren', '--verbal', '--from', '2026-02-01', '--exclusive', 'mortgages'],
        ['agree', 'maren', '--written', '--from', '2026-08-01'],
      ],
    ],
    [
      'the second side agreed later',
      '2026-05-05',
      [
        ['agree', 'maren', '--written', '--from', '2026-02-01', '--i-will', 'reply'],
        ['agree', 'maren', '--from', '2026-05-05', '--they-will', 'send numbers'],
      ],
    ],
    [
      'promises kept count as before',
      '2026-02-01',
      [
        ['agree', 'maren', '--written', '--from', '2026-02-01', ...both],
        ['done', '2'],
        ['done', '3'],
      ],
    ],
    [
      'renewed after its end',
      '2026-02-01',
      [
        ['agree', 'maren', '--written', '--from', '2026-02-01', '--until', '2026-06-30', ...both],
        ['edit', '1', '--until', '2027-06-30'],
      ],
    ],
    [
      'closed, and agreed anew the same day',
      '2026-02-01',
      [
        ['agree', 'maren', '--written', '--from', '2026-02-01', ...both],
        ['agree', 'maren', '--close', '--on', '2026-06-01'],
        ['agree', 'maren', '--written', '--from', '2026-06-01', ...both],
      ],
    ],
    [
      'closed, and agreed anew a day later',
      '2026-06-02',
      [
        ['agree', 'maren', '--written', '--from', '2026-02-01', ...both],
        ['agree', 'maren', '--close', '--on', '2026-06-01'],
        ['agree', 'maren', '--written', '--from', '2026-06-02', ...both],
      ],
    ],
    ['a fee alone', null, [['agree', 'maren', '--written', '--from', '2026-02-01', '--they-pay', '10%']]],
    [
      'its beginning corrected: what it began with moves along',
      '2026-01-05',
      [
        ['agree', 'maren', '--written', '--from', '2026-02-01', ...both],
        ['edit', '1', '--from', '2026-01-05'],
      ],
    ],
  ] satisfies [string, string | null, string[][]][])('%s', async (_what, expected, commands) => {
    expect(await since(await newNetwork(add, ...commands))).toBe(expected);
  });

  it('looks back on what was agreed by word of mouth, though its promises stand in the written one now', async () => {
    const refnet = await newNetwork(
      add,
      ['agree', 'maren', '--verbal', '--from', '2026-02-01', ...both],
      ['agree', 'maren', '--written', '--from', '2026-08-01'],
    );
    expect(await since(refnet, '--as-of', '2026-05-01')).toBe('2026-02-01');
    expect(await since(refnet, '--as-of', '2026-01-31')).toBe(null);
  });
});

describe('a fee of an agreement', () => {
  const feeOf = (from: string, until?: string) =>
    agreement({
      from: day('2024-01-01'),
      fees: [{ direction: 'i-pay', from: day(from), until: until === undefined ? undefined : day(until) }],
    });
  test.each<[string, Parameters<typeof feeOf>, boolean]>([
    ['from that day on', ['2026-11-20'], true],
    ['from the day after', ['2026-11-21'], false],
    ['up to that day', ['2025-01-01', '2026-11-20'], true],
    ['up to the day before', ['2025-01-01', '2026-11-19'], false],
    ['for ever', ['2025-01-01', '9999-12-31'], true],
  ])('is one for the referrals of 20 Nov 2026: %s', (_what, days, has) => {
    expect(hasFeeOn(feeOf(...days), AS_OF)).toBe(has);
  });

  test('is one for them where another fee is over', () => {
    const [first] = feeOf('2025-01-01', '2025-12-31').fees;
    const [second] = feeOf('2026-01-01').fees;
    if (first === undefined || second === undefined) throw new Error('no fee');
    expect(hasFeeOn(agreement({ fees: [first, second] }), AS_OF)).toBe(true);
    expect(hasFeeOn(agreement({ fees: [first] }), AS_OF)).toBe(false);
    expect(hasFeeOn(agreement({ fees: [] }), AS_OF)).toBe(false);
  });

  const window = { after: day('2025-11-20'), to: AS_OF };
  test.each<[string, Parameters<typeof feeOf>, boolean]>([
    ['from the last day on', ['2026-11-20'], true],
    ['from the day after', ['2026-11-21'], false],
    ['up to its first day', ['2025-01-01', '2025-11-21'], true],
    ['up to the day before', ['2025-01-01', '2025-11-20'], false],
    ['for ever', ['2025-01-01', '9999-12-31'], true],
  ])('is one of the 12 months: %s', (_what, days, had) => {
    expect(hadFeeIn(feeOf(...days), window)).toBe(had);
  });

  test('is none of the 12 months where the agreement was over before', () => {
    const over = { ...feeOf('2024-01-01'), until: day('2025-11-20') };
    expect(hadFeeIn(over, window)).toBe(false);
    expect(hadFeeIn({ ...over, until: day('2025-11-21') }, window)).toBe(true);
    expect(hadFeeIn({ ...over, until: undefined, closedOn: day('2025-11-21') }, window)).toBe(false);
    expect(hadFeeIn({ ...over, until: undefined, closedOn: day('2025-11-22') }, window)).toBe(true);
  });
});
