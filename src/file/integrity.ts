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

/** The lowest eight bits of a code of SQLite say what it is of. */
const [OUT_OF_MEMORY, OF_THE_DISK, CUT_SHORT] = [7, 10, 522];

/** The code of the reason why a page could not be had, where that is what SQLite tells of it, and not that the file is damaged. */
export function codeOfFailedRead(told: string): string | undefined {
  const code = Number(/unable to get the page\. error code=(\d+)/.exec(told)?.[1] ?? 0);
  if (code === CUT_SHORT) return undefined;
  if ((code & 0xff) === OUT_OF_MEMORY) return 'SQLITE_NOMEM';
  return (code & 0xff) === OF_THE_DISK ? 'SQLITE_IOERR_READ' : undefined;
}
