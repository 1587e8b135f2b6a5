import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { NO_RETURNS, type OfQuarter, type Returns } from '../../src/reports/returns.ts';
import { quartersOfBoth, yearBeside } from '../../src/reports/this-year.ts';

describe('the quarters of a year and of the year before', () => {
  test.each([
    [
      '2026-05-20',
      ['2026-01-01 2026-03-31', '2026-04-01 2026-05-20'],
      ['2025-01-01 2025-03-31', '2025-04-01 2025-05-20'],
    ],
    ['2024-02-29', ['2024-01-01 2024-02-29'], ['2023-01-01 2023-02-28']],
    ['1901-01-01', ['1901-01-01 1901-01-01'], ['1900-01-01 1900-01-01']],
  ])('up to %s', (until, now, before) => {
    const days = (all: readonly { since: string; until: string }[] = []) =>
      all.map((each) => `${each.since} ${each.until}`);
    const both = quartersOfBoth(asDay(until));
    expect(days(both?.now)).toEqual(now);
    expect(days(both?.before)).toEqual(before);
  });

  test('are none in the first year on record', () => {
    expect(quartersOfBoth(asDay('1900-12-31'))).toBeUndefined();
  });
});

const MAREN = 1;
const UNTIL = asDay('2026-05-20');

/** The two years of Maren Holt up to 20 May, with so many given in each quarter. */
function besideOf(given: { now?: readonly number[]; before?: readonly number[] }, recordsSince: string) {
  const both = quartersOfBoth(UNTIL);
  if (both === undefined) throw new Error('no year before');
  const counted = (quarters: typeof both.now, numbers: readonly number[] = []) =>
    quarters.map((quarter, at): OfQuarter => {
      const returns = { ...NO_RETURNS, given: numbers[at] ?? 0 };
      return { quarter, partners: new Map(returns.given === 0 ? [] : [[MAREN, returns]]) };
    });
  return yearBeside(
    { now: counted(both.now, given.now), before: counted(both.before, given.before) },
    MAREN,
    asDay(recordsSince),
  );
}

const givenIn = (all: readonly (Returns | undefined)[]) => all.map((each) => each?.given);

describe('the two years of one partner', () => {
  test('stand beside one another, quarter by quarter and as a whole', () => {
    const beside = besideOf({ now: [2, 1], before: [3, 0] }, '2020-01-01');
    expect(beside).toMatchObject({
      year: '2026',
      yearBefore: '2025',
      until: UNTIL,
      untilBefore: '2025-05-20',
    });
    expect(givenIn(beside?.quarters.map(({ now }) => now) ?? [])).toEqual([2, 1]);
    expect(givenIn(beside?.quarters.map(({ before }) => before) ?? [])).toEqual([3, 0]);
    expect(beside?.whole.days).toEqual({ since: '2026-01-01', until: UNTIL });
    expect(givenIn([beside?.whole.now, beside?.whole.before])).toEqual([3, 3]);
    expect(beside?.beforeFrom).toBeUndefined();
  });

  test.each<[string, { now?: number[]; before?: number[] }]>([
    ['nothing in either', {}],
    ['nothing, though others have quarters', { now: [0, 0], before: [0, 0] }],
  ])('are not told with %s', (_what, given) => {
    expect(besideOf(given, '2020-01-01')).toBeUndefined();
  });

  test.each([{ now: [0, 1] }, { before: [1, 0] }, { now: [1] }, { before: [0, 1] }])(
    'are told with %j',
    (given) => {
      expect(besideOf(given, '2020-01-01')).toBeDefined();
    },
  );

  test.each<[string, string, (number | undefined)[], string | undefined]>([
    ['on the first day of it', '2025-01-01', [0, 0], undefined],
    ['on the second day of it', '2025-01-02', [undefined, 0], '2025-01-02'],
    ['on the first day of its second quarter', '2025-04-01', [undefined, 0], '2025-04-01'],
    ['within its second quarter', '2025-04-02', [undefined, undefined], '2025-04-02'],
    ['on the last day that is counted', '2025-05-20', [undefined, undefined], '2025-05-20'],
    ['after it', '2025-05-21', [undefined, undefined], undefined],
  ])('have no quarter of before that began earlier than records: %s', (_what, since, before, from) => {
    const beside = besideOf({ now: [1] }, since);
    expect(givenIn(beside?.quarters.map((each) => each.before) ?? [])).toEqual(before);
    expect(beside?.beforeFrom).toBe(from);
    expect(beside?.whole.before?.given).toBe(before.every((each) => each === undefined) ? undefined : 0);
  });

  test('have a quarter in which something is on record, though records begin later', () => {
    const beside = besideOf({ before: [4] }, '2025-04-02');
    expect(givenIn(beside?.quarters.map(({ before }) => before) ?? [])).toEqual([4, undefined]);
    expect(beside?.whole.before?.given).toBe(4);
  });

  test('are undefined where no quarter of one of them is read', () => {
    const [quarter] = quartersOfBoth(UNTIL)?.now ?? [];
    if (quarter === undefined) throw new Error('no quarter');
    const some: OfQuarter[] = [{ quarter, partners: new Map([[MAREN, { ...NO_RETURNS, given: 1 }]]) }];
    expect(yearBeside({ now: some, before: [] }, MAREN, UNTIL)).toBeUndefined();
    expect(yearBeside({ now: [], before: some }, MAREN, UNTIL)).toBeUndefined();
  });
});
