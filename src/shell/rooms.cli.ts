import type { Db } from '../file/sqlite.sql.ts';
import type { UserError } from '../text/errors.ts';
import type { Choice } from './prompter.cli.ts';

/** What the shell needs of later rooms; `main.ts` hands it over. */
export interface Rooms {
  /**
   * Returns the number of the partner meant by a text. Throws a UserError, with choices where several
   * fit, that mends the command line `argv`.
   */
  readonly partnerMeant: (db: Db, text: string, argv: readonly string[]) => number;
  /** Whether there is a command of that name, synonyms aside. */
  readonly isCommand: (name: string) => boolean;
  /** Loads what lists the partners that a text may stand for, as a prompt offers them; the value is what to type. */
  readonly partnerChoices: () => Promise<{
    readonly partnerChoices: (db: Db, text: string) => readonly Choice<string>[];
  }>;
  /** Loads what says that a number names no record: for commands that are about one. */
  readonly noSuchRecord: () => Promise<{ readonly noSuchRecord: NoSuchRecord }>;
  /** A record that names its partner, as a sentence tells it: told apart from others of that name. */
  readonly toldApart: <R>(db: Db, record: R) => R;
  /** Each record of a list as {@link Rooms.toldApart} tells one, where any partners share their name. */
  readonly recordsApart: <R>(db: Db, records: readonly R[]) => readonly R[];
}

/** Returns the error for a number that names no record, or one of another kind than `wanted` ("a referral"). */
export type NoSuchRecord = (db: Db, number: number, wanted: string) => UserError;
