import { CommanderError, type Command as Commander } from 'commander';
import { findingWords } from './copies/doctor.view.ts';
import { faultInFile } from './copies/fault-in-file.sql.ts';
import { asUserError } from './file/open.sql.ts';
import { explain } from './shell/explain.cli.ts';
import { onSameFile } from './shell/same-file.cli.ts';
import type { Session } from './shell/session.cli.ts';
import { databaseUnloadable } from './shell/unloadable.cli.ts';
import type { World } from './shell/world.cli.ts';
import { UserError } from './text/errors.ts';

/** A run that failed. */
interface FailedRun {
  readonly argv: readonly string[];
  readonly world: World;
  readonly session: Session | undefined;
  readonly program: Commander | undefined;
}

/** Says what went wrong and what to do next. Returns the exit code. */
export async function failed(error: unknown, { argv, world, session, program }: FailedRun): Promise<number> {
  const takenBackBy = session?.takenBackBy;
  const known = error instanceof CommanderError ? error : databaseUnloadable(error);
  const told = known ?? (session === undefined ? error : asUserError(error, session.file.path));
  const isExpected = told instanceof CommanderError || told instanceof UserError;
  const meant = isExpected || session === undefined ? told : (foundInFile(told, session) ?? told);
  return explain(onFile(meant, argv), { argv, world, takenBackBy, program });
}

/** What looks like a bug, where the file is not as refnet leaves it: that is what is to be mended first. */
function foundInFile(cause: unknown, session: Session): UserError | undefined {
  const { file, today, world, takenBackBy } = session;
  session.close();
  const fault = faultInFile(file.path, { today, now: world.now });
  if (fault === undefined) return undefined;
  return new UserError(`something in ${file.path} is not as refnet leaves it: ${findingWords(fault)}`, {
    kind: 'damaged',
    hints: [
      'refnet doctor      looks at the file, and says what to do',
      takenBackBy === undefined
        ? 'nothing was written by this command'
        : `what the command wrote is kept; to take it back: ${takenBackBy}`,
    ],
    cause,
  });
}

/** The commands that look at a file, or bring one back, are about the file that the command line names. */
function onFile(error: unknown, argv: readonly string[]): unknown {
  if (!(error instanceof UserError) || error.kind !== 'damaged') return error;
  const hints = error.hints.map((hint) => hint.replace(/^refnet (?=doctor|restore)/, `${onSameFile(argv)} `));
  return new UserError(error.message, { kind: 'damaged', hints, cause: error });
}
