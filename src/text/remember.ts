/** This many different answers are kept in mind. */
const REMEMBERED = 20_000;

/** `read`, which is asked once for the same text or number: cells of a column repeat. */
export function remembering<T, K = string>(read: (key: K) => T): (key: K) => T {
  const known = new Map<K, { value: T }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = read(key);
    if (known.size < REMEMBERED) known.set(key, { value });
    return value;
  };
}
