import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { searchKey } from '../text/search-key.ts';
import type { ImportedReferral } from './import.ts';

/** No typed text holds it: a separator that keeps parts apart. */
export const SEPARATOR = '\u001f';

/**
 * What makes a row itself, whatever is edited later here or there: its day, the partner's and client's names as the
 * file has them, direction, need, and the how-many-th such row it is. Kept only as a keyed hash, so that a client who
 * was forgotten cannot be read or guessed from it.
 */
export function identities(secret: string): (row: ImportedReferral) => string {
  const key = createSecretKey(secret, 'utf8');
  const countSeen = seenCounter();
  return (row) => {
    const parts = [
      row.day,
      searchKey(row.partner),
      row.client === null ? '' : searchKey(row.client),
      row.direction,
      row.need === null ? '' : searchKey(row.need),
    ].join(SEPARATOR);
    const first = keyedHash(key, `${parts}${SEPARATOR}1`);
    const times = countSeen(first);
    const hash = times === 1 ? first : keyedHash(key, `${parts}${SEPARATOR}${times}`);
    return hash.toString('base64url', 0, KEPT_BYTES);
  };
}

/** Half of the hash is kept (RFC 2104, section 5): still beyond any coincidence, and half the file. */
const KEPT_BYTES = 16;

/**
 * Counts how often a hash has come, keeping 53 bits of each: a million whole hashes would fill the memory. The chance
 * that two of a million rows are taken for one is 1 in 18,000; the later would be known as the second such row, still
 * the same each time the file is imported.
 */
function seenCounter(): (hash: Buffer) => number {
  let slots = new Float64Array(1024);
  let used = 0;
  const repeated = new Map<number, number>();
  const place = (table: Float64Array, mark: number): number => {
    let at = mark % table.length;
    while (table[at] !== 0 && table[at] !== mark) at = (at + 1) % table.length;
    return at;
  };
  const grow = () => {
    const larger = new Float64Array(slots.length * 2);
    for (const mark of slots) if (mark !== 0) larger[place(larger, mark)] = mark;
    slots = larger;
  };
  return (hash) => {
    // Never 0, which is a free slot.
    const mark = hash.readUInt32BE(0) * 0x20_0000 + (hash.readUInt32BE(4) >>> 11) + 1;
    const at = place(slots, mark);
    if (slots[at] === mark) {
      const times = (repeated.get(mark) ?? 1) + 1;
      repeated.set(mark, times);
      return times;
    }
    slots[at] = mark;
    used += 1;
    if (used * 2 > slots.length) grow();
    return 1;
  };
}

function keyedHash(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
