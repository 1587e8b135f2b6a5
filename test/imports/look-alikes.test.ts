import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLookAlikes, namesWithin } from '../../src/imports/look-alikes.ts';
import { areNear } from '../../src/text/near-names.ts';

const WORD = fc.constantFrom(
  'maren',
  'marin',
  'holt',
  'hollt',
  'j',
  'jon',
  'osei',
  'oseis',
  'zeller',
  'zellner',
  'dr',
  'a',
);
const NAME = fc.array(WORD, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

/** The look-alikes among new names alone. */
function looked(names: readonly string[]) {
  const added = names.map((name) => ({ name, id: undefined }));
  return findLookAlikes(added, []).map(({ name, like, partnerId }) => ({ name, like, partnerId }));
}

test('names look alike just as where every two of them are compared', () => {
  fc.assert(
    fc.property(fc.uniqueArray(NAME, { maxLength: 12 }), (names) => {
      const expected = names.flatMap((name, at) => {
        const [like] = namesWithin(name).flatMap((within) =>
          names.slice(0, at).filter((each) => namesWithin(each).some((other) => areNear(within, other))),
        );
        return like === undefined ? [] : [{ name, like, partnerId: null }];
      });
      expect(looked(names)).toEqual(expected);
    }),
  );
});

test('thousands of names are compared with few of them', () => {
  const names = Array.from(
    { length: 3000 },
    (_, at) => `${String.fromCodePoint(97 + (at % 26))}lder ${at} Holt`,
  );
  expect(looked([...names, 'alder 26 Hollt'])).toContainEqual({
    name: 'alder 26 Hollt',
    like: 'alder 26 Holt',
    partnerId: null,
  });
});
