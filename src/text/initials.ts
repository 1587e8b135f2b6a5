/** `J. D.`: what tells clients apart for somebody who knows them, and nobody else. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''));
  return words.flatMap((word) => (word === '' ? [] : [`${firstLetter(word)}.`])).join(' ');
}

/** With the marks that belong to it. */
function firstLetter(word: string): string {
  return (/^.\p{M}*/u.exec(word)?.[0] ?? '').toUpperCase();
}
