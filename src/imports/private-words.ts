/** Words of a column of statuses that may be somebody's name: they are told by their line. */
import { isStatusWord } from './status-cell.ts';
import { looseWords } from './pairs.ts';
import { looksLikeName } from './looks-like-name.ts';
import type { OpenWords, Word } from './tracker-words.ts';

/** A longer text says more than how far something is. */
const LONGEST = 40;

/** A word of so many rows is one of the file's own, whatever it looks like. */
const OFTEN = 3;

/** Whether a text of a column of statuses may be the name of a client, an address, or what was written about one. */
export function isPrivateText(text: string): boolean {
  if (text.length > LONGEST || /@|\d{5}|\d[\s.-]\d{3}/.test(text)) return true;
  return looksLikeName(text) && !looseWords(text).split(' ').some(isStatusWord);
}

/** Whether a word of a column of statuses may be private, by how many rows have it. */
export function isPrivate({ text, rows }: Word): boolean {
  return rows < OFTEN && isPrivateText(text);
}

/** So many words that are not known are more than anybody's statuses. */
const TOO_MANY = 8;

/**
 * Whether a column looks like none of statuses: most rows that say something have a word of their own that is not known, and
 * these are many, or look like names.
 */
export function isHardlyStatus({ statuses, statusCells = 0 }: OpenWords): boolean {
  const own = statuses.filter(({ rows }) => rows === 1);
  // In letters without capitals a word may be either.
  const names = own.filter((word) => isPrivate(word) && !/\p{Lo}/u.test(word.text)).length;
  return own.length * 2 > statusCells && (own.length >= TOO_MANY || (names >= 3 && names * 2 > own.length));
}

/** Whether a column says so many things that are no way that it hardly is one of the way. */
export function isHardlyWay(directions: readonly Word[]): boolean {
  return directions.length >= TOO_MANY;
}

/** How a private word is called where it is asked about: `line 7`, `line 7 of Clients 2026`. */
export function lineOfWord({ line }: Pick<Word, 'line'>, table: string | undefined): string {
  return table === undefined ? `line ${line ?? 0}` : `line ${line ?? 0} of ${table}`;
}

/** Whether words that were said are such a line, and no word of a file. */
export function saysLine(words: string): boolean {
  return /^line \d+(?: of .+)?$/.test(words);
}
