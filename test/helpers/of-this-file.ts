/** What is forgotten when the tests of a file ended. */
const made = new Set<() => void>();

/**
 * Returns what `make` made for the test file that runs now. A worker keeps its modules from one file to the next; what a
 * file remembers in one of them is made anew for the next, and put away by `end`.
 */
export function ofThisFile<T>(make: () => T, end: (value: T) => void = () => {}): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    if (kept !== undefined) return kept.value;
    const value = make();
    kept = { value };
    made.add(() => {
      kept = undefined;
      end(value);
    });
    return value;
  };
}

/** The tests of a file ended. */
export function endFile(): void {
  for (const forget of made) forget();
  made.clear();
}
