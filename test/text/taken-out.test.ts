import { assert, constantFrom, property, array } from 'fast-check';
import { expect, test } from 'vitest';
import { takenOutOf } from '../../src/text/taken-out.ts';
import { IN_PLACE } from '../../src/text/names-in-text.ts';

test.each([
  ['met Jane D. there', 'met (client) there', ['Jane D.']],
  ['Jane and Bob', '(client) and (client)', ['Jane', 'Bob']],
  ['Jane and Jane', '(client) and (client)', ['Jane']],
  ['a (client) b', 'a (client) b', []],
  ['nothing', 'nothing', []],
  ['met Jane', 'saw (client)', undefined],
  ['met ', 'met (client)', undefined],
  ['Jane', 'Janet', undefined],
])('%j became %j by taking out %j', (known, cleared, words) => {
  expect(takenOutOf(known, cleared)).toEqual(words);
});

test('finds what the shortest pieces of a pattern would', () => {
  const piece = constantFrom('a', 'b', ' ', IN_PLACE);
  const byPattern = (known: string, cleared: string) => {
    const parts = cleared.split(IN_PLACE).join('(.+?)');
    const found = new RegExp(`^${parts}$`, 'su').exec(known);
    return found === null ? undefined : [...new Set(found.slice(1))].filter((each) => each !== IN_PLACE);
  };
  assert(
    property(array(piece, { maxLength: 8 }), array(piece, { maxLength: 6 }), (known, cleared) => {
      expect(takenOutOf(known.join(''), cleared.join(''))).toEqual(
        byPattern(known.join(''), cleared.join('')),
      );
    }),
    { numRuns: 2000 },
  );
});

test('reads a text with thousands of gaps that does not fit, without trying every way', () => {
  const cleared = `${`a${IN_PLACE}`.repeat(20_000)}b`;
  expect(takenOutOf(`${'aX'.repeat(40_000)}c`, cleared)).toBeUndefined();
});
