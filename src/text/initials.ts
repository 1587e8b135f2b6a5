import { withoutLegalForm } from './legal-forms.ts';
import { isTitle } from './name-words.ts';
import { searchKey } from './search-key.ts';

/**
 * `J. D.`: what tells clients apart for somebody who knows them, and nobody else. Titles and articles before a name are none
 * of it, nor the word between two people and what a firm is by law.
 */
export function initialsOf(name: string): string {
  const whole = withoutLegalForm(name.trim().split(/[\s-]+/u));
  const words = withoutSmallWords(whole).map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''));
  const first = words.findIndex((word) => !isTitle(searchKey(word).replaceAll('.', '')));
  return words
    .slice(Math.max(0, first))
    .flatMap((word) => (word === '' ? [] : [`${firstLetter(word)}.`]))
    .join(' ');
}

/** Without what is no part of a name in `Mike and Dee Castell` and `The Hendersons`. */
function withoutSmallWords(words: readonly string[]): string[] {
  const last = words.length - 1;
  return words.filter((word, at) => {
    if (at === 0) return last === 0 || !/^(?:the|die)$/i.test(word);
    return at === last || !/^(?:and|et|und|y|en)$/.test(word);
  });
}

/** With the marks that belong to it. */
function firstLetter(word: string): string {
  return (/^.\p{M}*/u.exec(word)?.[0] ?? '').toUpperCase();
}
