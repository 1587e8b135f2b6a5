import type { Command as Commander } from 'commander';
import { entryOf, isCommand } from './commands.ts';
import { partnerMeant } from './partners/partner-meant.cli.ts';
import { commandJoined, isBare, lettersApart, withCommandFirst } from './leading.ts';
import { runPlain } from './plain.ts';
import { EXIT } from './shell/exit-codes.cli.ts';
import type { Rooms } from './shell/rooms.cli.ts';
import { Session } from './shell/session.cli.ts';
import { showsBlocks } from './shell/shows-blocks.cli.ts';
import type { World } from './shell/world.cli.ts';
import { lazily } from './text/lazily.ts';

/** Needed by what writes. */
const apartRoom = lazily(() => import('./partners/told-apart.cli.ts'));
/** Few partners share their name. */
const namesRoom = lazily(() => import('./partners/names-apart.cli.ts'));

/** What the shell needs of partners and records. */
export const ROOMS: Rooms = {
  partnerMeant,
  isCommand,
  partnerChoices: () => import('./partners/partner-choices.cli.ts'),
  noSuchRecord: () => import('./records/record.cli.ts'),
  toldApart: (db, record) => apartRoom().toldApart(db, record),
  recordsApart: (db, records) => namesRoom().recordsApart(db, records),
};

/** What runs, or ran, in a world. */
const runs = new WeakMap<
  World,
  () => { argv: readonly string[]; world: World; session: Session | undefined }
>();

/**
 * Says that the run in this world was cut short, and what it recorded all the same: what it printed did not arrive, for the
 * reason of this code, or, where there is none, nobody is left to answer its question.
 */
export async function cutShort(code: string | undefined, world: World): Promise<void> {
  (await import('./failure.ts')).cutShort(code, {
    argv: [],
    world,
    session: undefined,
    ...runs.get(world)?.(),
  });
}

/** Runs one command line (without the program's own name) and returns the exit code. */
export async function main(typed: readonly string[], given: World): Promise<number> {
  const isTyped = (name: string) => entryOf(name) !== undefined;
  const argv = commandJoined(lettersApart(typed), isTyped);
  let session: Session | undefined;
  let world = given;
  runs.set(given, () => ({ argv, world, session }));
  let program: Commander | undefined;
  try {
    if (!showsBlocks(world)) world = (await import('./shell/ascii-terminal.cli.ts')).inAsciiTerminals(world);
    session = new Session(argv, world, ROOMS);
    const words = [...withCommandFirst(argv, isTyped)];
    if (isBare(words)) words.push(isTerminal(world) && !words.includes('--no-input') ? 'start' : '--help');
    if (!(await runPlain(words, session))) {
      program = await (await import('./program.ts')).buildProgram(session);
      await program.parseAsync(words, { from: 'user' });
    }
    return session.exitCode;
  } catch (error) {
    if (isHelpShown(error)) return EXIT.done;
    const { failed } = await import('./failure.ts');
    return await failed(error, { argv, world, session, program });
  } finally {
    session?.close();
  }
}

/** Whether the parser of the command line ends because help was asked for and shown. */
function isHelpShown(error: unknown): boolean {
  return error instanceof Error && 'exitCode' in error && error.exitCode === 0;
}

function isTerminal({ stdout, stdin }: World): boolean {
  return stdout.isTTY === true && stdin.isTTY === true;
}
