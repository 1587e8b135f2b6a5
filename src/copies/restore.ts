import type { Holdings } from './holdings.ts';

/** A change that a restore would lose, by its instant, its command and its summary, which names no client. */
export interface LostChange {
  readonly at: string;
  readonly command: string;
  readonly summary: string;
}

/** What another copy of the network is told of a record with a client who was forgotten, by its uuid, its table and an instant. */
export interface ForgottenMark {
  readonly uuid: string;
  readonly kind: string;
  readonly forgottenAt: string;
}

/** What was forgotten here and stands in the copy: the clients by the numbers of their referrals there, and how many other records. */
export interface ForgottenBack {
  readonly referrals: readonly number[];
  readonly texts: number;
  /** Words of those records that are of none of these clients, as they stand there. */
  readonly words: readonly string[];
  /** Words of some of the others cannot be told: their texts were changed since. */
  readonly isMore: boolean;
  /** How many records are not there, and kept for undo. */
  readonly keptForUndo: number;
}

/** What is in a file before it is replaced, beside what would be in it. */
export interface Comparison {
  /** `none`: there is no file yet, or nothing in it; `damaged`: what is there cannot be read. */
  readonly state: 'none' | 'damaged' | 'there';
  /** What is there; undefined where it cannot be told. */
  readonly now: Holdings | undefined;
  readonly after: Holdings;
  /** The changes that are not in the copy, the newest first; those beyond the first few are only counted. */
  readonly lost: readonly LostChange[];
  readonly lostInAll: number;
  readonly forgottenBack: ForgottenBack;
  /** What was forgotten here of records that the copy does not have: the copy is to know of it. */
  readonly toCarry: readonly ForgottenMark[];
  /** Both are the same network, which the copy was once made of. */
  readonly isSameNetwork: boolean;
  /** The copy holds the very same. */
  readonly isSame: boolean;
  /** Tells whether the file is still what was compared. */
  readonly mark: string;
}
