import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText, textWidth } from '../../src/pages/text-width.ts';

test('text is as wide as its signs, an accent takes nothing, and a wide sign takes more', () => {
  expect(textWidth('', 12)).toBe(0);
  expect(textWidth('Maren Holt', 10)).toBeCloseTo(58.2, 5);
  expect(textWidth('José', 12)).toBe(textWidth('Jose', 12));
  expect(textWidth('山田', 10)).toBeGreaterThan(20);
  expect(textWidth('🌊', 10)).toBe(13);
  expect(textWidth('👩🏽', 10)).toBe(13);
});

test.each([
  ['Щ', 111],
  ['щ', 98],
  ['Œ', 117],
  ['ஔ', 206],
  ['ဪ', 246],
  ['س', 122],
  ['﷽', 722],
  ['𒐫', 464],
  ['⸻', 284],
  ['؁', 152],
])('%s, which is wider than most of its kind, has room: %i hundredths of its size', (sign, least) => {
  expect(textWidth(sign, 100)).toBeGreaterThanOrEqual(least);
});

test('what fits stays whole; what does not is cut with a mark at its end, between signs', () => {
  expect(fitText('Maren Holt', 12, 100)).toBe('Maren Holt');
  expect(fitText('Maren Holt', 12, 60)).toBe('Maren…');
  expect(fitText('👩🏽👩🏽👩🏽👩🏽', 10, 40)).toBe('👩🏽👩🏽…');
});

test('what was cut is never wider than its room, if the mark has room', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 12, max: 200 }), (text, room) => {
      expect(textWidth(fitText(text, 12, room), 12)).toBeLessThanOrEqual(room);
    }),
  );
});
