import { describe, expect, test } from 'vitest';
import {
  mayRise,
  NO_EXCHANGE,
  type AddedReferral,
  type ExchangeNow,
  type FurtherLooks,
} from '../../src/advice/may-rise.ts';
import { asDay } from '../../src/calendar/day.ts';
import type { Direction } from '../../src/referrals/direction.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';

const TODAY = asDay('2026-11-20');

/** Whether one more may raise a rank, of a partner with whom much was exchanged for long; by default one received today. */
function mayRiseAfter(
  before: Partial<ExchangeNow>,
  {
    added = {},
    settings = {},
    looks = {},
    today = TODAY,
  }: {
    added?: Partial<AddedReferral>;
    settings?: Partial<Settings>;
    looks?: Partial<FurtherLooks>;
    today?: typeof TODAY;
  } = {},
): boolean {
  const exchange = { ...NO_EXCHANGE, ever: 99, first: asDay('2020-01-01'), ...before };
  const one = { direction: 'received', on: today, isClosed: false, ...added } as const;
  const asked = { settings: { ...defaultSettings, ...settings }, today };
  return mayRise(exchange, one, asked, {
    otherHas: () => {
      throw new Error('the others are not to be looked at');
    },
    receivedIn: () => {
      throw new Error('the month is not to be looked at');
    },
    ...looks,
  });
}

test.each<[what: string, before: Partial<ExchangeNow>, settings: Partial<Settings>, may: boolean]>([
  ['the 999th received', { received: 998, lastSixMonths: 998 }, {}, false],
  ['the 60th received, one way', { received: 59, lastSixMonths: 59 }, {}, false],
  ['the 17th in 6 months', { given: 9, received: 9, lastSixMonths: 16 }, {}, false],
  ['the 18th in 6 months, 3 a month', { given: 9, received: 9, lastSixMonths: 17 }, {}, true],
  ['the 11th in 6 months', { given: 9, received: 9, lastSixMonths: 10 }, { 'monthly-at': 2 }, false],
  [
    'the 12th in 6 months, 2 a month',
    { given: 9, received: 9, lastSixMonths: 11 },
    { 'monthly-at': 2 },
    true,
  ],
  ['the 2nd the other way', { given: 59, received: 1, lastSixMonths: 30 }, {}, true],
  ['the 3rd the other way', { given: 59, received: 2, lastSixMonths: 30 }, {}, false],
])('one more is looked at where a count passes what the settings say: %s', (_what, before, settings, may) => {
  expect(mayRiseAfter(before, { settings })).toBe(may);
});

describe('one way is weighed again where a full month comes to what the setting says', () => {
  const oneWay = { given: 1, received: 58, lastSixMonths: 58 };
  test.each<[on: string, there: number, before: Partial<ExchangeNow>, may: boolean]>([
    ['2026-10-31', 19, oneWay, true],
    ['2026-08-01', 19, oneWay, true],
    ['2026-10-31', 18, oneWay, false],
    ['2026-10-31', 20, oneWay, false],
  ])('%s, with %d received in it', (on, there, before, may) => {
    const looks = { receivedIn: () => there };
    expect(mayRiseAfter(before, { added: { on: asDay(on) }, looks })).toBe(may);
  });

  test.each<[what: string, before: Partial<ExchangeNow>, added: Partial<AddedReferral>]>([
    ['a day of the month that is not full yet', oneWay, { on: asDay('2026-11-01') }],
    ['a day before the last 3', oneWay, { on: asDay('2026-07-31') }],
    ['one given', oneWay, { on: asDay('2026-10-31'), direction: 'given' }],
    ['both ways anyway', { given: 2, received: 58, lastSixMonths: 60 }, { on: asDay('2026-10-31') }],
  ])('and no month is looked at for %s', (_what, before, added) => {
    const given = added.direction === 'given' ? { ...before, given: 3 } : before;
    expect(mayRiseAfter(given, { added })).toBe(false);
  });

  test('the month of today is full on its last day', () => {
    const asked = { looks: { receivedIn: () => 19 }, today: asDay('2026-11-30') };
    expect(mayRiseAfter(oneWay, asked)).toBe(true);
  });
});

describe('the first place is looked at where it may say something', () => {
  // 6 in the year: a pattern, and not yet what asks for structure.
  const few = { given: 3, received: 3, lastSixMonths: 2 };
  const others = (most: Record<Direction, number>) => ({
    otherHas: (direction: Direction, atLeast: number) => most[direction] >= atLeast,
  });
  test.each<[what: string, most: Record<Direction, number>, may: boolean]>([
    ['with one more than anybody', { given: 2, received: 3 }, true],
    ['as many as another', { given: 2, received: 4 }, false],
    ['first before', { given: 2, received: 2 }, false],
    ['not first the other way', { given: 3, received: 3 }, false],
  ])('%s', (_what, most, may) => {
    expect(mayRiseAfter(few, { looks: others(most) })).toBe(may);
  });

  test('but nobody else is looked at for one before the 12 months', () => {
    expect(mayRiseAfter(few, { added: { on: asDay('2025-11-20') } })).toBe(false);
  });

  test.each([
    [false, false],
    [true, true],
  ])('nor where volume asks for structure, unless informal is preferred: %s', (prefersInformal, may) => {
    const many = { given: 30, received: 30, lastSixMonths: 30, prefersInformal };
    const looks = prefersInformal ? others({ given: 2, received: 30 }) : {};
    expect(mayRiseAfter(many, { looks })).toBe(may);
  });
});

describe('where nothing is a pattern and nothing more is on record', () => {
  const few = { given: 1, received: 1, lastSixMonths: 0 };
  const closed = { added: { isClosed: true } };
  test.each<[what: string, before: Partial<ExchangeNow>, may: boolean]>([
    ['no look is taken', few, false],
    ['one is taken with something more on record', { ...few, hasMore: true }, true],
    ['one is taken of a strategic alliance', { ...few, stage: 'strategic-alliance' }, true],
    ['one is taken of a joint venture', { ...few, stage: 'joint-venture' }, true],
    ['none is taken of a power partner', { ...few, stage: 'power-partner' }, false],
  ])('%s', (_what, before, may) => {
    expect(mayRiseAfter(before, closed)).toBe(may);
  });
});

describe('with something more on record', () => {
  const more = { hasMore: true, given: 1, received: 1, lastSixMonths: 0 };
  const since = asDay('2024-05-06');
  test.each<[what: string, before: Partial<ExchangeNow>, added: Partial<AddedReferral>, may: boolean]>([
    ['one more', more, {}, false],
    ['one that is closed', more, { isClosed: true }, true],
    ['the first of all', { ...more, first: null }, {}, true],
    ['one on the first day', { ...more, first: since }, { on: since }, false],
    ['one on the day before it', { ...more, first: since }, { on: asDay('2024-05-05') }, true],
    ['the 1st in the year', { ...more, given: 0, received: 0 }, {}, true],
    ['the 2nd in the year', { ...more, given: 0 }, {}, false],
    ['the 3rd in the year', { ...more, received: 1 }, {}, false],
    ['the 1st ever', { ...more, ever: 0 }, {}, false],
    ['the 2nd ever', { ...more, ever: 1 }, {}, false],
    ['the 3rd ever, which proves', { ...more, ever: 2 }, {}, true],
    ['the 4th ever', { ...more, ever: 3 }, {}, false],
  ])('%s is looked at: %s', (_what, before, added, may) => {
    expect(mayRiseAfter(before, { added })).toBe(may);
  });

  test.each([
    [3, false],
    [4, true],
    [5, false],
  ])('the %dth in 6 months, where 8 a year are formalized', (nth, may) => {
    const before = { ...more, lastSixMonths: nth - 1 };
    expect(mayRiseAfter(before, { settings: { 'formalize-at': 8 } })).toBe(may);
  });

  test('one of just 6 months or 12 months ago is not counted in them', () => {
    const halfYear = { ...more, lastSixMonths: 4 };
    expect(mayRiseAfter(halfYear, { added: { on: asDay('2026-05-20') } })).toBe(false);
    expect(mayRiseAfter(halfYear, { added: { on: asDay('2026-05-21') } })).toBe(true);
    const none = { ...more, given: 0, received: 0 };
    expect(mayRiseAfter(none, { added: { on: asDay('2025-11-20') } })).toBe(false);
    expect(mayRiseAfter(none, { added: { on: asDay('2025-11-21') } })).toBe(true);
  });
});

test.each<[what: string, given: number, may: boolean]>([
  ['the one that makes it a pattern', 3, true],
  ['the one before', 2, false],
  ['the one that comes to what is formalized', 9, true],
  ['the one before that', 8, false],
  ['the one after', 10, false],
])('%s is looked at: %s', (_what, given, may) => {
  const looks = { otherHas: () => true };
  const before = { given, received: 0, hasMore: true, lastSixMonths: 0 };
  expect(mayRiseAfter(before, { added: { direction: 'given' }, looks })).toBe(may);
});
