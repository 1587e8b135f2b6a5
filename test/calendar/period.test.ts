import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { namedPeriod } from '../../src/calendar/named-period.ts';
import {
  beforeWords,
  periodBefore,
  periodOfDays,
  periodOptions,
  periodWords,
} from '../../src/calendar/period.ts';

const TODAY = asDay('2026-11-20');

describe('a period by what it is called', () => {
  test.each<[Parameters<typeof namedPeriod>[0], string, string, string]>([
    [{ quarter: '2026q3' }, '2026-07-01', '2026-09-30', '1 Jul to 30 Sep 2026, Q3'],
    [{ quarter: '2026-Q3' }, '2026-07-01', '2026-09-30', '1 Jul to 30 Sep 2026, Q3'],
    [{ quarter: 'Q3 2026' }, '2026-07-01', '2026-09-30', '1 Jul to 30 Sep 2026, Q3'],
    [{ quarter: 'q3' }, '2026-07-01', '2026-09-30', '1 Jul to 30 Sep 2026, Q3'],
    [{ quarter: '2025 4' }, '2025-10-01', '2025-12-31', '1 Oct to 31 Dec 2025, Q4'],
    [{ quarter: 'q4' }, '2026-10-01', '2026-11-20', '1 Oct to 20 Nov 2026, Q4 so far'],
    [{ quarter: 'this' }, '2026-10-01', '2026-11-20', '1 Oct to 20 Nov 2026, Q4 so far'],
    [{ quarter: 'last' }, '2026-07-01', '2026-09-30', '1 Jul to 30 Sep 2026, Q3'],
    [{ year: '2025' }, '2025-01-01', '2025-12-31', '1 Jan to 31 Dec 2025'],
    [{ year: 'this' }, '2026-01-01', '2026-11-20', '1 Jan to 20 Nov 2026, so far'],
    [{ year: 'last' }, '2025-01-01', '2025-12-31', '1 Jan to 31 Dec 2025'],
    [{ last: '90d' }, '2026-08-23', '2026-11-20', '90 days to 20 Nov 2026'],
    [{ last: '1d' }, '2026-11-20', '2026-11-20', '1 day to 20 Nov 2026'],
    [{ last: '4w' }, '2026-10-24', '2026-11-20', '4 weeks to 20 Nov 2026'],
    [{ last: '12m' }, '2025-11-21', '2026-11-20', '12 months to 20 Nov 2026'],
    [{ last: '2 years' }, '2024-11-21', '2026-11-20', '24 months to 20 Nov 2026'],
    [{ last: 'month' }, '2026-10-01', '2026-10-31', '1 Oct to 31 Oct 2026'],
    [{ last: 'quarter' }, '2026-07-01', '2026-09-30', '1 Jul to 30 Sep 2026, Q3'],
    [{ last: 'year' }, '2025-01-01', '2025-12-31', '1 Jan to 31 Dec 2025'],
  ])('%j', (typed, since, until, words) => {
    const period = namedPeriod(typed, TODAY);
    expect(period).toMatchObject({ since, until });
    expect(period && periodWords(period)).toBe(words);
  });

  test.each([
    ['q1', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['q2', '2026-03-31', '2025-04-01', '2025-06-30'],
    ['q1', '2026-01-01', '2026-01-01', '2026-01-01'],
    ['last', '2026-01-01', '2025-10-01', '2025-12-31'],
    ['this', '2024-02-29', '2024-01-01', '2024-02-29'],
  ])('a quarter without a year is the latest begun: %s on %s', (quarter, today, since, until) => {
    expect(namedPeriod({ quarter }, asDay(today))).toMatchObject({ since, until });
  });

  test.each<[Parameters<typeof namedPeriod>[0], string]>([
    [{ quarter: '2026q5' }, '"2026q5" cannot be read as a quarter'],
    [{ quarter: 'maren' }, '"maren" cannot be read as a quarter'],
    [{ quarter: '2027q1' }, 'Q1 2027 is still to come'],
    [{ quarter: '0001q1' }, 'there is no year "0001" here'],
    [{ year: '26' }, '"26" cannot be read as a year'],
    [{ year: '2027' }, '2027 is still to come'],
    [{ year: '0001' }, 'there is no year "0001" here'],
    [{ last: '0d' }, '"0d" cannot be read as how long back'],
    [{ last: 'week' }, '"week" cannot be read as how long back'],
    [{ last: '9999y' }, '"9999y" goes back too far: days on record run from 1920 to 2199'],
    [{ last: '' }, '"" cannot be read as how long back'],
  ])('is refused: %j', (typed, message) => {
    expect(() => namedPeriod(typed, TODAY)).toThrow(message);
  });
});

describe('a period by its days', () => {
  test.each<[string | undefined, string | undefined, string, string]>([
    [undefined, undefined, '12 months to 20 Nov 2026', ''],
    [undefined, '2026-09-30', '12 months to 30 Sep 2026', ' --until 2026-09-30'],
    ['2026-07-01', '2026-09-30', '1 Jul to 30 Sep 2026, Q3', ' --quarter 2026q3'],
    ['2026-01-01', '2026-12-31', '1 Jan to 31 Dec 2026', ' --year 2026'],
    ['2026-02-01', '2026-02-28', '1 Feb to 28 Feb 2026', ' --since 2026-02-01 --until 2026-02-28'],
    ['2026-10-01', undefined, '1 Oct to 20 Nov 2026', ' --since 2026-10-01'],
    ['2025-12-15', '2026-01-14', '15 Dec 2025 to 14 Jan 2026', ' --since 2025-12-15 --until 2026-01-14'],
  ])('%s to %s', (since, until, words, options) => {
    const day = (text: string | undefined) => (text === undefined ? undefined : asDay(text));
    const period = periodOfDays(day(since), day(until), TODAY);
    expect([periodWords(period), periodOptions(period, TODAY)]).toEqual([words, options]);
  });
});

test.each([
  [{ last: '90d' }, TODAY, ' --last 90d'],
  [{ last: '90d' }, '2026-11-21', ' --since 2026-08-23 --until 2026-11-20'],
  [{ last: '4w' }, TODAY, ' --last 4w'],
  [{ last: '24m' }, TODAY, ' --last 24m'],
  [{ last: '12m' }, TODAY, ''],
  [{ last: '12w' }, TODAY, ' --last 12w'],
  [{ last: '12m' }, '2026-11-21', ' --until 2026-11-20'],
])('%j is asked for again on %s with%s', (typed, today, options) => {
  const period = namedPeriod(typed, TODAY);
  expect(period && periodOptions(period, asDay(today))).toBe(options);
});

describe('the period before is of the same kind', () => {
  test.each<[Parameters<typeof namedPeriod>[0], string, string, string]>([
    [{ quarter: '2026q3' }, '2026-04-01', '2026-06-30', 'Q2'],
    [{ quarter: '2026q1' }, '2025-10-01', '2025-12-31', 'Q4 2025'],
    [{ quarter: 'this' }, '2026-07-01', '2026-08-20', 'Q3 to 20 Aug'],
    [{ year: '2025' }, '2024-01-01', '2024-12-31', '2024'],
    [{ year: 'this' }, '2025-01-01', '2025-11-20', '2025 to 20 Nov'],
    [{ last: '90d' }, '2026-05-25', '2026-08-22', 'the 90 days before'],
    [{ last: '4w' }, '2026-09-26', '2026-10-23', 'the 4 weeks before'],
    [{ last: '12m' }, '2024-11-21', '2025-11-20', 'the 12 months before'],
    [{ last: 'month' }, '2026-09-01', '2026-09-30', 'Sep'],
  ])('%j', (typed, since, until, words) => {
    const period = namedPeriod(typed, TODAY);
    const before = period === undefined ? undefined : periodBefore(period);
    expect(before).toMatchObject({ since, until });
    expect(period && before && beforeWords(before, period)).toBe(words);
  });

  test('as many days, for days of no kind', () => {
    const before = periodBefore(periodOfDays(asDay('2026-10-01'), undefined, TODAY));
    expect(before).toMatchObject({ since: '2026-08-11', until: '2026-09-30' });
  });

  test('months end where the period begins, also where months are short', () => {
    const period = namedPeriod({ last: '1m' }, asDay('2026-03-31'));
    expect(period).toMatchObject({ since: '2026-03-01' });
    expect(period && periodBefore(period)).toMatchObject({ since: '2026-02-01', until: '2026-02-28' });
  });

  test('none before 1900', () => {
    expect(periodBefore(periodOfDays(asDay('1920-01-01'), asDay('2026-11-20'), TODAY))).toBeUndefined();
  });
});
