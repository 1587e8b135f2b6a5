import { resolve } from 'node:path';
import { CommanderError, type Command as Commander } from 'commander';
import { isCommand } from './commands.ts';
import { NoDay } from './calendar/day.ts';
import type { Finding } from './copies/doctor.ts';
import { TooLarge } from './money/money.ts';
import { Raised } from './shell/doubt.cli.ts';
import { explain, type Outcome } from './shell/explain.cli.ts';
import type { Session } from './shell/session.cli.ts';
import { databaseUnloadable, programUnreadable } from './shell/unloadable.cli.ts';
import type { World } from './shell/world.cli.ts';
import { cancelled, UserError } from './text/errors.ts';
import { namedCode, systemCode } from './text/system-code.ts';
import { shownPath } from './text/quoted-path.ts';

/** A run that failed. */
interface FailedRun {
  readonly argv: readonly string[];
  readonly world: World;
  readonly session: Session | undefined;
  readonly program: Commander | undefined;
}

/** Says what went wrong and what to do next. Returns the exit code. */
export async function failed(error: unknown, { argv, world, session, program }: FailedRun): Promise<number> {
  const known = isExpected(error) ? error : (folderGone(error) ?? unloadable(error));
  const told =
    session === undefined || (known !== undefined && !canBeOfTheFile(error))
      ? (known ?? error)
      : await ofTheFile(error, session);
  const outcome = session === undefined ? 'only read' : await outcomeOf(error, session);
  // What was thrown for another reason than the words, no other words would mend.
  const isOfWords = session !== undefined && told === error && mayBeSentence(error, session);
  const otherwise = isOfWords ? await inOtherWords(argv, session) : undefined;
  return explain(told, {
    argv: session?.argv ?? argv,
    world,
    outcome,
    left: session?.left,
    program,
    isCommand,
    otherwise,
  });
}

/** Whether it was refused for its words, so that they may be a sentence which only has to be typed otherwise. */
function mayBeSentence(error: unknown, { recorded }: Session): boolean {
  if (recorded !== undefined) return false;
  if (error instanceof CommanderError) return error.code === 'commander.excessArguments';
  // What is only doubtful was understood.
  if (error instanceof UserError && error.cause instanceof Raised) return false;
  if (!(error instanceof UserError) || error.choices !== undefined || error.readings !== undefined)
    return false;
  // What is said of an option is of that alone.
  return (error.kind === 'refused' || error.kind === 'usage') && !error.message.startsWith('--');
}

async function inOtherWords(argv: readonly string[], session: Session): Promise<string | undefined> {
  // What is read from standard input is there once.
  if (argv.includes('-')) return undefined;
  session.close();
  return (await import('./otherwise.ts')).saidOtherwise(argv, session);
}

/**
 * Says that what the command printed did not get where it was to go (`code` is the one of the system), or, without one, that
 * a question was never answered; and what it recorded all the same.
 */
export function cutShort(
  code: string | undefined,
  { argv, world, session }: Omit<FailedRun, 'program'>,
): void {
  const error =
    code === undefined
      ? cancelled()
      : new UserError(`the output could not be written (${namedCode(code)})`, {
          kind: 'output-failed',
        });
  explain(error, {
    argv,
    world,
    outcome: session?.recorded ?? 'only read',
    left: session?.left,
    program: undefined,
    isCommand,
  });
}

function isExpected(error: unknown): boolean {
  return error instanceof CommanderError || error instanceof UserError;
}

function unloadable(error: unknown): UserError | undefined {
  return databaseUnloadable(error) ?? programUnreadable(error);
}

/**
 * What became of the change. Where it failed when it was to be committed, the file is looked into by another connection,
 * which takes back what was broken off, as the next command would.
 */
async function outcomeOf(error: unknown, session: Session): Promise<Outcome> {
  const { recorded, writes } = session;
  // Where the engine is missing, nothing of what needs it can be loaded, and nothing was begun.
  if (databaseUnloadable(error) !== undefined) return recorded ?? (writes ? 'nothing' : 'only read');
  const { isThere, markOf } = await import('./file/settled.sql.ts');
  const mark = markOf(error);
  if (mark !== undefined) {
    session.close();
    const isKept = isThere(session.file.path, mark);
    if (isKept === undefined) return 'unknown';
    return isKept ? mark.recorded : (recorded ?? 'nothing');
  }
  return recorded ?? (writes ? 'nothing' : 'only read');
}

/** What the database complains of in words about this file. Loaded only now: where the engine is missing it cannot be. */
async function ofTheFile(error: unknown, session: Session): Promise<unknown> {
  if (error instanceof TooLarge) return (await foundInFile(error, session, isTooMuch)) ?? error;
  if (error instanceof NoDay) return (await foundInFile(error, session, isNoDay)) ?? error;
  const { asUserError } = await import('./file/trouble.sql.ts');
  const told = asUserError(error, session.file.path, () => session.close());
  return isExpected(told) ? told : ((await foundInFile(told, session)) ?? told);
}

function isFolderThere(): boolean {
  try {
    return resolve('.') !== '';
  } catch {
    return false;
  }
}

/** Where nothing can be said of where this runs, because somebody removed the folder: that, else undefined. */
function folderGone(error: unknown): UserError | undefined {
  if (systemCode(error) !== 'ENOENT' || isFolderThere()) return undefined;
  return new UserError('the folder that you are in is gone', {
    hints: ['go to another (cd), and say it again'],
    cause: error,
  });
}

/** What looks like a bug, where the file is not as refnet leaves it: that is what is to be mended first. */
async function foundInFile(
  cause: unknown,
  session: Session,
  isMeant?: (finding: Finding) => boolean,
): Promise<UserError | undefined> {
  const { file, today, world, recorded } = session;
  session.close();
  const { faultInFile } = await import('./copies/fault-in-file.sql.ts');
  const { findingSaid, findingWords } = await import('./copies/doctor.view.ts');
  const fault = faultInFile(file.path, { today, now: world.now }, isMeant);
  if (fault === undefined) return undefined;
  // Of what was looked for the records are told: whoever mends them needs no other command first.
  const said = isMeant === undefined ? findingWords(fault) : findingSaid(fault);
  return new UserError(`something in ${shownPath(file.path)} is not as refnet leaves it: ${said}`, {
    kind: 'damaged',
    hints: [
      'refnet doctor      looks at the file, and says what to do',
      ...(recorded === undefined ? ['nothing was written by this command'] : []),
    ],
    cause,
  });
}

/** What makes a sum too large where no amount of it is, or an amount that is none. */
function isTooMuch(finding: Finding): boolean {
  return finding.check === 'too-much' || isForbidden(finding, /_minor/);
}

/** What makes a day one that cannot be reckoned with where none was typed. */
function isNoDay(finding: Finding): boolean {
  const { check, items } = finding;
  if (check === 'own-facts') return items.some((item) => /-(?:on|at|since)$/.test(item));
  return DAYS.includes(check) || isForbidden(finding, /_on|_day|_since|_until|months/);
}

/** What doctor finds of days that stand in the file and can be none of a record. */
const DAYS: readonly Finding['check'][] = ['out-of-reach', 'last-step', 'put-off'];

function isForbidden({ check, items }: Finding, columns: RegExp): boolean {
  return check === 'forbidden' && items.some((item) => columns.test(item));
}

/** What is said of amounts and days that were typed, and of those of a file that are none. */
function canBeOfTheFile(error: unknown): boolean {
  return error instanceof TooLarge || error instanceof NoDay;
}
