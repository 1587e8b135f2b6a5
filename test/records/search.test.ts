import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchFields, readSearch, searchWords } from '../../src/records/search.ts';

describe('what is looked for', () => {
  test.each<[string[], string[]]>([
    [['Jane'], ['jane']],
    [
      ['first', 'home'],
      ['first', 'home'],
    ],
    [['first home'], ['first home']],
    [['maren "first home" gold'], ['maren', 'first home', 'gold']],
    [["O'Brien"], ['obrien']],
    [['Zoë@Example.com'], ['zoe example com']],
    [['100%_'], ['100']],
    [['(519) 555-0100'], ['519 555 0100']],
    [['...', 'x'], ['x']],
  ])('%j is %j', (typed, parts) => expect(readSearch(typed).map(({ key }) => key)).toEqual(parts));

  test.each([[['']], [['%']], [['"', '...']]])('%j is nothing to look for', (typed) => {
    expect(() => readSearch(typed)).toThrow('no letter or digit');
  });

  test('up to a hundred different words are looked for', () => {
    const words = Array.from({ length: 101 }, (_, n) => `w${n}`);
    expect(readSearch(words.slice(1))).toHaveLength(100);
    expect(readSearch([...words.slice(1), 'w1', 'w2'])).toHaveLength(102);
    for (const typed of [words, [words.join(' ')], [`"${words.join(' ')}"`]]) {
      expect(() => readSearch(typed)).toThrow('101 different words are more than can be looked for at once');
    }
  });

  test('single words are each there once', () => {
    expect(searchWords(readSearch(['first home', 'home'])).map(({ key }) => key)).toEqual(['first', 'home']);
  });
});

describe('where it is found', () => {
  const fields = [
    { field: 'client', text: 'Zoë O’Brien' },
    { field: 'note', text: 'first line\nwants a First-Home\nlast' },
  ];
  test.each<[string[], string, [string, string][] | undefined]>([
    [['zoe'], '', [['client', 'Zoë O’Brien']]],
    [['obrien'], '', [['client', 'Zoë O’Brien']]],
    [['first home'], '', [['note', 'wants a First-Home']]],
    [
      ['zoe', 'last'],
      '',
      [
        ['client', 'Zoë O’Brien'],
        ['note', 'last'],
      ],
    ],
    [['zoe', 'missing'], '', undefined],
    [['zoe', 'maren'], 'Maren Holt', [['client', 'Zoë O’Brien']]],
    [['maren'], 'Maren Holt', undefined],
    [['home first'], '', undefined],
  ])('%j beside "%s"', (typed, beside, expected) => {
    expect(matchFields(readSearch(typed), fields, beside)).toEqual(
      expected?.map(([field, text]) => ({ field, text })),
    );
  });

  test('every word of a text finds it', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-ZäöéßøŁ']{1,8}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, fc.nat(), (all, pick) => {
        const word = all[pick % all.length] ?? '';
        fc.pre(/[a-zäöéßøł]/i.test(word));
        expect(matchFields(readSearch([word]), [{ field: 'note', text: all.join(' ') }])).toBeDefined();
      }),
    );
  });
});
