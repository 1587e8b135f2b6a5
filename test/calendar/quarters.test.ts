import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { periodOfDays, type Period } from '../../src/calendar/period.ts';
import { parseLast, parseQuarter, parseYear } from '../../src/calendar/named-period.ts';
import { quarterName, quartersBeside, quartersOf } from '../../src/calendar/quarters.ts';

const today = asDay('2026-11-20');
const days = (since: string, until: string) => periodOfDays(asDay(since), asDay(until), today);

test.each([
  [days('2026-01-01', '2026-12-31'), ['Q1 2026', 'Q2 2026', 'Q3 2026', 'Q4 2026']],
  [days('2024-02-29', '2024-02-29'), ['Q1 2024, 29 Feb to 29 Feb']],
  [days('2024-03-31', '2024-04-01'), ['Q1 2024 from 31 Mar', 'Q2 2024 to 1 Apr']],
  [
    periodOfDays(undefined, undefined, today),
    ['Q4 2025 from 21 Nov', 'Q1 2026', 'Q2 2026', 'Q3 2026', 'Q4 2026 to 20 Nov'],
  ],
] satisfies [Period, string[]][])('the quarters within %j', (period, names) => {
  expect(quartersOf(period).map(quarterName)).toEqual(names);
});

test.each([
  ['the 12 months to today', periodOfDays(undefined, undefined, today), ['Q1 2026', 'Q4 2026 to 20 Nov'], 4],
  ['this year', parseYear('this', today), ['Q1 2026', 'Q4 2026 to 20 Nov'], 4],
  ['a year that is over', parseYear('2024', today), ['Q1 2024', 'Q4 2024'], 4],
  ['a year under way in May', parseYear('this', asDay('2026-05-04')), ['Q1 2026', 'Q2 2026 to 4 May'], 2],
  ['a quarter', parseQuarter('2026q1', today), ['Q2 2025', 'Q1 2026'], 4],
  ['24 months', parseLast('24m', today), ['Q1 2025', 'Q4 2026 to 20 Nov'], 8],
  ['a few days', days('2026-03-30', '2026-04-01'), ['Q1 2026 from 30 Mar', 'Q2 2026 to 1 Apr'], 2],
  ['a tax year', days('2025-04-06', '2026-04-05'), ['Q2 2025 from 6 Apr', 'Q2 2026 to 5 Apr'], 5],
] satisfies [string, Period, [string, string], number][])(
  'the quarters told for %s',
  (_what, period, [first, last], n) => {
    const names = quartersBeside(period).map(quarterName);
    expect([names[0], names.at(-1), names.length]).toEqual([first, last, n]);
  },
);
