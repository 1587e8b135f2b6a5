/** This many different texts are kept in mind. */
const REMEMBERED = 20_000;

/** `read`, which is asked once for the same text: cells of a column repeat. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { value: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.value;
    const value = read(text);
    if (known.size < REMEMBERED) known.set(text, { value });
    return value;
  };
}
