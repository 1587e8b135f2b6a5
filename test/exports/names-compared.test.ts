import { expect, test } from 'vitest';
import { isOneMisspelt, spellingOf } from '../../src/exports/compare-names.ts';

test.each([
  ['Lena Fox', 'Lena Foks', true],
  ['Lena Fox', 'Lena Fox', false],
  ['Lena', 'Lina', false],
  ['Lena Fox', 'Lena Maria Fox', false],
  ['Lena Fox', 'Lena Wood', false],
])('%s and %s are one but for a misspelt word: %s', (one, other, isOne) => {
  expect(isOneMisspelt(one, other)).toBe(isOne);
});

test.each([
  [null, 'Lena Fox', 'none'],
  ['Lena Fox', null, 'none'],
  ['LENA FOX', 'Lena Fox', 'same'],
  ['Lena Fox', 'Lena F.', 'shorter'],
  ['L. F.', 'Lena Fox', 'shorter'],
  ['Lena', 'Lena Maria Fox', 'other'],
  ['Max Wood', 'Lena Fox', 'other'],
])('%j beside %j is %s', (mine, theirs, spelling) => {
  expect(spellingOf(mine, theirs)).toBe(spelling);
});
