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
