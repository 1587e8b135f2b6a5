import { entryOf, GROUPS } from './commands.ts';
import { GLOBALS } from './globals.ts';
import { isHelp } from './leading.ts';
import type { Command } from './shell/command.cli.ts';
import type { Typed } from './shell/option.cli.ts';
import type { GlobalFlags, Session } from './shell/session.cli.ts';
import { runTyped, typedFor } from './shell/typed.cli.ts';
import { readLine, type Line, type Sayable } from './shell/typed-line.ts';

/** What a plain command line says. */
export interface Plain {
  /** The name of the command, whichever synonym was typed. */
  readonly name: string;
  readonly flags: GlobalFlags;
  readonly command: Command;
  readonly typed: Typed;
}

/**
 * Runs a command line that is plain, as nearly all are. Returns false, and has done nothing, where the parser of the command
 * line is needed: for the help on a command, and for whatever cannot be read.
 */
export async function runPlain(words: readonly string[], session: Session): Promise<boolean> {
  const said = await readPlain(words, session.argv);
  if (said === undefined) return false;
  if (said === 'overview') {
    const { overview } = await import('./overview.ts');
    const { SUMMARIES } = await import('./summaries.ts');
    session.world.stdout.write(overview(GROUPS, SUMMARIES, session.width));
    return true;
  }
  await session.begin(said.name, said.flags);
  await runTyped(said.command, said.typed, session);
  return true;
}

/** What a command line says that is plain, or that it asks for the overview; `argv` is the whole as it was typed. */
export async function readPlain(
  words: readonly string[],
  argv: readonly string[],
): Promise<Plain | 'overview' | undefined> {
  const line = readLine(words, globalNames());
  if (line === undefined || line.said.has('--version')) return undefined;
  if ((line.said.get('--db') ?? []).length > 1) return undefined;
  const [name, ...others] = line.words;
  if (name === undefined) return line.rest.length > 0 && line.rest.every(isHelp) ? 'overview' : undefined;
  const entry = entryOf(name);
  if (entry === undefined || line.rest.some(isHelp)) return undefined;
  const { command } = await entry.load();
  const typed = typedFor(command, { words: others, rest: line.rest }, argv);
  return typed === undefined ? undefined : { name: entry.name, flags: flagsIn(line), command, typed };
}

function globalNames(): ReadonlyMap<string, Sayable> {
  const named = GLOBALS.flatMap(({ long, short, value }) =>
    [long, ...(short === undefined ? [] : [short])].map((name) => [name, { key: long, value }] as const),
  );
  return new Map(named);
}

function flagsIn({ said }: Line): GlobalFlags {
  return {
    db: said.get('--db')?.at(-1),
    color: !said.has('--no-color'),
    input: !said.has('--no-input'),
    pager: !said.has('--no-pager'),
    plain: said.has('--plain') || undefined,
    yes: said.has('--yes') || undefined,
  };
}
