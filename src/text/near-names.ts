import { givenNamesOf, mayBeOneGivenName } from './given-names.ts';
import { latinKey } from './latin-letters.ts';
import { nameWords, nearlySame, sameLength, unlikeWords, withoutMiddleInitials } from './same-name.ts';
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
  readonly name: string;
  readonly words: string[];
  /** In Latin letters, where that is another spelling. */
  readonly latin: string | undefined;
}

function formsOf(name: string): Forms {
  const key = searchKey(name);
  const latin = latinKey(key);
  return { name, words: nameWords(key), latin: latin === key ? undefined : latin };
}

function near(a: Forms, b: Forms): boolean {
  if (nearlySame(a.name, b.name) || differInGivenName(a.words, b.words)) return true;
  return (a.latin !== undefined || b.latin !== undefined) && nearlySame(a.latin ?? a.name, b.latin ?? b.name);
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
  readonly words: ReadonlySet<string>;
  readonly length: number;
  readonly value: T;
  readonly at: number;
}

/**
 * Names that are near begin with the same letters, are the same run together, or differ in a given name alone: only such
 * are compared. `most`: after so many comparisons nobody is found any more, for lists that nobody would read.
 */
export function nearNames<T>(most = Infinity): NearNames<T> {
  const blocks = new Map<string, Entry<T>[]>();
  let added = 0;
  let compared = 0;
  return {
    add(name, value) {
      const forms = formsOf(name);
      const words = wordsIn(forms);
      const entry = { forms, words: new Set(words), length: lengthOf(forms), value, at: added++ };
      for (const key of keysOf(forms)) {
        const block = blocks.get(key);
        if (block === undefined) blocks.set(key, [entry]);
        else block.push(entry);
      }
    },
    near(name) {
      const forms = formsOf(name);
      const [words, length] = [wordsIn(forms), lengthOf(forms)];
      const met = new Set<Entry<T>>();
      const found: Entry<T>[] = [];
      for (const key of keysOf(forms)) {
        for (const entry of blocks.get(key) ?? []) {
          if (met.has(entry)) continue;
          met.add(entry);
          if ((compared += 1) > most) break;
          const mayBe =
            Math.abs(entry.length - length) <= MOST_LONGER || words.some((word) => entry.words.has(word));
          if (mayBe && near(forms, entry.forms)) found.push(entry);
        }
      }
      return found.toSorted((a, b) => a.at - b.at).map(({ value }) => value);
    },
  };
}

/** Slips are two, and letters doubled count as one however many. */
const MOST_LONGER = 4;

function lengthOf({ words }: Forms): number {
  return words.join('').length;
}

function wordsIn({ words, latin }: Forms): readonly string[] {
  return latin === undefined ? words : [...words, ...nameWords(latin)];
}

/** Of two names that are near, one of these is the same. */
function keysOf({ words, latin }: Forms): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const each of latin === undefined ? [words] : [words, nameWords(latin)]) {
    for (const some of [each, withoutMiddleInitials(each)]) {
      keys.add(`=${some.join('')}`);
      keys.add(initials(some));
      some.forEach((word, at) => {
        const givens = some.length > 1 ? givenNamesOf(word) : [];
        const rest = givens.length > 0 ? some.toSpliced(at, 1).toSorted().join(' ') : '';
        for (const given of givens) keys.add(`${given} ${rest}`);
      });
    }
  }
  return keys;
}

/** What the words begin with, and what numbers they have: what is numbered is told apart by that. */
function initials(words: readonly string[]): string {
  return words
    .map((word) => /^\p{N}+/u.exec(word)?.[0] ?? String.fromCodePoint(word.codePointAt(0) ?? 0))
    .toSorted()
    .join(' ');
}
