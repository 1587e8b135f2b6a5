import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { keyWords, looseKey, searchKey } from '../../src/text/search-key.ts';

describe('searchKey', () => {
  test.each([
    ['lower case', 'Ann LEE', 'ann lee'],
    ['accents', 'Zoë Ångström Núñez', 'zoe angstrom nunez'],
    [
      'letters NFKD leaves alone',
      'Straße ẞ Æsop Œuvre Søren Łódź Đorđe Ðóra Þór Ħamrun',
      'strasse ss aesop oeuvre soren lodz dorde dora thor hamrun',
    ],
    ['Turkish i, dotted and not', 'İpek Işık ıı', 'ipek isik ii'],
    [
      'typographic apostrophes',
      'O’Brien O‘Brien OʼBrien O´Brien O`Brien O′Brien Oʻahu',
      "o'brien o'brien o'brien o'brien o'brien o'brien o'ahu",
    ],
    ['quotes', '“Ann” «Lee»', '"ann" "lee"'],
    ['dashes', 'Jean‐Pierre A–B C—D E−F G‑H', 'jean-pierre a-b c-d e-f g-h'],
    ['control and format characters', 'A\u200bn\u0007n\u202e L\u00adee\ufeff', 'ann lee'],
    ['joiners', 'علی‌رضا', 'علیرضا'],
    ['spaces', '  Ann\u00a0\t \nLee ', 'ann lee'],
    ['full-width and ligatures', 'Ａｎｎ ﬁn', 'ann fin'],
    ['Greek, whatever the final sigma', 'ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
    ['Cyrillic', 'Семён', 'семен'],
    ['Hangul stays in syllables', '김철수', '김철수'],
    ['Japanese keeps its voicing', 'が', 'が'],
    ['Indic vowel signs stay', 'कि', 'कि'],
    ['Hebrew and Arabic points go', 'שָׁלוֹם مُحَمَّد', 'שלום محمد'],
    ['a lone surrogate', 'a\ud800b', 'ab'],
    ['nothing', ' \u200b ', ''],
    ['composed and decomposed alike', 'Zoe\u0308', 'zoe'],
  ])('%s', (_name, given, wanted) => expect(searchKey(given)).toBe(wanted));

  it('is its own key for every character there is', () => {
    const unstable: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const key = searchKey(`a${String.fromCodePoint(code)}b`);
      if (searchKey(key) !== key) unstable.push(code.toString(16));
    }
    expect(unstable).toEqual([]);
  });

  it('is its own key for every text, and has no spaces to trim or collapse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const key = searchKey(text);
        expect(searchKey(key)).toBe(key);
        expect(key).not.toMatch(/^\s|\s$|\s\s/);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on case or on the way accents are encoded', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Array.from('aÉéZzßøŁ -ñüЖж’'))), (letters) => {
        const text = letters.join('');
        const key = searchKey(text);
        for (const variant of [text.toUpperCase(), text.toLowerCase(), text.normalize('NFD')])
          expect(searchKey(variant)).toBe(key);
      }),
    );
  });

  it('gives plain ASCII the same key on its short way as on the long one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const long = searchKey(`${text}\u0301`);
        expect(searchKey(text)).toBe(long);
      }),
    );
  });
});

describe('keyWords', () => {
  test.each([
    ["zoe o'brien", ['zoe', 'obrien']],
    ['jean-pierre', ['jean', 'pierre']],
    ['smith & co., ltd', ['smith', 'co', 'ltd']],
    ['ann@example.org', ['ann', 'example', 'org']],
    ['कि 3m', ['कि', '3m']],
    ["' - '", []],
    ['', []],
  ])('%j', (key, words) => expect(keyWords(key)).toEqual(words));
});

describe('looseKey', () => {
  const loose = (text: string) => looseKey(searchKey(text));
  test.each([
    ['zoe obrien', 'Zoë O’Brien'],
    ['jean pierre', 'Jean–Pierre'],
    ['st johns', "St. John's"],
    ['dangelo', "D'Angelo"],
  ])('%s finds %s', (typed, name) => expect(loose(typed)).toBe(loose(name)));

  it('does not join what spaces part', () => expect(loose('ann lee')).not.toBe(loose('annlee')));

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const key = loose(text);
        expect(searchKey(key)).toBe(key);
        expect(looseKey(key)).toBe(key);
      }),
    );
  });
});
