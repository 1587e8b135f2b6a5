/** What went wrong, in the terms of the exit codes: the shell maps each to one (see `shell/exit-codes.cli.ts`). */
export type FailureKind =
  'refused' | 'usage' | 'rows-rejected' | 'busy' | 'damaged' | 'output-failed' | 'cancelled';

interface Choosable {
  readonly text: string;
  readonly name: string;
  /** The setting that says so from then on. */
  readonly keeps?: { readonly key: string; readonly value: string };
}

/** What may be meant by a text that several things fit: a terminal is asked, and goes on with the text chosen. */
export interface Choices {
  readonly question: string;
  /** What was typed and fits several things, where an option has more than one text. */
  readonly typed?: string;
  /** What to type for each, and what it is. */
  readonly among: readonly Choosable[];
  /** The option whose text it was, by its key; the runner fills it in. */
  readonly option?: string;
}

/** What was typed, or a part of it, that can be read in several ways. */
export interface Readings {
  readonly typed: string;
  /** What to type for each, and what that takes it for. */
  readonly among: readonly { readonly text: string; readonly name: string }[];
  /** What mends it otherwise, said behind them. */
  readonly also?: readonly string[];
}

/** Words of a refusal with a claim behind them that is left out once something is on record: `; nothing was written`. */
export interface UnlessRecorded {
  readonly words: string;
  readonly claim: string;
}

/** The words, with the claim that nothing was written, or was changed. */
export function nothing(was: 'written' | 'changed', words: string, joint = '; '): UnlessRecorded {
  return { words, claim: `${joint}nothing was ${was}` };
}

function whole(said: string | UnlessRecorded): string {
  return typeof said === 'string' ? said : said.words + said.claim;
}

/**
 * Something the user can mend. `message` says what happened and why, without a name that need not be there;
 * `hints` are the commands or steps to try next, one a line.
 */
export class UserError extends Error {
  readonly kind: FailureKind;
  readonly hints: readonly string[];
  /** Both as they were said, for where something is on record. */
  readonly said: {
    readonly message: string | UnlessRecorded;
    readonly hints: readonly (string | UnlessRecorded)[];
  };
  readonly choices: Choices | undefined;
  /** Shown as the command line with each in the place of what was typed, instead of the hints. */
  readonly readings: Readings | undefined;

  constructor(
    message: string | UnlessRecorded,
    options: {
      kind?: FailureKind;
      hints?: readonly (string | UnlessRecorded)[];
      cause?: unknown;
      choices?: Choices;
      readings?: Readings;
    } = {},
  ) {
    super(whole(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UserError';
    this.kind = options.kind ?? 'refused';
    this.said = { message, hints: options.hints ?? [] };
    this.hints = this.said.hints.map(whole);
    this.choices = options.choices;
    this.readings = options.readings;
  }
}

/** A usage error (exit code 2): an option or argument that cannot be understood or is missing. */
export function usageError(message: string, ...hints: string[]): UserError {
  return new UserError(message, { kind: 'usage', hints });
}

/** Whoever was asked leaves the question (exit code 130). What is recorded by then is said by whoever tells of it. */
export function cancelled(): UserError {
  return new UserError('cancelled', { kind: 'cancelled' });
}

/** Something in the file is not as refnet leaves it (exit code 5). */
export function damagedFile(what: string): UserError {
  return new UserError(`the file has ${what}`, {
    kind: 'damaged',
    hints: ['refnet doctor      says what to do'],
  });
}
