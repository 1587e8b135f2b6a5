import { isTitle } from './name-words.ts';
import { lazyPattern } from './pattern.ts';
import { keyWords, searchKey } from './search-key.ts';
import { slips } from './similar.ts';

const NUMBERS = lazyPattern(String.raw`\p{N}+`, 'gu');
const RUN_OF_LETTER = lazyPattern(String.raw`(\p{L})\1+`, 'gu');

/**
 * Whether two names are probably of one person: the same words in whatever order or run together, a title or middle
 * initial more, an initial for a first name ("J. Smith"), or a slip in a word of 5 letters or more (two from 9; a letter
 * doubled from 4; two in all). Short words, first letters, numbers and a last vowel (Maria, Mario) must agree: rather a duplicate missed
 * than a stranger pointed at.
 */
export function nearlySame(a: string, b: string): boolean {
  return nearlySameAs(a)(b);
}

/**
 * {@link nearlySame} of one name and each of many, which are read no further where they lack the letter that a word begins
 * with.
 */
export function nearlySameAs(name: string): (other: string) => boolean {
  const words = nameWords(name);
  const letters = words.filter((word) => word.length > 1).map((word) => word.charAt(0));
  return (other) => {
    const key = searchKey(other);
    if (!letters.every((letter) => key.includes(letter))) return false;
    return haveNearlySameWords(words, nameWords(other)) && numbersIn(name) === numbersIn(other);
  };
}

/** Whether the words of two names (see `nameWords`) are nearly the same; that their numbers agree is to be seen beside it. */
export function haveNearlySameWords(a: string[], b: string[]): boolean {
  const [first, second] = sameLength(a, b);
  if (first.length === 0 || second.length === 0) return false;
  if (first.join('') === second.join('')) return true;
  return first.length === second.length && restIsNear(...unlikeWords(first, second), first.length);
}

/** As {@link nearlySame}, of two single words of keys (see `keyWords`). */
export function nearlySameWord(a: string, b: string): boolean {
  return a === b || wordSlips(a, b) <= 2;
}

/** The numbers of a name, in their order: what they count is told apart by nothing else, `Unit 1` and `Unit 12`. */
export function numbersIn(name: string): string {
  return (searchKey(name).match(NUMBERS()) ?? []).toSorted().join(' ');
}

/** The words of a name without titles and forms of firms, unless there are no others. */
export function nameWords(name: string): string[] {
  const untitled = untitledWords(name);
  return untitled.length > 0 ? untitled : keyWords(searchKey(name));
}

/** The words of a name without titles and forms of firms; none where there are no others. */
export function untitledWords(name: string): string[] {
  return keyWords(searchKey(name)).filter((word) => !isTitle(word));
}

/** Takes the middle initials out of the longer name where only that makes the two equally long. */
export function sameLength(a: string[], b: string[]): [string[], string[]] {
  if (a.length === b.length) return [a, b];
  return a.length > b.length ? [withoutMiddleInitials(a), b] : [a, withoutMiddleInitials(b)];
}

/** The words without the single letters between the first and the last. */
export function withoutMiddleInitials(words: string[]): string[] {
  return words.filter((word, i) => i === 0 || i === words.length - 1 || word.length > 1);
}

/** The words of each that the other has not; a word that comes twice is there twice. */
export function unlikeWords(one: readonly string[], other: readonly string[]): [string[], string[]] {
  const rest = [...other];
  const unlike = one.filter((word) => {
    const at = rest.indexOf(word);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
  return [unlike, rest];
}

function restIsNear(a: readonly string[], b: readonly string[], wordCount: number): boolean {
  const pairs = a.map((word, i): [string, string] => [word, b[i] ?? '']);
  const [only] = pairs;
  if (pairs.length === 1 && only && isInitial(...only)) return wordCount > 1;
  const total = pairs.reduce((sum, [one, other]) => sum + wordSlips(one, other), 0);
  return total <= 2;
}

/** Whether one of two words is the first letter of the other. */
export function isInitial(a: string, b: string): boolean {
  return (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** Slips between two words; Infinity where they are rather two names than one misspelt. */
function wordSlips(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || a[0] !== b[0]) return Infinity;
  if (undoubled(a) === undoubled(b)) return 1;
  if (shorter < 5 || NUMBERS().test(a + b) || differInLastVowel(a, b)) return Infinity;
  const found = slips(a, b);
  return found <= (shorter < 9 ? 1 : 2) ? found : Infinity;
}

/** Each run of one letter as that letter: "hollt" is "holt" with a slip of the finger, even if the word is short. */
export function undoubled(word: string): string {
  return word.replace(RUN_OF_LETTER(), '$1');
}

function differInLastVowel(a: string, b: string): boolean {
  return a.slice(0, -1) === b.slice(0, -1) && /[aeiou]$/.test(a) && /[aeiou]$/.test(b);
}
