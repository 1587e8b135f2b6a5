import { Command, Help } from 'commander';
import { COMMANDS, entryOf, GROUPS, type ListedEntry } from './commands.ts';
import { GLOBAL_OPTIONS, HELP } from './global-options.ts';
import { leadOf } from './leading.ts';
import type { GlobalOption } from './shell/complete-shown.cli.ts';
import { declareCommand as declare, refuseOptionAsValue } from './shell/declare.cli.ts';
import type { GlobalFlags, Session } from './shell/session.cli.ts';
import { timesSaid } from './shell/typed.cli.ts';
import type { CommandName } from './summaries.ts';
import { capitalized } from './text/capitalized.ts';
import { usageError } from './text/errors.ts';

/** `-y, --yes`, as commander reads what an option is called. */
function flagsOf({ long, short, value }: GlobalOption): string {
  const names = short === undefined ? long : `${short}, ${long}`;
  return value === undefined ? names : `${names} <${value}>`;
}

/**
 * The command tree. Commands are known by name and summary; the options of one are declared, and its code loaded,
 * when it is the one that was typed.
 */
export async function buildProgram(session: Session): Promise<Command> {
  const { world } = session;
  const overview = await overviewFor(session);
  const summaryOf = await summariesFor(session);
  const program = new Command('refnet');
  program
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => session.width,
      getErrHelpWidth: () => session.width,
    })
    .configureHelp({
      subcommandTerm: (command) => command.name(),
      commandUsage: (command) =>
        [...(command.parent === null ? [] : ['refnet']), command.name(), command.usage()].join(' '),
      formatHelp: (command, helper) =>
        command.parent === null ? overview() : Help.prototype.formatHelp.call(helper, command, helper),
    })
    .helpCommand(false)
    .helpOption(flagsOf(HELP), HELP.help)
    .optionsGroup('Options for every command:');
  for (const each of GLOBAL_OPTIONS) program.option(flagsOf(each), each.help);
  for (const each of program.options) refuseOptionAsValue(program, each, session.argv);
  for (const entry of commandsFor(session.argv)) {
    program
      .command(entry.name, { hidden: entry.hidden === true })
      .aliases([...(entry.aliases ?? [])])
      .summary(summaryOf(entry.name))
      .description(capitalized(`${summaryOf(entry.name)}.`));
  }
  program.hook('preSubcommand', async (_program, subcommand) => {
    await declareCommand(subcommand, session);
  });
  program.hook('preAction', async (_program, action) => {
    const { version, ...flags } = program.opts<GlobalFlags & { version?: boolean }>();
    if (version === true && action.name() !== 'version') {
      throw usageError('--version goes with no command', 'refnet --version');
    }
    const times = timesSaid(session.argv, '--db');
    if (times > 1) throw usageError(`--db is said ${times} times, and counts once`, 'leave out all but one');
    await session.begin(action.name(), flags);
  });
  return program;
}

/** The command that was typed is all that is needed to run it; whatever else was typed may be answered with any of them. */
function commandsFor(argv: readonly string[]): readonly ListedEntry[] {
  const entry = entryOf(firstWord(argv));
  // The hidden ones tell about the others.
  return entry === undefined || entry.hidden === true ? COMMANDS : [entry];
}

/** The first word after options that every command takes. */
function firstWord(argv: readonly string[]): string {
  return argv[leadOf(argv)] ?? '';
}

/** The help where no command is named; where one is, nothing shows it. */
async function overviewFor({ argv, width }: Session): Promise<() => string> {
  if (entryOf(firstWord(argv)) !== undefined) return () => '';
  const { overview } = await import('./overview.ts');
  const { SUMMARIES } = await import('./summaries.ts');
  return () => overview(GROUPS, SUMMARIES, width);
}

/** What commands do, where it is told; elsewhere nothing, for which no command waits. */
async function summariesFor(session: Session): Promise<(name: CommandName) => string> {
  if (!showsHelp(session)) return () => '';
  const { SUMMARIES } = await import('./summaries.ts');
  return (name) => SUMMARIES[name];
}

/** Loads a command's module and declares its arguments, options and action. */
export async function declareCommand(command: Command, session: Session): Promise<void> {
  const entry = COMMANDS.find(({ name }) => name === command.name());
  if (entry === undefined || command.options.length > 0) return;
  const { command: loaded } = await entry.load();
  declare(command, loaded, session);
  if (showsHelp(session)) await (await import('./shell/help.cli.ts')).prepareHelp(command, loaded, session);
}

/** Whether help may be shown: it is asked for, or no command line was typed at all. */
function showsHelp({ argv }: Session): boolean {
  return argv.length === 0 || argv.some((word) => word === 'help' || word === '--help' || word === '-h');
}
