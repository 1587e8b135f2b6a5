import { CommanderError } from 'commander';
import { UserError } from '../domain/errors.ts';
import { sanitizeBlock } from '../text/sanitize.ts';
import { EXIT } from './exit-codes.ts';
import { buildProgram } from './program.ts';
import { Session } from './session.ts';
import { databaseUnloadable } from './unloadable.ts';
import { quotedSuggestion, retyped } from './suggestions.ts';
import type { World } from './world.ts';

/** Runs one command line (without the program's own name) and gives the exit code. The one place that explains errors. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  let session: Session | undefined;
  try {
    session = new Session(argv, world);
    const words = versionAsCommand(helpAsOption(argv));
    if (isBare(words)) words.push(isTerminal(world) ? 'start' : '--help');
    const program = buildProgram(session);
    await program.parseAsync(words, { from: 'user' });
    return session.exitCode;
  } catch (error) {
    const known = error instanceof CommanderError ? error : databaseUnloadable(error);
    return explain(known ?? (await session?.explain(error)) ?? error, argv, world);
  } finally {
    session?.close();
  }
}

/** `refnet help log` is `refnet log --help`, so that only the command asked about is loaded. */
function helpAsOption(argv: readonly string[]): string[] {
  const [first, ...rest] = argv;
  return first === 'help' ? [...rest.filter((word) => !word.startsWith('-')), '--help'] : [...argv];
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

function explain(error: unknown, argv: readonly string[], world: World): number {
  if (error instanceof CommanderError) return explainUsage(error, argv, world);
  if (error instanceof UserError) {
    say(world, error.message, error.hints);
    return EXIT[error.kind];
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  say(world, `something went wrong inside refnet (${what})`, [
    'this is a bug; nothing was written by this command',
    'set REFNET_DEBUG=1 and run it again to see where it happened',
  ]);
  if ((world.env['REFNET_DEBUG'] ?? '') !== '' && error instanceof Error)
    world.stderr.write(`${error.stack}\n`);
  return EXIT.bug;
}

function explainUsage(error: CommanderError, argv: readonly string[], world: World): number {
  if (error.exitCode === 0) return EXIT.done;
  if (error.code === 'commander.help') return EXIT.usage;
  const [plain = '', ...more] = error.message.replace(/^error: /, '').split('\n');
  const message = more.length === 0 ? plain : `${plain}. ${more.join(' ').replace(/^\(|\)$/g, '')}`;
  const meant = /Did you mean (?:one of )?([^,?]+)/.exec(more.join(' '))?.[1];
  const unknown = /'([^']+)'/.exec(message)?.[1];
  const hints = meant === undefined || unknown === undefined ? [] : [retyped(argv, unknown, meant)];
  const quoted = error.code === 'commander.excessArguments' ? quotedSuggestion(argv) : undefined;
  if (quoted !== undefined) hints.push(`what has several words is quoted: ${quoted}`);
  const command = argv.find((word) => /^[a-z]/.test(word));
  const known = error.code !== 'commander.unknownCommand' && command !== undefined;
  hints.push(`refnet help${known ? ` ${command}` : ''}`);
  say(world, message, hints);
  return EXIT.usage;
}

function say(world: World, message: string, hints: readonly string[]): void {
  const lines = [`refnet: ${message}`, ...hints.map((hint) => `  ${hint}`)];
  world.stderr.write(`${sanitizeBlock(lines.join('\n'))}\n`);
}
