import { expect, test } from 'vitest';
import { ordinal } from '../../src/text/ordinal.ts';

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [10, '10th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [20, '20th'],
  [21, '21st'],
  [101, '101st'],
  [111, '111th'],
  [112, '112th'],
  [123, '123rd'],
])('%d is the %s', (n, words) => expect(ordinal(n)).toBe(words));
