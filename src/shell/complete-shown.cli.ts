import type { Argument, Command, Option } from 'commander';
import type { Db } from '../file/open.sql.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import type { DeclareCommand } from './options.cli.ts';

/** One way to go on. `value` needs no quoting in any shell; `text` says what it is. */
export interface Candidate {
  value: string;
  text: string;
}

/** What can be typed next: one of some words, or a file, which the shell knows better. */
export type Completion = { kind: 'words'; candidates: Candidate[] } | { kind: 'files' };

/** What an option or an argument is known by: the word in its brackets, and what help says of it. */
export interface Wanted {
  placeholder: string;
  description: string;
}

/** The values that fit what is wanted and go on from `typed`, out of the record or the vocabularies. */
export type FindValues = (
  wanted: Wanted,
  typed: string,
  open: () => Promise<Db | undefined>,
) => Promise<Candidate[]>;

/** What completion needs from outside: how options get declared, the database where there is one, what is in it. */
export interface CompletionWorld {
  declare: DeclareCommand;
  open: (path: string | undefined) => Promise<Db | undefined>;
  values: FindValues;
}

/**
 * What can follow on a command line. `words` are those after `refnet`, as the shell has them (quotes and all), up to
 * the one being typed, which may be empty.
 */
export async function complete(
  program: Command,
  words: readonly string[],
  world: CompletionWorld,
): Promise<Completion> {
  const line = readLine(program, words.map(unquoted));
  const { command } = line;
  if (command === undefined) {
    if (line.option !== undefined) return valuesOf(line.option, line, world);
    if (line.rest.length > 0) return wordsOf([]);
    return line.typed.startsWith('-') ? optionNames(program, line.typed) : commandNames(program, line.typed);
  }
  await world.declare(command);
  const inside = readArguments(command, program, line);
  if (inside.option !== undefined) return valuesOf(inside.option, inside, world);
  if (line.typed.startsWith('-') && !inside.optionsEnded) return optionNames(command, line.typed, program);
  const last = command.registeredArguments.at(-1);
  const argument =
    command.registeredArguments[inside.positionals] ?? (last?.variadic === true ? last : undefined);
  return argument === undefined ? wordsOf([]) : valuesOf(argument, line, world);
}

interface Line {
  command: Command | undefined;
  /** The words after the command (from it on, where it is none of ours), without the one being typed. */
  rest: string[];
  typed: string;
  file: string | undefined;
  option: Option | undefined;
}

/** Finds the command and the file named with `--db`, and sees whether an option of the program awaits its value. */
function readLine(program: Command, words: readonly string[]): Line {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const file = before.flatMap((word, at) =>
    word === '--db' ? (before[at + 1] ?? []) : word.startsWith('--db=') ? word.slice('--db='.length) : [],
  )[0];
  let at = 0;
  while (before[at]?.startsWith('-') === true) {
    const option = findOption(program, before[at] ?? '');
    at += option !== undefined && takesNext(option, before[at] ?? '') ? 2 : 1;
  }
  const name = before[at];
  const command = program.commands.find(
    (each) => name !== undefined && (each.name() === name || each.aliases().includes(name)),
  );
  const waiting = at > before.length ? findOption(program, before.at(-1) ?? '') : undefined;
  const rest = before.slice(command === undefined ? at : at + 1);
  return { command, rest, typed, file, option: waiting ?? assigned(program, typed) };
}

/** Counts the arguments so far, and sees whether an option awaits its value. */
function readArguments(
  command: Command,
  program: Command,
  line: Line,
): Line & { positionals: number; optionsEnded: boolean } {
  let positionals = 0;
  let option: Option | undefined;
  let optionsEnded = false;
  for (const word of line.rest) {
    if (option !== undefined) option = undefined;
    else if (word === '--') optionsEnded = true;
    else if (optionsEnded || !word.startsWith('-')) positionals += 1;
    else {
      const found = findOption(command, word) ?? findOption(program, word);
      option = found !== undefined && takesNext(found, word) ? found : undefined;
    }
  }
  option ??= optionsEnded ? undefined : (assigned(command, line.typed) ?? assigned(program, line.typed));
  return { ...line, option, positionals, optionsEnded };
}

function findOption(command: Command, word: string): Option | undefined {
  const name = word.split('=')[0];
  return command.options.find((option) => option.long === name || option.short === name);
}

function takesNext(option: Option, word: string): boolean {
  return option.required && !word.includes('=');
}

/** The option whose value is being typed behind its `=`. */
function assigned(command: Command, typed: string): Option | undefined {
  return typed.startsWith('--') && typed.includes('=') ? findOption(command, typed) : undefined;
}

function commandNames(program: Command, typed: string): Completion {
  const shown = program.createHelp().visibleCommands(program);
  return beginning(
    typed,
    shown.map((command) => ({ value: command.name(), text: command.summary() })),
  );
}

function optionNames(command: Command, typed: string, program?: Command): Completion {
  const options = [command, ...(program === undefined ? [] : [program])].flatMap((each) =>
    each.createHelp().visibleOptions(each),
  );
  const named = options.map((option) => ({ value: option.long ?? option.flags, text: option.description }));
  return beginning(typed, [...new Map(named.map((each) => [each.value, each])).values()]);
}

async function valuesOf(wanted: Option | Argument, line: Line, world: CompletionWorld): Promise<Completion> {
  const equals = line.typed.startsWith('--') ? line.typed.indexOf('=') + 1 : 0;
  const before = line.typed.slice(0, equals);
  const typed = unquoted(line.typed.slice(equals));
  const found = await candidatesFor(wanted, typed, line, world);
  if (found === 'files') return { kind: 'files' };
  return wordsOf(found.map(({ value, text }) => ({ value: before + value, text })));
}

/** What an option or argument takes, known by its choices, its placeholder, or the words its description lists. */
async function candidatesFor(
  wanted: Option | Argument,
  typed: string,
  line: Line,
  world: CompletionWorld,
): Promise<Candidate[] | 'files'> {
  const placeholder = 'flags' in wanted ? (/[<[]([^>\].]+)/.exec(wanted.flags)?.[1] ?? '') : wanted.name();
  if (wanted.argChoices !== undefined) return begunBy(typed, wanted.argChoices);
  if (/^(file|folder)\b/.test(placeholder)) return 'files';
  if (placeholder === 'day') return begunBy(typed, ['today', 'yesterday']);
  return world.values({ placeholder, description: wanted.description }, typed, () => world.open(line.file));
}

/** The words that begin with what is typed, in lower case or not, as candidates. */
export function begunBy(typed: string, words: readonly string[]): Candidate[] {
  return words.filter((word) => word.startsWith(typed.toLowerCase())).map((value) => ({ value, text: '' }));
}

function beginning(typed: string, candidates: readonly Candidate[]): Completion {
  return wordsOf(candidates.filter(({ value }) => value.startsWith(typed)));
}

function wordsOf(candidates: Candidate[]): Completion {
  return {
    kind: 'words',
    candidates: candidates.map(({ value, text }) => ({ value, text: sanitizeLine(text) })),
  };
}

/** A word as the shell would pass it on, as far as completion cares: without the quotes and backslashes typed in it. */
function unquoted(word: string): string {
  return word.replace(/["'\\]/g, '');
}
