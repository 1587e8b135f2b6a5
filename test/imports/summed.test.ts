import { expect, test } from 'vitest';
import { summed } from '../../src/imports/summed.ts';

test.each<[readonly string[], string]>([
  [[], ''],
  [['', 'imported 1 referral'], 'imported 1 referral'],
  [
    ['imported 10 referrals, added 1 partner', 'imported 1 referral', 'added 2 partners'],
    'imported 11 referrals, added 3 partners',
  ],
  [
    ['updated 1 referral from a file', 'updated 2 referrals from a file, imported 2 referrals'],
    'updated 3 referrals from a file, imported 2 referrals',
  ],
  [
    ['imported 2 referrals, kept the mapping "a, b"', 'imported 2 referrals'],
    'imported 4 referrals, kept the mapping "a, b"',
  ],
  [['left 1 person of a list out', 'left 2 people of a list out'], 'left 3 people of a list out'],
  [['imported 2 check-ins', 'imported 1 check-in'], 'imported 3 check-ins'],
])('the summaries of several imports make one: %j', (summaries, expected) => {
  expect(summed(summaries)).toBe(expected);
});
