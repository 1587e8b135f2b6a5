import type { Db } from './sqlite.sql.ts';

/** What a transaction leaves in the file: by that it is known later whether it was committed. */
export interface Mark {
  /** Looked at by another connection once this one has failed; undefined where it cannot be told. */
  readonly isThere: (db: Db) => boolean | undefined;
  readonly recorded: Recorded;
}

/** What a command has written for good, in words that name numbers and never clients. */
export interface Recorded {
  readonly did: string;
  /** The command that takes it back; undefined where none does. */
  readonly back: string | undefined;
}

/** The marks of transactions that failed when they were to be committed, by what was thrown. */
export const marks = new WeakMap<object, Mark>();

/**
 * Runs `work` in one transaction, which is to stay. Where it fails only when it is committed, as a disk does, nobody
 * knows by that whether it is in the file: the journal may be gone already. What is thrown then has a mark.
 */
export function committed<T>(
  db: Db,
  work: () => T,
  mark: (result: T) => Mark,
  how: 'immediate' | 'deferred' = 'immediate',
): T {
  let left: Mark | undefined;
  const transaction = db.transaction(() => {
    const result = work();
    left = mark(result);
    return result;
  });
  try {
    return transaction[how]();
  } catch (error) {
    if (left !== undefined && error instanceof Error) marks.set(error, left);
    throw error;
  }
}
