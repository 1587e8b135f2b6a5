/** Something to ask about before it is written: a terminal is asked, a script is refused and told of `--yes`. */
export interface Doubt {
  /** What is doubtful, as a sentence without its first capital and its point. */
  readonly text: string;
  /** What a terminal is asked. */
  readonly question: string;
  /** What it rests on, a line each: who looks alike, what would change. */
  readonly details?: readonly string[];
  /** What a script may do instead, before `--yes`. */
  readonly hints?: readonly string[];
  /** What `--yes` does about it, as the last hint says; `does it all the same` where left out. */
  readonly yes?: string;
}

/** Carries a doubt out of the transaction, which it rolls back. */
export class Raised extends Error {
  readonly doubt: Doubt;

  constructor(doubt: Doubt) {
    super(doubt.text);
    this.doubt = doubt;
  }
}
