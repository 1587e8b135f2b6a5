import { withoutLegalForm } from './legal-forms.ts';
import { isTitle } from './name-words.ts';
import { searchKey } from './search-key.ts';

/**
 * `J. D.`: what tells clients apart for somebody who knows them, and nobody else. Titles before a name are none of it, nor
 * what a firm is by law.
 */
export function initialsOf(name: string): string {
  const whole = withoutLegalForm(name.trim().split(/[\s-]+/u));
  const words = whole.map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''));
  const first = words.findIndex((word) => !isTitle(searchKey(word).replaceAll('.', '')));
  return words
    .slice(Math.max(0, first))
    .flatMap((word) => (word === '' ? [] : [`${firstLetter(word)}.`]))
    .join(' ');
}

/** With the marks that belong to it. */
function firstLetter(word: string): string {
  return (/^.\p{M}*/u.exec(word)?.[0] ?? '').toUpperCase();
}
