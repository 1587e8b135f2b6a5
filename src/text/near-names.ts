import { givenNamesOf, mayBeOneGivenName } from './given-names.ts';
import { latinKey } from './latin-letters.ts';
import {
  haveNearlySameWords,
  nameWords,
  numbersIn,
  sameLength,
  undoubled,
  unlikeWords,
  withoutMiddleInitials,
} from './same-name.ts';
import { searchKey } from './search-key.ts';

/** Names among which those near another are found without comparing every two. */
export interface NearNames<T> {
  add(name: string, value: T): void;
  /** The values of the names near this one, itself included, in the order they were added. */
  near(name: string): T[];
}

/**
 * Whether two names may be of one person: nearly the same, be it in the letters of another language (`Müller`, `Mueller`,
 * `Мюллер`), or with another form of the given name (`Jon Ash`, `John Ash`). They are pointed at, never taken for one.
 */
export function areNear(a: string, b: string): boolean {
  return near(formsOf(a), formsOf(b));
}

/** A name as it is compared. */
interface Forms {
  readonly own: Spelled;
  /** In Latin letters, with particles in full; `own` where that is no other spelling. */
  readonly latin: Spelled;
}

interface Spelled {
  readonly words: string[];
  readonly numbers: string;
}

function formsOf(name: string): Forms {
  const key = searchKey(name);
  const latin = latinKey(withWholeParticles(key));
  const own = spelled(key);
  return { own, latin: latin === key ? own : spelled(latin) };
}

/** A key in which `v. d.` and `v.` within a name are the `von der` and `von` that they stand for. */
function withWholeParticles(key: string): string {
  return key.includes(' v.') ? key.replace(/ v\. ?d\. ?/g, ' von der ').replace(/ v\. ?/g, ' von ') : key;
}

function spelled(key: string): Spelled {
  return { words: nameWords(key), numbers: numbersIn(key) };
}

function near(a: Forms, b: Forms): boolean {
  if (isNearlySame(a.own, b.own) || differInGivenName(a.own.words, b.own.words)) return true;
  return (a.latin !== a.own || b.latin !== b.own) && isNearlySame(a.latin, b.latin);
}

function isNearlySame(a: Spelled, b: Spelled): boolean {
  return a.numbers === b.numbers && haveNearlySameWords(a.words, b.words);
}

/** Whether two names are the same but for the given name, which is another form of the other: `Bob Tran`, `Robert Tran`. */
export function haveFormsOfOneName(a: string, b: string): boolean {
  return differInGivenName(nameWords(a), nameWords(b));
}

/** Two whole names, all of whose words but one are the same, and that one is a form of the other. */
function differInGivenName(a: string[], b: string[]): boolean {
  const [one, other] = sameLength(a, b);
  if (one.length < 2 || one.length !== other.length) return false;
  const [unlike, rest] = unlikeWords(one, other);
  const [given, otherGiven] = [unlike[0], rest[0]];
  return (
    given !== undefined &&
    otherGiven !== undefined &&
    unlike.length === 1 &&
    mayBeOneGivenName(given, otherGiven)
  );
}

interface Entry<T> {
  readonly forms: Forms;
  readonly value: T;
  readonly at: number;
}

/** Only names that have a key in common are compared: each with few of them, however many there are. */
export function nearNames<T>(): NearNames<T> {
  const byKey = new Map<string, Entry<T>[]>();
  let added = 0;
  return {
    add(name, value) {
      const forms = formsOf(name);
      const entry = { forms, value, at: added++ };
      for (const key of keysOf(forms)) {
        const entries = byKey.get(key);
        if (entries === undefined) byKey.set(key, [entry]);
        else entries.push(entry);
      }
    },
    near(name) {
      const forms = formsOf(name);
      const maybe = new Set([...keysOf(forms)].flatMap((key) => byKey.get(key) ?? []));
      return [...maybe]
        .filter((entry) => near(forms, entry.forms))
        .toSorted((a, b) => a.at - b.at)
        .map(({ value }) => value);
    },
  };
}

/**
 * What names have in common, at least one of these, that are near (see {@link areNear}) or alike but for one word that
 * begins with the same letter.
 */
export function nearKeys(name: string): string[] {
  return [...keysOf(formsOf(name))];
}

function keysOf({ own, latin }: Forms): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { words } of new Set([own, latin])) {
    for (const some of [words, withoutMiddleInitials(words)]) {
      for (const key of [`=${some.join('')}`, ...givenKeys(some), ...slipKeys(some)]) keys.add(key);
    }
  }
  return keys;
}

/** All words but one, beside the given names that this one is a form of. */
function givenKeys(words: readonly string[]): string[] {
  if (words.length < 2) return [];
  return words.flatMap((word, at) => {
    const givens = givenNamesOf(word);
    if (givens.length === 0) return [];
    const rest = words.toSpliced(at, 1).toSorted().join(' ');
    return givens.map((given) => `${given} ${rest}`);
  });
}

/**
 * What the words begin with, beside one of them as it is. Two slips in all leave none as it is of two words at most: there
 * it stands beside what slips leave of the one that begins with the earlier letter.
 */
function slipKeys(words: readonly string[]): string[] {
  const start = initials(words);
  const same = words.length > 1 ? words.map((word) => `${start} ${word}`) : [];
  if (words.length > 2) return same;
  const [earlier = ''] = words.map((word) => word.charAt(0)).toSorted();
  const left = words
    .filter((word) => word.startsWith(earlier))
    .flatMap((word) => whatSlipsLeave(word, words.length === 1 ? 2 : 1));
  return [...same, ...left.map((rest) => `${start}-${rest}`)];
}

/** How many letters a word of a name may have: a longer one has more ways to slip than can be kept. */
const LONGEST_WORD = 30;

/** How much of a longer one has to be alike, at its beginning or at its end. */
const ALIKE_AT_AN_END = 12;

/** Two words with so many slips between them have one of these in common; how short a word may be for that is said of `nearlySame`. */
function whatSlipsLeave(word: string, slips: 1 | 2): string[] {
  // One may be longer than the other by a letter for each slip.
  const ends = word.length > LONGEST_WORD - slips ? endsOf(word) : [];
  if (word.length > LONGEST_WORD) return ends;
  const once = word.length < 5 ? [] : withoutOneLetter(word);
  const twice = slips === 1 || word.length < 9 ? [] : once.flatMap(withoutOneLetter);
  return [...new Set([word, undoubled(word), ...once, ...twice, ...ends])];
}

function endsOf(word: string): string[] {
  return [`${word.slice(0, ALIKE_AT_AN_END)}*`, `*${word.slice(-ALIKE_AT_AN_END)}`];
}

/** A word without its first letter, without its second, and so on. */
export function withoutOneLetter(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** What the words begin with, and what numbers they have: what is numbered is told apart by that. */
function initials(words: readonly string[]): string {
  return words
    .map((word) => /^\p{N}+/u.exec(word)?.[0] ?? String.fromCodePoint(word.codePointAt(0) ?? 0))
    .toSorted()
    .join(' ');
}
