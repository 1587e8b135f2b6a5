import { expect, test } from 'vitest';
import { percentWords, wholePercent } from '../../src/text/percent.ts';

test.each([
  [0, 300, 0, '0%'],
  [1, 300, 0, 'under 1%'],
  [1, 200, 1, '1%'],
  [5, 9, 56, '56%'],
  [299, 300, 100, 'over 99%'],
  [300, 300, 100, '100%'],
])('%d of %d', (n, of, whole, words) => {
  expect(wholePercent(n, of)).toBe(whole);
  expect(percentWords(n, of)).toBe(words);
});
