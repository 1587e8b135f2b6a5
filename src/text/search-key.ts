import { lazyPattern } from './pattern.ts';

/** Version of the recipe of {@link searchKey}; kept keys are rebuilt when it rises. */
export const SEARCH_KEY_VERSION = 1;

// Printable ASCII with single spaces between words and no backtick: only the case can differ from its key.
const ALREADY_PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

const APOSTROPHES =
  /[`\u00b4\u02b9\u02bb-\u02bf\u02c8\u055a\u05f3\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07]/g;
const DOUBLE_QUOTES = /[\u00ab\u00bb\u05f4\u201c-\u201f\u2033\u2036]/g;
const DASHES = lazyPattern(String.raw`[\p{Pd}\u2043\u2212]`, 'gu');

// Accents, and the vowel points of Hebrew and Arabic, which most people leave out. Not every \p{M}: without its vowel
// signs an Indic word, or without its voicing marks a Japanese one, is another word.
const MARKS =
  // oxlint-disable-next-line no-misleading-character-class -- the marks are meant one by one
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;

const INVISIBLE = lazyPattern(String.raw`[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]|(?!\s)\p{Cc}`, 'gu');
const SPACES = /[\s\u0085]+/g;

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const MAPPED_LETTER = /[ßæœøłđðþħŧıς]/g;

/**
 * The form in which names are compared and looked up: lower case, without accents, ligatures and special Latin
 * letters spelt out, typographic apostrophes, quotes and dashes made plain, invisible characters dropped, spaces
 * collapsed. A key is its own key. Composed again at the end, so that Hangul stays in syllables.
 */
export function searchKey(text: string): string {
  return ALREADY_PLAIN.test(text) ? text.toLowerCase() : foldedKey(text);
}

function foldedKey(text: string): string {
  return (
    text
      // NFKD would tear the spacing accents apart into a space and a mark.
      .replace(APOSTROPHES, "'")
      .normalize('NFKD')
      .toLowerCase()
      .replace(INVISIBLE(), '')
      .normalize('NFKD')
      .replace(MARKS, '')
      .replace(MAPPED_LETTER, (letter) => LETTERS[letter] ?? letter)
      .replace(APOSTROPHES, "'")
      .replace(DOUBLE_QUOTES, '"')
      .replace(DASHES(), '-')
      .replace(SPACES, ' ')
      .trim()
      .normalize('NFC')
  );
}

const PLAIN_WORDS = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const WORD = lazyPattern(String.raw`[\p{L}\p{N}\p{M}]+`, 'gu');

/**
 * The words of a key, for finding by whole words or their beginnings. Apostrophes are taken out rather than split at
 * ("o'brien" is the one word "obrien"); everything else that is no letter, digit or mark separates.
 */
export function keyWords(key: string): string[] {
  if (PLAIN_WORDS.test(key)) return key.split(' ');
  return key.replaceAll("'", '').match(WORD()) ?? [];
}

/**
 * A key without its punctuation, for a second comparison when the keys themselves differ: "zoe obrien" finds
 * "Zoë O’Brien", "jean pierre" finds "Jean-Pierre". Takes a key, not raw text.
 */
export function looseKey(key: string): string {
  return keyWords(key).join(' ');
}

/** The search key of a text, or of none. */
export function keyOrNull(text: string | null): string | null {
  return text === null ? null : searchKey(text);
}
