import { distance } from 'fastest-levenshtein';
import { keyWords, looseKey, searchKey } from './search-key.ts';

/**
 * The candidates most like what was typed, best first, for "did you mean"; without regard to case or accents. Whole
 * candidates and their single words are compared, so that "viktor" finds "Victor Osei", and beginnings count as near.
 * Empty where nothing is near: one slip is allowed in 3 to 5 letters, two in 6 to 8, three beyond.
 */
export function closest(wanted: string, candidates: readonly string[], max = 3): string[] {
  const typed = looseKey(searchKey(wanted));
  if (typed === '') return [];
  const limit = slipsAllowed(typed);
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, far: farFrom(typed, looseKey(searchKey(candidate))) }))
    .filter(({ far }) => Math.floor(far) <= limit)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, max)
    .map(({ candidate }) => candidate);
}

/** Slips, and a fraction that ranks equals: the whole, its beginning, one of its words, the beginning of a word. */
function farFrom(typed: string, candidate: string): number {
  const words = candidate.split(' ');
  const typedWords = typed.split(' ');
  if (typed === candidate) return 0;
  if (typed.length > 1 && candidate.startsWith(typed)) return 0.1;
  if (words.includes(typed)) return 0.2;
  if (typed.length > 1 && words.some((word) => word.startsWith(typed))) return 0.3;
  const wholes = [slips(typed, candidate), ...words.map((word) => slips(typed, word) + 0.2)];
  return Math.min(...wholes, typedWords.length > 1 ? wordByWord(typedWords, words) + 0.4 : Infinity);
}

/** Slips of all words typed, each against the word nearest to it, in whatever order; Infinity where one is near none. */
function wordByWord(typed: readonly string[], words: readonly string[]): number {
  return typed.reduce((sum, each) => {
    const fewest = Math.min(...words.map((word) => slips(each, word)));
    return fewest <= slipsAllowed(each) ? sum + fewest : Infinity;
  }, 0);
}

function slipsAllowed(typed: string): number {
  return typed.length < 3 ? 0 : Math.min(3, Math.floor(typed.length / 3));
}

/** Letters added, left out or replaced; two neighbours swapped are one slip. */
function slips(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && isSwap(a, b) ? 1 : edits;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

const TITLES = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'prof']);

/**
 * Whether two names are probably of one person: the same words in whatever order or run together, a title or middle
 * initial more, an initial for a first name ("J. Smith"), or a slip in a word of 5 letters or more (two from 9; a letter
 * doubled from 4; two in all). Short words, first letters, numbers and a last vowel (Maria, Mario) must agree: rather a duplicate missed
 * than a stranger pointed at.
 */
export function nearlySame(a: string, b: string): boolean {
  const [first, second] = sameLength(nameWords(a), nameWords(b));
  if (first.length === 0 || second.length === 0) return false;
  if (first.join('') === second.join('')) return true;
  if (first.length !== second.length) return false;
  return restIsNear(without(first, second), without(second, first), first.length);
}

function nameWords(name: string): string[] {
  const words = keyWords(searchKey(name));
  const untitled = words.filter((word) => !TITLES.has(word));
  return untitled.length > 0 ? untitled : words;
}

/** Takes the middle initials out of the longer name where only that makes the two equally long. */
function sameLength(a: string[], b: string[]): [string[], string[]] {
  if (a.length === b.length) return [a, b];
  return a.length > b.length ? [withoutMiddleInitials(a), b] : [a, withoutMiddleInitials(b)];
}

function withoutMiddleInitials(words: string[]): string[] {
  return words.filter((word, i) => i === 0 || i === words.length - 1 || word.length > 1);
}

/** The words of `a` that are not in `b`, each word of `b` taking away one. */
function without(a: readonly string[], b: readonly string[]): string[] {
  const rest = [...a];
  for (const word of b) {
    const at = rest.indexOf(word);
    if (at !== -1) rest.splice(at, 1);
  }
  return rest;
}

function restIsNear(a: readonly string[], b: readonly string[], wordCount: number): boolean {
  const pairs = a.map((word, i): [string, string] => [word, b[i] ?? '']);
  const [only] = pairs;
  if (pairs.length === 1 && only && isInitial(...only)) return wordCount > 1;
  const total = pairs.reduce((sum, [one, other]) => sum + wordSlips(one, other), 0);
  return total <= 2;
}

function isInitial(a: string, b: string): boolean {
  return (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** Slips between two words; Infinity where they are rather two names than one misspelt. */
function wordSlips(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 4 && undoubled(a) === undoubled(b)) return 1;
  if (shorter < 5 || a[0] !== b[0] || /\p{N}/u.test(a + b) || differInLastVowel(a, b)) return Infinity;
  const found = slips(a, b);
  return found <= (shorter < 9 ? 1 : 2) ? found : Infinity;
}

/** Each run of one letter as that letter: "hollt" is "holt" with a slip of the finger, even if the word is short. */
function undoubled(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1');
}

function differInLastVowel(a: string, b: string): boolean {
  return a.slice(0, -1) === b.slice(0, -1) && /[aeiou]$/.test(a) && /[aeiou]$/.test(b);
}
