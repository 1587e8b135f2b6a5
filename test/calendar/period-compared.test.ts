import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { comparedPeriod, comparedWords } from '../../src/calendar/period-compared.ts';
import type { Period } from '../../src/calendar/period.ts';

const period = (since: string, until: string, part?: Period['part']): Period => ({
  since: asDay(since),
  until: asDay(until),
  ...(part === undefined ? {} : { part }),
});
const daysOf = (each: Period | undefined) => (each === undefined ? undefined : `${each.since} ${each.until}`);

describe('the same days a year before', () => {
  test.each<[string, Period, string | undefined]>([
    ['any days', period('2026-03-05', '2026-05-20'), '2025-03-05 2025-05-20'],
    ['a whole quarter', period('2026-04-01', '2026-06-30', 'quarter'), '2025-04-01 2025-06-30'],
    [
      'a quarter but for its last day',
      period('2026-04-01', '2026-06-29', 'quarter'),
      '2025-04-01 2025-06-29',
    ],
    ['a quarter under way', period('2026-04-01', '2026-04-01', 'quarter'), '2025-04-01 2025-04-01'],
    [
      'a whole February after a leap year',
      period('2025-02-01', '2025-02-28', 'month'),
      '2024-02-01 2024-02-29',
    ],
    ['a whole February of a leap year', period('2024-02-01', '2024-02-29', 'month'), '2023-02-01 2023-02-28'],
    ['a February under way', period('2025-02-01', '2025-02-27', 'month'), '2024-02-01 2024-02-27'],
    ['the first year there is', period('1900-01-01', '1900-12-31', 'year'), undefined],
    ['the second', period('1901-01-01', '1901-12-31', 'year'), '1900-01-01 1900-12-31'],
  ])('of %s', (_what, of, before) => {
    expect(daysOf(comparedPeriod(of, 'year'))).toBe(before);
  });

  test('are called by their days, and a part of the calendar by its name', () => {
    const days = period('2026-03-05', '2026-05-20');
    const year = comparedPeriod(days, 'year') ?? days;
    expect(comparedWords(year, days, 'year')).toBe('5 Mar 2025 to 20 May 2025');
    const quarter = period('2026-04-01', '2026-06-30', 'quarter');
    expect(comparedWords(comparedPeriod(quarter, 'year') ?? days, quarter, 'year')).toBe('Q2 2025');
  });
});
