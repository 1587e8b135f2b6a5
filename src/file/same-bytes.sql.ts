import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** How much is compared at once, in bytes. */
const PART = 1 << 20;

/**
 * Whether a file that is open has the very bytes of another. It is not closed for that, which would take away every lock on
 * it that this process has.
 */
export function hasSameBytes(handle: number, other: string): boolean {
  const theirs = openSync(other, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size !== fstatSync(theirs).size) return false;
    const [one, two] = [Buffer.alloc(PART), Buffer.alloc(PART)];
    for (let at = 0; at < size; at += PART) {
      const mine = one.subarray(0, readSync(handle, one, 0, PART, at));
      if (!mine.equals(two.subarray(0, readSync(theirs, two, 0, PART, at)))) return false;
    }
    return true;
  } finally {
    closeSync(theirs);
  }
}

/** Whether two files that nobody of this process has open have the very same bytes. */
export function haveSameBytes(file: string, other: string): boolean {
  const handle = openSync(file, 'r');
  try {
    return hasSameBytes(handle, other);
  } finally {
    closeSync(handle);
  }
}

/** How often a file that is open was written to, as SQLite counts that in it; offset as in the SQLite file format. */
export function writesTo(handle: number): number {
  const counted = Buffer.alloc(4);
  readSync(handle, counted, 0, 4, 24);
  return counted.readUInt32BE();
}
