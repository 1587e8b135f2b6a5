import { Command, Help } from 'commander';
import type { Command as RefnetCommand } from './shell/command.cli.ts';
import type { GlobalOption } from './shell/complete-shown.cli.ts';
import { declareCommand as declare } from './shell/declare.cli.ts';
import type { GlobalFlags, Session } from './shell/session.cli.ts';
import { usageError } from './text/errors.ts';

/** What the file of a command exports. */
export interface CommandModule {
  readonly command: RefnetCommand;
}

interface CommandEntry {
  /** What it does stands in `summaries.ts`. */
  name: string;
  /** Synonyms people would type; they work and are not shown. */
  aliases?: readonly string[];
  load: () => Promise<CommandModule>;
}

/** An entry with whether help leaves it out. */
type ListedEntry = CommandEntry & { hidden?: true };

interface CommandGroup {
  title: string;
  commands: readonly CommandEntry[];
}

/** Every command, in the order of the help; its code is imported only when it runs. */
const GROUPS: readonly CommandGroup[] = [
  {
    title: 'Every week',
    commands: [
      {
        name: 'add-partner',
        aliases: ['add', 'new'],
        load: () => import('./partners/add-partner.cli.ts'),
      },
      {
        name: 'log',
        aliases: ['refer', 'referral'],
        load: () => import('./referrals/log.cli.ts'),
      },
      {
        name: 'check-in',
        aliases: ['checkin', 'touch', 'met'],
        load: () => import('./contact/check-in.cli.ts'),
      },
      {
        name: 'update',
        aliases: ['status', 'outcome', 'close'],
        load: () => import('./referrals/update.cli.ts'),
      },
      {
        name: 'due',
        aliases: ['today', 'todo', 'next'],
        load: () => import('./due/due.cli.ts'),
      },
      {
        name: 'who',
        aliases: ['whom', 'find-partner'],
        load: () => import('./referrals/who.cli.ts'),
      },
      {
        name: 'report',
        aliases: ['stats', 'summary'],
        load: () => import('./reports/report.cli.ts'),
      },
    ],
  },
  {
    title: 'Look up',
    commands: [
      {
        name: 'partners',
        aliases: ['list', 'ls'],
        load: () => import('./partners/partners.cli.ts'),
      },
      {
        name: 'referrals',
        aliases: ['refs'],
        load: () => import('./referrals/referrals.cli.ts'),
      },
      {
        name: 'sources',
        aliases: ['source', 'channels'],
        load: () => import('./referrals/sources.cli.ts'),
      },
      {
        name: 'check-ins',
        aliases: ['checkins', 'touches'],
        load: () => import('./contact/check-ins.cli.ts'),
      },
      {
        name: 'show',
        aliases: ['view', 'info'],
        load: () => import('./records/show.cli.ts'),
      },
      {
        name: 'search',
        aliases: ['find', 'grep'],
        load: () => import('./records/search.cli.ts'),
      },
      {
        name: 'compare',
        load: () => import('./exports/compare.cli.ts'),
      },
    ],
  },
  {
    title: 'Agree',
    commands: [
      {
        name: 'advise',
        aliases: ['advice'],
        load: () => import('./advice/advise.cli.ts'),
      },
      {
        name: 'agree',
        aliases: ['agreement', 'agreements'],
        load: () => import('./agreements/agree.cli.ts'),
      },
      {
        name: 'fees',
        aliases: ['fee'],
        load: () => import('./agreements/fees.cli.ts'),
      },
      {
        name: 'pay',
        aliases: ['paid', 'payment'],
        load: () => import('./agreements/pay.cli.ts'),
      },
    ],
  },
  {
    title: 'Follow up',
    commands: [
      {
        name: 'note',
        aliases: ['signal'],
        load: () => import('./contact/note.cli.ts'),
      },
      {
        name: 'project',
        aliases: ['projects', 'joint'],
        load: () => import('./contact/project.cli.ts'),
      },
      {
        name: 'promise',
        aliases: ['commit', 'promises', 'goal'],
        load: () => import('./contact/promise.cli.ts'),
      },
      {
        name: 'done',
        aliases: ['kept'],
        load: () => import('./contact/done.cli.ts'),
      },
      {
        name: 'intro',
        aliases: ['introduce', 'introduction'],
        load: () => import('./referrals/intro.cli.ts'),
      },
      {
        name: 'thank',
        aliases: ['thanks'],
        load: () => import('./referrals/thank.cli.ts'),
      },
      {
        name: 'told',
        aliases: ['tell'],
        load: () => import('./referrals/told.cli.ts'),
      },
      {
        name: 'snooze',
        aliases: ['later', 'postpone'],
        load: () => import('./contact/snooze.cli.ts'),
      },
      {
        name: 'calendar',
        aliases: ['ical', 'ics'],
        load: () => import('./exports/calendar.cli.ts'),
      },
    ],
  },
  {
    title: 'Correct',
    commands: [
      {
        name: 'edit',
        aliases: ['change', 'set'],
        load: () => import('./records/edit.cli.ts'),
      },
      {
        name: 'merge',
        aliases: ['join'],
        load: () => import('./partners/merge.cli.ts'),
      },
      {
        name: 'remove',
        aliases: ['delete', 'rm'],
        load: () => import('./records/remove.cli.ts'),
      },
      { name: 'forget', load: () => import('./records/forget.cli.ts') },
      { name: 'undo', load: () => import('./records/undo.cli.ts') },
      { name: 'redo', load: () => import('./records/redo.cli.ts') },
      {
        name: 'history',
        aliases: ['changes'],
        load: () => import('./records/history.cli.ts'),
      },
    ],
  },
  {
    title: 'Set up',
    commands: [
      {
        name: 'import',
        load: () => import('./imports/import.cli.ts'),
      },
      {
        name: 'export',
        load: () => import('./exports/export.cli.ts'),
      },
      {
        name: 'backup',
        load: () => import('./copies/backup.cli.ts'),
      },
      { name: 'restore', load: () => import('./copies/restore.cli.ts') },
      { name: 'doctor', load: () => import('./copies/doctor.cli.ts') },
      {
        name: 'completion',
        load: () => import('./shell/completion.cli.ts'),
      },
      {
        name: 'config',
        aliases: ['settings'],
        load: () => import('./settings/config.cli.ts'),
      },
    ],
  },
];

/** These work and are not shown. */
const HIDDEN: readonly CommandEntry[] = [
  { name: '__complete', load: loadCompletion },
  { name: 'start', load: () => import('./due/start.cli.ts') },
  { name: 'version', load: () => import('./shell/version.cli.ts') },
];

export const COMMANDS: readonly ListedEntry[] = [
  ...GROUPS.flatMap(({ commands }) => commands),
  ...HIDDEN.map((entry) => ({ ...entry, hidden: true as const })),
];

const HELP: GlobalOption = { long: '--help', short: '-h', help: 'show help' };

const GLOBALS: readonly GlobalOption[] = [
  { long: '--db', value: 'file', named: 'file', help: 'the file to use (or set REFNET_DB)' },
  { long: '--no-color', help: 'no colours (or set NO_COLOR)' },
  {
    long: '--plain',
    help: 'for screen readers: no colours, bars or redrawn questions (or set REFNET_PLAIN)',
  },
  { long: '--no-pager', help: 'print at once what is longer than the screen' },
  { long: '--no-input', help: 'ask nothing, fail where something is missing' },
  { long: '--yes', short: '-y', help: 'answer yes to what would be asked' },
  {
    long: '--version',
    short: '-V',
    help: 'show the version; with --verbose also the file it would use',
  },
];

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
  for (const each of GLOBALS) program.option(flagsOf(each), each.help);
  for (const entry of commandsFor(session.argv)) {
    program
      .command(entry.name, { hidden: entry.hidden === true })
      .aliases([...(entry.aliases ?? [])])
      .summary(summaryOf(entry.name))
      .description(capitalize(`${summaryOf(entry.name)}.`));
  }
  program.hook('preSubcommand', async (_program, subcommand) => {
    await declareCommand(subcommand, session);
  });
  program.hook('preAction', async (_program, action) => {
    const { version, ...flags } = program.opts<GlobalFlags & { version?: boolean }>();
    if (version === true && action.name() !== 'version') {
      throw usageError('--version goes with no command', 'refnet --version');
    }
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
  const at = argv.findIndex((word, index) => {
    const isFile = argv[index - 1] === '--db' && word !== '--db';
    return !isFile && !/^(?:--db(?:=.*)?|--plain|--no-color|--no-pager|--no-input|--yes|-y)$/s.test(word);
  });
  return argv[at] ?? '';
}

/** The help where no command is named; where one is, nothing shows it. */
async function overviewFor({ argv, width }: Session): Promise<() => string> {
  if (entryOf(firstWord(argv)) !== undefined) return () => '';
  const { overview } = await import('./overview.ts');
  const { SUMMARIES } = await import('./summaries.ts');
  return () => overview(GROUPS, SUMMARIES, width);
}

/** What commands do, where it is told; elsewhere nothing, for which no command waits. */
async function summariesFor(session: Session): Promise<(name: string) => string> {
  if (!showsHelp(session)) return () => '';
  const { SUMMARIES } = await import('./summaries.ts');
  return (name) => SUMMARIES[name] ?? '';
}

/** The shell's side of completion and, handed to it, the commands and what is found in the record. */
async function loadCompletion(): Promise<CommandModule> {
  const { completing } = await import('./shell/complete.cli.ts');
  const { findValues } = await import('./records/complete-values.cli.ts');
  const { SUMMARIES } = await import('./summaries.ts');
  const commands = COMMANDS.map((entry) => ({
    ...entry,
    summary: SUMMARIES[entry.name] ?? '',
    load: async () => (await entry.load()).command,
  }));
  return { command: completing({ commands, globals: [...GLOBALS, HELP], values: findValues }) };
}

function entryOf(typed: string): ListedEntry | undefined {
  return COMMANDS.find(({ name, aliases }) => name === typed || aliases?.includes(typed) === true);
}

/** Whether a command has that name, or a synonym of it. */
export function isCommand(typed: string): boolean {
  return entryOf(typed) !== undefined;
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

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
