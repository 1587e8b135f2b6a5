import { describe, expect, test } from 'vitest';
import { firstReview } from '../../src/agreements/agree.ts';
import { asDay } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';

describe('the first review of an agreement', () => {
  test.each([
    ['2026-11-20', '2026-11-20', '2027-02-20'],
    ['2026-08-20', '2026-11-20', '2026-11-20'],
    ['2026-08-19', '2026-11-20', '2027-08-19'],
    ['2025-11-21', '2026-11-20', '2026-11-21'],
    ['2025-11-20', '2026-11-20', '2027-11-20'],
    ['2020-02-29', '2026-11-20', '2027-02-28'],
    ['2020-02-29', '2027-02-28', '2028-02-29'],
  ])('that began on %s and is entered on %s is on %s', (startsOn, today, expected) => {
    expect(firstReview(asDay(startsOn), defaultSettings, asDay(today))).toBe(expected);
  });
});
