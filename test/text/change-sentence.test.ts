import { expect, test } from 'vitest';
import { changeSentence, followingSentence, listSentence } from '../../src/text/change-sentence.ts';

test.each([
  ['profession', 'accountant', 'lawyer', 'profession was accountant, is now lawyer'],
  ['profession', '', 'lawyer', 'profession is now lawyer'],
  ['profession', 'accountant', '', 'profession was accountant, is taken out'],
])('%s: from %j to %j', (fact, before, after, sentence) => {
  expect(changeSentence(fact, before, after)).toBe(sentence);
});

test.each([
  ['Jan 2024', 'Mar 2024', 'known since Mar 2024, no longer Jan 2024'],
  ['', 'Mar 2024', 'known since Mar 2024'],
  ['Jan 2024', '', 'no longer known since Jan 2024'],
])('known since %j, then %j', (before, after, sentence) => {
  expect(followingSentence('known since', before, after)).toBe(sentence);
});

test.each([
  [[], ['vip'], 'tags: vip added'],
  [['gold'], ['vip'], 'tags: vip added, gold taken out'],
  [['gold', 'vip'], ['vip'], 'tags: gold taken out'],
  [['gold'], ['gold'], ''],
])('from %j to %j', (before, after, sentence) => {
  expect(listSentence('tags', before, after)).toBe(sentence);
});
