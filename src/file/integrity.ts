/** Whether a fault that SQLite tells of a file is of an index, which can be made anew from its table. */
export function isOfAnIndex(fault: string): boolean {
  return /missing from index|wrong # of entries in index|non-unique entry in index|out of order/.test(fault);
}

/** Whether it is of a value that a rule of its table forbids, and the file itself is sound. */
export function isOfAValue(fault: string): boolean {
  return /^(?:CHECK constraint failed in|NULL value in|NUMERIC value in|TEXT value in|non-\w+ value in)/.test(
    fault,
  );
}
