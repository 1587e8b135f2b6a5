import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  haveSameInitials,
  isOneMisspelt,
  mayBeOnePerson,
  spellingOf,
} from '../../src/exports/compare-names.ts';
import { nearKeys } from '../../src/text/near-names.ts';

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

test.each([
  ['Sam Fox', 'Samson Fox', true],
  ['Bob Fox', 'Robert Fox', true],
  ['Sam', 'Samson', false],
  ['Client 12', 'Client 123', false],
  ['Max Wood', 'Lena Fox', false],
])('%s and %s may be one person: %s', (one, other, mayBe) => {
  expect(mayBeOnePerson(one, other)).toBe(mayBe);
});

const WORD = fc.constantFrom(
  'sam',
  'samson',
  'bob',
  'robert',
  'fox',
  'foks',
  'j',
  'müller',
  'мюллер',
  '12',
  '123',
);
const NAME = fc.array(WORD, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

test.each([
  ['G. S.', 'Groß & Söhne GmbH', true],
  ['E.', 'Elbschloss GmbH & Co. KG', true],
  ['A. L.', 'Dr. Ann Lee', true],
  ['JD', 'Jane Doe', false],
  ['J.D.', 'Jane Doe', true],
  ['J. E.', 'Jane Doe', false],
])('%s are the initials of %s: %s', (initials, name, same) => {
  expect(haveSameInitials(initials, name)).toBe(same);
  expect(haveSameInitials(name, initials)).toBe(same);
});

test('names that may be of one person, or are one but for a misspelt word, have a key in common', () => {
  fc.assert(
    fc.property(NAME, NAME, (one, other) => {
      const keys = new Set(nearKeys(one));
      const mayBe = mayBeOnePerson(one, other) || isOneMisspelt(one, other);
      expect(!mayBe || nearKeys(other).some((key) => keys.has(key))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
