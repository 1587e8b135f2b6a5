import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLookAlikes, namesWithin } from '../../src/imports/look-alikes.ts';
import type { PartnerHandle } from '../../src/partners/find-partner.ts';
import { areNear } from '../../src/text/near-names.ts';
import { searchKey } from '../../src/text/search-key.ts';

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

/** Partners on record, by their names. */
const onRecordAs = (...names: readonly string[]): PartnerHandle[] =>
  names.map((name, at) => ({
    id: at + 1,
    name,
    profession: null,
    archived: false,
    keys: [searchKey(name)],
    emails: [],
  }));

test.each<[name: string, onRecord: string, like: string | undefined]>([
  ['RAe Vogel', 'RAe Vogel & Partner mbB', 'RAe Vogel & Partner mbB'],
  ['RAe Vogel & Partner mbB', 'RAe Vogel', 'RAe Vogel'],
  ['Vogel & Partner', 'RAe Vogel & Partner mbB', 'RAe Vogel & Partner mbB'],
  ['Kanzlei Vogel', 'Ulrike Vogel', 'Ulrike Vogel'],
  ['Rechtsanwälte Vogel und Kollegen', 'Ulrike Vogel', 'Ulrike Vogel'],
  ['Vogel GmbH', 'Ulrike Vogel', 'Ulrike Vogel'],
  ['v. d. Heyde', 'Carl von der Heyde', 'Carl von der Heyde'],
  ['v. Heyde', 'Carl von der Heyde', 'Carl von der Heyde'],
  ['Von der Heyde', 'Carl von der Heyde', 'Carl von der Heyde'],
  ['Carl v. d. Heyde', 'Carl von der Heyde', 'Carl von der Heyde'],
  ['Schneider', 'Karl Schneider', 'Karl Schneider'],
  ['V. Heyde', 'Carl von der Heyde', undefined],
  ['Ulf Vogel', 'Ulrike Vogel', undefined],
  ['Mason Holt', 'Maren Holt', undefined],
  ['Tax Partners', 'Ash Tax', undefined],
  ['Holt & Osei', 'Maren Holt', undefined],
  ['RAe & Partner', 'RAe Vogel & Partner mbB', undefined],
])('%s looks like %s on record: %s', (name, onRecord, like) => {
  const found = findLookAlikes([{ name, id: undefined }], onRecordAs(onRecord));
  expect(found[0]?.like).toBe(like);
});

test('of two partners of that name neither is pointed at', () => {
  const two = onRecordAs('Ulrike Vogel', 'Vogel Immobilien');
  expect(findLookAlikes([{ name: 'RAe Vogel', id: undefined }], two)).toEqual([]);
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
