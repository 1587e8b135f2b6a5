import { UTCDate } from '@date-fns/utc';
import { addMonths as addMonthsToDate } from 'date-fns/addMonths';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  isCalendarDay,
  addDays,
  addMonths,
  asDay,
  compareDays,
  dayOfInstant,
  daysBetween,
  daysInMonth,
  earlierDay,
  firstDayOf,
  isDay,
  isMonth,
  isMonthsOld,
  isWithin,
  lastDayOf,
  lastFullMonths,
  lastMonths,
  laterDay,
  monthOf,
  monthsAgoWindow,
  partsOf,
  toDay,
  weekdayOf,
  wholeMonthsBetween,
  type Day,
} from '../../src/calendar/day.ts';
import { UserError } from '../../src/text/errors.ts';

const d = (text: string): Day => asDay(text);

const anyDay = fc
  .tuple(
    fc.integer({ min: 1950, max: 2150 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([y, m, day]) => toDay(y, m, Math.min(day, daysInMonth(y, m))));

/** How long a month is, without any library or Date. */
function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1 January 1900, counted month by month. */
function dayNumber(day: Day): number {
  const { year, month, dayOfMonth } = partsOf(day);
  let days = dayOfMonth - 1;
  for (let y = 1900; y < year; y++) days += lengthOfMonth(y, 2) === 29 ? 366 : 365;
  for (let m = 1; m < month; m++) days += lengthOfMonth(year, m);
  return days;
}

describe('what is a day', () => {
  test.each(['1900-01-01', '9999-12-31', '2024-02-29', '2000-02-29', '2026-11-30'])('%s is', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '1899-12-31',
    '0000-01-01',
    '10000-01-01',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '2026/01/01',
    ' 2026-01-1',
    '2026-01-01 ',
    '2026-01-01T00:00',
    '-026-01-01',
    '20２6-01-01',
    '',
  ])('%j is not', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => asDay(text)).toThrow(UserError);
  });

  test('isDay agrees with the calendar of Date for every day of four centuries', () => {
    const missed: number[] = [];
    for (let t = Date.UTC(1900, 0, 1); t < Date.UTC(2300, 0, 1); t += 86_400_000) {
      if (!isDay(new Date(t).toISOString().slice(0, 10))) missed.push(t);
    }
    expect(missed).toEqual([]);
  });

  test('a month is YYYY-MM', () => {
    expect(['2026-01', '2026-12', '1900-01'].every(isMonth)).toBe(true);
    expect(['2026-13', '2026-00', '2026-1', '2026', '1899-12', '2026-01-01'].some(isMonth)).toBe(false);
  });
});

test.each<[number, number, number, boolean]>([
  [2026, 2, 28, true],
  [2026, 2, 29, false],
  [2024, 2, 29, true],
  [2000, 2, 29, true],
  [1900, 2, 29, false],
  [2026, 4, 30, true],
  [2026, 4, 31, false],
  [2026, 12, 31, true],
  [2026, 12, 32, false],
  [2026, 1, 1, true],
  [2026, 1, 0, false],
  [2026, 0, 1, false],
  [2026, 13, 1, false],
  [1900, 1, 1, true],
  [1899, 12, 31, false],
  [9999, 12, 31, true],
  [10_000, 1, 1, false],
  [2026.5, 1, 1, false],
  [2026, 1.5, 1, false],
  [2026, 1, 1.5, false],
])('the year %d, month %d and day %d name a day: %s', (year, month, day, isOne) => {
  expect(isCalendarDay(year, month, day)).toBe(isOne);
});

test.each([
  ['2026-11', true],
  ['1900-01', true],
  ['9999-12', true],
  ['1899-12', false],
  ['2026-13', false],
  ['2026-00', false],
  ['2026-1', false],
  ['2026-011', false],
  ['2026-11-01', false],
  ['2026/11', false],
  ['', false],
])('%j is a month: %s', (text, isOne) => {
  expect(isMonth(text)).toBe(isOne);
});

describe('building days', () => {
  test('toDay pads, and refuses what does not exist or lies out of bounds', () => {
    expect(toDay(2026, 1, 5)).toBe('2026-01-05');
    expect(() => toDay(2026, 2, 29)).toThrow('there is no day 2026-02-29');
    expect(() => toDay(1899, 12, 31)).toThrow('outside the years 1900 to 9999');
    expect(() => toDay(10_000, 1, 1)).toThrow('outside the years 1900 to 9999');
    expect(() => toDay(NaN, 1, 1)).toThrow(UserError);
    expect(() => toDay(2026, 1.5, 1)).toThrow(UserError);
  });

  test('sums outside the bounds are refused, not wrapped', () => {
    expect(() => addDays(d('9999-12-31'), 1)).toThrow(UserError);
    expect(() => addDays(d('1900-01-01'), -1)).toThrow(UserError);
    expect(() => addMonths(d('2026-01-01'), 1e9)).toThrow(UserError);
  });

  test('partsOf takes a day apart', () => {
    expect(partsOf(d('2026-11-08'))).toEqual({ year: 2026, month: 11, dayOfMonth: 8 });
  });
});

describe('adding', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
  ])('%s + %i months is %s', (from, n, to) => {
    expect(addMonths(d(from), n)).toBe(to);
  });

  test('days', () => {
    expect(addDays(d('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(d('2026-03-29'), 1)).toBe('2026-03-30');
    expect(addDays(d('2026-01-01'), -1)).toBe('2025-12-31');
  });

  test('daysBetween undoes addDays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -15_000, max: 15_000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    );
  });

  test('later days are later strings', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(Number(b > a) - Number(b < a));
      }),
    );
  });
});

describe('months between', () => {
  test.each([
    ['2026-01-15', '2026-02-14', 0],
    ['2026-01-15', '2026-02-15', 1],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-30', '2026-02-28', 1],
    ['2026-02-28', '2026-03-27', 0],
    ['2026-02-28', '2026-03-28', 1],
    ['2026-05-05', '2026-05-05', 0],
    ['2026-05-05', '2026-05-04', -1],
    ['2026-05-05', '2026-04-05', -1],
  ])('from %s to %s: %i', (from, to, months) => {
    expect(wholeMonthsBetween(d(from), d(to))).toBe(months);
  });

  test('adding months counts years of twelve, and stops at the end of a shorter month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, n) => {
        const { year, month, dayOfMonth } = partsOf(day);
        const months = year * 12 + month - 1 + n;
        const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
        const longest = lengthOfMonth(toYear, toMonth);
        fc.pre(toYear >= 1900);
        expect(addMonths(day, n)).toBe(toDay(toYear, toMonth, Math.min(dayOfMonth, longest)));
      }),
    );
  });

  test('adding and counting days agrees with counting them one by one from the start of the calendar', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -18_000, max: 20_000 }), (day, n) => {
        const later = addDays(day, n);
        expect(dayNumber(later) - dayNumber(day)).toBe(n);
        expect(daysBetween(day, later)).toBe(n);
        // 1 January 1900 was a Monday.
        expect(weekdayOf(day)).toBe((dayNumber(day) + 1) % 7);
      }),
    );
  });

  test('a month ends on the day its length says', () => {
    for (const year of [1900, 1999, 2000, 2023, 2024, 2100]) {
      for (let month = 1; month <= 12; month++) {
        const last = lengthOfMonth(year, month);
        expect(daysInMonth(year, month)).toBe(last);
        expect(lastDayOf(monthOf(toDay(year, month, 1)))).toBe(toDay(year, month, last));
      }
    }
    expect([daysInMonth(2026, 0), daysInMonth(2026, 13)]).toEqual([0, 0]);
  });

  test('it is the greatest n with addMonths(from, n) <= to', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        const n = wholeMonthsBetween(from, to);
        expect(addMonths(from, n) <= to).toBe(true);
        expect(addMonths(from, n + 1) > to).toBe(true);
      }),
    );
  });

  test('"n months old" is addMonths(from, n) <= asOf', () => {
    expect(isMonthsOld(d('2026-05-20'), 6, d('2026-11-20'))).toBe(true);
    expect(isMonthsOld(d('2026-05-21'), 6, d('2026-11-20'))).toBe(false);
    expect(isMonthsOld(d('2026-08-31'), 6, d('2027-02-28'))).toBe(true);
    expect(isMonthsOld(d('9999-12-31'), 6, d('2026-11-20'))).toBe(false);
  });
});

describe('windows and months', () => {
  test('the trailing window leaves out its first bound and takes in its last', () => {
    const window = monthsAgoWindow(d('2026-11-20'));
    expect(window).toEqual({ after: '2025-11-20', to: '2026-11-20' });
    expect(isWithin(d('2025-11-20'), window)).toBe(false);
    expect(isWithin(d('2025-11-21'), window)).toBe(true);
    expect(isWithin(d('2026-11-20'), window)).toBe(true);
    expect(isWithin(d('2026-11-21'), window)).toBe(false);
    expect(monthsAgoWindow(d('2026-08-31'), 6).after).toBe('2026-02-28');
  });

  test('the last calendar months end with the one under way', () => {
    expect(lastMonths(d('2026-03-31'), 4)).toEqual(['2025-12', '2026-01', '2026-02', '2026-03']);
    expect(lastMonths(d('2026-11-20'), 12)).toHaveLength(12);
    expect(lastMonths(d('2026-11-20'), 0)).toEqual([]);
  });

  test('full months leave out the one under way until its last day', () => {
    expect(lastFullMonths(d('2026-03-30'), 3)).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(lastFullMonths(d('2026-03-31'), 3)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(lastFullMonths(d('2024-02-28'), 1)).toEqual(['2024-01']);
    expect(lastFullMonths(d('2024-02-29'), 1)).toEqual(['2024-02']);
    expect(lastFullMonths(d('2024-02-28'), 0)).toEqual([]);
    expect(lastFullMonths(d('1900-01-15'), 0)).toEqual([]);
  });

  test('first and last day of a month', () => {
    expect(firstDayOf(monthOf(d('2024-02-29')))).toBe('2024-02-01');
    expect(lastDayOf(monthOf(d('2024-02-01')))).toBe('2024-02-29');
  });

  test('weekdays', () => {
    expect(weekdayOf(d('2026-11-20'))).toBe(5);
    expect(weekdayOf(d('2026-11-22'))).toBe(0);
    expect(weekdayOf(d('1900-01-01'))).toBe(1);
  });
});

describe('time zones', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each([
    'America/New_York',
    'America/St_Johns',
    'Pacific/Kiritimati',
    'Pacific/Apia',
    'Asia/Kolkata',
    'America/Sao_Paulo',
  ])('no sum depends on the process being in %s', (tz) => {
    process.env['TZ'] = tz;
    expect(addDays(d('2026-03-07'), 1)).toBe('2026-03-08');
    // Clocks changed at one minute past midnight, and Samoa had no 30 December.
    expect(addDays(d('2006-04-01'), 1)).toBe('2006-04-02');
    expect(addDays(d('2011-12-29'), 1)).toBe('2011-12-30');
    expect(addMonths(d('2011-11-30'), 1)).toBe('2011-12-30');
    expect(addMonths(d('2026-10-31'), 1)).toBe('2026-11-30');
    expect(daysBetween(d('2026-01-01'), d('2026-12-31'))).toBe(364);
    expect(daysBetween(d('2011-12-29'), d('2011-12-31'))).toBe(2);
    expect(wholeMonthsBetween(d('2011-11-30'), d('2011-12-30'))).toBe(1);
    expect(lastDayOf(monthOf(d('2011-12-30')))).toBe('2011-12-31');
    expect(weekdayOf(d('2026-11-20'))).toBe(5);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -18_000, max: 20_000 }), (day, n) => {
        expect(dayNumber(addDays(day, n)) - dayNumber(day)).toBe(n);
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(addMonths(addMonths(day, 12), -12).slice(0, 7)).toBe(day.slice(0, 7));
      }),
    );
  });

  test('an instant has the day of the clock on the wall', () => {
    const instant = new Date('2026-11-20T02:30:00Z');
    process.env['TZ'] = 'America/New_York';
    expect(dayOfInstant(instant)).toBe('2026-11-19');
    process.env['TZ'] = 'Asia/Tokyo';
    expect(dayOfInstant(instant)).toBe('2026-11-20');
    expect(dayOfInstant(instant, 'America/New_York')).toBe('2026-11-19');
    expect(dayOfInstant(instant, 'Pacific/Kiritimati')).toBe('2026-11-20');
    expect(() => dayOfInstant(instant, 'Mars/Olympus')).toThrow(UserError);
  });

  test('an instant that is none is refused', () => {
    expect(() => dayOfInstant(new Date(NaN))).toThrow(UserError);
  });
});

describe('days as numbers', () => {
  const DAY = 86_400_000;
  const wholeRange = fc
    .integer({ min: Date.UTC(1900, 0, 1) / DAY, max: Date.UTC(9999, 11, 31) / DAY })
    .map((n) => asDay(new Date(n * DAY).toISOString().slice(0, 10)));

  test('follow each other for three centuries, by the weekday and the number of days too', () => {
    const first = d('1900-01-01');
    const wrong: string[] = [];
    let day = first;
    for (let n = 0; n < 110_000; n++) {
      const date = new Date(Date.UTC(1900, 0, 1) + n * DAY);
      const isRight = day === date.toISOString().slice(0, 10) && weekdayOf(day) === date.getUTCDay();
      if (!isRight || daysBetween(first, day) !== n) wrong.push(day);
      day = addDays(day, 1);
    }
    expect(wrong).toEqual([]);
  });

  test('are those of a Date in UTC at any distance', () => {
    fc.assert(
      fc.property(wholeRange, wholeRange, (a, b) => {
        const n = (Date.parse(b) - Date.parse(a)) / DAY;
        expect(daysBetween(a, b)).toBe(n);
        expect(addDays(a, n)).toBe(b);
        expect(weekdayOf(a)).toBe(new Date(a).getUTCDay());
      }),
    );
  });

  test('are those of date-fns, months later and earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, n) => {
        expect(addMonths(day, n)).toBe(addMonthsToDate(new UTCDate(day), n).toISOString().slice(0, 10));
      }),
    );
  });

  test.each([1e7, -1e7, 1e12, -1e12, Number.MAX_SAFE_INTEGER])('lie outside %d days and months away', (n) => {
    expect(() => addDays(d('2026-11-20'), n)).toThrow('outside the years 1900 to 9999');
    expect(() => addMonths(d('2026-11-20'), n)).toThrow('outside the years 1900 to 9999');
  });
});

test.each([
  ['1999-12-31', '2000-01-01'],
  ['2000-02-28', '2000-02-29'],
  ['2000-02-29', '2000-03-01'],
  ['2099-12-31', '2100-01-01'],
  ['2100-02-27', '2100-02-28'],
  ['2100-02-28', '2100-03-01'],
])('the day after %s is %s, at the edges of a century too', (day, next) => {
  expect(addDays(asDay(day), 1)).toBe(next);
  expect(addDays(asDay(next), -1)).toBe(day);
});

describe('the 12 months to a day', () => {
  test.each([
    ['2026-11-20', '2025-11-21'],
    ['2026-12-31', '2026-01-01'],
    // The year before has no 29 February: its last day stands for it.
    ['2024-02-29', '2023-03-01'],
    ['2025-02-28', '2024-02-29'],
  ])('to %s begin on %s, the day after that of 12 months ago', (until, since) => {
    const window = monthsAgoWindow(d(until));
    expect(isWithin(d(since), window)).toBe(true);
    expect(isWithin(addDays(d(since), -1), window)).toBe(false);
  });
});

test.each([
  ['2026-02-28', '2026-03-01'],
  ['2026-03-01', '2026-03-01'],
  ['2025-12-31', '2026-01-01'],
])('of %s and %s the one is earlier, the other later, in any order', (one, other) => {
  const [a, b] = [d(one), d(other)];
  expect([earlierDay(a, b), earlierDay(b, a), laterDay(a, b), laterDay(b, a)]).toEqual([a, a, b, b]);
  expect([compareDays(a, b), compareDays(b, a)]).toEqual(one === other ? [0, 0] : [-1, 1]);
});
