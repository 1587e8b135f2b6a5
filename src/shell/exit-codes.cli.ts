import type { FailureKind } from '../text/errors.ts';

/** The exit codes, a stable contract with scripts. */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  'rows-rejected': 3,
  busy: 4,
  damaged: 5,
  bug: 70,
  'output-failed': 74,
  cancelled: 130,
} as const satisfies Record<FailureKind | 'done' | 'bug', number>;
