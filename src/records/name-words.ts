import { searchKey } from '../text/search-key.ts';

/** What stands where a name stood. */
export const IN_PLACE = '(client)';

/** Finds names in texts, without regard to case, accents and spacing. */
export interface Mentions {
  /** The text with `(client)` in the place of each name. */
  readonly takenOut: (text: string) => string;
}

/** Words of names that say what somebody is, and not who: a need has them of its own right. */
const OF_ANYBODY = new Set(
  (
    'the and mr mrs ms miss dr prof family estate trust trustee living company corp inc llc ltd gmbh group ' +
    'partners associates holdings foundation church school client referral'
  ).split(' '),
);

const PART = /[\p{L}\p{M}\p{N}]+/gu;

/** A family name shorter than this is too often a word of its own. */
const LETTERS = 4;

/** The words of a name that tell who it is: those of four letters or more, and the first one, but for an initial. */
export function tellingWords(name: string): string[] {
  const parts = [...name.matchAll(PART)]
    .map(([part]) => searchKey(part))
    .filter((key) => !OF_ANYBODY.has(key) && /\p{L}/u.test(key));
  return parts.filter((key, at) => Array.from(key).length >= (at === 0 ? 2 : LETTERS));
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
