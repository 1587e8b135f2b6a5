/**
 * The path of a file whose name has spaces, of which these words are parts since a shell took it apart: the words in a row,
 * `word` among them, that name one together. Undefined where none do.
 */
export function wholePath(
  words: readonly string[],
  word: string,
  isThere: (path: string) => boolean,
): string | undefined {
  const at = words.indexOf(word);
  for (let from = at; from >= 0; from -= 1) {
    for (let to = Math.max(at, from + 1); to < words.length; to += 1) {
      const path = words.slice(from, to + 1).join(' ');
      if (isThere(path)) return path;
    }
  }
  return undefined;
}
