import { expect, test } from 'vitest';
import { mayRise, NO_EXCHANGE, type ExchangeNow } from '../../src/advice/may-rise.ts';
import { asDay } from '../../src/calendar/day.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';

const TODAY = asDay('2026-11-20');

/** Whether one more received, that leaves all but its counts as it is, may raise a rank. */
function mayRiseAfter(before: Partial<ExchangeNow>, settings: Partial<Settings> = {}): boolean {
  const exchange = { ...NO_EXCHANGE, ever: 99, first: asDay('2020-01-01'), ...before };
  const added = { direction: 'received', on: TODAY, isClosed: false } as const;
  const asked = { settings: { ...defaultSettings, ...settings }, today: TODAY };
  return mayRise(exchange, added, asked, () => ({ given: 99, received: 99 }));
}

test.each<[what: string, before: Partial<ExchangeNow>, settings: Partial<Settings>, may: boolean]>([
  ['the 59th received', { received: 58, lastSixMonths: 58 }, {}, false],
  ['the 60th received, 20 a month for 3', { received: 59, lastSixMonths: 59 }, {}, true],
  ['the 14th received', { received: 13, lastSixMonths: 13 }, { 'high-month': 5 }, false],
  ['the 15th received, 5 a month for 3', { received: 14, lastSixMonths: 14 }, { 'high-month': 5 }, true],
  ['the 17th in 6 months', { given: 9, received: 9, lastSixMonths: 16 }, {}, false],
  ['the 18th in 6 months, 3 a month', { given: 9, received: 9, lastSixMonths: 17 }, {}, true],
  ['the 11th in 6 months', { given: 9, received: 9, lastSixMonths: 10 }, { 'monthly-at': 2 }, false],
  [
    'the 12th in 6 months, 2 a month',
    { given: 9, received: 9, lastSixMonths: 11 },
    { 'monthly-at': 2 },
    true,
  ],
])('one more is looked at where a count passes what the settings say: %s', (_what, before, settings, may) => {
  expect(mayRiseAfter(before, settings)).toBe(may);
});
