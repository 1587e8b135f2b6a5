/**
 * Text of Latin, Greek and Cyrillic letters, punctuation, currencies, rules and blocks alone: every character is seen, takes one
 * column and stands for itself. What most text is, and is told without asking for the properties of characters.
 */
export const COMMON =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2500-\u259f]*$/;

/**
 * A regular expression that is built when it is first asked for. V8 resolves the character properties of a literal
 * while it parses the file, and a few of them cost every command milliseconds it never needs.
 */
export function lazyPattern(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(source, flags);
    pattern.lastIndex = 0;
    return pattern;
  };
}
