import { FORMS, TITLES } from './name-words.ts';
import { nearlySame } from './same-name.ts';
import { keyWords, searchKey } from './search-key.ts';

/** Names among which those nearly the same as another are found without comparing every two. */
export interface NearNames<T> {
  add(name: string, value: T): void;
  /** The values of the names nearly the same as this one, itself included, in the order they were added. */
  near(name: string): T[];
}

interface Entry<T> {
  readonly name: string;
  readonly joined: string;
  readonly words: ReadonlySet<string>;
  readonly value: T;
  readonly at: number;
}

/**
 * Names that `nearlySame` takes for one begin with the same letters, or are the same run together: only such are
 * compared, and of those only what shares a word or is about as long.
 */
export function nearNames<T>(): NearNames<T> {
  const blocks = new Map<string, Entry<T>[]>();
  let added = 0;
  return {
    add(name, value) {
      const words = wordsOf(name);
      const entry = { name, joined: words.join(''), words: new Set(words), value, at: added++ };
      for (const key of keysOf(words)) {
        const block = blocks.get(key);
        if (block === undefined) blocks.set(key, [entry]);
        else block.push(entry);
      }
    },
    near(name) {
      const words = wordsOf(name);
      const joined = words.join('');
      const found = new Set<Entry<T>>();
      for (const key of keysOf(words)) {
        for (const entry of blocks.get(key) ?? []) {
          if (!found.has(entry) && mayBeNear(words, joined, entry) && nearlySame(name, entry.name))
            found.add(entry);
        }
      }
      return [...found].toSorted((a, b) => a.at - b.at).map(({ value }) => value);
    },
  };
}

function wordsOf(name: string): string[] {
  const words = keyWords(searchKey(name));
  const untitled = words.filter((word) => !TITLES.has(word) && !FORMS.has(word));
  return untitled.length > 0 ? untitled : words;
}

/** The first letters in whatever order, with middle initials and without, and the letters run together. */
function keysOf(words: readonly string[]): Set<string> {
  const withoutInitials = words.filter((word, at) => at === 0 || at === words.length - 1 || word.length > 1);
  return new Set([initials(words), initials(withoutInitials), `=${words.join('')}`]);
}

function initials(words: readonly string[]): string {
  return words
    .map((word) => word.slice(0, 1))
    .toSorted()
    .join('');
}

/** Two slips at most, or a word in common. */
function mayBeNear(words: readonly string[], joined: string, entry: Entry<unknown>): boolean {
  return (
    words.some((word) => entry.words.has(word)) ||
    Math.abs(joined.length - entry.joined.length) <= MOST_LONGER
  );
}

/** Slips are two, and letters doubled count as one however many. */
const MOST_LONGER = 4;
