import { distance } from 'fastest-levenshtein';
import { looseKey, searchKey } from './search-key.ts';

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
export function slips(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && isSwap(a, b) ? 1 : edits;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
