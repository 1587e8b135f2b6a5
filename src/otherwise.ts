import { entryOf } from './commands.ts';
import { GLOBALS } from './globals.ts';
import { withCommandFirst } from './leading.ts';
import { runPlain } from './plain.ts';
import type { Command } from './shell/command.cli.ts';
import { ITS_OWN } from './shell/its-own.cli.ts';
import { flagOf, type Option } from './shell/option.cli.ts';
import { otherwiseSaid, type Said, type Takes } from './shell/other-words.ts';
import { Session } from './shell/session.cli.ts';
import { commandLine } from './shell/suggestions.cli.ts';
import { isReadable, nowhere } from './shell/texts.cli.ts';
import { readLine, type Sayable } from './shell/typed-line.ts';
import { UserError } from './text/errors.ts';
import { loaded } from './text/lazily.ts';

/** These only read, and take no `--dry-run`. */
const READING = new Set(
  'due report partners referrals sources check-ins show search advise fees history calendar'.split(' '),
);

/** These only read where nothing but a name is said. */
const READING_ALONE = new Set('project promise agree'.split(' '));

/** To try these takes as long as to do them: they read whole files, or all copies. */
const TAKING_LONG = new Set('import compare restore backup doctor forget export'.split(' '));

/** What these options make lies elsewhere than in the network, and is made by a command that only reads too. */
const MADE_ELSEWHERE = /^--(?:output|open|print)(?:=|$)/;

/** More ways are not tried, nor more words told apart: such a sentence is not understood. */
const MOST_TRIED = 24;
const MOST_WORDS = 30;

/** A command line told apart: the command, its words, and where they stand. */
interface Line {
  readonly name: string;
  readonly command: Command;
  readonly words: readonly string[];
  readonly argv: readonly string[];
}

/**
 * What to type in place of a command line that was typed as a sentence (`snooze maren until friday`): one that was tried,
 * without writing anything anywhere, and works. Undefined where there is none, or where nothing can be tried now.
 */
export async function saidOtherwise(argv: readonly string[], session: Session): Promise<string | undefined> {
  const line = await toldApart(argv);
  if (line === undefined || line.words.length === 0 || line.words.length > MOST_WORDS) return undefined;
  if (TAKING_LONG.has(line.name) || argv.some((word) => MADE_ELSEWHERE.test(word))) return undefined;
  for (const said of (await waysOf(line, session)).slice(0, MOST_TRIED)) {
    const better = replaced(line, said);
    const outcome = await tried(line, better, session, readsAlone(line, said));
    if (outcome === 'works') return commandLine(better);
    if (outcome === 'cannot be tried') return undefined;
  }
  return undefined;
}

async function toldApart(argv: readonly string[]): Promise<Line | undefined> {
  const globals = GLOBALS.flatMap(({ long, short, value }) =>
    [long, ...(short === undefined ? [] : [short])].map((flag) => [flag, { key: long, value }] as const),
  );
  const typed = withCommandFirst(argv, (each) => entryOf(each) !== undefined);
  const outer = readLine(typed, new Map<string, Sayable>(globals));
  const [name = '', ...words] = outer?.words ?? [];
  const entry = entryOf(name);
  if (outer === undefined || entry === undefined || argv.includes('--')) return undefined;
  const { command } = await entry.load();
  const own = new Map(
    Object.entries(command.options).map(([key, each]) => [flagOf(key, each), { ...each, key }]),
  );
  const inner = readLine(outer.rest, own);
  if (inner === undefined || inner.rest.length > 0) return undefined;
  return { name: entry.name, command, words: [...words, ...inner.words], argv };
}

async function waysOf({ command, words }: Line, { today }: Session): Promise<readonly Said[]> {
  const options = new Map(
    Object.entries(command.options)
      .filter(([, own]) => own.value !== undefined && own.at === undefined)
      .map(([key, own]) => [flagOf(key, own), own]),
  );
  const flags = new Set(
    Object.entries(command.options).flatMap(([key, own]) =>
      own.value === undefined && own.at === undefined && !(key in ITS_OWN) ? [flagOf(key, own)] : [],
    ),
  );
  const takes: Takes = {
    hasFlag: (flag) => flags.has(flag),
    has: (flag) => options.has(flag),
    reads: (flag, text) => reads(options.get(flag), text, today),
    isWordless: command.argument === undefined,
    chosen: [...options].flatMap(([flag, { words: few }]) => (few === undefined ? [] : [flag])),
  };
  return loaded(() => otherwiseSaid(words, takes));
}

function reads(own: Option<unknown> | undefined, text: string, today: Session['today']): boolean {
  return own !== undefined && isReadable(own, [text], nowhere(today));
}

/** The command line with its words replaced where they began, and the options where they ended. */
function replaced({ argv, words }: Line, said: Said): readonly string[] {
  const places: number[] = [];
  for (const word of words) {
    const at = argv.indexOf(word, (places.at(-1) ?? 0) + 1);
    if (at >= 0) places.push(at);
  }
  const first = places.at(0) ?? argv.length;
  const last = places.at(-1) ?? argv.length;
  const options = said.options.flatMap(([flag, value]) => (value === undefined ? [flag] : [flag, value]));
  return argv.flatMap((word, at) => {
    const better = [...(at === first ? said.words : []), ...(at === last ? options : [])];
    return places.includes(at) ? better : [word];
  });
}

/** Whether it lists, and so takes no `--dry-run`, what it would record with another word or an option. */
function readsAlone({ name, argv }: Line, { words, options }: Said): boolean {
  const isBare = options.length === 0 && argv.every((word) => !word.startsWith('-'));
  return READING_ALONE.has(name) && words.length === 1 && isBare;
}

/** Whether the command works; another's lock, a damaged file or a bug would meet every other way as well. */
async function tried(
  { name, command }: Line,
  better: readonly string[],
  { world, rooms }: Session,
  isList: boolean,
): Promise<'works' | 'refused' | 'cannot be tried'> {
  const isDry = !isList && command.options['dryRun'] !== undefined;
  if (!isDry && !isList && !READING.has(name)) return 'cannot be tried';
  const unseen = { value: { write: () => undefined } };
  const apart = Object.create(world, { stdout: unseen, stderr: unseen }) as typeof world;
  const words = [...better, '--no-input', ...(isDry ? ['--dry-run'] : [])];
  const session = new Session(words, apart, rooms);
  try {
    const isRun = await runPlain(
      withCommandFirst(words, (each) => entryOf(each) !== undefined),
      session,
    );
    return isRun && session.exitCode === 0 ? 'works' : 'refused';
  } catch (error) {
    const isRefused = error instanceof UserError && (error.kind === 'refused' || error.kind === 'usage');
    return isRefused ? 'refused' : 'cannot be tried';
  } finally {
    session.close();
  }
}
