/** The words of a client's name that tell who it is, and those of a text. */
import { searchKey } from './search-key.ts';

/** Words of names that say what somebody is, and not who: a need has them of its own right. */
const OF_ANYBODY = new Set(
  (
    'the and of for mr mrs ms miss dr prof family estate trust trustee living company corp inc llc llp pllc plc ltd gmbh mbh ' +
    'ag kg ug ohg gbr group ' +
    'partners associates holdings foundation church school client referral'
  ).split(' '),
);

/** A word of a text. */
const PART = /[\p{L}\p{M}\p{N}]+/gu;

/** Scripts that write no blanks between words, so that a name may be part of a longer one. */
export const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** A family name shorter than this is too often a word of its own. */
const LETTERS = 4;

/** Whether a word, as it is compared, says what somebody is, and not who. */
export function isOfAnybody(key: string): boolean {
  return OF_ANYBODY.has(key);
}

/** A word of a text as it is compared, with where it begins and ends. */
export interface NamePart {
  readonly key: string;
  readonly at: number;
  readonly end: number;
}

/** The words of a text. */
export function nameParts(text: string): NamePart[] {
  return [...text.matchAll(PART)].map(({ 0: part, index }) => ({
    key: searchKey(part),
    at: index,
    end: index + part.length,
  }));
}

/** The words of a name that tell who it is: those of four letters or more, and the first one, but for an initial. */
export function tellingWords(name: string): string[] {
  const parts = [...name.matchAll(PART)]
    .map(([part]) => searchKey(part))
    .filter((key) => !OF_ANYBODY.has(key) && /\p{L}/u.test(key));
  return parts.filter((key, at) => Array.from(key).length >= (at === 0 ? 2 : LETTERS));
}
