import { hash } from 'node:crypto';
import { searchKey } from '../text/search-key.ts';
import type { ImportedReferral } from './imported-referral.ts';

/** No typed text holds it: a separator that keeps parts apart. */
export const SEPARATOR = '\u001f';

/** Half of the hash is kept, 22 letters of base64url: still beyond any coincidence, and half the file. */
const KEPT = 22;

/**
 * The keyed hash of what makes a row of a file itself: all that is kept of it, so that a client who was forgotten cannot
 * be read or guessed from it. Nobody sees a whole hash, so none can be continued: the key may stand in front.
 */
export function keyedHash(secret: string): (...parts: readonly string[]) => string {
  const key = `${secret}${SEPARATOR}`;
  return (...parts) => hash('sha256', key + parts.join(SEPARATOR), 'base64url').slice(0, KEPT);
}

/**
 * What makes a referral of a file itself, whatever is edited later here or there: its day, the partner by one of the keys
 * of the name, the client and the direction. How-many-th such row it is, is kept beside the hash; need, status, amount and
 * note are facts of it.
 */
export function identityOf(
  hashOf: ReturnType<typeof keyedHash>,
  { day, client, direction }: Pick<ImportedReferral, 'day' | 'client' | 'direction'>,
  partnerKey: string,
): string {
  return hashOf(day, partnerKey, client === null ? '' : searchKey(client), direction);
}

/** How often each hash has come. */
export interface SeenCounter {
  readonly count: (hash: string) => number;
  /** Counts it once more, on that line; returns how often it has come now. */
  readonly add: (hash: string, line: number) => number;
  /** The line on which it came first; 0 where it did not. */
  readonly firstLine: (hash: string) => number;
}

/**
 * Counts how often a hash has come, keeping 53 bits of each: a million whole hashes would fill the memory. The chance
 * that two of a million rows are taken for one is 1 in 18,000; the later would be known as the second such row, still
 * the same each time the file is imported.
 */
export function seenCounter(): SeenCounter {
  let slots = new Float64Array(1024);
  let lines = new Uint32Array(1024);
  let used = 0;
  const repeated = new Map<number, number>();
  const place = (table: Float64Array, mark: number): number => {
    let at = mark % table.length;
    while (table[at] !== 0 && table[at] !== mark) at = (at + 1) % table.length;
    return at;
  };
  const grow = () => {
    const larger = new Float64Array(slots.length * 2);
    const theirLines = new Uint32Array(slots.length * 2);
    for (const [at, mark] of slots.entries()) {
      if (mark === 0) continue;
      const to = place(larger, mark);
      larger[to] = mark;
      theirLines[to] = lines[at] ?? 0;
    }
    slots = larger;
    lines = theirLines;
  };
  return {
    count(text) {
      const mark = markOf(text);
      return slots[place(slots, mark)] === mark ? (repeated.get(mark) ?? 1) : 0;
    },
    firstLine(text) {
      const mark = markOf(text);
      const at = place(slots, mark);
      return slots[at] === mark ? (lines[at] ?? 0) : 0;
    },
    add(text, line) {
      const mark = markOf(text);
      const at = place(slots, mark);
      if (slots[at] === mark) {
        const times = (repeated.get(mark) ?? 1) + 1;
        repeated.set(mark, times);
        return times;
      }
      slots[at] = mark;
      lines[at] = line;
      used += 1;
      if (used * 2 > slots.length) grow();
      return 1;
    },
  };
}

/** The value of each letter of base64url, by its code. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(
    0,
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(String.fromCharCode(code)),
  ),
);

/** The first 53 bits of a hash as a whole number, never 0, which is a free slot. */
function markOf(text: string): number {
  let mark = 0;
  for (let at = 0; at < 8; at += 1) mark = mark * 64 + (VALUES[text.charCodeAt(at)] ?? 0);
  return mark * 32 + ((VALUES[text.charCodeAt(8)] ?? 0) >>> 1) + 1;
}
