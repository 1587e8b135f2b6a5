import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { areNear, nearKeys, nearNames } from '../../src/text/near-names.ts';

const WORD = fc.constantFrom(
  'maren',
  'holt',
  'hollt',
  'jon',
  'john',
  'bob',
  'robert',
  'osei',
  'j',
  'a',
  'dr',
  'gmbh',
  '12',
  '123',
  'müller',
  'mueller',
  'мюллер',
  'щукин',
  'constantine',
  'vandenberghe',
  'anna',
  'ana',
);

/** A word, at times with a slip or two in it. */
const SLIPPED = fc
  .tuple(
    WORD,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('left out', 'doubled', 'swapped', 'other')), {
      maxLength: 2,
    }),
  )
  .map(([word, slips]) =>
    slips.reduce<string>((now, [place, kind]) => slipIn(now, place % now.length, kind), word),
  );

function slipIn(word: string, at: number, kind: string): string {
  const [before, letter, next, after] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ];
  if (kind === 'left out') return word.length > 1 ? before + next + after : word;
  if (kind === 'doubled') return before + letter.repeat(6) + next + after;
  return kind === 'swapped' ? before + next + letter + after : `${before}x${next}${after}`;
}

const NAME = fc
  .tuple(fc.array(SLIPPED, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', ''))
  .map(([words, between]) => words.join(between))
  .filter((name) => name.split(' ').every((word) => word.length <= 30));

test('the names near one are those found by comparing it with all', () => {
  fc.assert(
    fc.property(fc.array(NAME, { maxLength: 30 }), (names) => {
      const known = nearNames<number>();
      names.forEach((name, at) => known.add(name, at));
      for (const name of names) {
        const compared = names.flatMap((other, at) => (areNear(name, other) ? [at] : []));
        expect(known.near(name)).toEqual(compared);
      }
    }),
    { numRuns: 300 },
  );
});

test('a name is compared with few of very many that begin alike', () => {
  const letters = 'abcdefghijklmnop';
  const word = (n: number) =>
    n.toString(16).replaceAll(/./g, (digit) => letters.charAt(Number.parseInt(digit, 16)));
  const names = Array.from(
    { length: 4000 },
    (_, n) => `M${word(n * 7919 + 65_536)} H${word(n * 104_729 + 65_536)}`,
  );
  const having = new Map<string, number>();
  for (const key of names.flatMap(nearKeys)) having.set(key, (having.get(key) ?? 0) + 1);
  expect(Math.max(...having.values())).toBeLessThan(20);
});

test('a word longer than those of names has few keys, and is near one that begins or ends as it does', () => {
  const long = 'thequickbrownfoxjumpsoverthelazydog'.repeat(30);
  expect(nearKeys(long).length).toBeLessThan(8);
  const known = nearNames<string>();
  for (const name of [`${long.slice(0, 500)}x${long.slice(501)}`, long.slice(1)]) known.add(name, name);
  expect(known.near(long)).toEqual([`${long.slice(0, 500)}x${long.slice(501)}`]);
});

test.each([29, 30, 31, 32])('a name of %i letters is found by one with a slip more or less', (length) => {
  const name = 'maximilianalexanderchristopherfriedrich'.slice(0, length);
  const known = nearNames<string>();
  for (const other of [`${name.slice(0, 15)}q${name.slice(15)}`, name.slice(0, 15) + name.slice(16)]) {
    expect(areNear(name, other)).toBe(true);
    known.add(other, other);
  }
  expect(known.near(name)).toHaveLength(2);
});

test.each([
  ['Carl v.d. Heyde', 'Carl von der Heyde', true],
  ['Carl v. d. Heyde', 'Carl von der Heyde', true],
  ['Ida v. Ahn', 'Ida von Ahn', true],
  ['John V. Smith', 'John Smith', true],
  ['John V. D. Smith', 'John Smith', true],
  ['Carl v.d. Heyde', 'Carl von der Mark', false],
])('%s and %s: near is %s', (one, other, isNear) => {
  const known = nearNames<string>();
  known.add(other, other);
  expect([areNear(one, other), areNear(other, one), known.near(one).length > 0]).toEqual([
    isNear,
    isNear,
    isNear,
  ]);
});
