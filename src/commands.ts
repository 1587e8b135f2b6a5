import type { Command as RefnetCommand } from './shell/command.cli.ts';
import type { CommandName } from './summaries.ts';

/** What the file of a command exports. */
export interface CommandModule {
  readonly command: RefnetCommand;
}

interface CommandEntry {
  /** What it does stands in `summaries.ts`. */
  name: CommandName;
  /** Synonyms people would type; they work and are not shown. */
  aliases?: readonly string[];
  load: () => Promise<CommandModule>;
}

/** An entry with whether help leaves it out. */
export type ListedEntry = CommandEntry & { hidden?: true };

interface CommandGroup {
  title: string;
  commands: readonly CommandEntry[];
}

/** Every command, in the order of the help; its code is imported only when it runs. */
export const GROUPS: readonly CommandGroup[] = [
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
        aliases: ['refer', 'referral', 'log-referral', 'add-referral'],
        load: () => import('./referrals/log.cli.ts'),
      },
      {
        name: 'check-in',
        aliases: ['checkin', 'touch'],
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

/** The command of that name, or synonym of it. */
export function entryOf(typed: string): ListedEntry | undefined {
  return COMMANDS.find(({ name, aliases }) => name === typed || aliases?.includes(typed) === true);
}

/** Whether there is a command of that name, synonyms aside. */
export function isCommand(name: string): boolean {
  return entryOf(name)?.name === name;
}

/** The shell's side of completion and, handed to it, the commands and what is found in the record. */
async function loadCompletion(): Promise<CommandModule> {
  const { completing } = await import('./shell/complete.cli.ts');
  const { findValues } = await import('./records/complete-values.cli.ts');
  const { GLOBAL_OPTIONS, HELP } = await import('./global-options.ts');
  const { SUMMARIES } = await import('./summaries.ts');
  const commands = COMMANDS.map((entry) => ({
    ...entry,
    summary: SUMMARIES[entry.name] ?? '',
    load: async () => (await entry.load()).command,
  }));
  return { command: completing({ commands, globals: [...GLOBAL_OPTIONS, HELP], values: findValues }) };
}
