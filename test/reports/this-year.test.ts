import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { quartersOfBoth } from '../../src/reports/this-year.ts';

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
