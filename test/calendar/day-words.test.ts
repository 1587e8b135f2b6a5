import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  asDay,
  asMonth,
  daysInMonth,
  monthOf,
  toDay,
  type Day,
} from '../../src/calendar/day.ts';
import { formatDay, formatDayShort, formatMonth, parseDay, type Bare } from '../../src/calendar/day-words.ts';
import { ago, span } from '../../src/calendar/time-between.ts';
import { formatInterval, parseInterval } from '../../src/calendar/interval.ts';
import { formatKnownSince, parseKnownSince } from '../../src/calendar/known-since.ts';
import { UserError } from '../../src/text/errors.ts';

const d = (text: string): Day => asDay(text);
/** A Friday. */
const today = d('2026-11-20');
const past = (text: string, on = today): Day => parseDay(text, { today: on, bare: 'past' });
const coming = (text: string, on = today): Day => parseDay(text, { today: on, bare: 'coming' });

/** What the usage error says, with its hints. */
function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError && error.kind === 'usage')
      return [error.message, ...error.hints].join('\n');
    throw error;
  }
  throw new Error('it was accepted');
}

const anyDay = fc
  .tuple(
    fc.integer({ min: 1950, max: 2150 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([y, m, day]) => toDay(y, m, Math.min(day, daysInMonth(y, m))));

describe('days that do not depend on the direction', () => {
  test.each([
    ['2026-11-18', '2026-11-18'],
    ['2026/11/18', '2026-11-18'],
    ['2026.11.8', '2026-11-08'],
    ['2026-3-4', '2026-03-04'],
    ['today', '2026-11-20'],
    ['  TODAY ', '2026-11-20'],
    ['yesterday', '2026-11-19'],
    ['tomorrow', '2026-11-21'],
    ['last friday', '2026-11-13'],
    ['last-friday', '2026-11-13'],
    ['Last  Thu', '2026-11-19'],
    ['last saturday', '2026-11-14'],
    ['next friday', '2026-11-27'],
    ['next sat', '2026-11-21'],
    ['this friday', '2026-11-20'],
    ['this monday', '2026-11-16'],
    ['this sunday', '2026-11-22'],
    ['3 days ago', '2026-11-17'],
    ['3d ago', '2026-11-17'],
    ['0 days ago', '2026-11-20'],
    ['3 weeks ago', '2026-10-30'],
    ['3-weeks-ago', '2026-10-30'],
    ['a week ago', '2026-11-13'],
    ['2 months ago', '2026-09-20'],
    ['a year ago', '2025-11-20'],
    ['in 2 weeks', '2026-12-04'],
    ['in 1 day', '2026-11-21'],
    ['in 3m', '2027-02-20'],
    ['in a year', '2027-11-20'],
    ['18 nov 2025', '2025-11-18'],
    ['18-nov-2025', '2025-11-18'],
    ['nov 18 2025', '2025-11-18'],
    ['Nov 18, 2025', '2025-11-18'],
    ['November 18th, 2025', '2025-11-18'],
    ['1st sept 2025', '2025-09-01'],
    ['29 feb 2024', '2024-02-29'],
    ['Thu 19 Nov 2026', '2026-11-19'],
    ['thursday, november 19 2026', '2026-11-19'],
  ])('%s', (text, day) => {
    expect(past(text)).toBe(day);
    expect(coming(text)).toBe(day);
  });
});

describe('days that take the direction of the option', () => {
  test.each([
    ['friday', '2026-11-20', '2026-11-20'],
    ['fri', '2026-11-20', '2026-11-20'],
    ['thursday', '2026-11-19', '2026-11-26'],
    ['thurs', '2026-11-19', '2026-11-26'],
    ['sat', '2026-11-14', '2026-11-21'],
    ['tues', '2026-11-17', '2026-11-24'],
    ['3d', '2026-11-17', '2026-11-23'],
    ['3 d', '2026-11-17', '2026-11-23'],
    ['3w', '2026-10-30', '2026-12-11'],
    ['2 weeks', '2026-11-06', '2026-12-04'],
    ['6m', '2026-05-20', '2027-05-20'],
    ['1y', '2025-11-20', '2027-11-20'],
    ['18 nov', '2026-11-18', '2027-11-18'],
    ['nov-18', '2026-11-18', '2027-11-18'],
    ['20 nov', '2026-11-20', '2026-11-20'],
    ['21 november', '2025-11-21', '2026-11-21'],
    ['29 feb', '2024-02-29', '2028-02-29'],
    ['may 1', '2026-05-01', '2027-05-01'],
    ['fri 20 nov', '2026-11-20', '2026-11-20'],
  ])('%s is %s in the past, %s coming', (text, before, after) => {
    expect(past(text)).toBe(before);
    expect(coming(text)).toBe(after);
  });

  test('29 feb on the day itself is today, a day later the leap year before or after', () => {
    expect(past('29 feb', d('2024-02-29'))).toBe('2024-02-29');
    expect(coming('29 feb', d('2024-02-29'))).toBe('2024-02-29');
    expect(past('29 feb', d('2024-02-28'))).toBe('2020-02-29');
    expect(coming('29 feb', d('2024-03-01'))).toBe('2028-02-29');
    expect(coming('29 feb', d('2097-01-01'))).toBe('2104-02-29');
  });

  test('months clamp to the month end', () => {
    expect(past('1 month ago', d('2026-03-31'))).toBe('2026-02-28');
    expect(coming('in 1 year', d('2024-02-29'))).toBe('2025-02-28');
  });

  test('the week of "this" runs from Monday to Sunday', () => {
    expect(past('this sunday', d('2026-11-16'))).toBe('2026-11-22');
    expect(past('this monday', d('2026-11-22'))).toBe('2026-11-16');
  });
});

describe('what is refused says why and what to type', () => {
  test.each([
    [
      '4.3.2026',
      '"4.3.2026" does not say which number is the day',
      '2026-03-04 (4 Mar) or 2026-04-03 (3 Apr)',
    ],
    ['3/4/2026', 'which the month', '2026-04-03 (3 Apr) or 2026-03-04 (4 Mar)'],
    ['3/4/26', 'which the month', '2026-04-03 (3 Apr) or 2026-03-04 (4 Mar)'],
    ['3-4-2026', 'which the month', '2026-04-03 (3 Apr) or 2026-03-04 (4 Mar)'],
    ['18/11/2026', 'which the month', 'write 2026-11-18 (18 Nov)'],
    ['5/5/2026', 'which the month', 'write 2026-05-05 (5 May)'],
    ['3/4', 'which the month', 'write "3 apr" or "4 mar"'],
    ['4.3.', 'which the month', 'write "4 mar" or "3 apr"'],
    ['45/45', 'which the month', 'write year, month, day'],
    ['29/2/2026', 'which the month', 'write year, month, day'],
    ['18', '"18" alone is a number, not a day', '"18 nov" for the day of the month, or "18 days ago"'],
    ['2026', 'alone is a number', 'days are written like 2026-11-20'],
    ['20261118', 'alone is a number', 'write 2026-11-18'],
    ['nov 2026', '"nov 2026" names a month, not a day', '"1 nov 2026"'],
    ['2026-11', 'names a month, not a day', '"1 nov 2026"'],
    ['last week', '"last week" names no single day', '"1 week ago"'],
    ['next month', 'names no single day', '"in 1 month"'],
    ['next quarter', 'names no single day', '"in 3 months"'],
    ['this year', 'names no single day', 'write today'],
    ['2026-02-29', 'there is no day "2026-02-29": February 2026 has 28 days', ''],
    ['2026-18-11', 'there is no month 18; the order is year, month, day', ''],
    ['2026-11-00', 'days count from 1', ''],
    ['1899-12-31', 'years run from 1900 to 9999', ''],
    ['31 nov', 'November has 30 days', ''],
    ['30 feb', 'February has 29 days', ''],
    ['0 jan', 'January has 31 days', ''],
    ['29 feb 2026', 'February 2026 has 28 days', ''],
    ['1 jan 0999', 'years run from 1900 to 9999', ''],
    ['wed 19 nov 2026', '"wed 19 nov 2026" contradicts itself: 19 Nov 2026 is a Thursday', ''],
    ['99999 years ago', 'years run from 1900 to 9999', ''],
    ['in 99999y', 'years run from 1900 to 9999', ''],
    [
      'jan 18 26',
      '"jan 18 26" cannot be read as a day',
      'yesterday, friday, "last friday", "3 weeks ago", 3w or "20 nov"',
    ],
    ['', '"" cannot be read as a day', '2026-11-20'],
    ['in 3 days ago', 'cannot be read as a day', ''],
    ['-3d', 'cannot be read as a day', ''],
    ['fooday', 'cannot be read as a day', ''],
    ['last', 'cannot be read as a day', ''],
    ['2026-11-18T10:00', 'cannot be read as a day', ''],
    ['constructor', 'cannot be read as a day', ''],
  ])('%j', (text, message, hint) => {
    const said = refusal(() => past(text));
    expect(said).toContain(message);
    expect(said).toContain(hint);
  });

  test('the examples fit the direction', () => {
    expect(refusal(() => coming('soon'))).toContain(
      'tomorrow, friday, "next friday", "in 2 weeks", 2w or "20 nov"',
    );
    expect(refusal(() => coming('18'))).toContain('"in 18 days"');
  });

  test('long and hostile text is cut and made safe to print', () => {
    const said = refusal(() => past(`\u001b[31m${'x'.repeat(5000)}`));
    expect(said.length).toBeLessThan(300);
    expect(said).not.toContain('\u001b');
  });

  test('a day without a year off the end of the calendar', () => {
    expect(refusal(() => past('2 jan', d('1900-01-01')))).toContain('years run from 1900 to 9999');
    expect(refusal(() => coming('tomorrow', d('9999-12-31')))).toContain('years run from 1900 to 9999');
    expect(refusal(() => coming('next friday', d('9999-12-31')))).toContain('years run from 1900 to 9999');
  });
});

describe('any text at all', () => {
  const word = fc.constantFrom(
    ...'last next this in ago a an 0 3 18 31 99999 2026 2026-11-18 nov february fri sunday d w months year today'.split(
      ' ',
    ),
    ...'1st - / . 3/4 4.3.2026 29 feb every monthly İ \u0000'.split(' '),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
  );
  const reads = (action: () => unknown): boolean => {
    try {
      action();
      return true;
    } catch (error) {
      return error instanceof UserError && error.kind === 'usage';
    }
  };

  test('is read or refused as a mistake of usage, never anything else', () => {
    fc.assert(
      fc.property(text, anyDay, fc.constantFrom<Bare>('past', 'coming'), (typed, on, bare) => {
        expect(reads(() => parseDay(typed, { today: on, bare }))).toBe(true);
        expect(reads(() => parseKnownSince(typed, { today: on }))).toBe(true);
        expect(reads(() => parseInterval(typed))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('a short form lies on the side of today that was asked for', () => {
    const short = fc.constantFrom('fri', 'sun', '3d', '2w', '5 months', '29 feb', '1 jan', 'dec 31');
    fc.assert(
      fc.property(short, anyDay, (typed, on) => {
        expect(parseDay(typed, { today: on, bare: 'past' }) <= on).toBe(true);
        expect(parseDay(typed, { today: on, bare: 'coming' }) >= on).toBe(true);
      }),
    );
  });
});

describe('what is printed can be typed', () => {
  test('formatDay, in capitals and with hyphens', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, on) => {
        for (const typed of [
          formatDay(day),
          formatDay(day).toUpperCase(),
          formatDay(day).replaceAll(' ', '-'),
        ]) {
          expect(past(typed, on)).toBe(day);
          expect(coming(typed, on)).toBe(day);
        }
      }),
    );
  });

  test('formatDayShort, read in the direction the day lies in', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, on) => {
        expect(parseDay(formatDayShort(day, on), { today: on, bare: day <= on ? 'past' : 'coming' })).toBe(
          day,
        );
      }),
    );
  });

  test('days and weeks of ago, to the day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -13, max: 13 }), (on, n) => {
        expect(past(ago(addDays(on, n), on), on)).toBe(addDays(on, n));
      }),
    );
  });

  test('known-since and intervals', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom<'day' | 'month'>('day', 'month'), (day, precision) => {
        const known = { day: precision === 'day' ? day : d(`${monthOf(day)}-01`), precision };
        expect(parseKnownSince(formatKnownSince(known), { today: day })).toEqual(known);
      }),
    );
    for (let months = 1; months <= 120; months++) expect(parseInterval(formatInterval(months))).toBe(months);
  });
});

describe('known since', () => {
  test.each([
    ['2024-03', '2024-03-01', 'month'],
    ['mar 2024', '2024-03-01', 'month'],
    ['March 2024', '2024-03-01', 'month'],
    ['sept-2024', '2024-09-01', 'month'],
    ['2024-03-15', '2024-03-15', 'day'],
    ['15 mar 2024', '2024-03-15', 'day'],
    ['3 years ago', '2023-11-20', 'day'],
    ['2 years', '2024-11-20', 'day'],
    ['nov 2026', '2026-11-01', 'month'],
    ['today', '2026-11-20', 'day'],
  ])('%s', (text, day, precision) => {
    expect(parseKnownSince(text, { today })).toEqual({ day, precision });
  });

  test.each([
    ['2024', '"2024" alone is too coarse'],
    ['dec 2026', '"dec 2026" lies after today, Fri 20 Nov 2026'],
    ['tomorrow', 'lies after today'],
    ['mar 1850', 'years run from 1900 to 9999'],
    ['2024-13', 'cannot be read as a day'],
    ['3/4/2024', 'which the month'],
  ])('%s is refused', (text, message) => {
    expect(refusal(() => parseKnownSince(text, { today }))).toContain(message);
  });
});

describe('intervals', () => {
  test.each([
    ['1m', 1],
    ['monthly', 1],
    ['every month', 1],
    ['3 months', 3],
    ['Every 3 Months', 3],
    ['quarterly', 3],
    ['every quarter', 3],
    ['half-yearly', 6],
    ['every 6 months', 6],
    ['yearly', 12],
    ['1 year', 12],
    ['2y', 24],
    ['10 years', 120],
  ])('%s is %i months', (text, months) => {
    expect(parseInterval(text)).toBe(months);
  });

  test.each([
    ['6 weeks', 'check-in intervals are whole months'],
    ['10d', 'whole months'],
    ['0 months', '1 to 120 months, not 0'],
    ['121m', '1 to 120 months, not 121'],
    ['3', 'lacks a unit'],
    ['1.5 months', 'cannot be read as an interval'],
    ['often', 'cannot be read as an interval'],
    ['constructor', 'cannot be read as an interval'],
    ['', 'cannot be read as an interval'],
  ])('%s is refused', (text, message) => {
    expect(refusal(() => parseInterval(text))).toContain(message);
  });

  test('in words', () => {
    expect([1, 3, 12, 18, 24].map(formatInterval)).toEqual([
      'every month',
      'every 3 months',
      'every year',
      'every 18 months',
      'every 2 years',
    ]);
  });
});

describe('words out', () => {
  test('days and months', () => {
    expect(formatDay(d('2026-11-19'))).toBe('Thu 19 Nov 2026');
    expect(formatDay(d('2026-01-04'))).toBe('Sun 4 Jan 2026');
    expect(formatDayShort(d('2026-01-04'), today)).toBe('4 Jan');
    expect(formatDayShort(d('2025-11-19'), today)).toBe('19 Nov 2025');
    expect(formatMonth(asMonth('2026-11'))).toBe('Nov 2026');
    expect(formatKnownSince({ day: d('2024-03-01'), precision: 'month' })).toBe('Mar 2024');
  });

  test.each([
    ['2026-11-20', 'today'],
    ['2026-11-19', 'yesterday'],
    ['2026-11-18', '2 days ago'],
    ['2026-11-07', '13 days ago'],
    ['2026-11-06', '2 weeks ago'],
    ['2026-10-16', '5 weeks ago'],
    ['2026-09-21', '8 weeks ago'],
    ['2026-09-20', '2 months ago'],
    ['2024-11-21', '23 months ago'],
    ['2024-11-20', '2 years ago'],
    ['2026-11-21', 'tomorrow'],
    ['2026-11-22', 'in 2 days'],
    ['2026-12-11', 'in 3 weeks'],
    ['2027-03-20', 'in 4 months'],
    ['2029-11-20', 'in 3 years'],
  ])('%s is %s', (day, words) => {
    expect(ago(d(day), today)).toBe(words);
  });

  test.each([
    ['2024-01-14', '2026-11-20', '2 years 10 months'],
    ['2026-11-20', '2024-01-14', '2 years 10 months'],
    ['2026-07-14', '2026-11-20', '4 months'],
    ['2025-11-20', '2026-11-20', '1 year'],
    ['2025-10-20', '2026-11-20', '1 year 1 month'],
    ['2006-11-20', '2026-11-20', '20 years'],
    ['2016-01-20', '2026-11-20', '10 years 10 months'],
    ['2026-11-08', '2026-11-20', '12 days'],
    ['2026-11-19', '2026-11-20', '1 day'],
    ['2026-11-20', '2026-11-20', '0 days'],
    ['2026-01-31', '2026-02-28', '1 month'],
  ])('from %s to %s: %s', (from, to, words) => {
    expect(span(d(from), d(to))).toBe(words);
  });

  test('a span of n months says n months', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 11 }), (from, n) => {
        expect(span(from, addMonths(from, n))).toBe(`${n} month${n === 1 ? '' : 's'}`);
      }),
    );
  });
});
