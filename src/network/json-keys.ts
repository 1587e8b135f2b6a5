/** A text, which is a key where a colon follows, or where an object begins or ends. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;

/**
 * A key that one object of valid JSON has twice, of which `JSON.parse` keeps the last without a word, and where in the text
 * the second begins; undefined where there is none. `value` is what was read from it.
 */
export function keyTwice(text: string, value: unknown): { key: string; at: number } | undefined {
  // As a program wrote it: nothing of it got lost in reading.
  if (JSON.stringify(value) === text) return undefined;
  const open: Set<string>[] = [];
  for (const { 0: token, 1: colon, index } of text.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const key = String(JSON.parse(token.slice(0, -colon.length)));
      const keys = open.at(-1);
      if (keys?.has(key) === true) return { key, at: index };
      keys?.add(key);
    }
  }
  return undefined;
}
