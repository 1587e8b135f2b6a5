import { searchKey } from '../text/search-key.ts';
import { PART, tellingWords } from '../text/telling-words.ts';

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
