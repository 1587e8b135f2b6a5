import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay, daysBetween } from '../../src/calendar/day.ts';
import { neededBy, standingOf, standingText, type Objective } from '../../src/contact/objective.ts';
import { objectiveText } from '../../src/contact/objective-kinds.ts';
import { readObjective } from '../../src/contact/objective-words.ts';
import { UserError } from '../../src/text/errors.ts';
import { loaded } from '../../src/text/lazily.ts';

const YEAR: Objective = {
  id: 1,
  uuid: 'u',
  side: 'mine',
  what: '40 received',
  fromDay: asDay('2026-01-01'),
  dueOn: asDay('2026-12-31'),
  doneOn: null,
  goal: { number: 40, kind: 'received', currency: null },
  reached: 0,
};

function stands(own: Partial<Objective>, today: string): string {
  return standingText({ ...YEAR, ...own }, asDay(today));
}

describe('an objective stands', () => {
  test.each<[reached: number, today: string, text: string]>([
    [0, '2025-12-31', '40 received, counted from Thu 1 Jan 2026 on'],
    // In its first week being behind says nothing yet.
    [0, '2026-01-01', '0 of 40 received; it begins today'],
    [0, '2026-01-07', '0 of 40 received; it has only begun, 1 by now would be on track'],
    [0, '2026-01-08', '0 of 40 received, 1 by now would be on track: behind by 1'],
    [1, '2026-01-01', '1 of 40 received, on track (1 by now)'],
    // 40 x 324 / 365 = 35.5: 36 are needed.
    [36, '2026-11-20', '36 of 40 received, on track (36 by now)'],
    [35, '2026-11-20', '35 of 40 received, 36 by now would be on track: behind by 1'],
    [39, '2026-12-30', '39 of 40 received, 40 by now would be on track: behind by 1'],
    [39, '2026-12-31', '39 of 40 received, 40 by now would be on track: behind by 1'],
    [40, '2026-12-31', '40 of 40 received: reached'],
    [41, '2026-02-01', '41 of 40 received: reached'],
    [39, '2027-01-01', '39 of 40 received: missed, its last day was Thu 31 Dec 2026'],
    [40, '2027-01-01', '40 of 40 received: reached'],
  ])('%i reached on %s', (reached, today, text) => {
    expect(stands({ reached }, today)).toBe(text);
  });

  test('exactly on track where goal x days gone / days in all is whole', () => {
    const own = {
      fromDay: asDay('2026-11-01'),
      dueOn: asDay('2026-11-10'),
      goal: { ...YEAR.goal, number: 10 },
    };
    expect(stands({ ...own, reached: 5 }, '2026-11-05')).toBe('5 of 10 received, on track (5 by now)');
    expect(stands({ ...own, reached: 4 }, '2026-11-05')).toBe(
      '4 of 10 received, 5 by now would be on track: behind by 1',
    );
  });

  test.each([
    // A quarter of 12 days is 3: from then on it is told as behind, though in its first week.
    ['2026-11-02', '0 of 12 received; it has only begun, 2 by now would be on track'],
    ['2026-11-03', '0 of 12 received, 3 by now would be on track: behind by 3'],
  ])('behind in its first week on %s', (today, text) => {
    const own = { fromDay: asDay('2026-11-01'), dueOn: asDay('2026-11-12') };
    expect(stands({ ...own, goal: { ...YEAR.goal, number: 12 } }, today)).toBe(text);
  });

  test('on one day alone', () => {
    const own = {
      fromDay: asDay('2026-11-20'),
      dueOn: asDay('2026-11-20'),
      goal: { ...YEAR.goal, number: 2 },
    };
    expect(stands({ ...own, reached: 1 }, '2026-11-20')).toBe(
      '1 of 2 received, 2 by now would be on track: behind by 1',
    );
    expect(stands({ ...own, reached: 1 }, '2026-11-21')).toBe(
      '1 of 2 received: missed, its last day was Fri 20 Nov 2026',
    );
  });

  test.each([
    ['2024-01-01', '2024-12-31', '2024-02-29', 60, 366],
    ['2026-01-01', '2026-12-31', '2026-03-01', 60, 365],
    ['2024-02-29', '2025-02-28', '2024-02-29', 1, 366],
  ])('by the days of a leap year: %s to %s', (from, due, today, daysGone, daysInAll) => {
    const own = { ...YEAR, fromDay: asDay(from), dueOn: asDay(due) };
    expect(standingOf(own, asDay(today))).toMatchObject({ daysGone, daysInAll });
  });

  test('in money to the minor unit, past what floating point is exact to', () => {
    const goal = { number: 9_007_199_254_740_991, kind: 'business', currency: 'CAD' } as const;
    const days = { fromDay: asDay('2026-01-01'), dueOn: asDay('2026-01-03') };
    // 2 thirds of it are 6004799503160660.67.
    expect(
      standingOf({ ...YEAR, ...days, goal, reached: 6_004_799_503_160_660 }, asDay('2026-01-02')),
    ).toEqual({
      state: 'behind',
      daysGone: 2,
      daysInAll: 3,
      needed: 6_004_799_503_160_661,
      behind: 1,
    });
  });

  test('done where it was closed, whatever it came to', () => {
    expect(stands({ reached: 3, doneOn: asDay('2026-11-20') }, '2026-11-20')).toBe(
      '3 of 40 received; done, Fri 20 Nov 2026',
    );
    expect(standingOf({ ...YEAR, doneOn: asDay('2026-11-20') }, asDay('2026-11-19')).state).toBe('behind');
  });
});

const days = fc.integer({ min: 0, max: 4000 });

test('what is needed is the least whole number that is on track, and grows to the goal', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_007_199_254_740_991 }), days, days, (goal, a, b) => {
      const all = Math.max(a, b) + 1;
      const gone = Math.min(a, b) + 1;
      const needed = BigInt(neededBy(goal, gone, all));
      expect(needed * BigInt(all) >= BigInt(goal) * BigInt(gone)).toBe(true);
      expect((needed - 1n) * BigInt(all) < BigInt(goal) * BigInt(gone)).toBe(true);
      expect(neededBy(goal, all, all)).toBe(goal);
      expect(neededBy(goal, 0, all)).toBe(0);
    }),
  );
});

test('behind and on track are told apart by reached x days in all >= goal x days gone', () => {
  const day = fc
    .integer({ min: 1, max: 365 })
    .map((n) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, day, fc.integer({ min: 1, max: 60 }), fc.nat(60), (a, b, c, number, reached) => {
      const [from = a, today = a, due = a] = [a, b, c].toSorted();
      const own = {
        ...YEAR,
        fromDay: asDay(from),
        dueOn: asDay(due),
        goal: { ...YEAR.goal, number },
        reached,
      };
      const { state } = standingOf(own, asDay(today));
      const gone = daysBetween(own.fromDay, asDay(today)) + 1;
      const all = daysBetween(own.fromDay, own.dueOn) + 1;
      const wanted = reached >= number ? 'reached' : reached * all >= number * gone ? 'on-track' : 'behind';
      expect(state).toBe(wanted);
    }),
  );
});

describe('an objective is said', () => {
  test.each([
    ['40 received', 40, 'received'],
    ['received 40', 40, 'received'],
    ['40received', 40, 'received'],
    ['40 referrals received', 40, 'received'],
    ['1 referral given', 1, 'given'],
    ['1,200 exchanged', 1200, 'exchanged'],
    ['2k given and received', 2000, 'exchanged'],
    ['12 clients won', 12, 'won'],
    ['12 new clients', 12, 'won'],
    ['new partners 6', 6, 'partners'],
    ['6 partners', 6, 'partners'],
    ['50 check-ins', 50, 'check-ins'],
    ['50 Checkins', 50, 'check-ins'],
    ['12 1:1s', 12, 'one-to-ones'],
    ['12 one on ones', 12, 'one-to-ones'],
    ['25 closings', 25, 'won'],
    ['10 deals', 10, 'won'],
    ['10 closed deals', 10, 'won'],
    ['8 transactions', 8, 'won'],
  ])('%s', async (typed, number, kind) => {
    expect(await loaded(() => readObjective(typed, { currency: 'CAD' }))).toEqual({
      number,
      kind,
      currency: null,
    });
  });

  test.each([
    ['business 50k', 5_000_000, 'CAD'],
    ['CAD 50,000 business', 5_000_000, 'CAD'],
    ['50000 USD closed business', 5_000_000, 'USD'],
    ['100k closed business', 10_000_000, 'CAD'],
    ['1.5m revenue', 150_000_000, 'CAD'],
    ['business of 1,800.50', 180_050, 'CAD'],
    ['JPY 50000 business', 50_000, 'JPY'],
    ['150k GCI', 15_000_000, 'CAD'],
    ['USD 150k gross commission income', 15_000_000, 'USD'],
    ['200k closed', 20_000_000, 'CAD'],
    ['CAD 6 sales', 600, 'CAD'],
    ['60,000 sales', 6_000_000, 'CAD'],
  ])('%s', async (typed, number, currency) => {
    expect(await loaded(() => readObjective(typed, { currency: 'CAD' }))).toEqual({
      number,
      kind: 'business',
      currency,
    });
  });

  test.each([
    [
      '40 referrals',
      '"40 referrals" may be received, given or exchanged',
      '--goal "40 received"      those partners send you',
    ],
    [
      '2 check-ins a week',
      '"2 check-ins a week" is a pace, and a goal is a total by its last day',
      'in a whole year that is: --goal "104 check-ins"',
    ],
    [
      '3 monthly one-to-ones',
      '"3 monthly one-to-ones" is a pace, and a goal is a total by its last day',
      'in a whole year that is: --goal "36 one-to-ones"',
    ],
    [
      '2 coffees a week',
      '"2 coffees a week" is a pace, and a goal is a total by its last day',
      'in a whole year that is: --goal "104 check-ins"',
    ],
    [
      '1 referral a week',
      '"1 referral a week" is a pace, and a goal is a total by its last day',
      'in a whole year that is: --goal "52 received" or --goal "52 given" or --goal "52 exchanged"',
    ],
    [
      '2,500 business a month',
      '"2,500 business a month" is a pace, and a goal is a total by its last day',
      'in a whole year that is: --goal "CAD 30,000 business"',
    ],
    [
      '5 bananas a week',
      '"5 bananas a week" is a pace, and a goal is a total by its last day',
      'for example: 40 received, 20 given, 60 exchanged, 12 clients won, "CAD 50,000 business", 6 new partners, 50 check-ins',
    ],
    [
      '6 sales',
      '"6 sales" may be clients or money',
      '--goal "6 clients won"      how many of those partners send you become clients',
    ],
    ['5 closed', '"5 closed" may be clients or money', '--goal "CAD 5 business"      what they bring in'],
    ['12 listings', '"listings" is not counted. Did you mean 12 clients won?', '--goal "12 clients won"'],
    [
      '0 received',
      'a goal of 0 is none: it would be reached at once',
      'a whole number from 1 on: --goal "10 received"',
    ],
    [
      '0 business',
      'a goal of nothing is none: it would be reached at once',
      'name an amount: --goal "50,000 business"',
    ],
    [
      '2.5 received',
      '"2.5" is no number of things to count',
      'a whole number from 1 on: --goal "10 received"',
    ],
    [
      '1e3 received',
      '"1e3" is no number of things to count',
      'a whole number from 1 on: --goal "10 received"',
    ],
    ['40 recieved', '"recieved" is not counted. Did you mean 40 received?', '--goal "40 received"'],
    ['CAD 50,000', '"CAD 50,000" of what?', 'closed business: --goal "CAD 50,000 business"'],
  ])('not as %s', async (typed, message, hint) => {
    const refused: unknown = await loaded(() => readObjective(typed, { currency: 'CAD' })).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(UserError);
    expect(refused).toMatchObject({ message, kind: 'usage', hints: expect.arrayContaining([hint]) });
  });

  test('names what can be a goal in the currency of whoever asks', async () => {
    const refused: unknown = await loaded(() => readObjective('12 bananas', { currency: 'USD' })).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({
      message: '"bananas" is not counted for the network',
      hints: [
        'what is: 40 received, 20 given, 60 exchanged, 12 clients won, "USD 50,000 business", 6 new partners, 50 check-ins',
      ],
    });
  });

  test.each(['2 coffees a week', '1 referral a week', '2,500 business a month', '1 sale a month'])(
    'what is offered for %s is taken',
    async (typed) => {
      const refused: unknown = await loaded(() => readObjective(typed, { currency: 'CAD' })).catch(
        (error: unknown) => error,
      );
      const [hint = ''] = refused instanceof UserError ? (refused.hints ?? []) : [];
      const offered = Array.from(hint.matchAll(/--goal "([^"]+)"/g), ([, goal = '']) => goal);
      expect(offered).not.toEqual([]);
      for (const goal of offered) {
        expect(objectiveText(await loaded(() => readObjective(goal, { currency: 'CAD' })))).toBe(goal);
      }
    },
  );

  test.each(['40', 'received', '-3 received', 'business', '40 leads', '1,00 received'])(
    'not as %s',
    async (typed) => {
      await expect(loaded(() => readObjective(typed, { currency: 'CAD' }))).rejects.toThrow(UserError);
    },
  );
});
