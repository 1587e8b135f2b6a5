import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearlySame, nearlySameWord } from '../../src/text/same-name.ts';
import { keyWords, searchKey } from '../../src/text/search-key.ts';

const slip = fc.tuple(fc.nat(12), fc.constantFrom('', 'a', 'e', 'l', 'll', '7', 'é', '가'));

/** A word, and the same with up to two slips, which may be none of words any more. */
const words = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'abehllnoty7éß'.split('')), maxLength: 12 }),
    fc.array(slip, { maxLength: 2 }),
  )
  .map(([word, slips]) => {
    const letters = word.split('');
    for (const [at, letter] of slips) letters.splice(at, 1, letter);
    return [word, letters.join('')].map((each) => keyWords(searchKey(each))[0] ?? '');
  });

test('two words are nearly the same as they are where they are names', () => {
  fc.assert(
    fc.property(words, ([one = '', other = '']) => {
      fc.pre(one !== '' && other !== '');
      expect(nearlySameWord(one, other)).toBe(nearlySame(one, other));
      expect(nearlySameWord(other, one)).toBe(nearlySame(other, one));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['plumber', 'plumer', true],
  ['hollt', 'holt', true],
  ['maria', 'mario', false],
  ['plumber', 'lumber', false],
  ['mrs', 'mrs', true],
  ['unit1', 'unit12', false],
])('%s and %s: %s', (one, other, expected) => {
  expect(nearlySameWord(one, other)).toBe(expected);
});
