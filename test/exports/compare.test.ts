import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, asDay, type Day } from '../../src/calendar/day.ts';
import { compareRecords } from '../../src/exports/compare.ts';
import type { Mine, Theirs } from '../../src/exports/told.ts';
import { money } from '../../src/money/money.ts';
import { DIRECTIONS } from '../../src/referrals/direction.ts';
import { STATUSES } from '../../src/referrals/status.ts';

const DAY = asDay('2026-03-02');

const after = (days: number): Day => addDays(DAY, days);
const WON = { status: 'won', closedOn: after(9) } as const;
const UNTOLD = { amount: null, fee: null, feePaid: null };

const mine = (facts: Partial<Mine> = {}): Mine => ({
  number: 1,
  day: DAY,
  direction: 'received',
  client: 'Jane Doe',
  status: 'new',
  closedOn: null,
  ...UNTOLD,
  ...facts,
});
const theirs = (facts: Partial<Theirs> = {}): Theirs => {
  const { number: _number, ...told } = mine();
  return { ...told, line: 2, sheet: null, ...facts };
};

describe('two records of one referral are a pair', () => {
  test.each<[what: string, other: Partial<Theirs>]>([
    ['the same', {}],
    ['without regard to case and accents', { client: 'JANE DOÉ' }],
    ['three months apart', { day: after(92) }],
    ['with an initial for a name', { client: 'Jane D.' }],
    ['with an initial for a name, a month apart', { client: 'J. Doe', day: after(-31) }],
    ['with the words in another order', { client: 'Doe, Jane' }],
    ['the other way', { direction: 'given' }],
    ['without a name, nearly on that day', { client: null, day: after(3) }],
    ['with one word misspelt, a week apart', { client: 'Jane Dow', day: after(7) }],
    ['with initials, a week apart', { client: 'J. D.', day: after(-7) }],
  ])('%s', (_what, other) => {
    const { pairs, onlyMine, onlyTheirs } = compareRecords([mine()], [theirs(other)]);
    expect([pairs.length, onlyMine, onlyTheirs]).toEqual([1, [], []]);
  });

  test.each<[what: string, other: Partial<Theirs>]>([
    ['another client, of another day', { client: 'Kofi V.', day: after(1) }],
    ['another client, the other way', { client: 'Kofi V.', direction: 'given' }],
    ['further apart than three months', { day: after(93) }],
    ['with an initial for a name, further apart than a month', { client: 'Jane D.', day: after(32) }],
    ['with one word misspelt, further apart', { client: 'Jane Dow', day: after(8) }],
    ['with one word misspelt, the other way', { client: 'Jane Dow', direction: 'given' }],
    ['with another first letter', { client: 'Jane Roe', day: after(1) }],
    ['with initials, the other way', { client: 'J. D.', direction: 'given' }],
    ['without a name, four days apart', { client: null, day: after(4) }],
    ['without a name, the other way', { client: null, direction: 'given' }],
  ])('but not %s', (_what, other) => {
    const { pairs, onlyMine, onlyTheirs } = compareRecords([mine()], [theirs(other)]);
    expect([pairs, onlyMine.length, onlyTheirs.length]).toEqual([[], 1, 1]);
  });

  test.each<[what: string, other: Partial<Theirs>]>([
    ['whoever else is alone on that day, the same way', { client: 'Kofi V.' }],
    ['a short form of the first name, a week apart', { client: 'Janette Doe', day: after(7) }],
    ['in the letters of another language', { client: '\u0414\u0436\u0435\u0439\u043d Doe', day: after(0) }],
  ])('and only maybe %s', (_what, other) => {
    const { pairs, maybes, onlyMine, onlyTheirs } = compareRecords([mine()], [theirs(other)]);
    expect([pairs, maybes.length, onlyMine, onlyTheirs]).toEqual([[], 1, [], []]);
  });

  it('and nobody may be one of several on that day', () => {
    const { maybes, onlyMine, onlyTheirs } = compareRecords(
      [mine()],
      [theirs({ line: 2, client: 'Kofi V.' }), theirs({ line: 3, client: 'Tia R.' })],
    );
    expect([maybes, onlyMine.length, onlyTheirs.length]).toEqual([[], 1, 2]);
  });

  it('the surest first: a whole name before an initial, the nearer day before the further', () => {
    const both = [mine({ number: 1 }), mine({ number: 2, day: after(30) })];
    const told = [
      theirs({ line: 2, client: 'Jane D.', day: after(1) }),
      theirs({ line: 3, day: after(29) }),
      theirs({ line: 4, day: after(10) }),
    ];
    const { pairs, onlyTheirs } = compareRecords(both, told);
    expect(pairs.map((pair) => [pair.mine.number, pair.theirs.line])).toEqual([
      [1, 4],
      [2, 3],
    ]);
    expect(onlyTheirs.map(({ line }) => line)).toEqual([2]);
  });
});

describe('a pair differs', () => {
  test.each<[what: string, own: Partial<Mine>, other: Partial<Theirs>, differ: string[]]>([
    ['in nothing where all is alike', {}, {}, []],
    ['by a day noted a little later', {}, { day: after(2) }, ['day']],
    ['by the spelling of the client', { client: 'Anna Mayer' }, { client: 'Anna Meyer' }, ['client']],
    ['not by initials, another order, a title', {}, { client: 'Ms. Doe, Jane' }, []],
    ['by the day of the outcome', WON, { ...WON, closedOn: after(10) }, ['closedOn']],
    ['not where they tell no day of it', WON, { ...WON, closedOn: null }, []],
    [
      'by the currency of an amount',
      { amount: money(500, 'CAD') },
      { amount: money(500, 'EUR') },
      ['amount'],
    ],
    ['not where they tell no amount', { amount: money(500, 'CAD') }, {}, []],
    ['by a fee', { fee: [money(50, 'CAD')] }, { fee: [] }, ['fee']],
    ['not by no fee and a fee of nought', { fee: [money(0, 'CAD')] }, { fee: [] }, []],
    ['by the way it went', {}, { direction: 'given' }, ['direction']],
    ['not by a step further', {}, { status: 'meeting' }, []],
    ['not where they say nothing of it', { status: 'won' }, { status: null }, []],
    ['by an outcome they know', {}, { status: 'won' }, ['status']],
    ['by an outcome I know', { status: 'lost' }, { status: 'meeting' }, ['status']],
    ['by two outcomes', { status: 'won' }, { status: 'lost' }, ['status']],
    [
      'by all at once',
      { status: 'won' },
      { day: after(9), direction: 'given' },
      ['direction', 'day', 'status'],
    ],
  ])('%s', (_what, own, other, differ) => {
    expect(compareRecords([mine(own)], [theirs(other)]).pairs).toMatchObject([{ differ }]);
  });
});

const told = fc.record({
  day: fc.integer({ min: 0, max: 120 }).map(after),
  direction: fc.constantFrom(...DIRECTIONS),
  client: fc.constantFrom('Jane Doe', 'Jane D.', 'Kofi V.', 'Max Planck', null),
  status: fc.constantFrom(...STATUSES),
  closedOn: fc.constant(null),
});

it('each of mine and of theirs is told once, whatever the records', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 12 }), fc.array(told, { maxLength: 12 }), (one, other) => {
      const own = one.map((each, at): Mine => ({ ...each, ...UNTOLD, number: at + 1 }));
      const sent = other.map((each, at): Theirs => ({ ...each, ...UNTOLD, sheet: null, line: at + 2 }));
      const { pairs, maybes, onlyMine, onlyTheirs } = compareRecords(own, sent);
      const both = [...pairs, ...maybes];
      const numbers = [...both.map((pair) => pair.mine), ...onlyMine].map(({ number }) => number);
      const lines = [...both.map((pair) => pair.theirs), ...onlyTheirs].map(({ line }) => line);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(own.map(({ number }) => number));
      expect(lines.toSorted((a, b) => a - b)).toEqual(sent.map(({ line }) => line));
    }),
  );
});

it('the same record sent back differs in nothing', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(told, { maxLength: 12, selector: ({ day, client }) => `${day}${client}` }),
      (all) => {
        const own = all.map((each, at): Mine => ({ ...each, ...UNTOLD, number: at + 1 }));
        const sent = all.map((each, at): Theirs => ({ ...each, ...UNTOLD, sheet: null, line: at + 2 }));
        const { pairs, onlyMine, onlyTheirs } = compareRecords(own, sent);
        expect([onlyMine, onlyTheirs]).toEqual([[], []]);
        expect(
          pairs
            .filter(({ mine: { client } }) => client === 'Kofi V.')
            .every(({ differ }) => differ.length === 0),
        ).toBe(true);
      },
    ),
  );
});

test('records that may be one are in the order of days, whatever makes them so', () => {
  const { maybes } = compareRecords(
    [
      mine({ number: 1, client: 'Nora Bell', day: after(0) }),
      mine({ number: 2, client: 'Sam Ito', day: after(5) }),
      mine({ number: 3, client: 'Mia Roe', day: after(40) }),
    ],
    [
      theirs({ line: 2, client: 'Kofi V.', day: after(40) }),
      theirs({ line: 3, client: 'Samuel Ito', day: after(5) }),
      theirs({ line: 4, client: 'Tia R.', day: after(0) }),
    ],
  );
  expect(maybes.map((pair) => [pair.mine.number, pair.theirs.line])).toEqual([
    [1, 4],
    [2, 3],
    [3, 2],
  ]);
});
