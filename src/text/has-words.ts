import { nearlySameWord } from './same-name.ts';
import { keyWords, searchKey } from './search-key.ts';

/** Whether every word wanted begins a word of the text, in any order, without regard to case and accents. */
export function hasWords(text: string, wanted: string): boolean {
  const sought = keyWords(searchKey(wanted));
  const words = keyWords(searchKey(text));
  return sought.length > 0 && sought.every((word) => words.some((own) => own.startsWith(word)));
}

/** As {@link hasWords}, but a slip in a longer word is forgiven, and words of up to three letters must be there as they are. */
export function hasNearWords(text: string, wanted: string): boolean {
  return hasNearWordsOf(wanted)(text);
}

/** As {@link hasNearWords}, of many texts. */
export function hasNearWordsOf(wanted: string): (text: string) => boolean {
  const sought = keyWords(searchKey(wanted));
  const isNear = (word: string, own: string) =>
    own === word || (word.length > 3 && (own.startsWith(word) || nearlySameWord(word, own)));
  return (text) => {
    if (sought.length === 0) return false;
    const words = keyWords(searchKey(text));
    return sought.every((word) => words.some((own) => isNear(word, own)));
  };
}
