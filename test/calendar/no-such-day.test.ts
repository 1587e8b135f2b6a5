import { expect, test } from 'vitest';
import { whyNoDayIn } from '../../src/calendar/no-such-day.ts';

test.each([
  ['2026-02-28', undefined],
  ['2026-02-29', 'February 2026 has 28 days'],
  ['2026/13/01', 'there is no month 13; the order is year, month, day'],
  ['2026-01-00', 'days count from 1'],
  ['31.12.2026', undefined],
  ['12/31/2026', undefined],
  ['31.11.2026', 'November 2026 has 30 days'],
  ['31.11.', undefined],
  ['soon', undefined],
])('%s: %s', (text, why) => {
  expect(whyNoDayIn(text)).toBe(why);
});
