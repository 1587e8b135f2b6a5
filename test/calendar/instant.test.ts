import { expect, test } from 'vitest';
import { toDay } from '../../src/calendar/day.ts';
import { formatInstant, startOfDay } from '../../src/calendar/instant.ts';

test.each([
  ['UTC', '20 Nov 2026, 12:05'],
  ['America/Toronto', '20 Nov 2026, 07:05'],
  ['Pacific/Auckland', '21 Nov 2026, 01:05'],
  ['Asia/Kathmandu', '20 Nov 2026, 17:50'],
])('in %s it is %s', (zone, text) => {
  expect(formatInstant('2026-11-20T12:05:59.000Z', zone)).toBe(text);
});

test('an hour that summer time has twice or not at all is the one on the wall', () => {
  expect(formatInstant('2026-11-01T05:30:00.000Z', 'America/Toronto')).toBe('1 Nov 2026, 01:30');
  expect(formatInstant('2026-11-01T06:30:00.000Z', 'America/Toronto')).toBe('1 Nov 2026, 01:30');
  expect(formatInstant('2026-03-08T07:30:00.000Z', 'America/Toronto')).toBe('8 Mar 2026, 03:30');
  expect(formatInstant('2026-11-20T00:00:00.000Z', 'UTC')).toBe('20 Nov 2026, 00:00');
});

test('without a zone it is the clock of the process', () => {
  const at = new Date(2026, 10, 20, 9, 7).toISOString();
  expect(formatInstant(at)).toBe('20 Nov 2026, 09:07');
});

test.each([
  [2026, 11, 20],
  [2026, 3, 29],
  [1999, 12, 31],
])('the day %i-%i-%i begins when the clock of the process says so', (year, month, day) => {
  const at = startOfDay(toDay(year, month, day));
  expect(at).toBe(new Date(year, month - 1, day).toISOString());
  expect(formatInstant(at)).toMatch(new RegExp(`^${day} \\w+ ${year}, 00:00$`));
});
