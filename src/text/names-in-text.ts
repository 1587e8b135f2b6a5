import { searchKey } from './search-key.ts';
import { PART, tellingWords } from './telling-words.ts';

/** What stands where a name stood. */
export const IN_PLACE = '(client)';

/** Finds names in texts, without regard to case, accents and spacing. */
export interface Mentions {
  /** The text with `(client)` in the place of each name. */
  readonly takenOut: (text: string) => string;
}

/** What finds any of these words wherever it stands whole, in `Ortiz-1040` too. */
export function anyOfWords(words: Iterable<string>): Mentions {
  const sought = new Set(words);
  return {
    takenOut(text) {
      const without = text.replace(PART, (part) => (sought.has(searchKey(part)) ? IN_PLACE : part));
      return without === text ? text : without.replaceAll(/\(client\)(?:[\s,.&-]*\(client\))+/g, IN_PLACE);
    },
  };
}

/** Of each referral, what finds any word of the names that its client has or had. */
export function wordsByClient(
  names: readonly { readonly id: number; readonly name: string }[],
): Map<number, Mentions> {
  const words = new Map<number, string[]>();
  for (const { id, name } of names) words.set(id, [...(words.get(id) ?? []), ...tellingWords(name)]);
  return new Map([...words].map(([id, each]) => [id, anyOfWords(each)]));
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&-]*/gu;

/** A name as the keys of its words: `Jane D.` is `jane`, `d`. */
function keysOf(name: string): string[] {
  return [...name.matchAll(WORD)].map(([word]) => keyOf(word)).filter((key) => key !== '');
}

function keyOf(word: string): string {
  return searchKey(word)
    .replace(/'s$/, '')
    .replaceAll(/[.'-]+$/g, '');
}

/** What finds these names, whole: `Jane D.` in `coffee with jane d about it`, and not in `Jane Drew`. */
export function mentionsOf(names: Iterable<string>): Mentions {
  const byFirst = new Map<string, string[][]>();
  for (const name of names) {
    const keys = keysOf(name);
    const [first] = keys;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), keys]);
  }
  return {
    takenOut(text) {
      if (byFirst.size === 0) return text;
      const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
        key: keyOf(word),
        from: index,
        to: index + word.length,
      }));
      let result = '';
      let done = 0;
      for (let at = 0; at < words.length; at += 1) {
        const begun = byFirst.get(words[at]?.key ?? '') ?? [];
        const length = Math.max(
          0,
          ...begun
            .filter((keys) => keys.every((key, n) => words[at + n]?.key === key))
            .map((keys) => keys.length),
        );
        const [first, last] = [words[at], words[at + length - 1]];
        if (length === 0 || first === undefined || last === undefined) continue;
        result += text.slice(done, first.from) + IN_PLACE;
        done = last.to;
        at += length - 1;
      }
      return result + text.slice(done);
    },
  };
}
