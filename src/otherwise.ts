import { entryOf } from './commands.ts';
import { GLOBALS } from './globals.ts';
import { withCommandFirst } from './leading.ts';
import { runPlain } from './plain.ts';
import type { Command } from './shell/command.cli.ts';
import { flagOf, type Option } from './shell/option.cli.ts';
import { otherwiseSaid, type Said, type Takes } from './shell/other-words.ts';
import { Session } from './shell/session.cli.ts';
import { commandLine } from './shell/suggestions.cli.ts';
import { isReadable, nowhere } from './shell/texts.cli.ts';
import { readLine, type Sayable } from './shell/typed-line.ts';
import { loaded } from './text/lazily.ts';
import { shortened } from './text/shortened.ts';

/** These only read, and take no `--dry-run`. */
const READING = new Set(
  'due report partners referrals sources check-ins show search advise fees history'.split(' '),
);

/** More ways are not tried: a sentence that needs more is not understood. */
const MOST_TRIED = 24;
/** How much of what a command would do is told beside it. */
const TOLD = 100;

/** A command line told apart: the command, its words, and where they stand. */
interface Line {
  readonly name: string;
  readonly command: Command;
  readonly words: readonly string[];
  readonly argv: readonly string[];
}

/**
 * What to type in place of a command line that was typed as a sentence (`snooze maren until friday`), with what it would do:
 * one that was tried, without writing anything, and works. Undefined where there is none.
 */
export async function saidOtherwise(argv: readonly string[], session: Session): Promise<string | undefined> {
  const line = await toldApart(argv);
  if (line === undefined || line.words.length === 0) return undefined;
  for (const said of (await waysOf(line, session)).slice(0, MOST_TRIED)) {
    const better = replaced(line, said);
    const does = await tried(line, better, session);
    if (does !== undefined)
      return `${commandLine(better)}${does === '' ? '' : `      ${shortened(does, TOLD)}`}`;
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
  const takes: Takes = {
    has: (flag) => options.has(flag),
    reads: (flag, text) => reads(options.get(flag), text, today),
    chosen: [...options].flatMap(([flag, { words: few }]) => (few === undefined ? [] : [flag])),
  };
  return loaded(() => otherwiseSaid(words, takes));
}

function reads(own: Option<unknown> | undefined, text: string, today: Session['today']): boolean {
  return own !== undefined && isReadable(own, text, nowhere(today));
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
  return argv.flatMap((word, at) => {
    const better = [...(at === first ? said.words : []), ...(at === last ? said.options.flat() : [])];
    return places.includes(at) ? better : [word];
  });
}

/** The first line of what the command would do; undefined where it fails, or cannot be tried without doing it. */
async function tried(
  { name, command }: Line,
  better: readonly string[],
  { world, rooms }: Session,
): Promise<string | undefined> {
  const isDry = command.options['dryRun'] !== undefined;
  if (!isDry && !READING.has(name)) return undefined;
  let printed = '';
  const unseen = { write: () => undefined };
  const paper = {
    write: (text: string | Uint8Array) => {
      if (typeof text === 'string' && printed.length < 1000) printed += text;
    },
  };
  const apart = Object.create(world, { stdout: { value: paper }, stderr: { value: unseen } }) as typeof world;
  const words = [...better, '--no-input', ...(isDry ? ['--dry-run'] : [])];
  const session = new Session(words, apart, rooms);
  try {
    const isRun = await runPlain(
      withCommandFirst(words, (each) => entryOf(each) !== undefined),
      session,
    );
    if (!isRun || session.exitCode !== 0) return undefined;
    return isDry ? (printed.trim().split('\n')[0] ?? '').trim() : '';
  } catch {
    return undefined;
  } finally {
    session.close();
  }
}
