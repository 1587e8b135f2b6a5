import { asWritten } from '../../src/text/undo-offer.ts';
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
import { parseDay as parseTyped } from '../../src/calendar/parse-day.ts';
import { readDay as parseDay } from '../../src/calendar/day-grammar.ts';
import { formatDate, formatDay, formatDayShort, formatMonth } from '../../src/calendar/day-words.ts';
import { dateOrderOf, type DateOrder } from '../../src/calendar/date-order.ts';
import type { Bare } from '../../src/calendar/day-context.ts';
import { ago, agoOn, span } from '../../src/calendar/time-between.ts';
import { formatInterval, parseInterval } from '../../src/calendar/interval.ts';
import { formatKnownSince, plainKnownSince, PRECISIONS } from '../../src/calendar/known-since.ts';
import { readKnownSince as parseKnownSince } from '../../src/calendar/since-grammar.ts';
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
    ['8-Aug-26', '2026-08-08'],
    ['jan 18 26', '2026-01-18'],
    ["18 jan '26", '2026-01-18'],
    ['18 jan \u201926', '2026-01-18'],
    ['20/Aug/2026', '2026-08-20'],
    ['20.aug.2026', '2026-08-20'],
    ['20. August 2026', '2026-08-20'],
    ['Aug. 20, 2026', '2026-08-20'],
    ['the 20th of August, 2026', '2026-08-20'],
    ['Aug 20th 2026', '2026-08-20'],
    ['Sept. 3 2026', '2026-09-03'],
    ['day before yesterday', '2026-11-18'],
    ['the day after tomorrow', '2026-11-22'],
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
    ['8-Aug', '2026-08-08', '2027-08-08'],
    ['Aug 20', '2026-08-20', '2027-08-20'],
    ['aug-20th', '2026-08-20', '2027-08-20'],
    ['20th of august', '2026-08-20', '2027-08-20'],
    ['Sept 3', '2026-09-03', '2027-09-03'],
    ['sept. 3', '2026-09-03', '2027-09-03'],
    ['the 18th', '2026-11-18', '2026-12-18'],
    ['20th', '2026-11-20', '2026-11-20'],
    ['the 31st', '2026-10-31', '2026-12-31'],
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

describe('days as numbers', () => {
  /** In each order: day first, month first, not known. */
  const read = (text: string, bare: Bare, dateOrder?: DateOrder): string => {
    try {
      return parseDay(text, { today, bare, dateOrder });
    } catch (error) {
      if (error instanceof UserError && error.choices !== undefined) return 'asks';
      throw error;
    }
  };

  test.each([
    // text, day first, month first, not known
    ['3/4/2026', '2026-04-03', '2026-03-04', 'asks'],
    ['03/04/26', '2026-04-03', '2026-03-04', 'asks'],
    ['3-4-2026', '2026-04-03', '2026-03-04', 'asks'],
    ['3/4', '2026-04-03', '2026-03-04', 'asks'],
    ['1/12', '2025-12-01', '2026-01-12', 'asks'],
    ['31/10', '2026-10-31', '2026-10-31', '2026-10-31'],
    ['10/31', '2026-10-31', '2026-10-31', '2026-10-31'],
    ['13/4/2026', '2026-04-13', '2026-04-13', '2026-04-13'],
    ['4/13/2026', '2026-04-13', '2026-04-13', '2026-04-13'],
    ['5/5', '2026-05-05', '2026-05-05', '2026-05-05'],
    ['5/5/2026', '2026-05-05', '2026-05-05', '2026-05-05'],
    ['4.3.2026', '2026-03-04', '2026-03-04', '2026-03-04'],
    ['10.31.2026', '2026-10-31', '2026-10-31', '2026-10-31'],
    ['28.9.', '2026-09-28', '2026-09-28', '2026-09-28'],
    ['4.3.', '2026-03-04', '2026-03-04', '2026-03-04'],
    ['28.9.26', '2026-09-28', '2026-09-28', '2026-09-28'],
    ['28. 9. 2026', '2026-09-28', '2026-09-28', '2026-09-28'],
    ['28-9-26', '2026-09-28', '2026-09-28', '2026-09-28'],
    ['29/2', '2024-02-29', '2024-02-29', '2024-02-29'],
    ['31/12/68', '2068-12-31', '2068-12-31', '2068-12-31'],
    ['31/12/69', '1969-12-31', '1969-12-31', '1969-12-31'],
  ])('%s', (text, dayFirst, monthFirst, unknown) => {
    expect([read(text, 'past', 'dmy'), read(text, 'past', 'mdy'), read(text, 'past')]).toEqual([
      dayFirst,
      monthFirst,
      unknown,
    ]);
  });

  test.each([
    ['31/10', '2027-10-31'],
    ['20/11', '2026-11-20'],
    ['21.11.', '2026-11-21'],
    ['28.9.', '2027-09-28'],
    ['28.9.26', '2026-09-28'],
    ['29/2', '2028-02-29'],
  ])('%s in the coming direction is %s', (text, day) => {
    expect(read(text, 'coming')).toBe(day);
  });

  test('where the order is not known, both days are there to choose, with the order that each would keep', () => {
    let choices;
    try {
      coming('3/4');
    } catch (error) {
      choices = error instanceof UserError ? error.choices : undefined;
    }
    expect(choices).toEqual({
      question: 'Which day is "3/4"? The answer holds from now on',
      among: [
        {
          text: '2027-04-03',
          name: 'Sat 3 Apr 2027: the day comes first',
          keeps: { key: 'date-order', value: 'dmy' },
        },
        {
          text: '2027-03-04',
          name: 'Thu 4 Mar 2027: the month comes first',
          keeps: { key: 'date-order', value: 'mdy' },
        },
      ],
    });
  });

  test.each([
    [
      '3/4/2026',
      'past',
      'dmy',
      ['"3/4/2026" is read as Fri 3 Apr 2026, the day first: refnet config date-order'],
    ],
    ['3/4', 'past', 'mdy', ['"3/4" is read as Wed 4 Mar 2026, the month first: refnet config date-order']],
    ['31/10', 'past', 'mdy', []],
    ['29 feb', 'past', 'dmy', ['"29 feb" says no year: it is Thu 29 Feb 2024, the last year that has one']],
    ['29 feb', 'coming', 'dmy', ['"29 feb" says no year: it is Tue 29 Feb 2028, the next year that has one']],
    ['29 feb 2024', 'past', 'dmy', []],
    ['18 nov', 'past', 'dmy', []],
  ] as const)('%s, %s, %s: what it was taken for is said', (text, bare, dateOrder, said) => {
    const remarks: string[] = [];
    parseDay(text, { today, bare, dateOrder, remark: (each) => void remarks.push(asWritten(each)) });
    expect(remarks).toEqual(said);
  });

  test.each([
    [undefined, undefined],
    ['US', 'mdy'],
    ['PH', 'mdy'],
    ['CA', undefined],
    ['JP', undefined],
    ['GB', 'dmy'],
    ['DE', 'dmy'],
    ['AU', 'dmy'],
  ] as const)('in %s the order is %s', (country, order) => {
    expect(dateOrderOf(country)).toBe(order);
  });
});

describe('what is refused says why and what to type', () => {
  test.each([
    ['3/4/2026', '"3/4/2026" may be 3 Apr 2026 or 4 Mar 2026', 'or write 2026-04-03 or 2026-03-04'],
    [
      '3/4/26',
      'may be 3 Apr 2026 or 4 Mar 2026',
      'refnet config date-order dmy      the day comes first: 3 Apr',
    ],
    [
      '3-4-2026',
      'may be 3 Apr 2026 or 4 Mar 2026',
      'config date-order mdy      the month comes first: 4 Mar',
    ],
    ['1/12', 'may be 1 Dec 2025 or 12 Jan 2026', 'or write 2025-12-01 or 2026-01-12'],
    ['45/45', 'there is no day "45/45": neither 45 nor 45 is a month', 'days are written like 2026-11-20'],
    ['31/02', 'there is no day "31/02": February has at most 29 days', 'its last day is written "28 feb"'],
    ['02/31', 'there is no day "02/31": February has at most 29 days', ''],
    ['31/4', 'there is no day "31/4": April has 30 days', ''],
    ['0/5', 'there is no day "0/5": days count from 1', ''],
    ['29/2/2026', 'there is no day "29/2/2026": February 2026 has 28 days', 'is written 2026-02-28'],
    ['31.2.26', 'there is no day "31.2.26": February 2026 has 28 days', ''],
    ['29 feb 26', 'there is no day "29 feb 26": February 2026 has 28 days', ''],
    ['8/2026', '"8/2026" names a month, not a day', '"1 aug 2026"'],
    ['32nd', 'cannot be read as a day', ''],
    ['25', '"25" alone is a number, not a day', '"25 oct" for the day of the month, or "25 days ago"'],
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
    ['1899-12-31', 'days on record run from 1920 to 2199', ''],
    ['31 nov', 'November has 30 days', 'its last day is written "30 nov"'],
    ['30 feb', 'February has at most 29 days', ''],
    ['0 jan', 'January has 31 days', ''],
    ['29 feb 2026', 'February 2026 has 28 days', ''],
    ['1 jan 0999', 'days on record run from 1920 to 2199', ''],
    ['wed 19 nov 2026', '"wed 19 nov 2026" contradicts itself: 19 Nov 2026 is a Thursday', ''],
    ['99999 years ago', 'days on record run from 1920 to 2199', ''],
    ['in 99999y', 'days on record run from 1920 to 2199', ''],
    [
      'jan 18 6',
      '"jan 18 6" cannot be read as a day',
      'friday, "last friday", "3 weeks ago", 3w or "20 nov"',
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

  test.each([
    ['past', '2026-11-20', '28 feb'],
    ['past', '2028-02-28', '28 feb'],
    ['past', '2028-02-29', '29 feb'],
    ['past', '2029-01-10', '29 feb'],
    ['coming', '2026-11-20', '28 feb'],
    ['coming', '2027-03-01', '29 feb'],
    ['coming', '2028-02-29', '29 feb'],
    ['coming', '2028-03-01', '28 feb'],
  ] as const)('of no year, %s from %s, the last day of February is the %s', (bare, on, last) => {
    expect(refusal(() => parseDay('30 feb', { today: asDay(on), bare }))).toContain(
      `its last day is written "${last}"`,
    );
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
    expect(refusal(() => past('2 jan', d('1900-01-01')))).toContain('days on record run from 1920 to 2199');
    expect(refusal(() => coming('5 jan', d('9999-12-01')))).toContain('days on record run from 1920 to 2199');
    expect(coming('31 dec', d('9999-12-01'))).toBe('9999-12-31');
    // Without the grammar at hand, only what needs none of it is read.
    const first = { today: d('1900-01-01'), bare: 'past' } as const;
    expect(() => parseTyped('yesterday', first)).toThrow(/needed and not loaded yet|days on record/);
    expect(parseTyped('yesterday', { ...first, today: d('1901-01-01') })).toBe('1900-12-31');
    expect(refusal(() => coming('tomorrow', d('9999-12-31')))).toContain(
      'days on record run from 1920 to 2199',
    );
    expect(refusal(() => coming('next friday', d('9999-12-31')))).toContain(
      'days on record run from 1920 to 2199',
    );
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

const ORDINALS = ['th', 'st', 'nd', 'rd'];

/** A day as people write it: with the whole year, two digits of it, or none. */
function written(day: Day, order: DateOrder, years: 'whole' | 'short' | 'none' = 'whole'): string[] {
  const [date = '', month = ''] = formatDate(day).split(' ');
  const [y = '', m = '', dd = ''] = day.split('-');
  const year = { whole: ` ${y}`, short: ` ${y.slice(2)}`, none: '' }[years];
  const n = Number(date);
  const ordinal = `${n}${(n > 10 && n < 14 ? undefined : ORDINALS[n % 10]) ?? 'th'}`;
  const long = LONG_MONTHS[Number(m) - 1] ?? '';
  const [a, b] = order === 'dmy' ? [dd, m] : [m, dd];
  const parted = (sign: string) => `${Number(a)}${sign}${Number(b)}${year.replace(' ', sign)}`;
  return [
    `${n} ${month}${year}`,
    `${month} ${n}${year}`,
    `${n}-${month}${year.replace(' ', '-')}`,
    `${month} ${ordinal}${year.replace(' ', ', ')}`,
    `${ordinal} of ${long}${year}`,
    `the ${ordinal} of ${month}.${year}`,
    `${long.toUpperCase()} ${n}${year}`,
    `${dd}. ${long}${year}`,
    parted('/'),
    parted('-'),
    `${a}/${b}${year.replace(' ', '/')}`,
    `${n}.${Number(m)}.${year.trim()}`,
    ...(years === 'whole' ? [day, day.replaceAll('-', '/'), `${y}.${Number(m)}.${n}`] : []),
    ...(years === 'short' ? [`${n} ${month} '${y.slice(2)}`] : []),
  ];
}

const LONG_MONTHS =
  'January February March April May June July August September October November December'.split(' ');

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

  test('in every shape that is taken, with the whole year or two digits of it', () => {
    const order = fc.constantFrom<DateOrder>('dmy', 'mdy');
    const bare = fc.constantFrom<Bare>('past', 'coming');
    fc.assert(
      fc.property(anyDay, anyDay, order, bare, (day, on, dateOrder, direction) => {
        const context = { today: on, bare: direction, dateOrder };
        const read = (typed: string) => `${typed}: ${parseDay(typed, context)}`;
        const inShort = day >= '1969' && day < '2069' ? written(day, dateOrder, 'short') : [];
        for (const typed of [...written(day, dateOrder), ...inShort]) {
          expect(read(typed)).toBe(`${typed}: ${day}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('in every shape without a year, on any day of the year that follows it or goes before', () => {
    const order = fc.constantFrom<DateOrder>('dmy', 'mdy');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -364, max: 364 }), order, (day, away, dateOrder) => {
        const context = { today: addDays(day, away), bare: away < 0 ? 'coming' : 'past', dateOrder } as const;
        for (const typed of written(day, dateOrder, 'none')) {
          expect(`${typed}: ${parseDay(typed, context)}`).toBe(`${typed}: ${day}`);
        }
      }),
      { numRuns: 300 },
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
      fc.property(anyDay, fc.constantFrom(...PRECISIONS), (day, precision) => {
        const first = { year: d(`${day.slice(0, 4)}-01-01`), month: d(`${monthOf(day)}-01`), day };
        const known = { day: first[precision], precision };
        expect(parseKnownSince(formatKnownSince(known), { today: day })).toEqual(known);
        expect(parseKnownSince(plainKnownSince(known), { today: day })).toEqual(known);
      }),
    );
    for (let months = 1; months <= 120; months++) expect(parseInterval(formatInterval(months))).toBe(months);
  });
});

describe('known since', () => {
  test.each([
    ['2021', '2021-01-01', 'year'],
    [' 2026 ', '2026-01-01', 'year'],
    ['2024-03', '2024-03-01', 'month'],
    ['3/2024', '2024-03-01', 'month'],
    ['about 2021', '2021-01-01', 'year'],
    ['since Mar 2024', '2024-03-01', 'month'],
    ['03.2024', '2024-03-01', 'month'],
    ['Sept. 2024', '2024-09-01', 'month'],
    ['31/10/2024', '2024-10-31', 'day'],
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
    ['long ago', 'a year, a month or a day will do: 2021, 2024-03, "mar 2024"'],
    ['2027', '"2027" lies after today, Fri 20 Nov 2026'],
    ['1899', 'there is no year "1899"'],
    ['summer 2021', '"summer 2021" is no month\nwrite the year alone, 2021, or a month: "jul 2021"'],
    ['Fall of 2021', '"fall of 2021" is no month\nwrite the year alone, 2021, or a month: "oct 2021"'],
    ['early 2021', 'or a month: "jan 2021"'],
    ['2021 Q2', 'or a month: "apr 2021"'],
    ['dec 2026', '"dec 2026" lies after today, Fri 20 Nov 2026'],
    ['tomorrow', 'lies after today'],
    ['mar 1850', 'days on record run from 1920 to 2199'],
    ['2024-13', 'cannot be read as a day'],
    ['3/4/2024', 'may be 3 Apr 2024 or 4 Mar 2024'],
    ['13/2024', 'cannot be read as a day'],
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
    expect(formatKnownSince({ day: d('2021-01-01'), precision: 'year' })).toBe('2021');
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
    ['2026-03-31', '2026-03-31', '31 Mar 2026'],
    ['2025-11-05', '2026-11-19', '5 Nov 2025'],
    ['2026-11-20', '2026-11-20', 'today'],
    ['2026-11-19', '2026-11-20', 'yesterday'],
    ['2026-11-19', '2026-12-31', 'yesterday'],
  ])('%s in what is told up to %s is %s', (day, until, words) => {
    expect(agoOn(d(day), d(until), today)).toBe(words);
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
