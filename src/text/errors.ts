/** What went wrong, in the terms of the exit codes: the cli maps each to one (see `cli/exit-codes.ts`). */
export type FailureKind =
  'refused' | 'usage' | 'rows-rejected' | 'busy' | 'damaged' | 'output-failed' | 'cancelled';

/**
 * Something the user can mend. `message` says what happened and why, without a name that need not be there;
 * `hints` are the commands or steps to try next, one a line.
 */
export class UserError extends Error {
  readonly kind: FailureKind;
  readonly hints: readonly string[];

  constructor(
    message: string,
    options: { kind?: FailureKind; hints?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UserError';
    this.kind = options.kind ?? 'refused';
    this.hints = options.hints ?? [];
  }
}

/** A usage error (exit code 2): an option or argument that cannot be understood or is missing. */
export function usageError(message: string, ...hints: string[]): UserError {
  return new UserError(message, { kind: 'usage', hints });
}
