const SEVERAL = /^#?[1-9]\d{0,14}(?:(?:[,;&+\s]|\band\b)+#?[1-9]\d{0,14})+$/;

/** The numbers of several records, typed as `18 19`, `18, 19` or `18 and 19`, each once; undefined where it is nothing like it. */
export function severalNumbers(words: readonly string[]): readonly number[] | undefined {
  const text = words.join(' ').trim();
  return SEVERAL.test(text) ? [...new Set((text.match(/\d+/g) ?? []).map(Number))] : undefined;
}
