import { CommanderError } from 'commander';
import { UserError } from './text/errors.ts';
import { drawLines } from './screen/paint.view.ts';
import { PLAIN } from './screen/style.view.ts';
import { partnerChoices, partnerMeant } from './partners/partner.cli.ts';
import { noSuchRecord } from './referrals/referral-argument.cli.ts';
import { EXIT } from './shell/exit-codes.cli.ts';
import { buildProgram, isCommand } from './program.ts';
import type { Rooms } from './shell/rooms.cli.ts';
import { Session } from './shell/session.cli.ts';
import { databaseUnloadable } from './shell/unloadable.cli.ts';
import { quotedSuggestion, retyped } from './shell/suggestions.cli.ts';
import type { World } from './shell/world.cli.ts';

/** What the shell needs of partners and records. */
export const ROOMS: Rooms = { partnerMeant, partnerChoices, noSuchRecord };

/**
 * Runs one command line, without the program's own name, and returns the exit code. The one place that explains errors.
 */
export async function main(argv: readonly string[], world: World): Promise<number> {
  let session: Session | undefined;
  try {
    session = new Session(argv, world, ROOMS);
    const words = versionAsCommand(helpAsOption(argv));
    if (isBare(words)) words.push(isTerminal(world) ? 'start' : '--help');
    const program = buildProgram(session);
    await program.parseAsync(words, { from: 'user' });
    return session.exitCode;
  } catch (error) {
    const known = error instanceof CommanderError ? error : databaseUnloadable(error);
    return explain(known ?? (await session?.explain(error)) ?? error, argv, world, session?.takenBackBy);
  } finally {
    session?.close();
  }
}

/**
 * `refnet help log` is `refnet log --help`, so that only the command asked about is loaded. Help on a command that there
 * is not is left to the parser without the option, so that it says so.
 */
function helpAsOption(argv: readonly string[]): string[] {
  const [first, ...rest] = argv;
  const words = first === 'help' ? [...rest.filter((word) => !word.startsWith('-')), '--help'] : [...argv];
  const [command = ''] = words;
  if (command.startsWith('-') || command === '' || isCommand(command)) return words;
  return words.filter((word) => word !== '--help' && word !== '-h');
}

/** Whether no command is named: nothing was typed, or options that every command takes. */
function isBare(words: readonly string[]): boolean {
  const bare = words.filter((word, index) => word !== '--db' && words[index - 1] !== '--db');
  return bare.every((word) => /^(?:--db=.*|--plain|--no-color|--no-input|--yes|-y)$/s.test(word));
}

function isTerminal({ stdout, stdin }: World): boolean {
  return stdout.isTTY === true && stdin.isTTY === true;
}

/** `refnet --version --verbose --db FILE` is the command `version`, which knows which file would be used. */
function versionAsCommand(words: readonly string[]): string[] {
  const isVersion = (word: string) => word === '--version' || word === '-V';
  const [first = ''] = words;
  const leads = isVersion(first) || (first === '--verbose' && words.some(isVersion));
  return leads ? ['version', ...words.filter((word) => !isVersion(word))] : [...words];
}

function explain(
  error: unknown,
  argv: readonly string[],
  world: World,
  takenBackBy: string | undefined,
): number {
  if (error instanceof CommanderError) return explainUsage(error, argv, world);
  if (error instanceof UserError) {
    say(world, error.message, error.hints);
    return EXIT[error.kind];
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  say(world, `something went wrong inside refnet (${what})`, [
    takenBackBy === undefined
      ? 'this is a bug; nothing was written by this command'
      : `this is a bug; what the command wrote is kept: ${takenBackBy} takes it back`,
    'set REFNET_DEBUG=1 and run it again to see where it happened',
  ]);
  if ((world.env['REFNET_DEBUG'] ?? '') !== '' && error instanceof Error)
    world.stderr.write(`${error.stack}\n`);
  return EXIT.bug;
}

function explainUsage(error: CommanderError, argv: readonly string[], world: World): number {
  if (error.exitCode === 0) return EXIT.done;
  if (error.code === 'commander.help') return EXIT.usage;
  const [first = '', ...more] = error.message.replace(/^error: /, '').split('\n');
  const plain = inPlainWords(first);
  const message = more.length === 0 ? plain : `${plain}. ${more.join(' ').replace(/^\(|\)$/g, '')}`;
  const meant = /Did you mean (?:one of )?([^,?]+)/.exec(more.join(' '))?.[1];
  const unknown = /'([^']+)'/.exec(message)?.[1];
  const hints = meant === undefined || unknown === undefined ? [] : [retyped(argv, unknown, meant)];
  const surplus = error.code === 'commander.excessArguments' && !plain.endsWith('no further words');
  const quoted = surplus ? quotedSuggestion(argv) : undefined;
  if (quoted !== undefined) hints.push(`what has several words is quoted: ${quoted}`);
  const command = argv.find((word) => /^[a-z]/.test(word));
  const known = error.code !== 'commander.unknownCommand' && command !== undefined;
  hints.push(`refnet help${known ? ` ${command}` : ''}`);
  say(world, message, hints);
  return EXIT.usage;
}

/** What the parser of the command line says, in the words of those who type it. */
function inPlainWords(message: string): string {
  const option =
    /^option '(?:-\w, )?(--[\w-]+)[^']*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s;
  const argument =
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/s;
  return message
    .replace(option, '"$2" is not a choice for $1; choose one of: $3')
    .replace(argument, '"$1" is not a choice for the $2; choose one of: $3')
    .replace(/^option '(?:-\w, )?((--[\w-]+)[^']*)' argument missing$/, '$2 needs its value: $1')
    .replace(/^too many arguments for '(.*)'\. Expected 0 .*$/, 'refnet $1 takes no further words')
    .replace(
      /^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\.$/,
      'more words than refnet $1 takes: $3, where it takes $2 at most',
    );
}

function say(world: World, message: string, hints: readonly string[]): void {
  const lines = [`refnet: ${message}`, ...hints.map((hint) => `  ${hint}`)];
  world.stderr.write(drawLines(lines, PLAIN).text);
}
