import { expect, test } from 'vitest';
import { refuseYearBefore } from '../../src/calendar/day-grammar.ts';
import { asDay } from '../../src/calendar/day.ts';
import { UserError } from '../../src/text/errors.ts';

const context = { today: asDay('2026-10-16'), bare: 'past', dateOrder: 'mdy' } as const;

/** Whether a day is refused that was read as `read`, of a referral of `since`. */
function isRefused(text: string, read: string, since: string): boolean {
  try {
    refuseYearBefore(text, { read: asDay(read), since: asDay(since) }, context);
    return false;
  } catch (error) {
    if (error instanceof UserError) return true;
    throw error;
  }
}

// From today, 16 October, to 20 November are 35 days.
test.each([
  ['nov 20', '2025-11-20', '2026-08-03', true],
  ['nov 20', '2025-11-20', '2025-12-25', true],
  ['nov 20', '2025-11-20', '2025-12-24', false],
  ['oct 17', '2025-10-17', '2025-10-18', true],
  ['oct 16', '2025-10-16', '2026-08-03', false],
  ['2026-10-15', '2026-10-15', '2026-10-16', false],
])(
  '%s, read as %s before a referral of %s, is refused as one still to come: %s',
  (text, read, since, refused) => {
    expect(isRefused(text, read, since)).toBe(refused);
  },
);
