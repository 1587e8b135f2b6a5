import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { isCounted, parseGoal } from '../../src/contact/goal.ts';
import { COUNTED_GOALS, goalText } from '../../src/contact/goal-progress.ts';
import { stateOf } from '../../src/contact/promise.ts';

describe('a goal', () => {
  test.each([
    ['6 referrals', 6, 'referrals'],
    ['1 Referral', 1, 'referrals'],
    ['6referrals', 6, 'referrals'],
    ['4 check-ins', 4, 'check-ins'],
    ['4 checkins', 4, 'check-ins'],
    [' 3  clients ', 3, 'clients'],
    ['2 introductions', 2, 'referrals'],
    ['10 blog posts', 10, 'blog posts'],
    ['999999 referrals', 999_999, 'referrals'],
  ])('%j is %i %s', (text, number, kind) => {
    expect(parseGoal(text)).toEqual({ number, kind });
  });

  test.each([
    '',
    '6',
    'referrals',
    '0 referrals',
    '-1 referrals',
    '1.5 referrals',
    '1000000 referrals',
    '6 7',
  ])('%j is none', (text) => {
    expect(() => parseGoal(text)).toThrow('is no goal');
  });

  test('as it is written is read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.constantFrom(...COUNTED_GOALS, 'posts'),
        (number, kind) => {
          expect(parseGoal(goalText({ number, kind }))).toEqual({ number, kind });
        },
      ),
    );
  });

  test('of something else is for the user to count', () => {
    expect(isCounted(parseGoal('6 clients'))).toBe(true);
    expect(isCounted(parseGoal('6 posts'))).toBe(false);
  });
});

describe('how a promise stands', () => {
  const today = asDay('2026-11-20');
  const open = { doneOn: null, dropped: false, dueOn: null, goal: null, reached: null, endedOn: null };
  const goal = { number: 2, kind: 'referrals' };

  test.each([
    [open, 'open'],
    [{ ...open, dueOn: asDay('2026-11-20') }, 'open'],
    [{ ...open, dueOn: asDay('2026-11-19') }, 'overdue'],
    [{ ...open, dueOn: asDay('2026-11-19'), doneOn: today }, 'done'],
    [{ ...open, dueOn: asDay('2026-11-19'), doneOn: today, dropped: true }, 'dropped'],
    [{ ...open, endedOn: today }, 'ended'],
    [{ ...open, doneOn: today, endedOn: today }, 'done'],
    [{ ...open, goal, reached: 1 }, 'open'],
    [{ ...open, goal, reached: 2 }, 'reached'],
    [{ ...open, goal, reached: 3, dueOn: asDay('2026-11-19') }, 'reached'],
    [{ ...open, goal, reached: 1, dueOn: asDay('2026-11-19') }, 'overdue'],
    [{ ...open, goal: { number: 2, kind: 'posts' }, reached: null }, 'open'],
  ])('%j: %s', (promise, state) => {
    expect(stateOf(promise, today)).toBe(state);
  });
});
