import { expect, test } from 'vitest';
import { readDuration } from '../../src/calendar/duration.ts';

test.each([
  ['90 min', 90],
  ["45'", 45],
  ['0 min', 0],
  ['5 minutes.', 5],
  ['1h', 60],
  ['1h30', 90],
  ['1 h 59 min', 119],
  ['1 h 60 min', undefined],
  ['2 hours and 15 minutes', 135],
  ['1.5 hours', 90],
  ['1,25 h', 75],
  ['0.01 h', 1],
  ['0.82 h', 49],
  ['1:30', 90],
  ['0:05', 5],
  ['1:60', undefined],
  ['half an hour', 30],
  ['1/2 hour', 30],
  ['an hour', 60],
  ['an hour and a half', 90],
  ['a half hour', undefined],
  ['2 and a half hours', 150],
  [' 1  HOUR ', 60],
  ['soon', undefined],
  ['', undefined],
])('%j takes %s minutes', (typed, minutes) => {
  expect(readDuration(typed)).toBe(minutes);
});
